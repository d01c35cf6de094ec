"""Ranges of days and the arithmetic on them: months, weeks, seasons, the years a day without one may mean."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factcheck.records import NO_YEAR

# First and last month, as meteorologists and the northern half have them; winter runs over the new year.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_YEARS_OF = {"decade": 10, "century": 100}


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


def working_days(days: Days, count: int) -> Days | None:
    """A range moved by so many days that are no Saturday or Sunday."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        try:
            days = Days(days.first + step, days.last + step, days.yearless)
            while days.last.weekday() > 4:
                days = Days(days.first + step, days.last + step, days.yearless)
        except OverflowError:
            return None
    return days


def monday_to_friday(days: Days) -> Days:
    """The working days of a week."""
    return Days(days.first, days.first + timedelta(days=4), days.yearless)


def weekend(day: date) -> Days:
    """Saturday and Sunday of the week around a day."""
    return Days(week(day).first + timedelta(days=5), week(day).last)


def weekend_around(holiday: date) -> Days:
    """The weekend that a holiday makes longer or falls on: the nearest, and the holiday with it where they touch."""
    here = weekend(holiday - timedelta(days=3))
    near = here if (holiday - here.last).days <= 1 else weekend(holiday)
    return Days(min(near.first, holiday), max(near.last, holiday))


def in_year(days: Days, year: int) -> Days | None:
    """The same days in another year; None where it has no such day."""
    return DayOfYear(days.first.month, days.first.day, days.last.month, days.last.day).in_year(year)


def before(days: Days, other: Days) -> Days:
    """Days whose year nobody printed, in the last year that does not put them behind the other."""
    here = in_year(days, other.last.year)
    if here and here.first <= other.last:
        return here
    return in_year(days, other.last.year - 1) or days


def after(days: Days, other: Days) -> Days:
    """Days whose year nobody printed, in the first year that does not put them before the other."""
    here = in_year(days, other.first.year)
    if here and here.last >= other.first:
        return here
    return in_year(days, other.first.year + 1) or days


def distance(days: Days, published: date | None) -> int:
    """Days from publication; those to come count fivefold, for news tells more of what was."""
    away = (days.first - published).days if published else 0
    return 5 * away if away > 0 else -away


def nearest_day(published: date, day: int, *, ahead: bool, weekday: int | None = None) -> Days | None:
    """The last day of a month with that number up to publication, or the next, on that weekday where one is named."""
    for step in range(24):
        around = month(published.year, published.month + (step if ahead else -step))
        found = around.first + timedelta(days=day - 1)
        fits = found <= around.last and (weekday is None or found.weekday() == weekday)
        if fits and (found >= published if ahead else found <= published):
            return one(found)
    return None


def unit_around(day: date, unit: str) -> Days:
    """The week, month, quarter, year, decade or century around a day, or the day itself."""
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "week":
        return week(day)
    if unit == "weekend":
        return weekend(day)
    if unit in _YEARS_OF:
        first = day.year // _YEARS_OF[unit] * _YEARS_OF[unit]
        return Days(date(max(first, MINYEAR), 1, 1), date(first + _YEARS_OF[unit] - 1, 12, 31))
    if unit == "fortnight":
        return Days(week(day).first, week(day).last + timedelta(days=7))
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


def unit_beside(published: date, unit: str, step: int) -> Days | None:
    """The week, month, quarter, year, decade or century so many steps from the one of publication."""
    if unit in _YEARS_OF:
        length = _YEARS_OF[unit]
        first = (published.year // length + step) * length
        return Days(date(first, 1, 1), date(first + length - 1, 12, 31))
    length, of = {"quarter": (3, "month"), "fortnight": (14, "day")}.get(unit, (1, unit))
    moved = shifted(one(published), step * length, of)
    return unit_around(moved.first, unit) if moved else None


def season_beside(published: date, season: str, step: int) -> Days:
    """This year's season of that name, or the one over before, or to come after, publication."""
    this = season_of(season, published.year)
    if step < 0:
        return this if this.last < published else season_of(season, published.year - 1)
    if step > 0:
        return this if this.first > published else season_of(season, published.year + 1)
    return this


def season_of(season: str, year: int) -> Days:
    """Meteorological seasons of the northern half; winter begins in December of its year."""
    first, last = SEASONS[season]
    return Days(date(year, first, 1), month(year + (last < first), last).last)


def shifted_whole(days: Days, count: int, length: int) -> Days:
    """A range of so many whole months, moved by ``count`` months."""
    return months(days.first.year, days.first.month + count, length)


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
