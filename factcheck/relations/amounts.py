"""Figures held against figures: what a printed number leaves open, and how far two of them are apart.

Units are no business of this module: quantities arrive as ranges in base units.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from factcheck.records import Bound, Quantity, Range
from factcheck.relations.bearers import Bearers, bearers

# Counts and ages under this are taken to the letter ("12 people"); above it, trailing zeros are read as rounding.
LITERAL_COUNT = 100
LITERAL = ("count", "age")
# Dimensions that are always given to so many decimals: a magnitude of "7" is 7.0.
DECIMALS = {"magnitude": 1}
# At least this many digits of a printed figure are taken as meant: "400 km" is 395 to 405, not 350 to 450.
DIGITS_MEANT = 2
# What is rounded down never reaches what is rounded up: "six hours" and "seven hours" have no instant in common.
SHORT_OF = 0.999


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two figures may lie apart and still agree: a share of the larger one, or an amount in base units."""

    share: float = 0.0
    amount: float = 0.0


@dataclass(frozen=True)
class Amounts:
    """Two quantities of one role, as ranges with the width that their printing leaves open.

    Without slots, so that the gap, which every step of a ladder asks for, is found once.
    """

    left: Quantity
    right: Quantity
    tolerance: Tolerance | None = None

    @cached_property
    def gap(self) -> float:
        """The distance between the ranges in base units; 0 where they touch."""
        left, right = self._range(self.left), self._range(self.right)
        below = _above(right.low) - _below(left.high)
        above = _above(left.low) - _below(right.high)
        return max(0.0, below, above) if self.tolerance is None else max(0.0, max(below, above) - self._allowed)

    @property
    def is_open(self) -> bool:
        """Either is a bound ("at least", "up to"), so that touching is less than agreeing."""
        return any(side.value.low is None or side.value.high is None for side in (self.left, self.right))

    @property
    def ratio(self) -> float:
        """The larger middle over the smaller, 1 or more; infinite where one is zero or the signs differ."""
        left, right = middle(self.left), middle(self.right)
        small, large = sorted((abs(left), abs(right)))
        return math.inf if small == 0 or left * right < 0 else large / small

    @property
    def _allowed(self) -> float:
        assert self.tolerance is not None
        return max(self.tolerance.amount, self.tolerance.share * max(abs(middle(self.left)), abs(middle(self.right))))

    def _range(self, quantity: Quantity) -> Range:
        return quantity.value if self.tolerance is not None else _widened(quantity, SHORT_OF * _half_digit(quantity))


def middle(quantity: Quantity) -> float:
    """One number for a range: its middle, or its closed end."""
    ends = [end for end in (quantity.value.low, quantity.value.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def as_printed(quantity: Quantity) -> Range:
    """The range a printed figure stands for: half a unit of its last meant digit on either side.

    "350 km" is 345 to 355 km, "217 miles" 216.5 to 217.5 miles; a count under 100 is just itself.
    """
    return _widened(quantity, _half_digit(quantity))


def _widened(quantity: Quantity, slack: float) -> Range:
    low, high = quantity.value.low, quantity.value.high
    return Range(None if low is None else low - slack, None if high is None else high + slack)


def _half_digit(quantity: Quantity) -> float:
    printed = abs(quantity.printed)
    if printed == 0 or quantity.bound is not Bound.EXACT or quantity.value.low != quantity.value.high:
        return 0.0
    if quantity.dimension in LITERAL and printed < LITERAL_COUNT:
        return 0.0
    factor = abs(middle(quantity)) / printed
    decimals = DECIMALS.get(quantity.dimension)
    return factor * min(_last_digit(printed), 10.0**-decimals if decimals else math.inf) / 2


@lru_cache(maxsize=4096)
def _last_digit(printed: float) -> float:
    """The value of the last digit that is meant: 10 for 350, 1 for 217, 0.1 for 6.8."""
    if printed != int(printed):
        # Not by the digits that are seen: 0.00001 is "1e-05".
        return float(10.0 ** int(Decimal(repr(printed)).as_tuple().exponent))
    zeros = len(str(int(printed))) - len(str(int(printed)).rstrip("0"))
    digits = len(str(int(printed)))
    return float(10 ** max(0, min(zeros, digits - DIGITS_MEANT)))


def _above(low: float | None) -> float:
    return -math.inf if low is None else low


def _below(high: float | None) -> float:
    return math.inf if high is None else high


def paired(left: Iterable[Quantity], right: Iterable[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Quantities of one role, one to one, the nearest first; what has no partner stays out.

    Counts of people who are plainly others (men and women, officers and suspects) are no pair.
    """
    ones, others = said_once(left), said_once(right)
    pairs = [
        (one, other)
        for one in ones
        for other in others
        if role(one) == role(other) and not (one.dimension == "count" and _of_others(one.who, other.who))
    ]
    taken: set[int] = set()
    kept = []
    for one, other in sorted(pairs, key=_nearest_first):
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            kept.append((one, other))
    return kept


def _of_others(left: str | None, right: str | None) -> bool:
    """By their nouns alone: names beside them ("Gaza residents") tell no two groups apart."""
    if not left or not right:
        return False
    return bearers(left.split()[-1].lower(), right.split()[-1].lower()) is Bearers.APART


def said_once(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Without figures that say again what one before them says: "about 370 kilometers (230 miles)"."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not any(role(quantity) == role(other) and Amounts(other, quantity).gap == 0 for other in kept):
            kept.append(quantity)
    return kept


def _nearest_first(pair: tuple[Quantity, Quantity]) -> tuple[float, ...]:
    middles = sorted(middle(quantity) for quantity in pair)
    return (Amounts(*pair).gap, middles[1] - middles[0], *middles)


def role(quantity: Quantity) -> tuple[str, str | None]:
    """What is measured: only quantities of one role are compared."""
    return quantity.dimension, quantity.of


def difference(left: Quantity, right: Quantity) -> str | None:
    """How far the right figure is from the left, for a reader: "+5.7%"; None where it makes no sense."""
    base, other = middle(left), middle(right)
    if base == 0:
        return None
    change = 100 * (other - base) / base
    return f"{change:+.0f}%" if abs(change) >= 100 else f"{change:+.1f}%"
