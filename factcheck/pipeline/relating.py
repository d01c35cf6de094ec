"""Two texts held against each other, with no index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.index import Encoder
from factcheck.pipeline.reading import read_passage
from factcheck.records import Fact, Finding
from factcheck.relations import relate


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and when it was published."""

    text: str
    published: date | None = None


def relate_texts(pairs: Sequence[tuple[Passage, Passage]], encoder: Encoder) -> Iterator[Finding]:
    """One finding a pair, in order; all texts are embedded in one batch."""
    vectors = encoder.encode([passage.text for pair in pairs for passage in pair])
    for number, (left, right) in enumerate(pairs):
        similarity = float(vectors[2 * number] @ vectors[2 * number + 1])
        yield relate(_fact(left), _fact(right), similarity=similarity)


def _fact(passage: Passage) -> Fact:
    return read_passage(passage.text, published=passage.published)[1]
