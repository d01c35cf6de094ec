"""Words that bend a number: "about 350", "at least 12", "300 people or more". They are in numbers.toml."""

import re
from functools import cache
from typing import Any

from factcheck.facts.numbers import DOZEN, Number, rough
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table
from factcheck.records import Range, Span

# How far before a figure a hedge may begin.
_REACH = 40

Hedge = tuple[dict[str, Any], Span]

# "Over the past three days" is no more than three; after these words "over" and "within" are a hedge all the same.
_DURING = re.compile(
    r"(?<!\bfor )(?<!\btook )(?<!\blasted )(?<!\bspent )(?<!\bwell )(?<!\bjust )(?<!\bin )(?<!\bof )(?<!\blittle )"
    r"(?<!\bafter )(?<!\bwas )(?<!\bis )(?<!\bto )(?<!\bby )(?<!\bwaited )(?<!^)\b(?:over|within)\s?(?:an? )?$",
    re.IGNORECASE,
)

_JOINED = re.compile(r"\+(?!\d)|-plus\b|(?P<odd>-odd\b)")


def hedge_before(text: str, start: int) -> Hedge | None:
    """The hedge that ends at ``start``: its row of the table, and where it stands."""
    pattern, rows = _hedges("before")
    match = pattern.search(text, max(0, start - _REACH), start)
    if match is None or match.lastgroup is None:
        return None
    return rows[int(match.lastgroup[1:])], Span(match.start(), match.end())


def hedge_after(text: str, end: int) -> Hedge | None:
    """The hedge that begins at ``end``, directly or behind the words for what is counted ("20 people or more")."""
    pattern, rows = _hedges("after")
    match = pattern.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return rows[int(match.lastgroup[1:])], Span(match.start(), match.end())


def hedge_joined(text: str, end: int) -> Hedge | None:
    """The hedge that is joined to the number at ``end``: "300+", "a 300-plus crowd", "70-odd minutes"."""
    match = _JOINED.match(text, end)
    if match is None:
        return None
    row = next(row for row in _hedges("after")[1] if row["bound"] == ("~" if match["odd"] else ">"))
    return row, Span(*match.span())


def is_during(text: str, hedge: Hedge) -> bool:
    """ "Over three days", "within 48 hours": how long something went on, not how much longer than that."""
    return bool(_DURING.search(text, max(0, hedge[1].start - 10), hedge[1].end))


def is_particle(text: str, hedge: Hedge, end: int) -> bool:
    """ "Turned over 40 files", "took over 40 shops": of the verb, and no bound; "took over 40 minutes" has one.

    ``end``: where the figure ends.
    """
    start = max(0, hedge[1].start - _REACH)
    return any(verb.search(text, start, hedge[1].end) and thing.match(text, end) for verb, thing in _particles())


def opened(low: Number, high: Number, row: dict[str, Any] | None) -> Range:
    """What a number or range and its hedge leave open, in the printed unit."""
    bottom = low.vague.low if low.vague else low.value
    top = high.vague.high if high.vague else high.value
    assert bottom is not None and top is not None
    if row is None:
        return Range(bottom, top)
    if row["bound"] == "~" and "low" not in row:
        return Range(bottom, top) if low.vague else Range(rough(bottom, low.step).low, rough(top, high.step).high)
    if low is high and low.step == DOZEN and {"low", "high"} <= row.keys() and row["high"] == 1.0:
        return Range(rough(bottom, DOZEN).low, top)
    ends = sorted(edge * row[side] for edge, side in ((bottom, "low"), (top, "high")) if side in row)
    if len(ends) == 2:
        return Range(ends[0], ends[1])
    return Range(ends[0], None) if "low" in row else Range(None, ends[0])


@cache
def _hedges(side: str) -> tuple[Pattern, list[dict[str, Any]]]:
    rows = table("numbers")[side]
    kinds = "|".join(f"(?P<h{index}>{row['words']})" for index, row in enumerate(rows))
    pattern = (
        rf"(?<!\w)(?:{kinds})\s?(?:an? )?$"
        if side == "before"
        else rf"(?:\s[a-z-]{{3,}}s|\speople)?\s(?:{kinds})(?!\w)"
    )
    return Pattern(pattern, re.IGNORECASE), rows


@cache
def _particles() -> list[tuple[Pattern, Pattern]]:
    rows = table("numbers")["particle"]
    return [
        (
            Pattern(rf"\b(?:{row['verbs']}) (?:{row['word']})\s?$", re.IGNORECASE),
            Pattern(rf"(?:\s[a-z-]+)??\s(?:{row['things']})\b" if "things" in row else "", re.IGNORECASE),
        )
        for row in rows
    ]
