"""The slot of ages: whose age each side tells, and whether one person is given two.

Ages are paired by those whose they are, never by nearness: 22 and 23 of two people say nothing of each other.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from factcheck.records import Comparison, Level, Quantity
from factcheck.relations.amounts import Amounts, difference, middle
from factcheck.relations.bearers import Bearers, bearers
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair
from factcheck.relations.tables import table

AGE = "age"

# Sentences from this cosine on are about one matter; those from the second on say one thing (as for other figures).
ONE_MATTER = 0.6
ONE_SENTENCE = 0.8
# Somebody unnamed who is more than so many times as old as another is another.
FAR = 3.0
# Between reports fewer days apart than this a birthday is the less likely reason: 60 of 365 are one in six.
MONTHS_APART = 60
YEAR = 365.25
# Two spellings of one surname, and of one given name whose surname is the same, are at least this much alike, 0..1.
ONE_SURNAME = 0.8
ONE_GIVEN_NAME = 0.6

_NAME_AT_END = re.compile(r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|[a-z]{1,3}))*$")
_SUFFIX = re.compile(r",? (?:Jr|Sr)\.?$")


@dataclass(frozen=True, slots=True)
class Ages:
    """Two ages that may be one person's. ``whose``: as far as words tell; ``full``: by more than a surname."""

    left: Quantity
    right: Quantity
    pair: Pair
    whose: Bearers
    full: bool

    @property
    def amounts(self) -> Amounts:
        """The two figures."""
        return Amounts(self.left, self.right, self.pair.tolerance)

    @property
    def touch(self) -> bool:
        """They may be one age: "16 months" is an age of one year."""
        if self.left.printed_unit != self.right.printed_unit and "year" in (
            self.left.printed_unit,
            self.right.printed_unit,
        ):
            years, other = sorted((self.left, self.right), key=lambda age: age.printed_unit != "year")
            return 0 <= middle(other) - middle(years) < 1
        return self.amounts.gap == 0

    @property
    def birthdays(self) -> bool:
        """The later report gives the higher age, by no more years than may have passed between the two."""
        days = [fact.published for fact in (self.pair.left, self.pair.right)]
        first, second = days[0] or self.pair.left_known, days[1]
        if first is None or second is None:
            return False
        passed, older = (second - first).days, middle(self.right) - middle(self.left)
        return abs(passed) >= MONTHS_APART and 0 < math.copysign(1, passed) * older <= math.ceil(abs(passed) / YEAR)

    @property
    def sure(self) -> bool:
        """They are one person's: by the full name, or in sentences about one matter."""
        near = self.amounts.ratio <= FAR or self.pair.is_alike(ONE_SENTENCE)
        return self.full or (self.pair.is_alike(ONE_MATTER) and near)


LADDER: tuple[Step[Ages], ...] = (
    Step("unlike", Level.SILENT, lambda ages: ages.whose is Bearers.APART),
    Step("agrees", Level.AGREES, lambda ages: ages.touch and not ages.amounts.is_open),
    Step("silent", Level.SILENT, lambda ages: ages.touch),
    Step("unlike", Level.SILENT, lambda ages: not ages.sure),
    Step("birthday", Level.COMPATIBLE, lambda ages: ages.birthdays),
    Step("conflicts", Level.CONFLICTS, always),
)


def compare_ages(pair: Pair) -> Iterator[Comparison]:
    """One comparison for each person whose age both sides tell; a silent one where both tell ages of nobody shared."""
    left, right = (_told(fact.quantities) for fact in (pair.left, pair.right))
    if not left or not right:
        return
    paired = _paired([_ages(one, other, pair) for one in left for other in right])
    if paired:
        yield from (_compared(ages) for ages in paired)
    elif _is_single(left) and _is_single(right):
        yield _compared(_ages(left[0], right[0], pair))
    else:
        yield _shown(left[0], right[0], "silent", Level.SILENT)


def _paired(found: Sequence[Ages]) -> list[Ages]:
    """Those of one person, one to one, full names before others and equal ages before others."""
    taken: set[int] = set()
    kept = []
    for ages in sorted((ages for ages in found if ages.whose is Bearers.SAME), key=_surest_first):
        if id(ages.left) not in taken and id(ages.right) not in taken:
            taken |= {id(ages.left), id(ages.right)}
            kept.append(ages)
    return kept


def _surest_first(ages: Ages) -> tuple[float, ...]:
    middles = sorted((middle(ages.left), middle(ages.right)))
    return (not ages.full, not ages.touch, middles[1] - middles[0], *middles)


def _told(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The ages, each of one bearer once."""
    ages = [quantity for quantity in quantities if quantity.dimension == AGE]
    return list({(age.who, age.value): age for age in reversed(ages)}.values())[::-1]


def _is_single(ages: Sequence[Quantity]) -> bool:
    return len({age.value for age in ages}) == 1


def _ages(left: Quantity, right: Quantity, pair: Pair) -> Ages:
    names = _name(left.who), _name(right.who)
    if all(names):
        return Ages(left, right, pair, _by_name(*names), full=_is_full(*names))
    if any(names):
        printed = (None if age.who is None else age.who.lower() for age in (left, right))
        return Ages(left, right, pair, bearers(*printed), full=False)
    return Ages(left, right, pair, bearers(left.who, right.who), full=False)


def _name(who: str | None) -> tuple[str, ...]:
    """The words of the name that ``who`` ends with, in small letters, without titles; empty for "the driver", "he"."""
    match = _NAME_AT_END.search(_SUFFIX.sub("", who)) if who else None
    printed = match[0].lower().split() if match else []
    words = (word.strip(".").removesuffix("'s").removesuffix("’s") for word in printed)
    return tuple(word for word in words if word not in _no_names())


def _by_name(left: Sequence[str], right: Sequence[str]) -> Bearers:
    """One where a surname is shared and the given names, as far as both are there, may be one."""
    shared = any(_alike(left[-1], word) >= ONE_SURNAME for word in right) or any(
        _alike(right[-1], word) >= ONE_SURNAME for word in left
    )
    given = len(left) == 1 or len(right) == 1 or _is_full(left, right) or _one_given_name(left[0], right[0])
    return Bearers.SAME if shared and given else Bearers.APART


def _is_full(left: Sequence[str], right: Sequence[str]) -> bool:
    return len(set(left) & set(right)) > 1


def _one_given_name(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left) or _alike(left, right) >= ONE_GIVEN_NAME


def _alike(left: str, right: str) -> float:
    """0..1; in a fixed order, since the measure is not the same both ways."""
    first, second = sorted((left, right))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


@cache
def _no_names() -> frozenset[str]:
    """Words in capitals that no name has: pronouns, articles, and the part that somebody plays."""
    rows = table("states")
    people = [word for lists in rows["people"].values() for words in lists for word in words]
    things = rows["things"]
    return frozenset([*people, *things["pronouns"], *things["small"], *things["numbers"], *table("ages")["titles"]])


def _compared(ages: Ages) -> Comparison:
    step = climb(LADDER, ages)
    note = difference(ages.left, ages.right) if step.level is Level.CONFLICTS else None
    return _shown(ages.left, ages.right, step.name, step.level, note)


def _shown(left: Quantity, right: Quantity, step: str, level: Level, note: str | None = None) -> Comparison:
    return Comparison(
        slot=AGE,
        level=level,
        weight=0.0,
        rung=f"age.{step}",
        left=left.text,
        right=right.text,
        note=note,
        left_span=left.span,
        right_span=right.span,
    )
