"""How times are written: the patterns of times.toml. What days they mean is for ``time_readings``.

A pattern is compiled when a text first holds one of the words that it needs: most texts need few of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from factcheck.facts import holidays
from factcheck.facts.labels import is_model
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table
from factcheck.records import Span

# What stands before a time and belongs to it is looked for so many code points back.
_REACH = 60
# No time is longer; what a pattern needs is inside it, or right beside.
_MARGIN = 160
_NAME = re.compile(r"<([A-Z_]+)>")


def timed_spans(text: str) -> Iterator[Span]:
    """Where dates, years, clock times and distances in time stand; they may overlap."""
    yield from (Span(*match.span()) for row, match in _found(text) if not row.get("duration"))
    yield from (Span(*match.span()) for match in _clock().finditer(text))
    yield from (Span(*match.span()) for match in _distance().finditer(text) if not match["kept"])


def matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """Every time of a text with its reader, in the text's order, none overlapping another.

    Of two that begin with one month the longer is kept, whichever takes the "in" before it as well.
    """
    found = [(row["read"], match) for row, match in _found(text)]
    kept: list[tuple[str, re.Match[str]]] = []
    for reader, match in sorted(found, key=lambda pair: (_begin(*pair), -pair[1].end())):
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((reader, match))
    return kept


def matches_before(text: str, start: int) -> Iterator[tuple[str, re.Match[str]]]:
    """The words that end at ``start`` and may make another time of the one that begins there: "the week of"."""
    small = text[max(0, start - _REACH) : start].lower()
    for number, row in enumerate(table("times")["before"]):
        if not any(word in small for word in row["needs"]):
            continue
        found = _compiled("before", number).search(text, max(0, start - _REACH), start)
        if found:
            yield row["read"], found


def _begin(reader: str, match: re.Match[str]) -> int:
    if reader != "month":
        return match.start()
    return min(match.start(name) for name, printed in match.groupdict().items() if printed)


def in_words(pattern: str) -> Pattern:
    """A pattern with the vocabulary's names in angle brackets, capitals or not."""
    return Pattern(_filled(pattern), re.IGNORECASE)


def _found(text: str) -> Iterator[tuple[dict[str, Any], re.Match[str]]]:
    """Every row's matches; a row is tried near the words that it needs only."""
    small = _small(text)
    for number, row in enumerate(table("times")["time"]):
        for start, end in _near(small, row["needs"]):
            found = _compiled("time", number).finditer(text, start, end)
            yield from ((row, match) for match in found if not (row["read"] == "years" and _is_of_a_model(match)))


def _is_of_a_model(years: re.Match[str]) -> bool:
    named = years.groupdict()
    return bool(named.get("year") and not named.get("until")) and is_model(years.string, years.start("year"))


def _near(text: str, needs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches around any of the words, in order and apart."""
    begin = end = -1
    for position in sorted(_positions(text, needs)):
        if position - _MARGIN > end:
            if end >= 0:
                yield begin, end
            begin = max(0, position - _MARGIN)
        end = position + _MARGIN
    if end >= 0:
        yield begin, end


def _positions(text: str, needs: Sequence[str]) -> Iterator[int]:
    for word in needs:
        position = text.find(word)
        while position >= 0:
            yield position
            position = text.find(word, position + 1)


def _small(text: str) -> str:
    """In small letters, every offset kept: the few letters that become two stay as they are."""
    small = text.lower()
    return (
        small
        if len(small) == len(text)
        else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    )


@cache
def _compiled(kind: str, number: int) -> Pattern:
    return in_words(table("times")[kind][number]["pattern"])


@cache
def _clock() -> Pattern:
    return Pattern(table("times")["clock"], re.IGNORECASE)


@cache
def _distance() -> Pattern:
    return Pattern(_filled(table("times")["distance"]))


def _filled(pattern: str) -> str:
    return _NAME.sub(lambda match: _filled(_words(match[1])), pattern)


def _words(name: str) -> str:
    return holidays.names() if name == "HOLIDAY" else str(table("times")["vocabulary"][name])
