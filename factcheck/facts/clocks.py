"""Times of day in a text: "around 6:30 p.m.", "between 0630 and 0700 GMT", "noon".

How they are written is in clocks.toml. What could be a ratio, a score, a price or a verse ("3:1", "2.30") is none
unless a word beside it says so. A time whose half of the day nobody says ("at 6:30", "half past six") is left out, for
it may be either.
"""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table
from factcheck.records import Clock, Span

DAY = 24 * 60
# How far before a time a hedge may begin, in code points.
_REACH = 24

_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_OFFSETS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_WORDS = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_SIGN = re.compile(r"\d|noon|midday|midnight|o['’]clock|half[ -]past|quarter (?:past|to)|morning|night|evening", re.I)
_NAME = re.compile(r"<([A-Z0-9_]+)>")


def find_clocks(text: str) -> tuple[Clock, ...]:
    """The times of day that a text names, in its order; spans are offsets in ``text``."""
    if not _may_hold(text):
        return ()
    return tuple(clock for match in _matches(text) if (clock := _clock(match, text)))


def _may_hold(text: str) -> bool:
    """Every time of day has a digit or one of a few words; most claims have neither."""
    return bool(_SIGN.search(text))


def _matches(text: str) -> list[re.Match[str]]:
    found = sorted(
        (match for pattern in _patterns() for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _clock(match: re.Match[str], text: str) -> Clock | None:
    first, last = _ends(match)
    if first is None or last is None:
        return None
    hedge = _hedges().search(text, max(0, match.start() - _REACH), match.start())
    start = hedge.start() if hedge else match.start()
    end = match.end()
    return Clock(first, last, text[start:end], Span(start, end), hedged=hedge is not None)


def _ends(match: re.Match[str]) -> tuple[int | None, int | None]:
    groups = match.groupdict()
    if groups.get("word"):
        return (_WORDS[groups["word"].lower()],) * 2
    if not groups.get("hour2") and not groups.get("word2"):
        return (_minutes(groups, ""),) * 2
    if groups.get("word2"):
        last: int | None = _WORDS[groups["word2"].lower()]
        return _minutes({**groups, "half": groups["half"] or "p.m."}, ""), last
    last, half = _minutes(groups, "2"), groups.get("half") or groups.get("half2")
    first = _minutes({**groups, "half": half}, "")
    if not groups.get("half") and half and first is not None and last is not None and first > last:
        first = (first - 12 * 60) % DAY
    return first, last


def _minutes(groups: dict[str, str | None], side: str) -> int | None:
    """Minutes after midnight of one end; None where nobody says which half of the day is meant."""
    printed, half = groups.get(f"hour{side}") or "", (groups.get(f"half{side}") or "").lower()
    if half in _WORDS:
        return _WORDS[half]
    hour = _HOURS.index(printed.lower()) if printed.lower() in _HOURS else int(printed)
    part = (groups.get("part") or "").lower()
    if half or part:
        hour = _of_day(hour, half, part)
    elif not (groups.get("zone") or hour > 12 or printed.startswith("0")):
        return None
    minute = int(groups.get(f"minute{side}") or 0) + _offset(groups.get("offset"))
    return (hour * 60 + minute) % DAY if hour < 24 else None


def _of_day(hour: int, half: str, part: str) -> int:
    """The hour of 24: "12 a.m." is midnight, and "three at night" before dawn."""
    late = half.startswith("p") or "afternoon" in part or "evening" in part
    if "night" in part:
        late = hour % 12 > 5
    return hour % 12 + (12 if late else 0) if hour <= 12 else hour


def _offset(printed: str | None) -> int:
    if printed is None:
        return 0
    words = printed.lower().replace("half-", "half ").split()
    minutes = next(_OFFSETS[word] for word in words if word in _OFFSETS)
    return -minutes if words[-1] == "to" else minutes


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(Pattern(_filled(row["pattern"]), re.IGNORECASE) for row in table("clocks")["clock"])


@cache
def _hedges() -> Pattern:
    return Pattern(rf"\b(?:{'|'.join(table('clocks')['hedge'].values())}) $", re.IGNORECASE)


def _filled(pattern: str) -> str:
    return _NAME.sub(lambda match: _filled(table("clocks")["vocabulary"][match[1]]), pattern)


def examples() -> Iterator[tuple[str, int, int]]:
    """Each written time of the table with its ends; the test reads them."""
    for row in table("clocks")["clock"]:
        yield from ((text, first, last) for text, (first, last) in row["examples"].items())
