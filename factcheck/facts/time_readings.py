"""What days a written time means, seen from a day of publication and from the times before it in the text.

One reader a pattern (see ``time_patterns``); a reader returns None where the text does not say enough. Days of the
week are read in ``time_weeks``, times that stand apart from the calendar ("three weeks later") in ``time_distances``.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from factcheck.facts import calendar_days as calendar
from factcheck.facts import calendar_parts as parts
from factcheck.facts.calendar_days import SEASONS, DayOfYear, Days
from factcheck.facts.tense import Tense
from factcheck.facts.time_view import View, placed, year_seen
from factcheck.facts.time_words import number_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1, "upcoming": 1}
_BACK = {"the day before yesterday": 2, "yesterday": 1, "last night": 1, "tomorrow": -1, "the day after tomorrow": -2}

Reader = Callable[[re.Match[str], View], Days | None]


def group(match: re.Match[str], *names: str) -> str | None:
    """The first of these groups that the match has."""
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def step_of(which: str) -> int:
    """-1 for the last, 1 for the next, 0 for this."""
    words = [word for word in which.lower().split() if word in _STEPS]
    return _STEPS[words[-1]] if words else 0


def weekday_of(printed: str) -> int:
    """0 for Monday, by any form of the name."""
    return _WEEKDAYS.index(printed[:3].lower())


def _iso(match: re.Match[str], view: View) -> Days | None:
    year, month, day = (group(match, name, f"{name}2") or "" for name in ("year", "month", "day"))
    return _exact(int(year), int(month) if month.isdigit() else _month(month), int(day))


def _numeric(match: re.Match[str], view: View) -> Days | None:
    """27/03/2023 or 03/27/2023; where both could be the month, the day nearer to publication, and later ones last."""
    one, two, printed = int(match["one"]), int(match["two"]), group(match, "year", "short")
    pairs = [(month, day) for month, day in dict.fromkeys([(one, two), (two, one)]) if month <= 12]
    if printed is None:
        which = group(match, "which")
        return next(filter(None, (placed(DayOfYear(*pair, *pair), view, which=which) for pair in pairs)), None)
    possible = [days for month, day in pairs if (days := _exact(year_seen(printed, view), month, day))]
    if len(possible) > 1 and view.published is None:
        return None
    return min(possible, key=lambda days: calendar.distance(days, view.published), default=None)


def _numeric_range(match: re.Match[str], view: View) -> Days | None:
    """10/25-11/2: month first, as Americans have it, unless no month has that number."""
    sides = ("two", "one") if max(int(match["one"]), int(match["one2"])) > 12 else ("one", "two")
    first = int(match[sides[0]]), int(match[sides[1]])
    last = int(match[f"{sides[0]}2"]), int(match[f"{sides[1]}2"])
    span, year, until = DayOfYear(*first, *last), group(match, "year"), group(match, "year2")
    if year and until:
        ends = _exact(int(year), *first), _exact(int(until), *last)
        return Days(ends[0].first, ends[1].last) if ends[0] and ends[1] and ends[0].first <= ends[1].last else None
    if until:
        return span.in_year(int(until) - (first > last))
    return span.in_year(int(year)) if year else placed(span, view)


def _date(match: re.Match[str], view: View) -> Days | None:
    month, day = _month(match["month"]), number_of(match["day"])
    span = DayOfYear(month, day, month, max(day, number_of(group(match, "until", "then") or match["day"])))
    weekday, year = group(match, "weekday"), group(match, "year", "short")
    if year:
        return span.in_year(year_seen(year, view))
    return placed(span, view, weekday=weekday_of(weekday) if weekday else None, which=group(match, "which"))


def _month_alone(match: re.Match[str], view: View) -> Days | None:
    number, year = _month(match["month"]), group(match, "year", "short", "written")
    return calendar.month(year_seen(year, view), number) if year else placed(calendar.month_of_year(number), view)


def _numeric_month(match: re.Match[str], view: View) -> Days | None:
    return calendar.month(int(group(match, "year", "year2") or 0), int(group(match, "month", "month2", "month3") or 0))


def _part_of_month(match: re.Match[str], view: View) -> Days | None:
    days = _month_alone(match, view)
    return parts.part_of_month(days, match["part"].lower()) if days else None


def _relative_month(match: re.Match[str], view: View) -> Days | None:
    number, step, published = _month(match["month"]), step_of(match["which"]), view.published
    if published is None:
        return None
    if match["which"].lower() == "this":
        return calendar.month(published.year, number)
    if step > 0:
        return calendar.upcoming(calendar.month_of_year(number), calendar.month(published.year, published.month).last)
    return calendar.latest(calendar.month_of_year(number), published - timedelta(days=published.day), ahead=0)


def _part_of_year(match: re.Match[str], view: View) -> Days | None:
    return parts.part_of_year(int(match["year"]), match["part"].lower())


def _quarter(match: re.Match[str], view: View) -> Days | None:
    """A quarter or half of a year; without a year the one that news of results is about, the last to begin."""
    kind, printed = (group(match, "kind", "kind2") or "").lower(), group(match, "nth", "nth2") or ""
    length = 3 if kind.startswith("q") else 6
    nth = 12 // length if printed.lower() in {"last", "final"} else number_of(printed)
    if nth * length > 12:
        return None
    year, which = group(match, "year", "year2"), group(match, "which")
    if year:
        return calendar.months(int(year), 1 + (nth - 1) * length, length)
    if view.published is None:
        return None
    here = calendar.months(view.published.year + step_of(which or ""), 1 + (nth - 1) * length, length)
    early = not which and view.tense is not Tense.FUTURE and here.first > view.published
    return calendar.shifted_whole(here, -12, length) if early else here


def _today(match: re.Match[str], view: View) -> Days | None:
    word = match["word"].lower()
    if view.published is None:
        return None
    day = view.published - timedelta(days=_BACK.get(word, 0))
    return Days(day - timedelta(days=1), day) if word == "overnight" else calendar.one(day)


def _to_date(match: re.Match[str], view: View) -> Days | None:
    if view.published is None:
        return None
    return Days(calendar.unit_around(view.published, match["unit"].lower()).first, view.published)


def _relative(match: re.Match[str], view: View) -> Days | None:
    """ "last week", "this year", "next spring"."""
    if view.published is None:
        return None
    step, unit = step_of(match["which"]), match["unit"].lower()
    if unit in SEASONS:
        return calendar.season_beside(view.published, unit, step)
    if unit == "weekend":
        return calendar.weekend(view.published + timedelta(days=7 * step))
    days = calendar.unit_beside(view.published, unit, step)
    return calendar.monday_to_friday(days) if days and unit == "week" and match["working"] else days


def _day_of_month(match: re.Match[str], view: View) -> Days | None:
    """ "the 21st of this month"; "on the 18th" is the last such day, or the next."""
    day, which = number_of(group(match, "day", "day2", "day3", "day4") or ""), group(match, "which", "which2")
    if view.published is None:
        return None
    if which is None:
        return calendar.nearest_day(view.published, day, ahead=view.tense is Tense.FUTURE)
    around = view.dated.first if which == "that" and view.dated else view.published
    month = calendar.month(around.year, around.month + step_of(which))
    return _exact(month.first.year, month.first.month, day)


def _days_of_month(match: re.Match[str], view: View) -> Days | None:
    """ "between 4 and 22 next month"."""
    if view.published is None:
        return None
    month = calendar.month(view.published.year, view.published.month + step_of(match["which"])).first
    return DayOfYear(month.month, number_of(match["day"]), month.month, number_of(match["until"])).in_year(month.year)


def _season(match: re.Match[str], view: View) -> Days | None:
    return calendar.season_of(match["season"].lower(), year_seen(match["year"], view))


def _decade(match: re.Match[str], view: View) -> Days | None:
    year, tens, part = group(match, "year"), group(match, "tens"), group(match, "part")
    first = (
        int(year) * 10
        if year
        else 1900 + 10 * int(tens or number_of((group(match, "word", "word2") or "")[:-3] + "y") // 10)
    )
    decade = Days(date(first, 1, 1), date(first + 9, 12, 31))
    return parts.third(decade, part.lower()) if part else decade


def _century(match: re.Match[str], view: View) -> Days | None:
    """The 15th century: 1400 to 1499, as most people count."""
    first, part = (number_of(match["nth"]) - 1) * 100, group(match, "part")
    if not 0 < first < 9000:
        return None
    century = Days(date(first, 1, 1), date(first + 99, 12, 31))
    return parts.third(century, part.lower()) if part else century


def _years(match: re.Match[str], view: View) -> Days | None:
    """A year or several: 2011-12 runs over two years, and in 2015-12 the 12 can only be a month."""
    printed, until = group(match, "year", "year2", "year3", "short", "written") or "", group(match, "until")
    year = year_seen(printed, view)
    if until and len(until) == 2 and int(until) <= year % 100:
        return calendar.month(year, int(until)) if 1 <= int(until) <= 12 else calendar.whole_year(year)
    last = year if until is None else int(until) if len(until) == 4 else year // 100 * 100 + int(until)
    return Days(date(year, 1, 1), date(max(year, last), 12, 31))


READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "numeric range": _numeric_range,
    "date": _date,
    "part of month": _part_of_month,
    "numeric month": _numeric_month,
    "month": _month_alone,
    "relative month": _relative_month,
    "part of year": _part_of_year,
    "quarter": _quarter,
    "today": _today,
    "now": _today,
    "to date": _to_date,
    "relative": _relative,
    "day of month": _day_of_month,
    "days of month": _days_of_month,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "years": _years,
}


def _exact(year: int, month: int, day: int) -> Days | None:
    return DayOfYear(month, day, month, day).in_year(year)


def _month(printed: str) -> int:
    return _MONTHS.index(printed[:3].lower()) + 1
