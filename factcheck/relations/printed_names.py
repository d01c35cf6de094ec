"""The slot of names as they are printed: victims, ships, streets, firms that no table knows and both sides name.

Actors are held against each other by key; this slot needs no key, and so finds what only these two texts have.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.records import Comparison, Fact, Level, Span
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair
from factcheck.relations.passages import in_text

# Runs of capitalised words, initials and particles between them included: "Carla J. de la Vega", "Desire Street".
NAME = re.compile(
    r"[A-Z][\w’'-]+(?:\s(?:(?:[A-Z]\.|de|del|la|van|von|der|bin|al)\s)*[A-Z][\w’'-]+)*"  # as they run on
)
_LISTED = """a after all an and as at authorities but by deputies during for from he her his if in investigators it its
no not officers officials on one police she so some that the their there they this those three to two we when where
which while who with witnesses you your
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december mr mrs ms dr"""
# Words that begin sentences, and names that every text has.
COMMON = frozenset(_LISTED.split())


@dataclass(frozen=True, slots=True)
class Printed:
    """Names of two sides: ``full`` of several words, ``words`` the words of all of them, in lower case."""

    left_full: frozenset[str]
    right_full: frozenset[str]
    left_words: frozenset[str]
    right_words: frozenset[str]

    @property
    def shared(self) -> frozenset[str]:
        """Words of names that both sides have."""
        return self.left_words & self.right_words


LADDER: tuple[Step[Printed], ...] = (
    Step("silent", Level.SILENT, lambda names: not names.left_words or not names.right_words),
    Step("full", Level.COMPATIBLE, lambda names: bool(names.left_full & names.right_full)),
    Step("several", Level.COMPATIBLE, lambda names: len(names.shared) > 1),
    Step("one", Level.COMPATIBLE, lambda names: bool(names.shared)),
    Step("other", Level.SILENT, lambda names: bool(names.left_full and names.right_full)),
    Step("none", Level.SILENT, always),
)


def compare_printed_names(pair: Pair) -> Iterator[Comparison]:
    """One comparison: what names both sides print that are neither places nor bodies of the tables."""
    left, right = _names(pair.left), _names(pair.right)
    names = Printed(*(_full(side) for side in (left, right)), *(_words(side) for side in (left, right)))
    step = climb(LADDER, names)
    shared = ", ".join(sorted(names.left_full & names.right_full or names.shared)) or None
    yield Comparison("name", step.level, 0.0, shared, shared, rung=f"name.{step.name}")


def _names(fact: Fact) -> list[tuple[str, ...]]:
    """The words of each name, without those that tables know: places, countries, bodies."""
    known = [place.span for place in fact.places]
    known += [actor.span for actor in fact.actors if actor.span and actor.kind != "person"]
    placed = [span for span in (in_text(fact, span) for span in known) if span]
    found = (words for start, end, words in _printed(fact.text) if not _covered(start, end, placed))
    return [name for name in found if name]


@lru_cache(maxsize=4096)
def _printed(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Where each name of a text begins and ends, and its words."""
    return tuple((found.start(), found.end(), _told(found[0])) for found in NAME.finditer(text))


def _covered(start: int, end: int, known: list[Span]) -> bool:
    return any(span.start < end and start < span.end for span in known)


def _told(name: str) -> tuple[str, ...]:
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return tuple(word for word in words if word not in COMMON and len(word) > 2)


def _full(names: list[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(" ".join(name) for name in names if len(name) > 1)


def _words(names: list[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(word for name in names for word in name)
