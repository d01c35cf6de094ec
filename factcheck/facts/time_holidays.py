"""What day a holiday named in a text is: the last, the next, or the one of the year printed."""

import re

from factcheck.facts import calendar_days as calendar
from factcheck.facts import holidays
from factcheck.facts.calendar_days import Days
from factcheck.facts.tense import Tense
from factcheck.facts.time_readings import group, step_of
from factcheck.facts.time_view import View

# How far around its name the country is looked for whose day it is.
_REACH = 400

Around = tuple[str, str]


def read_holiday(match: re.Match[str], view: View) -> Days | None:
    """In the year printed, else the last or next one as ``placed`` has it for any day without a year."""
    year, which, name = group(match, "year", "year2"), group(match, "which"), match["name"]
    beside = group(match, "beside")
    if beside and view.published:
        year = str(view.published.year + step_of(beside))
    around = match.string[max(0, match.start() - _REACH) : match.start()], match.string[match.end() :][:_REACH]
    days = _holiday_in(name, int(year), around) if year else _holiday_near(name, which or "", view, around)
    return calendar.weekend_around(days.first) if days and group(match, "weekend", "weekend2") else days


def _holiday_in(name: str, year: int, around: Around) -> Days | None:
    day = holidays.holiday(name, year, around=around)
    return calendar.one(day) if day else None


def _holiday_near(name: str, which: str, view: View, around: Around) -> Days | None:
    if view.published is None:
        return None
    every = (_holiday_in(name, view.published.year + step, around) for step in (-1, 0, 1))
    known = [days for days in every if days]
    step = step_of(which)
    ahead = [days for days in known if days.first > view.published or (not which and days.first == view.published)]
    past = [days for days in known if days.first < view.published]
    if step or view.tense is Tense.FUTURE:
        return next(iter(ahead), None) if step > 0 or not step else past[-1]
    if which.lower() == "this":
        return known[1]
    near = [days for days in ahead if (days.first - view.published).days <= view.ahead]
    return (near or past)[0 if near else -1]
