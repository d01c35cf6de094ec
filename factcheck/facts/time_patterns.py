"""How times are written: the patterns of times.toml. What days they mean is for ``time_readings``."""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.facts.tables import table
from factcheck.records import Span


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each row's reader and its pattern."""
    vocabulary: dict[str, str] = table("times")["vocabulary"]
    return tuple((row["read"], re.compile(_filled(row["pattern"], vocabulary))) for row in table("times")["time"])


def timed_spans(text: str) -> Iterator[Span]:
    """Where dates, years, clock times and distances in time stand; they may overlap."""
    for _, pattern in patterns():
        yield from (Span(*match.span()) for match in pattern.finditer(text))
    yield from (Span(*match.span()) for match in _clock().finditer(text))
    yield from (Span(*match.span()) for match in _distance().finditer(text) if not match["kept"])


def matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """Every time of a text with its reader, in the text's order, none overlapping another."""
    found = [(reader, match) for reader, pattern in patterns() for match in pattern.finditer(text)]
    kept: list[tuple[str, re.Match[str]]] = []
    for reader, match in sorted(found, key=lambda pair: (pair[1].start(), -pair[1].end())):
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((reader, match))
    return kept


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(table("times")["clock"], re.IGNORECASE)


@cache
def _distance() -> re.Pattern[str]:
    return re.compile(_filled(table("times")["distance"], table("times")["vocabulary"]))


def _filled(pattern: str, vocabulary: dict[str, str]) -> str:
    for name, words in vocabulary.items():
        pattern = pattern.replace(f"<{name}>", words)
    return pattern
