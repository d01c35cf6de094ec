"""Figures with their units, hedges and ranges: "between 40 and 50 km" is one measure from 40 to 50 kilometres.

What a figure measures, and of whom, is for ``roles``. Dates, clock times and telephone numbers are expected to be
blanked out of the text before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from factcheck.facts.numbers import Number, find_numbers, lengthened, rough
from factcheck.facts.tables import table
from factcheck.facts.units import AGE, COUNT, WHOLE, Unit, unit_after, unit_before
from factcheck.records import Bound, Range, Span

# How far before a figure a hedge may begin.
_REACH = 40

_JOIN = re.compile(
    r"(?P<unit>[ -]?[%°\w.$€£¥]{0,12}?)\s?(?:(?P<dash>[-–—])|\b(?P<word>to|or|and)\b)\s?(?P<hedge>about |around )?"
    r"(?P<sign>(?:US|[A-Z])?[$€£¥])?\s?"
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:[a-z]+ )?(?:(?:US|[A-Z])?[$€£¥])?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:r[io]se|rising|risen|increas\w+|grew|grown|up|f[ae]ll\w*|dropp?\w*|declin\w+|cut|went|jump\w*|climb\w*|rais\w+"
    r"|lower\w*|down|revis\w+|slow\w*|chang\w+|improv\w+|reduc\w+|expand\w*)\b[^.;]{0,30}\bfrom\s+(?:[a-z]+ )?\S?$",
    re.IGNORECASE,
)
_SHARED_UNIT = re.compile(r",? (?:and|or|to) (?:(?:about|around|roughly|approximately|nearly|some|at least) )?")
_BELOW_ZERO = re.compile(r"(?:\bminus |(?<![\w\d])[-−])$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[ -](year|month|week|day)s?[ -](?:olds?\b|of age\b)", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged|ages?|turned|turning)(?: of| between)? $", re.IGNORECASE)
_NAMED_AGE = re.compile(r"[A-Z][\w.'’-]+, $")
_ADDRESS = re.compile(r" block of\b")
_YEAR_NOUN = re.compile(r" (?:people|persons|men|women|children|soldiers|troops|others|deaths|cases|homes|[a-z]+s)\b")
_YEARS_OF = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|no|every|any|each|another|which|some|only|as|anyone|last|next|first|new|good|big|was|is|not|for|than"
    r"|such|a|number|chapter|day|phase)\s$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r" (?:of|that|who|which|another|day|thing|or|could|can|may|must|should|is|was|has|by|in|to|and|at|on|for|with"
    r"|from|way|as|if|more|would|will|might|cannot|when|where|the|it|he|she|we|they|point|side|hand|reason|does|did|had|more"
    r"|landed|flew|fell|rose|hit|peaked|reached|crashed|exploded|failed|appeared|remains?|came|went|said)\b"
    r"|[^\s]|\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in its unit. ``value`` in base units; ``core``: the figure without hedge and unit.

    ``earlier``: the figure that something rose or fell from, not the one it stands at.
    """

    value: Range
    unit: Unit
    printed: float
    bound: Bound
    span: Span
    core: Span
    written: bool = False
    earlier: bool = False


def find_measures(text: str) -> list[Measure]:
    """The measures of a text, in its order."""
    numbers = [_lengthen(number, text) for number in find_numbers(text)]
    numbers = [number for number in numbers if not _names_something(number, text)]
    measures = [_measured(group, text) for group in _grouped(numbers, text)]
    return _sharing_units([measure for measure in measures if measure is not None], text)


@dataclass(frozen=True, slots=True)
class _Group:
    """One number, or the two ends of a range."""

    low: Number
    high: Number
    start: int
    earlier: bool = False


def _lengthen(number: Number, text: str) -> Number:
    """Decide whether the letter after a number is a scale ("$5m", "5m people") or a unit ("5m deep")."""
    if number.short is None:
        return number
    money = unit_before(text, number.span.start)
    is_scale = number.short not in {"m", "t", "b", "mm", "K", "B"} or money is not None
    is_people = re.match(r"\s?[mbK] (?:people|men|women|children|users|[a-z]{4,}s)\b", text[number.span.end :][:24])
    if is_scale or (is_people and text[number.span.end] != " "):
        return lengthened(number, text)
    return replace(number, short=None)


def _names_something(number: Number, text: str) -> bool:
    """A number that is part of a name, a year or a pronoun rather than a figure."""
    before, after = text[max(0, number.span.start - _REACH) : number.span.start], text[number.span.end :][:40]
    if number.plain_year and not (
        _YEAR_NOUN.match(after) and not re.search(r"\b(?:in|since|of|the|by|from) $", before)
    ):
        return unit_before(text, number.span.start) is None and unit_after(text, number.span.end, scaled=False) is None
    if number.written and number.value == 1 and text[number.span.start : number.span.end].lower() == "one":
        counts = _hedge_before(text, number.span.start) or unit_after(text, number.span.end, scaled=False)
        return not counts and bool(_ONE_BEFORE.search(before) or _ONE_AFTER.match(after))
    if _ADDRESS.match(after):
        return True
    attached = re.match(r"[A-Za-z]", after) and unit_after(text, number.span.end, scaled=number.scaled) is None
    return bool(attached) or bool(_numbered_names().search(before)) or bool(re.match(r"(?:st|nd|rd|th)\b", after))


@cache
def _numbered_names() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in table("numbers")["names"]["before"])
    return re.compile(rf"(?<!\w)(?:{names})[\s-]?(?:\d+-)?$", re.IGNORECASE)


def _grouped(numbers: Sequence[Number], text: str) -> Iterator[_Group]:
    """Numbers one by one, the two ends of a range together; scores ("3-1") are dropped."""
    index = 0
    while index < len(numbers):
        first = numbers[index]
        second = numbers[index + 1] if index + 1 < len(numbers) else None
        join = _JOIN.fullmatch(text, first.span.end, second.span.start) if second else None
        index += 1
        if join is None or second is None:
            yield _Group(first, first, first.span.start)
            continue
        before = text[max(0, first.span.start - 60) : first.span.start]
        low = _scaled_alike(first, second)
        if join["word"] == "to" and _CHANGE.search(before):
            yield _Group(low, low, first.span.start, earlier=True)
        elif _is_range(join, low, second, text):
            index += 1
            between = _BETWEEN.search(before)
            start = first.span.start - len(before) + between.start() if between else first.span.start
            yield _Group(low, second, start)
        elif join["dash"] and not join["unit"]:
            index += 1
        else:
            yield _Group(first, first, first.span.start)


def _is_range(join: re.Match[str], low: Number, high: Number, text: str) -> bool:
    before = text[max(0, low.span.start - _REACH) : low.span.start]
    if low.value >= high.value or join["hedge"]:
        return False
    if join["unit"].strip(" -") and not _is_same_unit(join["unit"], high, text):
        return False
    if join["word"] == "and":
        return bool(re.search(r"\bbetween\s+(?:[a-z]+ )?\S{0,3}$", before, re.IGNORECASE))
    return join["word"] != "or" or (high.value - low.value) <= max(1.0, low.value)


def _is_same_unit(printed: str, high: Number, text: str) -> bool:
    """The unit behind the lower end is that behind the upper one too ("40 km to 50 km", not "3% to 1,200")."""
    here = unit_after(f"0{printed}", 1, scaled=False)
    there = unit_after(text, high.span.end, scaled=False)
    return here is not None and there is not None and here[0] == there[0]


def _scaled_alike(low: Number, high: Number) -> Number:
    """ "1-2 million": the lower end is in millions too, unless that would put it above the upper end."""
    if low.scaled or not high.scaled or high.value <= 0:
        return low
    scale = next(factor for factor in (1e12, 1e9, 1e6, 1e3, 1e2, 12.0, 1.0) if high.value >= factor)
    scaled = replace(low, value=low.value * scale, step=low.step * scale, scaled=True)
    return scaled if scaled.value < high.value else low


def _measured(group: _Group, text: str) -> Measure | None:
    """A group with its unit and hedge."""
    low, high = group.low, group.high
    unit, start, end = _unit_of(group, text)
    hedge = _hedge_before(text, start) or _hedge_after(text, end)
    if hedge and hedge[1].end <= start:
        start = hedge[1].start
        sign = unit_before(text, start) if unit is COUNT else None
        unit, start = sign or (unit, start)
    elif hedge:
        end = hedge[1].end
    row = hedge[0] if hedge else None
    below = _BELOW_ZERO.search(text, max(0, low.span.start - 8), low.span.start)
    below = below if unit.dimension == "temperature" else None
    sign_of, start = (-1.0, min(start, below.start())) if below else (1.0, start)
    bound = Bound(row["bound"]) if row else Bound.ABOUT if low is not high and low.vague else low.bound
    value = _opened(low, high, row)
    ends = [None if edge is None else unit.to_base(edge * sign_of) for edge in (value.low, value.high)]
    return (
        Measure(
            value=Range(ends[0], ends[1]),
            unit=unit,
            printed=low.value * sign_of,
            bound=bound,
            span=Span(min(start, group.start), end),
            core=Span(low.span.start, high.span.end),
            written=low.written,
            earlier=group.earlier,
        )
        if _is_sane(ends)
        else None
    )


def _is_sane(ends: list[float | None]) -> bool:
    return all(edge is None or abs(edge) < 1e24 for edge in ends)


def _unit_of(group: _Group, text: str) -> tuple[Unit, int, int]:
    """The unit of a group, and where the words with their unit begin and end."""
    start, end = group.low.span.start, group.high.span.end
    age = _age_of(text, start, end)
    if age:
        return age[0], start, age[1]
    before = unit_before(text, start)
    if before:
        after = unit_after(text, end, scaled=True)
        end = after[1] if after and after[0].dimension == before[0].dimension else end
        return before[0], before[1], end
    after = unit_after(text, end, scaled=group.high.scaled)
    if after:
        return after[0], start, after[1]
    return (WHOLE if group.low.share else COUNT), start, end


def _age_of(text: str, start: int, end: int) -> tuple[Unit, int] | None:
    """ "six-year-old", "aged 45", "Villeda, 19,": an age in years, and where its words end."""
    after = _AGE_AFTER.match(text, end)
    if after:
        years = _YEARS_OF[after[1].lower()]
        return (AGE if years == 1 else Unit(after[1].lower(), "age", "year", years)), after.end()
    before = text[max(0, start - _REACH) : start]
    is_age = _AGE_BEFORE.search(before) or (
        _NAMED_AGE.search(before) and re.fullmatch(r"\d{1,3},", text[start : end + 1])
    )
    return (AGE, end) if is_age else None


def _opened(low: Number, high: Number, row: dict[str, Any] | None) -> Range:
    """What the words leave open, in the printed unit."""
    bottom = low.vague.low if low.vague else low.value
    top = high.vague.high if high.vague else high.value
    assert bottom is not None and top is not None
    if row is None:
        return Range(bottom, top)
    if row["bound"] == "~" and "low" not in row:
        return Range(bottom, top) if low.vague else Range(rough(bottom, low.step).low, rough(top, high.step).high)
    return Range(bottom * row["low"] if "low" in row else None, top * row["high"] if "high" in row else None)


Hedge = tuple[dict[str, Any], Span]


def _hedge_before(text: str, start: int) -> Hedge | None:
    pattern, rows = _hedges("before")
    match = pattern.search(text, max(0, start - _REACH), start)
    if match is None or match.lastgroup is None:
        return None
    return rows[int(match.lastgroup[1:])], Span(match.start(), match.end())


def _hedge_after(text: str, end: int) -> Hedge | None:
    pattern, rows = _hedges("after")
    if text[end : end + 1] == "+":
        return rows[0], Span(end, end + 1)
    match = pattern.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return rows[int(match.lastgroup[1:])], Span(match.start(), match.end())


@cache
def _hedges(side: str) -> tuple[re.Pattern[str], list[dict[str, Any]]]:
    rows = table("numbers")[side]
    kinds = "|".join(f"(?P<h{index}>{row['words']})" for index, row in enumerate(rows))
    pattern = rf"(?<!\w)(?:{kinds})\s?(?:an? )?$" if side == "before" else rf"\s(?:{kinds})(?!\w)"
    return re.compile(pattern, re.IGNORECASE), rows


def _sharing_units(measures: list[Measure], text: str) -> list[Measure]:
    """ "about 400 and about 350 km": a bare figure joined to one with a unit has that unit too."""
    for index in range(len(measures) - 2, -1, -1):
        here, following = measures[index], measures[index + 1]
        if here.unit is COUNT and following.unit.dimension in {"length", "speed", "mass", "share", "magnitude"}:
            between = text[here.core.end : following.core.start]
            if _SHARED_UNIT.fullmatch(between) and not following.unit.offset:
                value = Range(*(edge and following.unit.to_base(edge) for edge in (here.value.low, here.value.high)))
                measures[index] = replace(here, unit=following.unit, value=value)
    return measures
