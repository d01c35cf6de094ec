"""Whence a time is read, and the year that this gives to a day printed without one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from factcheck.facts import calendar_days as calendar
from factcheck.facts.calendar_days import DayOfYear, Days
from factcheck.facts.holders import Term
from factcheck.facts.tense import Tense
from factcheck.facts.time_words import year_of
from factcheck.records import NO_YEAR, Period

# A day without a year lies up to three months after publication, else in the nine before; in the past tense it may
# lie a week ahead only, for papers are dated a little later than they are written.
AHEAD = {Tense.UNSAID: 90, Tense.PAST: 7, Tense.FUTURE: 90}
# Words of the future before a day that was over not five weeks ago belong to something else in the sentence.
_TOO_FAR = 330
# A year of two digits further ahead than this is of the century before: 03/18/40 is no day of 2040.
_NEAR_YEARS = 20


@dataclass(frozen=True, slots=True)
class View:
    """Whence a time is read. ``tense``: of the words around it; ``last``: the time before it, ``dated``: one with a
    month; ``terms``: when those named with their office in its sentence held it, none where nobody is.
    """

    published: date | None
    period: Period | None
    tense: Tense = Tense.UNSAID
    last: Days | None = None
    dated: Days | None = None
    terms: tuple[Term, ...] = ()

    @property
    def ahead(self) -> int:
        """How many days ahead of publication a day without a year may lie."""
        return AHEAD[self.tense]


def placed(day: DayOfYear, view: View, *, weekday: int | None = None, which: str | None = None) -> Days | None:
    """A day without a year, in the one year that publication, a period or an office held gives it, else yearless.

    ``which``: "this", "last" or "next", where it stands before the day.
    """
    if view.published and which:
        return _beside(view.published, day, which.lower())
    if view.published:
        return _seen_from(view.published, day, view.tense, weekday)
    possible = tuple(islice(_possible(day, view, weekday), 2))
    if len(possible) == 1:
        return possible[0]
    days = day.in_year(NO_YEAR)
    return Days(days.first, days.last, yearless=True) if days else None


def year_seen(printed: str, view: View) -> int:
    """A year in digits or words; one of two digits is of the century that lies nearest to publication."""
    year = year_of(printed)
    short = len(printed.strip("'’")) == len("40")
    return year - 100 if short and view.published and year > view.published.year + _NEAR_YEARS else year


def _beside(published: date, day: DayOfYear, which: str) -> Days | None:
    if which == "this":
        return day.in_year(published.year)
    if which == "next":
        return calendar.upcoming(day, published + timedelta(days=1))
    return calendar.latest(day, published - timedelta(days=1), ahead=0)


def _seen_from(published: date, day: DayOfYear, tense: Tense, weekday: int | None) -> Days | None:
    ahead = calendar.upcoming(day, published) if tense is Tense.FUTURE else None
    if ahead and (ahead.first - published).days <= _TOO_FAR:
        return ahead
    return calendar.latest(day, published, ahead=AHEAD[tense], weekday=weekday)


def _possible(day: DayOfYear, view: View, weekday: int | None) -> Iterator[Days]:
    """The day in every year that the period leaves, and the offices held in the sentence."""
    if view.period:
        first, last = view.period.first, view.period.last
    elif view.terms:
        first, last = view.terms[0][0], view.terms[-1][1]
    else:
        return
    earliest, latest = (_seen_from(end, day, view.tense, weekday) for end in (first, last))
    if earliest is None or latest is None:
        return
    for year in range(earliest.first.year, latest.first.year + 1):
        days = day.in_year(year)
        if days and (not view.terms or _is_held(days, view, last)):
            yield days


def _is_held(days: Days, view: View, until: date) -> bool:
    """Some of the days lie in a term; what is told of an office-holder has happened, unless the words say otherwise."""
    over = view.tense is Tense.FUTURE or days.first <= until
    return over and any(days.first <= last and first <= days.last for first, last in view.terms)
