"""What days a written time means, seen from a day of publication and from the times before it in the text.

One reader a pattern (see ``time_patterns``); a reader returns None where the text does not say enough.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from factcheck.facts import calendar_days as calendar
from factcheck.facts.calendar_days import SEASONS, DayOfYear, Days
from factcheck.facts.tense import Tense
from factcheck.facts.time_view import View, placed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_CLOCKED = frozenset({"second", "minute", "hour"})
_SLACK = {"week": 3, "month": 15, "hour": 1}
_FEW = {"several": 4, "a few": 3, "few": 3, "a couple of": 2, "couple of": 2, "a": 1, "an": 1}


Reader = Callable[[re.Match[str], View], Days | None]


def _iso(match: re.Match[str], view: View) -> Days | None:
    return _exact(int(match["year"]), int(match["month"]), int(match["day"]))


def _numeric(match: re.Match[str], view: View) -> Days | None:
    """27/03/2023 or 03/27/2023; where both could be the month nobody knows which is."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one == two or (one > 12) != (two > 12):
        return _exact(year, min(one, two) if one != two else one, max(one, two))
    return None


def _date(match: re.Match[str], view: View) -> Days | None:
    groups = match.groupdict()
    month, day = _month(match["month"]), _number(match["day"])
    until = groups.get("until") or groups.get("then") or groups.get("day2") or match["day"]
    until_month = _month(groups["month2"]) if groups.get("month2") else month
    span = DayOfYear(month, day, until_month, _number(until))
    if (span.until_month, span.until_day) < (month, day) and not groups.get("month2"):
        span = DayOfYear(month, day, month, day)
    weekday = _weekday(match["weekday"]) if match["weekday"] else None
    return span.in_year(int(match["year"])) if match["year"] else placed(span, view, weekday=weekday)


def _month_alone(match: re.Match[str], view: View) -> Days | None:
    number = _month(match["month"])
    year = match.groupdict().get("year")
    return calendar.month(int(year), number) if year else placed(calendar.month_of_year(number), view)


def _part_of_month(match: re.Match[str], view: View) -> Days | None:
    days = _month_alone(match, view)
    return calendar.part_of_month(days, match["part"].lower()) if days else None


def _relative_month(match: re.Match[str], view: View) -> Days | None:
    number, which, published = _month(match["month"]), match["which"].lower(), view.published
    if published is None:
        return None
    if which == "this":
        return calendar.month(published.year, number)
    if which == "next":
        return calendar.upcoming(calendar.month_of_year(number), calendar.month(published.year, published.month).last)
    return calendar.latest(calendar.month_of_year(number), published - timedelta(days=published.day), ahead=0)


def _part_of_year(match: re.Match[str], view: View) -> Days | None:
    return calendar.part_of_year(int(match["year"]), match["part"].lower())


def _quarter(match: re.Match[str], view: View) -> Days | None:
    if match["q"]:
        return calendar.months(int(match["year2"]), 3 * int(match["q"]) - 2, 3)
    year = int(match["year"]) if match["year"] else _relative_year(match["which"], view)
    if year is None:
        return None
    length = 3 if match["kind"] == "quarter" else 6
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["nth"], 12 // length - 1)
    return calendar.months(year, 1 + nth * length, length) if nth * length < 12 else None


def _today(match: re.Match[str], view: View) -> Days | None:
    word = match["word"].lower()
    back = {"the day before yesterday": 2, "yesterday": 1, "last night": 1, "tomorrow": -1}.get(word, 0)
    return calendar.one(view.published - timedelta(days=back)) if view.published else None


def _within(match: re.Match[str], view: View) -> Days | None:
    """ "later that month": from the day after the time before it to the end of its month."""
    where, unit = match["where"].lower(), match["unit"]
    known = (view.dated or view.last) if unit in {"month", "year"} else view.last
    if known is None:
        return None
    around = calendar.unit_around(known.first, unit)
    if unit == "year" and known.yearless:
        return None
    return Days(*calendar.side(where, known, around), known.yearless)


def _within_current(match: re.Match[str], view: View) -> Days | None:
    """ "earlier this month" ends at publication, "later this month" begins there."""
    which, unit, where = match["which"], match["unit"], match["where"].lower()
    if view.published is None:
        return None
    around = calendar.unit_beside(view.published, unit, which)
    if around is None or which != "this":
        return around
    first, last = calendar.side(where, calendar.one(view.published), around)
    return Days(min(first, view.published), max(last, view.published))


def _shifted(match: re.Match[str], view: View) -> Days | None:
    """ "the day before", "three weeks earlier", seen from the time before it in the text."""
    groups = match.groupdict()
    unit, way = groups["unit"] or groups.get("unit2"), groups["way"] or groups.get("way2")
    if view.last is None or unit is None or way is None:
        return None
    count = _count(groups.get("count") or "one")
    back = way in {"before", "earlier", "previous", "preceding", "beforehand"}
    unit, count = ("year", count * 10) if unit == "decade" else (unit, count)
    if unit in _CLOCKED:
        return view.last
    unit = unit if unit in {"week", "month", "year"} else "day"
    moved = calendar.shifted(view.last, -count if back else count, unit)
    if moved is None or unit == "day" or groups.get("count") or (groups["unit"] and match[0].lower().startswith("a ")):
        return moved
    return replace(calendar.unit_around(moved.first, unit), yearless=moved.yearless)


def _ago(match: re.Match[str], view: View) -> Days | None:
    if view.published is None:
        return None
    unit, count = match["unit"].lower(), _count(match["count"])
    if unit in {"hour", "minute"}:
        return Days(view.published - timedelta(days=-(-count // 24) if unit == "hour" else 1), view.published)
    unit, count = ("year", count * 10) if unit == "decade" else (unit, count)
    then = calendar.shifted(calendar.one(view.published), -count, unit)
    if then is None:
        return None
    if unit == "year":
        return calendar.whole_year(then.first.year)
    slack = timedelta(days=_SLACK.get(unit, 0))
    return Days(then.first - slack, then.last + slack)


def _relative(match: re.Match[str], view: View) -> Days | None:
    """ "last week", "this year", "next spring"."""
    if view.published is None:
        return None
    which, unit = match["which"].lower().removeprefix("the "), match["unit"]
    which = {"past": "last", "this past": "last", "previous": "last", "coming": "next"}.get(which, which)
    if unit in SEASONS:
        return calendar.season_beside(view.published, unit, which)
    if unit == "weekend":
        around = calendar.unit_beside(view.published, "week", which)
        return Days(around.last - timedelta(days=1), around.last) if around else None
    return calendar.unit_beside(view.published, unit, which)


def _relative_weekday(match: re.Match[str], view: View) -> Days | None:
    published, which, weekday = view.published, match["which"].lower(), _weekday(match["weekday"])
    if published is None:
        return None
    if which in {"next", "this coming"}:
        return calendar.one(published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1))
    if which == "this":
        return calendar.one(calendar.week(published).first + timedelta(days=weekday))
    return calendar.one(published - timedelta(days=(published.weekday() - weekday - 1) % 7 + 1))


def _weekday_alone(match: re.Match[str], view: View) -> Days | None:
    """The latest such day up to publication, or the next where the words before speak of the future."""
    published, weekday = view.published, _weekday(match["weekday"])
    if published is None:
        return None
    if view.tense is Tense.FUTURE:
        return calendar.one(published + timedelta(days=(weekday - published.weekday()) % 7))
    return calendar.one(published - timedelta(days=(published.weekday() - weekday) % 7))


def _span(match: re.Match[str], view: View) -> Days | None:
    """ "the past two weeks": up to publication, or from it on."""
    if view.published is None:
        return None
    unit, count = match["unit"], _count(match["count"])
    unit, count = (
        ("day", -(-count // 24)) if unit == "hour" else ("year", count * 10) if unit == "decade" else (unit, count)
    )
    back = match["way"] in {"past", "last", "previous"}
    then = calendar.shifted(calendar.one(view.published), -count if back else count, unit)
    if then is None:
        return None
    return Days(then.first, view.published) if back else Days(view.published, then.last)


def _season(match: re.Match[str], view: View) -> Days | None:
    return calendar.season_of(match["season"], int(match["year"]))


def _decade(match: re.Match[str], view: View) -> Days | None:
    year = int(match["year"]) * 10
    return Days(date(year, 1, 1), date(year + 9, 12, 31))


def _years(match: re.Match[str], view: View) -> Days | None:
    year, until = int(match["year"]), match["until"]
    last = year if until is None else int(until) if len(until) == 4 else year // 100 * 100 + int(until)
    return Days(date(year, 1, 1), date(max(year, last), 12, 31))


READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "part of month": _part_of_month,
    "month": _month_alone,
    "relative month": _relative_month,
    "part of year": _part_of_year,
    "quarter": _quarter,
    "today": _today,
    "within": _within,
    "within current": _within_current,
    "shifted": _shifted,
    "ago": _ago,
    "relative": _relative,
    "relative weekday": _relative_weekday,
    "span": _span,
    "weekday": _weekday_alone,
    "season": _season,
    "decade": _decade,
    "years": _years,
}


def _relative_year(which: str | None, view: View) -> int | None:
    step = {"last": -1, "next": 1}.get(which or "", 0)
    return view.published.year + step if view.published else None


def _exact(year: int, month: int, day: int) -> Days | None:
    return DayOfYear(month, day, month, day).in_year(year)


def _month(printed: str) -> int:
    return _MONTHS.index(printed[:3].lower()) + 1


def _weekday(printed: str) -> int:
    return _WEEKDAYS.index(printed[:3].lower())


def _number(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _count(printed: str) -> int:
    word = printed.lower()
    if word in _FEW:
        return _FEW[word]
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1
