"""The slot of the date where no date is known: "on Tuesday" held against "on Wednesday"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.records import Comparison, Level
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b", re.IGNORECASE)
# Where a day begins, two reports of one night name two days.
NIGHT = re.compile(r"\b(?:night|overnight|late|midnight|a\.?m\.?|early|predawn|dawn)\b", re.IGNORECASE)
# Sentences less alike than this tell of other moments of one event.
ONE_MATTER = 0.55
# Reports printed further apart than this may mean the weekdays of two weeks.
ONE_WEEK = 3


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The only weekday of either side, 0 for Monday; ``alike``: the sentences tell of one thing, in one week."""

    left: int
    right: int
    night: bool
    alike: bool

    @property
    def gap(self) -> int:
        """Days between the two, either way round the week."""
        return min((self.left - self.right) % 7, (self.right - self.left) % 7)


LADDER: tuple[Step[Weekdays], ...] = (
    Step("same", Level.COMPATIBLE, lambda days: days.gap == 0),
    Step("night", Level.SILENT, lambda days: days.gap == 1 and days.night),
    Step("unlike", Level.SILENT, lambda days: not days.alike),
    Step("next", Level.CONFLICTS, lambda days: days.gap == 1),
    Step("apart", Level.CONFLICTS, always),
)


def compare_weekdays(pair: Pair) -> Iterator[Comparison]:
    """One comparison where each side names one weekday; one weekday of two known dates says nothing more."""
    found = [_only(pair.left.text), _only(pair.right.text)]
    if found[0] is None or found[1] is None:
        return
    left, right = (one[0].casefold() for one in found if one)
    night = any(NIGHT.search(fact.text) for fact in (pair.left, pair.right))
    days = Weekdays(DAYS.index(left), DAYS.index(right), night, _alike(pair))
    step = climb(LADDER, days)
    if step.name == "same" and pair.left.times and pair.right.times:
        return
    note = f"{days.gap} day{'s' if days.gap > 1 else ''} apart" if days.gap else None
    yield Comparison("date", step.level, 0.0, left.capitalize(), right.capitalize(), note, rung=f"weekday.{step.name}")


@lru_cache(maxsize=4096)
def _only(text: str) -> re.Match[str] | None:
    named = list(WEEKDAY.finditer(text))
    return named[0] if len({one[0].casefold() for one in named}) == 1 else None


def _alike(pair: Pair) -> bool:
    left, right = pair.left.published, pair.right.published
    one_week = left is None or right is None or abs((left - right).days) <= ONE_WEEK
    return one_week and pair.is_alike(ONE_MATTER)
