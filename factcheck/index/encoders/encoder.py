"""What an encoder is, and the way of many texts through one."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix

# Texts handed to a model between two reports of progress.
PORTION = 512


class Described(NamedTuple):
    """An encoder's name and the digest of its files."""

    name: str
    digest: str


class Encoder(Protocol):
    """What makes vectors: equal digests make equal vectors."""

    @property
    def name(self) -> str:
        """What to call it with ``--encoder``."""

    @property
    def digest(self) -> str:
        """Hash of everything that decides its vectors."""

    @property
    def dimension(self) -> int:
        """Of a vector."""

    def encode(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> "Matrix":
        """Unit vectors (texts, dimension), float32; ``progress`` is told how many texts are done."""


def encode_each_once(
    texts: Sequence[str],
    forward: Callable[[Sequence[str]], "Matrix"],
    dimension: int,
    *,
    progress: Callable[[int], None] | None = None,
) -> "Matrix":
    """The vectors (texts, dimension) that ``forward`` makes of texts; what is said twice is encoded once.

    The same texts go the same way in whatever order they come. ``forward`` gets no half characters: they have no
    vector, and what may be stored is for the index to say.
    """
    import numpy as np

    # Alike lengths are padded least when they are encoded together.
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    places = {text: place for place, text in enumerate(distinct)}
    vectors = np.zeros((len(distinct), dimension), np.float32)
    for start, portion in _portions(distinct):
        vectors[start : start + len(portion)] = forward([text.encode(errors="replace").decode() for text in portion])
        if progress:
            progress(start + len(portion))
    return vectors[[places[text] for text in texts]]


def _portions(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    for start in range(0, len(texts), PORTION):
        yield start, texts[start : start + PORTION]
