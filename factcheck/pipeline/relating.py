"""Two texts held against each other, with no index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.index import Encoder
from factcheck.pipeline.reading import read_passage
from factcheck.records import Fact, Finding
from factcheck.relations import read_side_by_side, relate


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and when it was published."""

    text: str
    published: date | None = None


def relate_texts(pairs: Sequence[tuple[Passage, Passage]], encoder: Encoder) -> Iterator[Finding]:
    """One finding a pair, in order; all texts are embedded in one batch, and each pair is read side by side."""
    vectors = encoder.encode([passage.text for pair in pairs for passage in pair])
    readings = read_side_by_side((left.text, right.text) for left, right in pairs)
    for number, ((left, right), reading) in enumerate(zip(pairs, readings, strict=True)):
        similarity = float(vectors[2 * number] @ vectors[2 * number + 1])
        yield relate(fact_of(left), fact_of(right), similarity=similarity, reading=reading)


def slots_related(pairs: Sequence[tuple[Passage, Passage]], encoder: Encoder) -> Iterator[Finding]:
    """One finding a pair, in order, by the slots alone; each text is embedded and read for facts once."""
    facts = {passage: fact_of(passage) for passage in dict.fromkeys(passage for pair in pairs for passage in pair)}
    vectors = dict(zip(facts, encoder.encode([passage.text for passage in facts]), strict=True))
    for left, right in pairs:
        yield relate(facts[left], facts[right], similarity=float(vectors[left] @ vectors[right]))


def fact_of(passage: Passage) -> Fact:
    """A passage as one fact, whoever says it. Raises ``BadInput`` where it holds no text."""
    return read_passage(passage.text, published=passage.published)[1]
