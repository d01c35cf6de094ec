"""Times as ranges of days: "Monday", "mid-March", "later that month", seen from the day of publication.

A time without a year and without publication keeps its day and month (``When.yearless``); one that means nothing
without publication ("yesterday") is left out. Clock times are no days.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce

from factcheck.facts.calendar_days import Days
from factcheck.facts.holders import Holder, Term, find_holders, in_common
from factcheck.facts.sentences import sentence_at
from factcheck.facts.tense import Tense, tense_at
from factcheck.facts.time_distances import DISTANCES
from factcheck.facts.time_holidays import read_holiday
from factcheck.facts.time_joins import Reading, joined, with_words_before
from factcheck.facts.time_patterns import matches, matches_before
from factcheck.facts.time_readings import READERS, group
from factcheck.facts.time_view import View
from factcheck.facts.time_weeks import WEEKS
from factcheck.records import Period, Span, When

# Patterns that name a month or a year, and so can be what "that month" points back to.
_DATED = frozenset(
    {"iso", "numeric", "date", "part of month", "month", "relative month", "years", "part of year", "holiday"}
)
# What the next time is not seen from: it may turn out to be none.
_UNMARKED = frozenset({"in", "now"})
# Between a time and the date that spells it out: "The day before, on November 7".
_APPOSED = re.compile(r",? ?\(?(?:on |in )?")
_APPOSABLE = frozenset({"shifted", "weekday", "today", "within", "relative weekday", "ago"})
_SINCE = re.compile(r"\b(?:since|from)\s+(?:the )?$", re.IGNORECASE)
_READERS = READERS | WEEKS | DISTANCES | {"holiday": read_holiday}
# A day of publication outside these years is a slip of somebody's template, and says nothing.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def times(text: str, *, published: date | None = None) -> tuple[When, ...]:
    """The times of a text, in its order; spans are offsets in it."""
    return find_times(text, published=published, period=None)


def find_times(text: str, *, published: date | None, period: Period | None) -> tuple[When, ...]:
    """The times of a text; ``period``, and an office held in the sentence, give a year where they leave only one."""
    published = published if published and _FIRST_YEAR <= published.year <= _LAST_YEAR else None
    readings = joined(text, _apart(_read(text, published, period)))
    return tuple(_when(text, reading, published) for reading in readings)


def _read(text: str, published: date | None, period: Period | None) -> Iterator[Reading]:
    """Each time by itself, seen from those before it."""
    last: Days | None = None
    dated: Days | None = None
    known = matches(text)
    holders = tuple(find_holders(text)) if known and published is None else ()
    for index, (name, match) in enumerate(known):
        if name in _APPOSABLE and _is_spelled_out(text, match, known[index + 1 : index + 2]):
            continue
        terms = _terms_at(text, match.start(), holders)
        view = View(published, period, _tense(text, name, match), last, dated, terms)
        reading = _reading(text, name, match, view)
        if name not in _UNMARKED:
            last = reading.days if reading else None
            dated = last if name in _DATED and last else dated
        if reading:
            yield reading


def _tense(text: str, name: str, match: re.Match[str]) -> Tense:
    """Of the time with the words before it that belong to it: "will end two days after"; "from Friday" is to come."""
    before = next(matches_before(text, match.start()), None)
    if name == "weekday" and before and before[1].groupdict().get("way", "").lower() == "from":
        return Tense.FUTURE
    start = before[1].start() if before else match.start("month" if name == "month" else 0)
    return tense_at(text, start, match.end())


def _reading(text: str, name: str, match: re.Match[str], view: View) -> Reading | None:
    days = _READERS[name](match, view)
    if days is None:
        return None
    year = bool(group(match, "year", "short", "written", "year2", "which"))
    return with_words_before(text, Reading(name, match.start(), match.end(), days, year, view.tense))


def _apart(readings: Iterator[Reading]) -> list[Reading]:
    """Without those whose words a later one has taken: "the last three weeks" of "the last three weeks of May"."""
    kept: list[Reading] = []
    for reading in readings:
        while kept and kept[-1].end > reading.start:
            kept.pop()
        kept.append(reading)
    return kept


def _is_spelled_out(text: str, match: re.Match[str], following: list[tuple[str, re.Match[str]]]) -> bool:
    """A date stands right behind it that says the same more exactly."""
    if not following or following[0][0] not in {"date", "iso", "numeric"} or following[0][1].groupdict().get("weekday"):
        return False
    return bool(_APPOSED.fullmatch(text, match.end(), following[0][1].start()))


def _terms_at(text: str, start: int, holders: Sequence[Holder]) -> tuple[Term, ...]:
    """When everybody named with an office in the sentence around ``start`` held it; none where nobody is."""
    sentence = sentence_at(text, start) if holders else Span(0, 0)
    named = [holder.terms for holder in holders if sentence.start <= holder.span.start < sentence.end]
    return reduce(in_common, named) if named else ()


def _when(text: str, reading: Reading, published: date | None) -> When:
    """The record; "since September" runs on to the day of publication."""
    printed = text[reading.start : reading.end]
    start, end, days = reading.start, reading.end, reading.days
    start += len(printed) - len(printed.lstrip())
    end += 1 if printed.count("(") > printed.count(")") and text[end : end + 1] == ")" else 0
    since = _SINCE.search(text, max(0, start - 12), start) or re.match(r"(?i)since\b", text[start:end])
    last = days.last
    if since and "since" in since[0].lower() and published and not days.yearless:
        start = min(start, since.start()) if since.re is _SINCE else start
        last = max(last, published)
    return When(days.first, last, text[start:end], Span(start, end), days.yearless)
