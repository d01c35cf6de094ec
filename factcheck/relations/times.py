"""The slot of the date: days held against days, a claim's own where it names some, else those around it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from factcheck.records import NO_YEAR, Comparison, Fact, Level, Span, When
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair
from factcheck.relations.wordings import same_but_for_times

# A range of up to this many days names a day (a night, a weekend), not a season.
SHARP_DAYS = 4
BLURRED_DAYS = 300
# News tells what happened in the days before it: an undated report is taken to be about them.
NEWS_DAYS = 7
NEARBY_DAYS = 10
# Beyond this, even the times around two claims tell that they are of two events.
SEASON_DAYS = 60
# The days of the year that stands in for an unknown one: it has a 29 February.
YEAR = 366


@dataclass(frozen=True, slots=True)
class Days:
    """When something is said to have been. ``own``: the claim itself says so, not its article around it."""

    first: date
    last: date
    text: str
    own: bool
    yearless: bool = False
    span: Span | None = None

    @property
    def length(self) -> int:
        """Days from the first to the last; without a year, past its end where the last comes before the first."""
        days = (self.last - self.first).days
        return days % YEAR if self.yearless else days


@dataclass(frozen=True, slots=True)
class Times:
    """Two ranges of days, in one year where either year is unknown. ``alike``: all else in the texts is the same."""

    left: Days
    right: Days
    alike: bool = False

    @property
    def gap(self) -> int:
        """Days between the ranges, 0 where they touch; round the year where either year is unknown."""
        left, right = self.left, self.right
        if left.yearless or right.yearless:
            return _gap_round_the_year(left, right)
        return max(0, (right.first - left.last).days, (left.first - right.last).days)

    @property
    def sharp(self) -> bool:
        """Both name a day or a few."""
        return all(side.length < SHARP_DAYS for side in (self.left, self.right))

    @property
    def close(self) -> bool:
        """Neither is longer than the days that one day's news is about."""
        return all(side.length <= NEARBY_DAYS for side in (self.left, self.right))

    @property
    def blurred(self) -> bool:
        """Either names a year or so, which sooner places something behind the event than the event itself.

        Not so where two texts differ in nothing else.
        """
        return not self.alike and any(side.length >= BLURRED_DAYS and side.own for side in (self.left, self.right))

    @property
    def own(self) -> bool:
        """Both claims name their time themselves."""
        return self.left.own and self.right.own


LADDER: tuple[Step[Times], ...] = (
    Step("same_day", Level.AGREES, lambda times: times.gap == 0 and times.sharp and times.own),
    Step("overlap", Level.COMPATIBLE, lambda times: times.gap == 0 and times.close),
    Step("touch", Level.COMPATIBLE, lambda times: times.gap == 0),
    Step("next_day", Level.COMPATIBLE, lambda times: times.gap == 1 and (times.sharp or not times.own)),
    Step("around", Level.SILENT, lambda times: times.gap <= NEARBY_DAYS and not times.own),
    Step("blurred", Level.SILENT, lambda times: times.blurred),
    Step("nearby", Level.CONFLICTS, lambda times: times.gap <= NEARBY_DAYS),
    Step("far", Level.CONFLICTS, lambda times: times.gap > SEASON_DAYS),
    Step("apart", Level.CONFLICTS, always),
)


def compare_times(pair: Pair) -> Iterator[Comparison]:
    """One comparison of the two nearest times, or silence."""
    times = nearest(days_of(pair.left), days_of(pair.right))
    if times is None:
        yield Comparison("date", Level.SILENT, 0.0)
        return
    if times.blurred:
        times = replace(times, alike=same_but_for_times(pair))
    step = climb(LADDER, times)
    yield Comparison(
        slot="date",
        level=step.level,
        weight=0.0,
        rung=f"time.{step.name}",
        left=times.left.text,
        right=times.right.text,
        note=_note(times),
        left_span=times.left.span,
        right_span=times.right.span,
    )


def days_of(fact: Fact) -> tuple[Days, ...]:
    """A fact's days: its own, else the nearest its article names before it, else those before its publication."""
    if fact.times:
        return tuple(_days(when, own=True) for when in fact.times)
    if fact.setting.times:
        return tuple(_days(when, own=False) for when in fact.setting.times[:2]) + _news_days(fact)
    return _news_days(fact)


def nearest(left: tuple[Days, ...], right: tuple[Days, ...]) -> Times | None:
    """The two days that lie closest; the sharper ones first where several touch."""
    pairs = [Times(one, other) for one in left for other in right]
    return min(pairs, key=_closest_first, default=None)


def _closest_first(times: Times) -> tuple[object, ...]:
    ends = sorted((side.first, side.last) for side in (times.left, times.right))
    return times.gap, not times.own, not times.sharp, ends


def _days(when: When, *, own: bool) -> Days:
    return Days(when.first, when.last, when.text, own, when.yearless, when.span)


def _news_days(fact: Fact) -> tuple[Days, ...]:
    if fact.published is not None:
        days = Days(fact.published, fact.published, f"published {fact.published.isoformat()}", own=False)
    elif fact.period is not None:
        between = f"published between {fact.period.first.isoformat()} and {fact.period.last.isoformat()}"
        days = Days(fact.period.first, fact.period.last, between, own=False)
    else:
        return ()
    return (replace(days, first=_days_before(days.first, NEWS_DAYS)),)


def _days_before(day: date, many: int) -> date:
    """So many days earlier, but for the first days that a date can have."""
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - many))


def _gap_round_the_year(left: Days, right: Days) -> int:
    """31 December and 1 January are a day apart, and no two days more than half a year."""
    if max(left.length, right.length) >= YEAR - 1:
        return 0
    (first, until), (start, last) = (_in_the_year(days) for days in (left, right))
    if (start - first) % YEAR <= (until - first) % YEAR or (first - start) % YEAR <= (last - start) % YEAR:
        return 0
    return min((start - until) % YEAR, (first - last) % YEAR)


def _in_the_year(days: Days) -> tuple[int, int]:
    """The first and the last as days of the year that stands in for an unknown one."""
    return days.first.replace(year=NO_YEAR).toordinal(), days.last.replace(year=NO_YEAR).toordinal()


def _note(times: Times) -> str | None:
    if times.gap == 0:
        return None
    return "1 day apart" if times.gap == 1 else f"{times.gap} days apart"
