"""Quantities: "about 12 km" becomes a range of metres, with what it measures and of whom.

Not quantities: years, dates and clock times (see ``times``), numbers that are part of a name, "one" as a pronoun.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.facts.measures import Measure, find_measures
from factcheck.facts.nobody import find_none
from factcheck.facts.nouns import Counted, counted_after
from factcheck.facts.roles import Role, role_of
from factcheck.facts.time_patterns import timed_spans
from factcheck.records import Quantity, Span

# What stands where a date, telephone number or model was: no letter, digit, space or mark that any reader looks for.
_BLANK = "\ue000"
# Between a figure and the same one in another unit: "350 km (217 miles)", "18 km, or 11 miles,".
_CONVERTED = re.compile(r",? ?(?:\( ?|or |/ ?)(?:or )?")
_TELEPHONE = re.compile(
    r"(?<![\w-])(?:\+\d{1,3}[ -]?)(?:\(\d{1,4}\)[ -]?)?\d[\d -]{5,}\d"
    r"|\(\d{3}\) ?\d{3}-\d{4}|(?<![\w-])(?:\d{3}-)?\d{3}-\d{4}(?![\w-])"
)
# Aircraft and the like: "737-800", "A320-200".
_MODEL = re.compile(r"(?<![\w-])(?:[A-Z]{1,3}-?\d+|7[0-8]7)-\d+[A-Z]*(?![\w-])")


def quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a text, in its order; spans are offsets in it. A running text of n characters takes O(n)."""
    blanked = _blanked(text)
    found: list[Quantity] = []
    old: Measure | None = None
    for measure in find_measures(blanked):
        quantity = _quantity(measure, old, blanked, text)
        found.append(_as_converted(quantity, found[-1], text) if found else quantity)
        old = measure
    return tuple(sorted([*found, *find_none(text)], key=lambda quantity: quantity.span.start))


def _as_converted(quantity: Quantity, old: Quantity, text: str) -> Quantity:
    """ "350 km (217 miles)": the same figure in another unit measures the same."""
    same = quantity.dimension == old.dimension != "count" and quantity.printed_unit != old.printed_unit
    if same and _CONVERTED.fullmatch(text, old.span.end, quantity.span.start):
        return replace(quantity, of=old.of, who=old.who)
    return quantity


def _blanked(text: str) -> str:
    """The text with dates, times, telephone numbers and models made unreadable, every offset kept."""
    spans = [*timed_spans(text)]
    spans += [Span(*match.span()) for pattern in (_TELEPHONE, _MODEL) for match in pattern.finditer(text)]
    return "".join(_pieces(text, sorted(spans, key=lambda span: span.start)))


def _pieces(text: str, spans: list[Span]) -> Iterator[str]:
    position = 0
    for span in spans:
        if span.end > position:
            start = max(position, span.start)
            yield text[position:start]
            yield _BLANK * (span.end - start)
            position = span.end
    yield text[position:]


def _quantity(measure: Measure, old: Measure | None, blanked: str, text: str) -> Quantity:
    """``old``: the measure before; "the toll rose from 296 to 2,012" is about the second one."""
    counted = _counted(measure, blanked)
    start = old.span.start if old and old.earlier else None
    role = role_of(measure, blanked, counted, start=start)
    return Quantity(
        value=measure.value,
        unit=measure.unit.base,
        dimension=measure.unit.dimension,
        printed=measure.printed,
        printed_unit=measure.unit.name,
        bound=measure.bound,
        of=None if measure.earlier else _of(measure, role, counted),
        who=_who(role, counted),
        text=text[measure.span.start : measure.span.end],
        span=measure.span,
    )


def _counted(measure: Measure, text: str) -> Counted | None:
    """What follows a count, a share ("5% of voters") or an age ("a 19-year-old student")."""
    if measure.unit.dimension not in {"count", "share", "age"}:
        return None
    single = measure.unit.dimension == "age" or (measure.printed == 1 and measure.value.high in (1, None))
    return counted_after(text, measure.span.end, single=single)


def _of(measure: Measure, role: Role | None, counted: Counted | None) -> str | None:
    if measure.unit.dimension == "age":
        return "age"
    if role:
        return role.of
    return counted.noun if counted else None


def _who(role: Role | None, counted: Counted | None) -> str | None:
    return counted.words if counted else role.who if role else None
