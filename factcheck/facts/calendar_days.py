"""Ranges of days and the arithmetic on them: months, weeks, seasons, the years a day without one may mean."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factcheck.records import NO_YEAR

# First and last month, as meteorologists and the northern half have them; winter runs over the new year.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


@dataclass(frozen=True, slots=True)
class Days:
    """From first to last, both included; ``yearless``: ``NO_YEAR`` stands in for a year nobody knows."""

    first: date
    last: date
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A range of days in a year not named; it may run over the new year."""

    month: int
    day: int
    until_month: int
    until_day: int

    def in_year(self, year: int) -> Days | None:
        """The range beginning in ``year``; None where it has no such day (29 February)."""
        later = year + (1 if (self.until_month, self.until_day) < (self.month, self.day) else 0)
        try:
            return Days(date(year, self.month, self.day), date(later, self.until_month, self.until_day))
        except ValueError:
            return None


def one(day: date) -> Days:
    """A single day as a range."""
    return Days(day, day)


def month(year: int, number: int) -> Days:
    """A month; its number may lie outside 1..12 and then counts into the years beside it."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def whole_year(year: int) -> Days:
    """The first to the last day of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def week(day: date) -> Days:
    """The week around a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def unit_around(day: date, unit: str) -> Days:
    """The week, month, quarter or year around a day, or the day itself."""
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "week":
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    return whole_year(day.year) if unit == "year" else one(day)


def shifted(days: Days, count: int, unit: str) -> Days | None:
    """A range moved by so many days, weeks, months or years; None outside the calendar."""
    from dateutil.relativedelta import relativedelta

    try:
        step = relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
        first, last = days.first + step, days.last + step
    except (ValueError, OverflowError):
        return None
    if days.yearless and first.year != NO_YEAR:
        return None
    return Days(first, last, days.yearless)


def part_of_month(days: Days, part: str) -> Days:
    """Early: the 1st to 10th; mid: 11th to 20th; late: from the 21st."""
    if part.startswith(("early", "beginning", "start")):
        return Days(days.first, days.first.replace(day=10), days.yearless)
    if part.startswith("mid"):
        return Days(days.first.replace(day=11), days.first.replace(day=20), days.yearless)
    return Days(days.first.replace(day=21), days.last, days.yearless)


def part_of_year(year: int, part: str) -> Days:
    """Early: January to April; mid: May to August; late: from September."""
    if part.startswith(("early", "beginning", "start")):
        return Days(date(year, 1, 1), date(year, 4, 30))
    if part.startswith("mid"):
        return Days(date(year, 5, 1), date(year, 8, 31))
    return Days(date(year, 9, 1), date(year, 12, 31))


def side(where: str, known: Days, around: Days) -> tuple[date, date]:
    """The part of ``around`` that is later or earlier than ``known``, or all of it."""
    day = timedelta(days=1)
    if where in {"later", "late"} and known.last < around.last:
        return known.last + day, around.last
    if where in {"earlier", "early"} and known.first > around.first:
        return around.first, known.first - day
    return (known.first, known.last) if around.first == around.last else (around.first, around.last)


def unit_beside(published: date, unit: str, which: str) -> Days | None:
    """This, the last or the next week, month, year or decade."""
    step = {"last": -1, "next": 1}.get(which, 0)
    if unit == "decade":
        first = published.year // 10 * 10 + step * 10
        return Days(date(first, 1, 1), date(first + 9, 12, 31))
    length, of = (3, "month") if unit == "quarter" else (1, unit)
    moved = shifted(one(published), step * length, of)
    return unit_around(moved.first, unit) if moved else None


def season_beside(published: date, season: str, which: str) -> Days:
    """This year's season of that name, or the one over before, or to come after, publication."""
    this = season_of(season, published.year)
    if which == "last":
        return this if this.last < published else season_of(season, published.year - 1)
    if which == "next":
        return this if this.first > published else season_of(season, published.year + 1)
    return this


def season_of(season: str, year: int) -> Days:
    """Meteorological seasons of the northern half; winter begins in December of its year."""
    first, last = SEASONS[season]
    return Days(date(year, first, 1), month(year + (last < first), last).last)


def months(year: int, first: int, count: int) -> Days:
    """So many months from the first day of the one named."""
    return Days(month(year, first).first, month(year, first + count - 1).last)


def month_of_year(number: int) -> DayOfYear:
    """A month of a year not named; February with 28 days."""
    return DayOfYear(number, 1, number, month(1999, number).last.day)


def latest(day: DayOfYear, published: date, *, ahead: int, weekday: int | None = None) -> Days | None:
    """The latest such day up to so many days ahead of publication; a weekday that fits another year moves it there."""
    around = [days for days in _candidates(day, published) if (days.first - published).days <= ahead]
    fitting = [days for days in around if weekday is None or days.first.weekday() == weekday]
    return max(fitting or around, key=lambda days: days.first, default=None)


def upcoming(day: DayOfYear, published: date) -> Days | None:
    """The next such day that is not over at publication."""
    ahead = [days for days in _candidates(day, published) if days.last >= published]
    return min(ahead, key=lambda days: days.first, default=None)


def _candidates(day: DayOfYear, published: date) -> Iterator[Days]:
    for year in range(max(MINYEAR, published.year - 8), min(MAXYEAR - 1, published.year + 9)):
        days = day.in_year(year)
        if days:
            yield days
