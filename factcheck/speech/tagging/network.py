"""The trained network, run by ONNX Runtime: scores for the words of a window.

Windows are run one at a time: int8 arithmetic scales its numbers by what is in a batch, so that in company a window
could get other scores than alone.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.shipped import open_model, open_tokenizer
from factcheck.speech.tagging.pieces import Pieces, Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights"
MODEL = "tagger.onnx"
TOKENIZER = "tokenizer.json"
INPUTS = ("pieces", "cases", "quoted", "words")


class Scores(NamedTuple):
    """Of a window: log-probabilities of labels (words, labels) and of kinds of names (words, kinds), probabilities of
    pointing to the head of a cue and of a source (words, words + 1), where target 0 is none."""

    labels: "Floats"
    names: "Floats"
    to_cue: "Floats"
    to_source: "Floats"


class Network:
    """A tagger's weights and vocabulary in memory. Raises ``FactcheckError`` where a file is damaged or missing."""

    def __init__(self, folder: Path) -> None:
        self._session = open_model(folder, MODEL)
        self.pieces = Pieces(open_tokenizer(folder, TOKENIZER))

    def run(self, seen: Seen) -> Scores:
        """The scores of one window."""
        import numpy as np

        rows: Sequence[Sequence[int]] = (seen.pieces, seen.cases, seen.quoted, seen.words)
        given = {name: np.array([row], np.int64) for name, row in zip(INPUTS, rows, strict=True)}
        labels, names, to_cue, to_source = self._session.run(None, given)
        return Scores(labels[0], names[0], to_cue[0], to_source[0])


@cache
def shipped() -> Network:
    """The network that ships, loaded once."""
    return Network(WEIGHTS)
