"""Pairs of articles to tell "one event" by: of one event, and each article with the most alike of another event.

An article is taken for its title and the first words of its text, enough to say what happened; only these are encoded
and compared. Everything is drawn by hashes of names, so that one file always yields the same pairs.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.benchmarks.event_corpora import ToldEvent, read_events
from factcheck.index import Encoder
from factcheck.pipeline.relating import Passage
from factcheck.records import Article

if TYPE_CHECKING:
    from factcheck.index.nearest import Matrix

# Words of an article's text that are compared, beside its title.
LEAD_WORDS = 60
# Pairs of one event, so that the few that many outlets tell do not outweigh all others.
MOST_OF_ONE_EVENT = 3
# Of so many events, one is held out.
PARTS = 5
# Rows of cosines that are held at a time.
_ROWS = 256

_LEAD = re.compile(rf"(?:\S+\s+){{0,{LEAD_WORDS - 1}}}\S+")


class Part(StrEnum):
    """Which part of the events: four of five to learn from, the others to measure on."""

    TRAIN = "train"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two passages, and whether they tell of one event.

    ``group``: the topic of the left one's event; ``cosine``: of the vectors of the two.
    """

    left: Passage
    right: Passage
    same: bool
    group: str
    cosine: float


@dataclass(frozen=True, slots=True)
class _Told:
    """An article's passage, and the event that it tells of."""

    event: ToldEvent
    passage: Passage


def labelled_pairs(
    path: Path, encoder: Encoder, *, events: int | None = None, split: Part | None = None, nearest: int = 1
) -> Iterator[LabelledPair]:
    """The pairs of the events of one file (see ``read_events``), event by event.

    Of each event up to three pairs of its articles, and each of its articles with the most alike article, by the
    cosine of their vectors, of another event. A text is never paired with itself, be it told under two events.

    ``events``: how many of them, drawn by their names; what they are held against comes from all others too.
    ``split``: only one part of the events, on both sides of a pair. ``nearest``: with how many articles of other events
    each is paired. Raises ``BadInput`` as ``read_events`` does.
    """
    pool = [event for event in read_events(path) if split is None or part_of(event.topic) is split]
    told = [_Told(event, passage) for event in pool for passage in dict.fromkeys(map(passage_of, event.articles))]
    vectors = encoder.encode([one.passage.text for one in told])
    chosen = {event.name for event in sorted(pool, key=_drawn)[:events]}
    places = [place for place, one in enumerate(told) if one.event.name in chosen]
    couples = {*_of_one_event(told, places), *_of_two_events(told, places, vectors, nearest)}
    for left, right in sorted(couples):
        yield _pair(told[left], told[right], float(vectors[left] @ vectors[right]))


def part_of(topic: str) -> Part:
    """The part an event of a topic belongs to, by its hash: always the same one, whatever else is in the file."""
    return Part.TRAIN if int(sha256(topic.encode()).hexdigest(), 16) % PARTS else Part.HELD_OUT


def passage_of(article: Article) -> Passage:
    """What of an article is compared: its title and the first sixty words of its text, on paragraphs of their own."""
    lead = _LEAD.search(article.text)
    parts = ((article.title or "").strip(), lead[0] if lead else "")
    return Passage("\n\n".join(filter(None, parts)), article.published)


def _drawn(event: ToldEvent) -> bytes:
    """A place in an order that has nothing to do with that of the file, nor with the parts."""
    return sha256(f"drawn {event.name}".encode()).digest()


def _of_one_event(told: Sequence[_Told], places: Iterable[int]) -> Iterator[tuple[int, int]]:
    by_event: dict[str, list[int]] = {}
    for place in places:
        by_event.setdefault(told[place].event.name, []).append(place)
    for name, here in by_event.items():
        couples = [(one, other) for one, other in combinations(here, 2) if _differ(told[one], told[other])]
        yield from random.Random(name).sample(couples, min(MOST_OF_ONE_EVENT, len(couples)))


def _of_two_events(
    told: Sequence[_Told], places: Sequence[int], vectors: "Matrix", nearest: int
) -> Iterator[tuple[int, int]]:
    """The place of each article with those of its nearest, the lower first: two may well be each other's nearest."""
    for start in range(0, len(places), _ROWS):
        rows = places[start : start + _ROWS]
        for place, cosines in zip(rows, vectors[rows] @ vectors.T, strict=True):
            others = (other for other in (-cosines).argsort(kind="stable").tolist() if _apart(told[place], told[other]))
            for other in islice(others, nearest):
                yield min(place, other), max(place, other)


def _apart(one: _Told, other: _Told) -> bool:
    return one.event.name != other.event.name and _differ(one, other)


def _differ(one: _Told, other: _Told) -> bool:
    return one.passage.text != other.passage.text


def _pair(left: _Told, right: _Told, cosine: float) -> LabelledPair:
    return LabelledPair(left.passage, right.passage, left.event.name == right.event.name, left.event.topic, cosine)
