"""Measures that belong together: "6 feet 2 inches", "400 and 350 km", "more than 3 but less than 5%"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.facts.measures import Measure
from factcheck.facts.units import COUNT, Unit, unit_after
from factcheck.records import Bound, Range, Span

# A larger unit and the smaller one that completes it, and how many of the smaller make one of the larger.
_COMPLETED = {
    ("foot", "inch"): 12,
    ("yard", "foot"): 3,
    ("metre", "centimetre"): 100,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
    ("day", "hour"): 24,
    ("week", "day"): 7,
    ("USD", "cent"): 100,
    ("EUR", "euro cent"): 100,
    ("GBP", "penny"): 100,
}
_AND = re.compile(r",? (?:and )?|-")
_TICK = re.compile(r"\s?['’′]\s?")
_INCHES = re.compile(r"\s?(?:in\b\.?|[\"”″]|''|’’)")
# "5-foot-11", "6 foot 2 and": inches without the word; behind a space only where they can count nothing else.
_BARE_INCHES = re.compile(r"(?![\w%-])")
_NO_NOUN = re.compile(r"(?= tall\b| and\b| with\b|[,;)]|\.(?!\d)|\s*$)")
_LIST = re.compile(r",? (?:(?:and|or|to) )?(?:(?:about|around|roughly|approximately|nearly|some|at least) )?")
_JOINED = re.compile(r",? (?:and|or|to) (?:(?:about|around|roughly|approximately|nearly|some|at least) )?")
# Kinds whose unit a bare figure shares, whatever joins the two ("12 and 30 percent").
_SHARED = frozenset(
    {"length", "speed", "mass", "share", "magnitude", "temperature", "volume", "area", "power", "energy"}
)
_OF_A_SHARE = re.compile(r",? (?:to|at|from)(?: [a-z]+)? [\d.]+\s?(?:%|percent|per cent)")
_BOTH_BOUNDS = re.compile(r",? (?:and|but)(?: (?:is|was|are))?,? ")


def joined(measures: Sequence[Measure], text: str) -> list[Measure]:
    """The measures with compound ones made one, and units shared along a list."""
    return _bounded(_completed(_sharing_units(_in_percentage_points(measures, text), text), text), text)


def _in_percentage_points(measures: Sequence[Measure], text: str) -> list[Measure]:
    """ "Rose by 3 points to 41%": the points of a share are percentage points."""
    point = unit_after("0 percentage points", 1, scaled=False)
    assert point
    return [
        replace(measure, unit=point[0])
        if measure.unit.name == "point" and _OF_A_SHARE.match(text, measure.span.end)
        else measure
        for measure in measures
    ]


def _completed(measures: list[Measure], text: str) -> list[Measure]:
    kept: list[Measure] = []
    for measure in measures:
        whole = _whole(kept[-1], measure, text) if kept else None
        if whole:
            kept[-1] = whole
        else:
            kept.append(measure)
    return kept


def _whole(large: Measure, small: Measure, text: str) -> Measure | None:
    """ "6 feet 2 inches", "5 ft 2 in", "5'11": one length in feet."""
    between = text[large.span.end : small.span.start]
    units = (large.unit.name, small.unit.name)
    if units in _COMPLETED and _AND.fullmatch(between) and small.printed < _COMPLETED[units]:
        return _sum(large, small, large.unit, small.unit, small.span.end)
    inches = _INCHES.match(text, small.core.end)
    feet = large.unit.name == "foot" and (
        (_AND.fullmatch(between) and inches)
        or (between == "-" and _BARE_INCHES.match(text, small.core.end))
        or (between == " " and _NO_NOUN.match(text, small.core.end))
    )
    in_ticks = large.unit is COUNT and _TICK.fullmatch(between) and 3 <= large.printed <= 8
    if small.unit is not COUNT or not (in_ticks or feet):
        return None
    if small.printed >= 12 or small.printed != int(small.printed):
        return None
    foot, inch = (unit_after(f"0 {name}", 1, scaled=False) for name in ("foot", "inch"))
    assert foot and inch
    return _sum(large, small, foot[0], inch[0], inches.end() if inches else small.span.end)


def _sum(large: Measure, small: Measure, unit: Unit, part: Unit, end: int) -> Measure:
    extra = small.printed * part.factor
    low, high = (
        None if edge is None else float(f"{(edge if large.unit is unit else unit.to_base(edge)) + extra:.15g}")
        for edge in (large.value.low, large.value.high)
    )
    printed = large.printed + small.printed * part.factor / unit.factor
    core, span = Span(large.core.start, small.core.end), Span(large.span.start, end)
    return replace(large, value=Range(low, high), unit=unit, printed=printed, core=core, span=span)


def _sharing_units(measures: list[Measure], text: str) -> list[Measure]:
    """ "about 400 and about 350 km": a bare figure joined to one with a unit has that unit too."""
    shared = False
    for index in range(len(measures) - 2, -1, -1):
        here, following = measures[index], measures[index + 1]
        between = text[here.core.end : following.core.start]
        joins = _LIST if shared else _JOINED
        shared = (
            here.unit is COUNT
            and following.unit.kind in _SHARED
            and not following.unit.offset
            and bool(joins.fullmatch(between))
        )
        if shared:
            value = Range(*(edge and following.unit.to_base(edge) for edge in (here.value.low, here.value.high)))
            measures[index] = replace(here, unit=following.unit, value=value)
    return measures


def _bounded(measures: list[Measure], text: str) -> list[Measure]:
    """ "More than 20 but less than 30 percent" is one range, its ends given by two bounds."""
    kept: list[Measure] = []
    for measure in measures:
        both = _both_bounds(kept[-1], measure, text) if kept else None
        if both:
            kept[-1] = both
        else:
            kept.append(measure)
    return kept


def _both_bounds(left: Measure, right: Measure, text: str) -> Measure | None:
    if {left.bound, right.bound} != {Bound.AT_LEAST, Bound.AT_MOST} or left.unit.dimension != right.unit.dimension:
        return None
    if not _BOTH_BOUNDS.fullmatch(text, left.span.end, right.span.start):
        return None
    lower, upper = (left, right) if left.bound is Bound.AT_LEAST else (right, left)
    low, high = lower.value.low, upper.value.high
    if low is None or high is None or low >= high:
        return None
    core, span = Span(left.core.start, right.core.end), Span(left.span.start, right.span.end)
    return replace(lower, value=Range(low, high), bound=Bound.EXACT, core=core, span=span)
