"""Weeks, weekends and the days of the week: "Monday", "over the weekend", "next Friday", "week 31"."""

import re
from datetime import date, timedelta

from factcheck.facts import calendar_days as calendar
from factcheck.facts import calendar_parts as parts
from factcheck.facts.calendar_days import Days
from factcheck.facts.tense import Tense
from factcheck.facts.time_readings import Reader, group, step_of, weekday_of
from factcheck.facts.time_view import View
from factcheck.facts.time_words import number_of

_WEEKS_OF_A_YEAR = 53


def _weekend(match: re.Match[str], view: View) -> Days | None:
    """The weekend that a report speaks of without saying which: the last to begin, or the next."""
    if view.published is None:
        return None
    here = calendar.weekend(view.published)
    past = view.tense is not Tense.FUTURE and here.first > view.published
    return calendar.weekend(here.first - timedelta(days=7)) if past else here


def _week_after(match: re.Match[str], view: View) -> Days | None:
    if view.published is None:
        return None
    step, unit = (2 if match["way"].lower() == "after next" else -2), match["unit"].lower()
    if unit == "weekend":
        return calendar.weekend(view.published + timedelta(days=7 * step))
    if unit.endswith("day"):
        return calendar.one(calendar.week(view.published).first + timedelta(days=7 * step + weekday_of(unit)))
    return calendar.unit_beside(view.published, unit, step)


def _relative_weekday(match: re.Match[str], view: View) -> Days | None:
    """ "next Friday" is in the next week; "this past Friday" and "the coming Friday" are the nearest."""
    published, which, weekday = view.published, match["which"].lower(), weekday_of(match["weekday"])
    if published is None:
        return None
    if which in {"this coming", "coming"}:
        return calendar.one(published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1))
    if which in {"this past", "past"}:
        return calendar.one(published - timedelta(days=(published.weekday() - weekday - 1) % 7 + 1))
    return calendar.one(calendar.week(published).first + timedelta(days=weekday + 7 * step_of(which)))


def _weekday_alone(match: re.Match[str], view: View) -> Days | None:
    """The latest such day up to publication, or the next where the words before speak of the future."""
    published, weekday, day = view.published, weekday_of(match["weekday"]), group(match, "day", "day2")
    if published is None:
        return None
    if day:
        return _weekday_and_day(published, number_of(day), weekday, view.tense)
    if view.tense is Tense.FUTURE:
        return calendar.one(published + timedelta(days=(weekday - published.weekday()) % 7))
    return calendar.one(published - timedelta(days=(published.weekday() - weekday) % 7))


def _weekday_and_day(published: date, day: int, weekday: int, tense: Tense) -> Days | None:
    """ "Friday the 13th": the nearest, on the side that the words around it leave."""
    past, ahead = (calendar.nearest_day(published, day, ahead=side, weekday=weekday) for side in (False, True))
    if past is None or ahead is None or tense is not Tense.UNSAID:
        return ahead if tense is Tense.FUTURE else past
    return min(past, ahead, key=lambda days: abs((days.first - published).days))


def _weekdays_ago(match: re.Match[str], view: View) -> Days | None:
    """ "two Fridays ago": the last but one before publication."""
    if view.published is None:
        return None
    since = (view.published.weekday() - weekday_of(match["weekday"]) - 1) % 7 + 1
    return calendar.one(view.published - timedelta(days=since + 7 * (number_of(match["count"]) - 1)))


def _numbered(match: re.Match[str], view: View) -> Days | None:
    """ "week 31": as ISO 8601 counts them, in the year of publication."""
    nth = int(group(match, "nth", "nth2") or 0)
    if view.published is None or not 1 <= nth <= _WEEKS_OF_A_YEAR:
        return None
    return parts.week_within(calendar.whole_year(view.published.isocalendar().year), nth)


WEEKS: dict[str, Reader] = {
    "weekend": _weekend,
    "week after": _week_after,
    "relative weekday": _relative_weekday,
    "weekday": _weekday_alone,
    "weekdays ago": _weekdays_ago,
    "numbered week": _numbered,
}
