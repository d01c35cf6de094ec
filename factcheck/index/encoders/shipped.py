"""The encoder that ships: all-MiniLM-L6-v2 with weights of eight bits, run by ONNX Runtime.

Pooling and scaling to unit length are part of the graph, truncation part of the tokenizer's file: what decides a vector
lies in ``weights/`` and nowhere else. A text has the same vector alone and among others, to the last digits of a float,
because the weights alone are integers: every sum runs in 32-bit floating point.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import shipped
from factcheck.index.encoders.encoder import encode_each_once

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from factcheck.index.vectors import Matrix

    Pieces = npt.NDArray[np.int64]

WEIGHTS = Path(__file__).parents[1] / "weights"
MODEL = "encoder.onnx"
TOKENIZER = "tokenizer.json"

# Texts in one forward pass.
BATCH = 32


class ShippedEncoder:
    """The default encoder. ``weights``: a folder as ``factcheck.training`` makes it."""

    def __init__(self, name: str, weights: Path = WEIGHTS) -> None:
        self.name = name
        self.digest = shipped.digest(weights)
        self._tokenizer = shipped.open_tokenizer(weights, TOKENIZER)
        self._session = shipped.open_model(weights, MODEL)
        self.dimension = int(self._session.get_outputs()[0].shape[1])

    def encode(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> "Matrix":
        """Unit vectors (texts, dimension), float32; ``progress`` is told how many distinct texts are done."""
        return encode_each_once(texts, self._forward, self.dimension, progress=progress)

    def _forward(self, texts: Sequence[str]) -> "Matrix":
        import numpy as np

        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for batch in _batches([len(row) for row in pieces]):
            rows, mask = _padded([pieces[number] for number in batch])
            (vectors[batch],) = self._session.run(None, {"input_ids": rows, "attention_mask": mask})
        return vectors


def shipped_digest() -> str:
    """The digest of the encoder that ships; nothing is loaded."""
    return shipped.digest(WEIGHTS)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of rows that go together: alike lengths are padded least."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def _padded(rows: Sequence[Sequence[int]]) -> tuple["Pieces", "Pieces"]:
    """Rows of pieces filled up with zeros, and a mask that is one where there is a piece: (rows, longest) both."""
    import numpy as np

    shape = (len(rows), max(len(row) for row in rows))
    pieces, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for place, row in enumerate(rows):
        pieces[place, : len(row)] = row
        mask[place, : len(row)] = 1
    return pieces, mask
