"""What could set two claims of an index against each other, in compact arrays that are read once.

Every such trait is a range on some scale: a figure on the scale of its role, a day, a day of the year, a weekday, a
time of day, a state as the number of its value. Claims whose ranges on one scale do not touch may conflict; whether
they do is for ``relations``.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from factcheck.records import NO_YEAR, Article, Fact, Quantity, When
from factcheck.relations.ages import AGE
from factcheck.relations.amounts import SHORT_OF, as_printed
from factcheck.relations.sites import ONE_ACT, innermost
from factcheck.relations.times import NEARBY_DAYS, SEASON_DAYS, YEAR, days_of
from factcheck.relations.weekdays import DAYS as WEEKDAYS
from factcheck.relations.weekdays import ONE_MATTER, WEEKDAY

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Rows = npt.NDArray[np.int64]
    Days = npt.NDArray[np.int64]
    Ends = npt.NDArray[np.float64]

# Claims less alike than this are seldom about one matter, and a conflict between them is seldom one.
NEAR = 0.5
# Scales that place an event rather than tell of it: what differs there and is of other weeks is another event.
PLACING = (("day",), ("day of year",), ("weekday",), ("place",))
# Scales on which claims conflict only where they are more alike than ``NEAR``: almost one sentence but for a figure of
# which nobody knows what it is of, or but for a word that a quotation has and another one has not.
ALIKE: dict[tuple[str, ...], float] = {("place",): ONE_ACT, ("weekday",): ONE_MATTER, ("quoted",): ONE_ACT}
# A claim of which nobody knows when is of any day.
ALWAYS = (0, 10_000_000)
MINUTES_A_DAY = 24 * 60
# Few claims name more; what is beyond only tells less of how likely a pair is.
NAMES = 8

Scale = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Claims with a range on one scale: ``claims``, ``low`` and ``high`` are parallel.

    ``least``: the cosine, ``days``: the days between two claims, from and up to which a conflict is worth looking for.
    """

    scale: Scale
    claims: "Rows"
    low: "Ends"
    high: "Ends"
    least: float
    days: int


@dataclass(frozen=True, slots=True)
class Traits:
    """By row: article and claim id, unit vectors (claims, dimension), an article's number, first and last day.

    ``names``: numbers of the actors and places that a claim names, (claims, ``NAMES``), filled up with -1.
    """

    keys: tuple[tuple[str, str], ...]
    vectors: "Matrix"
    articles: "Rows"
    first: "Days"
    last: "Days"
    names: "Rows"
    grounds: tuple[Ground, ...]

    def __len__(self) -> int:
        return len(self.keys)


def read_traits(
    claims: "Iterable[tuple[Fact, Article, Matrix]]", advance: Callable[[int], None] = lambda _: None
) -> Traits:
    """The traits of claims with their unit vectors; ``advance`` is told of each claim."""
    import numpy as np

    keys: list[tuple[str, str]] = []
    vectors: list[Matrix] = []
    days: list[tuple[int, int]] = []
    names: list[list[int]] = []
    ranges: dict[Scale, list[tuple[int, float, float]]] = defaultdict(list)
    numbers = _Numbers()
    for row, (fact, article, vector) in enumerate(claims):
        keys.append((article.id, fact.claim.id))
        vectors.append(vector)
        days.append(_days(fact))
        names.append(_names(fact, numbers))
        for scale, low, high in _ranges(fact, numbers):
            ranges[scale].append((row, low, high))
        advance(1)
    first, last = np.array(days, np.int64).reshape(-1, 2).T
    named = np.array(names, np.int64).reshape(-1, NAMES)
    articles = np.array([numbers["article", key[0]] for key in keys], np.int64)
    grounds = tuple(_ground(scale, found) for scale, found in sorted(ranges.items()) if len(found) > 1)
    return Traits(tuple(keys), np.array(vectors, np.float32), articles, first, last, named, grounds)


class _Numbers(dict[Hashable, int]):
    """A number for each thing asked for, the same one each time."""

    def __missing__(self, thing: Hashable) -> int:
        self[thing] = len(self)
        return self[thing]


def _ground(scale: Scale, ranges: list[tuple[int, float, float]]) -> Ground:
    import numpy as np

    claims, low, high = zip(*ranges, strict=True)
    days = NEARBY_DAYS if scale in PLACING else SEASON_DAYS
    return Ground(scale, np.array(claims, np.int64), np.array(low), np.array(high), _least(scale), days)


def _least(scale: Scale) -> float:
    return ONE_ACT if scale[0] == "figure" and scale[1] != AGE and not scale[2] else ALIKE.get(scale, NEAR)


def _ranges(fact: Fact, numbers: _Numbers) -> Iterator[tuple[Scale, float, float]]:
    for quantity in fact.quantities:
        for of in _roles(quantity):
            yield ("figure", quantity.dimension, of), *_ends(quantity)
    for clock in fact.clocks:
        over_midnight = MINUTES_A_DAY if clock.last < clock.first else 0
        yield ("clock",), float(clock.first), float(clock.last + over_midnight)
    for state in fact.states:
        yield ("state", state.kind), *_alone(numbers["state", state.value])
    if len(places := innermost(fact.places)) == 1:
        yield ("place",), *_alone(numbers["place", places[0].name])
    if fact.quoted:
        # Any two quotations may be one that was altered.
        yield ("quoted",), *_alone(numbers["quoted", fact.claim.article_id, fact.claim.id])
    yield ("stance",), *_alone(fact.stance.negated or fact.stance.denied)
    yield from _own_days(fact)


def _alone(number: int) -> tuple[float, float]:
    return float(number), float(number)


def _roles(quantity: Quantity) -> Iterator[str]:
    """What a figure may be held against as: as what it is of, "no soldiers killed" as any who were killed too.

    An age is held against whoever's, and in sentences that are almost one any figure against that in its place.
    """
    yield ""
    if quantity.of is None or quantity.dimension == AGE:
        return
    yield quantity.of
    words = quantity.of.split()
    if quantity.value.high == 0:
        yield from (" ".join(words[place:]) for place in range(1, len(words)))


def _ends(quantity: Quantity) -> tuple[float, float]:
    """What a figure's printing leaves open, short of where the next figure's begins: "350" and "360" do not touch."""
    value, printed = quantity.value, as_printed(quantity)
    low = -inf if value.low is None or printed.low is None else value.low - SHORT_OF * (value.low - printed.low)
    high = inf if value.high is None or printed.high is None else value.high + SHORT_OF * (printed.high - value.high)
    return low, high


def _own_days(fact: Fact) -> Iterator[tuple[Scale, float, float]]:
    """The days that a claim itself names; half a day wider on each side, so that neighbouring days touch."""
    for when in fact.times:
        if not when.yearless:
            yield ("day",), when.first.toordinal() - 0.5, when.last.toordinal() + 0.5
        yield from _of_any_year(when)
    named = {found.casefold() for found in WEEKDAY.findall(fact.text)}
    if len(named) == 1:
        yield ("weekday",), *_alone(WEEKDAYS.index(named.pop()))


def _of_any_year(when: When) -> Iterator[tuple[Scale, float, float]]:
    """The same days where either claim's year is unknown; what lies over New Year ends in the year after."""
    first, last = (day.replace(year=NO_YEAR).toordinal() for day in (when.first, when.last))
    if (when.last - when.first).days < YEAR - 1:
        yield ("day of year",), first - 0.5, (last if last >= first else last + YEAR) + 0.5


def _names(fact: Fact, numbers: _Numbers) -> list[int]:
    keys = [actor.key for actor in (*fact.actors, *((fact.speaker,) if fact.speaker else ()))]
    named = dict.fromkeys((*keys, *(place.name for place in fact.places)))
    found = [numbers["name", name] for name in named][:NAMES]
    return found + [-1] * (NAMES - len(found))


def _days(fact: Fact) -> tuple[int, int]:
    """Between which days, as ordinals, a claim's event lies as far as anything near it tells."""
    told = days_of(fact)
    if not told or any(days.yearless for days in told):
        return ALWAYS
    return min(days.first for days in told).toordinal(), max(days.last for days in told).toordinal()
