"""Times made of others: "from Monday to Wednesday", "two days after Easter", "the last week of May".

A time is joined to the words before it as soon as it is read (``with_words_before``), and to its neighbours when all of
a text are (``joined``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from factcheck.facts import calendar_days as calendar
from factcheck.facts import calendar_parts as parts
from factcheck.facts.calendar_days import Days
from factcheck.facts.tense import Tense
from factcheck.facts.time_distances import amounts_of, beside, goes_back, moved, nth_of
from factcheck.facts.time_patterns import matches_before
from factcheck.facts.time_readings import weekday_of

# Read without a year, these take it from the other end of a range or the year behind them.
_OF_A_YEAR = frozenset({"date", "numeric", "month", "part of month", "holiday"})
_YEARS = frozenset({"relative", "years", "shifted"})
_FROM = re.compile(r"\b(?P<open>from|between)\s+(?:the )?$", re.IGNORECASE)
_OPENED = re.compile(r"(?P<open>from|between)\b", re.IGNORECASE)
_TO = re.compile(r"\s?(?:[-–—~]|\b(?:up )?to\b|\bthrough\b|\buntil\b|\btill\b)\s?(?:on |in )?(?:the )?", re.IGNORECASE)
_AND = re.compile(r"\s?(?:[-–—~]|\b(?:and|to|until|till|through)\b)\s?(?:on |in )?(?:the )?", re.IGNORECASE)
# What is moved from one day to another does not last from the one to the other.
_MOVED = re.compile(
    r"\b(?:mov|postpon|delay|push|reschedul|chang|shift|put off|brought forward|advanc|extend)\w*\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r",? ?(?:of |in )?(?:the )?", re.IGNORECASE)
# A full stop before "on" in small letters ends an abbreviation: "the 1st week of Oct. on Friday".
_THEN = re.compile(r"[,\s-]{0,3}(?:on )?|\. (?-i:on) ", re.IGNORECASE)
# As an end of a range "the middle of May" is a day.
_POINT = re.compile(r"(?:(?:in|from|between) )?(?:the )?(?P<edge>start|beginning|middle|end) of\b", re.IGNORECASE)
_AWAY = frozenset({"ago", "ahead", "shift"})
_WEEKS_OR_MONTHS = re.compile(r"\b(?P<unit>week|fortnight|month)s?\b", re.IGNORECASE)
_REACH = 60
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A time as read: by which reader, from where to where in the text. ``year``: its own words say which year."""

    name: str
    start: int
    end: int
    days: Days
    year: bool
    tense: Tense


def with_words_before(text: str, reading: Reading) -> Reading:
    """The time that the words right before one make of it: "the week of", "two days after"; itself where none do."""
    while (there := _before(text, reading)) is not None:
        reading = there
    return reading


def _before(text: str, reading: Reading) -> Reading | None:
    for name, match in matches_before(text, reading.start):
        days = _BEFORE[name](match, reading.days)
        if days is not None:
            return replace(reading, name=name, start=match.start(), days=days)
    return None


def joined(text: str, readings: Iterable[Reading]) -> list[Reading]:
    """The times of a text with neighbours joined to one; "now" is left out where it ends no range."""
    kept: list[Reading] = []
    for reading in readings:
        one = _together(text, kept[-1], reading) if kept else None
        if one is not None:
            kept[-1] = one
        else:
            kept.append(reading)
    return [reading for reading in kept if reading.name != "now"]


def _together(text: str, one: Reading, other: Reading) -> Reading | None:
    """The one time that two mean, or None where they are two."""
    between = text[one.end : other.start]
    days: Days | None = None
    if one.name in _OF_A_YEAR and not one.year and _is_year(other) and _OF_YEAR.fullmatch(between):
        days = calendar.in_year(one.days, other.days.first.year)
    elif other.name == "weekday" and _is_week(one.days) and one.name != "weekday" and _THEN.fullmatch(between):
        days = calendar.one(one.days.first + (other.days.first.weekday()) * _DAY)
    elif (one.name, between) == ("weekday", " ") and other.name in _AWAY:
        days = _on_weekday(text, other, one)
    elif other.name == "weekday" and one.name in _AWAY and between in {" ", " on "}:
        days = _on_weekday(text, one, other)
    elif (one.name, between, other.name) == ("ago", " ", "today"):
        days = moved(other.days, amounts_of(text[one.start : one.end]), back=True)
    elif _runs(text, one, other, between):
        days = _from_to(_as_point(text, one), _as_point(text, other))
    return replace(one, name="joined", end=other.end, days=days, year=one.year or other.year) if days else None


def _is_year(reading: Reading) -> bool:
    days = reading.days
    return reading.name in _YEARS and (days.first.month, days.first.day, days.last - days.first) == (
        *(1, 1),
        calendar.whole_year(days.first.year).last - days.first,
    )


def _on_weekday(text: str, away: Reading, weekday: Reading) -> Days | None:
    """ "Monday two weeks from now" is in the week that lies there; of months, the first such day from there on."""
    unit = _WEEKS_OR_MONTHS.search(text, away.start, away.end)
    day = away.days.first + (away.days.last - away.days.first) // 2
    number = weekday.days.first.weekday()
    if unit is None or away.days.yearless:
        return None
    if unit["unit"].lower() == "month":
        return calendar.one(day + (number - day.weekday()) % 7 * _DAY)
    return calendar.one(calendar.week(day).first + number * _DAY)


def _as_point(text: str, reading: Reading) -> Reading:
    """The first, middle or last day of "the start, middle or end of May"; any other time as it is."""
    match, days = _POINT.match(text, reading.start, reading.end), reading.days
    if match is None:
        return reading
    half = ((days.last - days.first).days + 2) // 2 * _DAY
    there = {"end": days.last, "middle": days.first + half}.get(match["edge"].lower(), days.first)
    return replace(reading, days=Days(there, there, days.yearless))


def _is_week(days: Days) -> bool:
    return (days.last - days.first).days == 6 and days.first.weekday() == 0


def _runs(text: str, one: Reading, other: Reading, between: str) -> bool:
    """Whether the words say that it lasted from the one to the other."""
    opened = _FROM.search(text, max(0, one.start - 20), one.start) or _OPENED.match(text, one.start, one.end)
    if opened is None:
        return other.name != "now" and bool(_TO.fullmatch(between)) and one.name != "joined"
    if opened["open"].lower() == "between":
        return bool(_AND.fullmatch(between))
    return bool(_TO.fullmatch(between)) and not _MOVED.search(text, max(0, opened.start() - _REACH), opened.start())


def _from_to(one: Reading, other: Reading) -> Days | None:
    """From the first day of one to the last of the other, each in the year or week that the other leaves it."""
    first, last = one.days, other.days
    if other.name == "weekday":
        first, last = _weekdays(one, other)
    elif _floats(one) and (other.year or not _floats(other) or first.first > last.last):
        first = calendar.before(first, last)
    elif _floats(other):
        last = calendar.after(last, first)
    if first.yearless != last.yearless or first.first > last.last:
        return None
    return Days(first.first, last.last, first.yearless)


def _floats(reading: Reading) -> bool:
    return reading.name in _OF_A_YEAR and not reading.year


def _weekdays(one: Reading, other: Reading) -> tuple[Days, Days]:
    first, last = one.days, other.days
    if one.name == "weekday" and one.tense is not Tense.FUTURE:
        return calendar.one(last.first - ((last.first - first.first).days % 7) * _DAY), last
    return first, calendar.one(first.first + ((last.first - first.first).days % 7) * _DAY)


def _shift(match: re.Match[str], days: Days) -> Days | None:
    """ "two days after"; "the two days after" and "for two days from" are all of them."""
    amounts, back = amounts_of(match["amount"]), goes_back(match["way"])
    there = moved(days, amounts, back=back)
    if there is None or not match["over"]:
        return there
    if match["over"].lower() == "for ":
        return Days(days.first, there.first - _DAY, days.yearless) if there.first > days.first else None
    return Days(min(there.first, days.first), max(there.last, days.last), days.yearless)


def _beside(match: re.Match[str], days: Days) -> Days | None:
    return beside(days, match["unit"].lower(), back=goes_back(match["way"]))


def _around(match: re.Match[str], days: Days) -> Days | None:
    if (days.last - days.first).days > 6 or days.yearless:
        return None
    if (match["unit"] or "week").lower() == "weekend":
        return calendar.weekend_around(days.first)
    return calendar.week(days.first)


def _numbered(match: re.Match[str], days: Days) -> Days | None:
    whole = calendar.whole_year(days.first.year)
    return parts.week_within(days, int(match["nth"])) if (days.first, days.last) == (whole.first, whole.last) else None


def _edge(match: re.Match[str], days: Days) -> Days | None:
    return parts.part(days, match["part"].lower()) if (days.last - days.first).days >= 6 else None


def _weekday(match: re.Match[str], days: Days) -> Days | None:
    return calendar.one(days.first + weekday_of(match["weekday"]) * _DAY) if _is_week(days) else None


def _long(match: re.Match[str], days: Days) -> Days | None:
    """ "three days starting on": that day is the first of them."""
    there = moved(days, amounts_of(match["amount"]), back=False)
    return Days(days.first, there.first - _DAY, days.yearless) if there and there.first > days.first else None


_BEFORE = {
    "shift": _shift,
    "beside": _beside,
    "around": _around,
    "nth": nth_of,
    "numbered": _numbered,
    "edge": _edge,
    "weekday": _weekday,
    "long": _long,
}
