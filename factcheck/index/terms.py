"""What a fact can be found by without its meaning: who, where, how much, and between which days.

The terms of a stored fact and of a question are made here, by the same rules; SQL lies elsewhere.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite

from factcheck.records import Article, Fact, Quantity, When


@dataclass(frozen=True, slots=True)
class Window:
    """Days from first to last, both included, as ordinals (``date.toordinal``)."""

    first: int
    last: int

    def widened(self, days: int) -> "Window":
        """The same with so many days more on each side."""
        return Window(self.first - days, self.last + days)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount between low and high in base units of its dimension."""

    dimension: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Terms:
    """``names``: (kind, key) of actors and places; ``window``: None where nobody knows when."""

    names: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    window: Window | None


def terms_of(fact: Fact, article: Article | None = None) -> Terms:
    """The terms of a fact; its article, if there is one, says when it was published where the fact does not."""
    return Terms(tuple(sorted(set(_names(fact)))), tuple(dict.fromkeys(_figures(fact))), _when(fact, article))


def publication(article: Article) -> Window | None:
    """The days between which an article was published, as far as they are known."""
    if article.published:
        return Window(article.published.toordinal(), article.published.toordinal())
    return Window(article.period.first.toordinal(), article.period.last.toordinal()) if article.period else None


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A name without case, accents, hyphens and punctuation: "Kim Jong-Un" and "kim jong un" are one."""
    spelt = unicodedata.normalize("NFKD", name.casefold())
    letters = (letter if letter.isalnum() else " " for letter in spelt if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def _names(fact: Fact) -> Iterator[tuple[str, str]]:
    for actor in (*fact.actors, *((fact.speaker,) if fact.speaker else ())):
        yield "actor", actor.key
    for place in fact.places:
        yield from (("place", plain(name)) for name in (place.name, *place.path) if plain(name))


def _figures(fact: Fact) -> Iterator[Figure]:
    for quantity in fact.quantities:
        ends = _ends(quantity)
        if ends:
            yield Figure(quantity.dimension, min(ends), max(ends))


def _ends(quantity: Quantity) -> tuple[float, ...]:
    # "At least 12" is looked for at 12: to infinity it would meet every larger figure there is.
    return tuple(end for end in (quantity.value.low, quantity.value.high) if end is not None and isfinite(end))


def _when(fact: Fact, article: Article | None) -> Window | None:
    # The claim's own times; else the nearest its article gives; else when it was printed.
    own = _hull(fact.times) or _hull(_dated(fact.setting.times)[:1])
    return own or _day(fact.published) or (publication(article) if article else None)


def _hull(times: Iterable[When]) -> Window | None:
    dated = _dated(times)
    if not dated:
        return None
    return Window(min(time.first for time in dated).toordinal(), max(time.last for time in dated).toordinal())


def _dated(times: Iterable[When]) -> list[When]:
    return [time for time in times if not time.yearless]


def _day(day: date | None) -> Window | None:
    return Window(day.toordinal(), day.toordinal()) if day else None
