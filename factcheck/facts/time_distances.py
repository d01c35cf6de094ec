"""Times told by how far they are from another: "three weeks later", "two days ago", "later that month", "in a week".

The other is the time before them in the text, or publication.
"""

import re
from datetime import timedelta

from factcheck.facts import calendar_days as calendar
from factcheck.facts import calendar_parts as parts
from factcheck.facts.calendar_days import Days
from factcheck.facts.tense import Tense
from factcheck.facts.time_readings import Reader, group, step_of, weekday_of
from factcheck.facts.time_view import View
from factcheck.facts.time_words import number_of

_AMOUNT = re.compile(
    r"(?P<count>[\w' -]+?)[ -]"
    r"(?P<unit>second|minute|hour|business day|working day|day|week|fortnight|month|quarter|year|decade)s?\b"
    r"(?:,? and |,? |$)",
    re.IGNORECASE,
)
# In days or months: what one of each unit is.
_UNITS = {
    "fortnight": (14, "day"),
    "quarter": (3, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
_WORKING = frozenset({"business day", "working day"})
_CLOCKED = frozenset({"second", "minute", "hour"})
# "two weeks ago" is a rounded figure: so many days either side are meant as well.
_SLACK = {"week": 3, "fortnight": 3, "month": 15, "quarter": 45, "hour": 1}
# The day before a longer time than this is nobody's.
_SHARP = 31
_BACK = frozenset({"before", "earlier", "previous", "preceding", "beforehand", "prior to", "ahead of", "past", "last"})
# Before "the year" these mean the one that the report is written in.
_CURRENT = frozenset({"for", "in"})
_DAY = timedelta(days=1)

Amounts = list[tuple[int, str]]


def amounts_of(printed: str) -> Amounts:
    """ "2 weeks and a day" as counts of units, in their order. Raises ``ValueError`` where it holds none."""
    found = [(number_of(match["count"]), match["unit"].lower()) for match in _AMOUNT.finditer(printed)]
    if not found:
        raise ValueError(f"no length of time: {printed!r}")
    return found


def moved(days: Days, amounts: Amounts, *, back: bool) -> Days | None:
    """A range moved by lengths of time; minutes and hours leave it where it is. None outside the calendar."""
    here: Days | None = days
    for count, unit in amounts:
        length, of = _UNITS.get(unit, (1, unit))
        if here is not None and unit in _WORKING:
            here = calendar.working_days(here, -count if back else count)
        elif here is not None and unit not in _CLOCKED:
            here = calendar.shifted(here, -count * length if back else count * length, of)
    return here


def goes_back(way: str) -> bool:
    """Whether "before" or "after" is meant."""
    return way.lower() in _BACK


def _within(match: re.Match[str], view: View) -> Days | None:
    """ "later that month": from the day after the time before it to the end of its month, else of publication's."""
    where = (group(match, "where", "where2") or "").lower()
    unit = (group(match, "unit", "unit2") or "").lower()
    known = (view.dated or view.last) if unit in {"month", "year"} else view.last
    if "that" not in match[0].lower() and " same " not in match[0].lower() and unit not in {"day", "night"}:
        dated = view.dated and unit != "week" and where not in _CURRENT
        known = calendar.one(view.published) if view.published and not dated else known
    if known is None or (unit == "year" and known.yearless):
        return None
    around = calendar.weekend(known.first) if unit == "weekend" else calendar.unit_around(known.first, unit)
    if where.endswith(" of"):
        return _edge(where, known, around, unit)
    first, last = parts.side(where, known, around)
    return Days(first, last, known.yearless)


def _edge(where: str, known: Days, around: Days, unit: str) -> Days:
    """The end, the middle or the rest of the week, month or year around a time."""
    if where.startswith(("rest", "remain")):
        return Days(max(around.first, known.first), around.last, known.yearless)
    return parts.part(Days(around.first, around.last, known.yearless), where)


def _within_current(match: re.Match[str], view: View) -> Days | None:
    """ "earlier this month" ends at publication, "later this month" begins there; "late" is the last part."""
    step, unit, where = step_of(match["which"]), match["unit"].lower(), match["where"].lower()
    around = calendar.unit_beside(view.published, unit, step) if view.published else None
    if around is None or view.published is None:
        return None
    if where not in {"earlier", "later"}:
        return parts.part(around, where)
    if step:
        return around
    if where == "later":
        # On a Sunday it is the week that begins, as Americans count it.
        more = 6 if unit == "week" and view.published == around.last else 0
        return Days(view.published, around.last + more * _DAY)
    # Printed on the first of a month it was written in the one before.
    return Days(calendar.unit_around(view.published - _DAY, unit).first, view.published)


def nth_of(match: re.Match[str], days: Days) -> Days | None:
    """ "the last week of", "the first ten days of", "the third month of"."""
    unit, printed = match["unit"].lower(), match["nth"].lower()
    if (days.last - days.first).days < (6 if unit == "day" else 27) or days.yearless:
        return None
    count = number_of(match["count"]) if match["count"] else 1
    nth = -1 if printed in {"last", "final"} else number_of(printed)
    if unit.endswith("day") and unit != "day":
        return parts.nth_weekday(days, nth, weekday_of(unit))
    return parts.nth_within(days, nth, count, unit)


def _nth_of_the(match: re.Match[str], view: View) -> Days | None:
    """ "the last day of the year": of publication's, else of that of the time before it."""
    known = calendar.one(view.published) if view.published else view.dated
    if known is None or known.yearless:
        return None
    return nth_of(match, calendar.unit_around(known.first, match["whole"].lower()))


def _shifted(match: re.Match[str], view: View) -> Days | None:
    """ "the day before", "three weeks earlier", seen from the time before it in the text.

    "the next week" is seen from publication where no time stands before it, "three weeks later" from nowhere.
    """
    unit, way = group(match, "unit", "unit2"), (group(match, "way", "way2") or "").lower()
    amount = group(match, "amount")
    known = view.last
    if known is None and amount is None and view.published:
        known = calendar.one(view.published)
    if known is None:
        return None
    if amount is not None:
        return moved(known, amounts_of(amount), back=goes_back(way))
    return beside(known, (unit or "day").lower(), back=goes_back(way))


def beside(known: Days, unit: str, *, back: bool) -> Days | None:
    """The day, week, weekend, month or year before or after a time."""
    if unit == "weekend":
        return calendar.weekend(known.first + (-7 if back else 7) * _DAY)
    whole = unit in {"week", "month", "quarter", "year"}
    if not whole and (known.last - known.first).days > _SHARP:
        return None
    there = moved(known, [(1, unit if whole else "day")], back=back)
    if there is None or not whole:
        return there
    around = calendar.unit_around(there.first, unit)
    return Days(around.first, around.last, there.yearless)


def _ago(match: re.Match[str], view: View) -> Days | None:
    return _from_publication(match, view, back=True)


def _ahead(match: re.Match[str], view: View) -> Days | None:
    return _from_publication(match, view, back=False)


def _in(match: re.Match[str], view: View) -> Days | None:
    """ "in two weeks", where something is to come; "within" is any time until then."""
    if view.tense is not Tense.FUTURE or view.published is None:
        return None
    if match["within"].lower() == "in":
        return _from_publication(match, view, back=False)
    then = moved(calendar.one(view.published), amounts_of(match["amount"]), back=False)
    return Days(view.published, then.last) if then else None


def _from_publication(match: re.Match[str], view: View, *, back: bool) -> Days | None:
    """So far from publication; "a month ago" is rounded, what is to come is planned, a year is any day of it."""
    amounts = amounts_of(match["amount"])
    if view.published is None:
        return None
    count, unit = amounts[-1]
    if unit in {"hour", "minute"}:
        days = -(-count // 24) if unit == "hour" else 1
        near = view.published + (-days if back else days) * _DAY
        return Days(min(near, view.published), max(near, view.published))
    then = moved(calendar.one(view.published), amounts, back=back)
    if then is None or len(amounts) > 1:
        return then
    if unit in {"year", "decade"}:
        return calendar.whole_year(then.first.year)
    slack = timedelta(days=_SLACK.get(unit, 0) if back else 0)
    return Days(then.first - slack, then.last + slack)


def _span(match: re.Match[str], view: View) -> Days | None:
    """ "the past two weeks" run up to publication, "the next two" begin the day after; quarters are whole ones."""
    amounts, way = span_of(match), (group(match, "way", "way2") or "").lower()
    if view.published is None:
        return None
    count, unit = amounts[0]
    back = goes_back(way)
    if unit == "quarter":
        here = calendar.unit_around(view.published, "quarter").first
        return calendar.months(here.year, here.month + (-3 * count if back else 3), 3 * count)
    hours = [(-(-count // 24), "day") if unit == "hour" else (count, unit) for count, unit in amounts]
    then = moved(calendar.one(view.published), hours, back=back)
    if then is None:
        return None
    if back:
        return Days(then.first, view.published)
    begin = view.published if match[0].lower().startswith("within") else view.published + _DAY
    return Days(min(begin, then.last), then.last)


def span_of(match: re.Match[str]) -> Amounts:
    """The lengths of "the past two weeks" and of "the two past weeks"."""
    amount = group(match, "amount")
    if amount is None:
        amount = re.sub(rf"\b(?:{group(match, 'way2')}) ", "", group(match, "amount2") or "")
    return amounts_of(amount)


DISTANCES: dict[str, Reader] = {
    "within": _within,
    "within current": _within_current,
    "nth of the": _nth_of_the,
    "shifted": _shifted,
    "ago": _ago,
    "ahead": _ahead,
    "in": _in,
    "span": _span,
}
