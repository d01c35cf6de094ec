"""Where two facts are set: one place or two, one inside the other, neighbours, or plainly apart at one level.

Two places are apart only where both sides name exactly one and it stands at the same level: two countries, two
cities of a country, two houses of a street. A city and a mountain range say nothing of each other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from factcheck.records import Fact, Place
from factcheck.relations.pairs import Pair
from factcheck.relations.passages import in_text
from factcheck.relations.tables import table

# Sentences as alike as this tell of one thing, and one place each then is the place of it. Another country, or another
# number of one street, shows on sentences less alike.
ONE_SENTENCE = 0.8
ONE_ACT = 0.75
_ON_A_STREET = re.compile(r"^\d+ |\w and \w")
# How far before a place the words that make it inexact may begin, in code points.
_REACH = 30


@dataclass(frozen=True, slots=True)
class Sites:
    """The innermost places of two facts. ``inexact``: one of them is only "near" or "off" its place."""

    pair: Pair
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    inexact: bool

    @property
    def same(self) -> bool:
        """They name a place in common."""
        return any(one.name == other.name for one, other in product(self.left, self.right))

    @property
    def nested(self) -> bool:
        """A place of one side lies in one of the other."""
        return any(
            one.name in other.path or other.name in one.path or _is_one_number(one, other)
            for one, other in product(self.left, self.right)
        )

    @property
    def streets_apart(self) -> bool:
        """One number or corner each, of one street: in sentences about one act the two cannot both be right."""
        return self._one_each and self.pair.is_alike(ONE_ACT) and not self.inexact and _on_one_street(*self._both)

    @property
    def countries_apart(self) -> bool:
        """Two countries, or a place each in two of them."""
        if not self._one_each or self.inexact or not self.pair.is_alike(ONE_ACT):
            return False
        countries = {_country(place) for place in self._both}
        alike = len({len(place.path) > 1 for place in self._both}) == 1
        return alike and len(countries) == len(self._both) and None not in countries

    @property
    def near(self) -> bool:
        """Neighbours: two places of one country, of which one is inexact."""
        return self._one_each and self.inexact and _country(self.left[0]) == _country(self.right[0]) is not None

    @property
    def apart(self) -> bool:
        """One place each, at one level, in sentences that say one thing."""
        return self._one_each and self.pair.is_alike(ONE_SENTENCE) and not self.inexact and _at_one_level(*self._both)

    @property
    def _one_each(self) -> bool:
        return len(self.left) == len(self.right) == 1

    @property
    def _both(self) -> tuple[Place, Place]:
        return self.left[0], self.right[0]


def sites(pair: Pair) -> Sites:
    """The places of a pair, those left out that only contain another of their side ("Portland, Oregon": Portland)."""
    return Sites(
        pair=pair,
        left=innermost(pair.left.places),
        right=innermost(pair.right.places),
        inexact=_is_inexact(pair.left) or _is_inexact(pair.right),
    )


def innermost(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, without those that contain another one."""
    named = {place.name: place for place in places}
    return tuple(place for place in named.values() if not any(place.name in other.path for other in named.values()))


def _country(place: Place) -> str | None:
    """The country of a place, itself where it is one; None where its path leads through none."""
    chain = (place.name, *place.path)
    return chain[-2] if len(chain) > 1 and chain[-1] in table("places")["continents"] else None


def _at_one_level(left: Place, right: Place) -> bool:
    """Two places of one country with as much above them, or in two regions of it; two streets say nothing."""
    if _is_street(left) or _is_street(right) or _country(left) != _country(right):
        return False
    regions = [place.path[-3] for place in (left, right) if len(place.path) > 2]
    return len(set(regions)) > 1 or len(left.path) == len(right.path)


def _is_street(place: Place) -> bool:
    """A street has its own name without "Street" above it."""
    return bool(place.path) and (place.path[0] in place.name or bool(_ON_A_STREET.search(place.name)))


def _on_one_street(left: Place, right: Place) -> bool:
    """Both are houses, blocks or corners, of a street in common."""
    return bool(_streets(left) & _streets(right))


def _is_one_number(left: Place, right: Place) -> bool:
    """The same house or block but for a direction or "Street" that one side leaves out."""
    return left.path[:1] == right.path[:1] and any(re.match(r"\d+ ", name) for name in left.path[:1])


def _streets(place: Place) -> set[str]:
    """The streets of "3400 block of Madison Street" or "5th and Main": what contains it and is part of its name."""
    if not _ON_A_STREET.search(place.name):
        return set()
    return {name for name in place.path if name in place.name}


def _is_inexact(fact: Fact) -> bool:
    return any(_inexact().search(_before(fact, place)) for place in innermost(fact.places))


def _before(fact: Fact, place: Place) -> str:
    """The words right before a place, in the fact's own text."""
    placed = in_text(fact, place.span)
    return fact.text[max(0, placed.start - _REACH) : placed.start] if placed else ""


@cache
def _inexact() -> re.Pattern[str]:
    words = "|".join(table("places")["inexact"])
    return re.compile(rf"\b(?:{words})(?:\s(?:of|the|\w+['’]s|\w+ern))*\s$", re.IGNORECASE)
