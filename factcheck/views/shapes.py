"""The small shapes of the JSON that factcheck prints: one function a record, each a plain dict.

Dates are ISO 8601; without a year, EDTF (ISO 8601-2): "XXXX-11-07". Numbers are finite; offsets are half-open code
points. Whole documents are put together in ``json``.
"""

import math
from datetime import date
from typing import Any

from factcheck.records import (
    Actor,
    Clock,
    Comparison,
    Cue,
    Origin,
    Place,
    Quantity,
    Reported,
    Series,
    Span,
    Speaker,
    Stance,
    State,
    When,
)

Shape = dict[str, Any]


def finite(value: float | None, digits: int | None = None) -> float | int | None:
    """The number rounded (to 12 significant digits unless told), whole ones as int; None for what JSON lacks."""
    if value is None or not math.isfinite(value):
        return None
    rounded = float(f"{value:.12g}") if digits is None else round(float(value), digits)
    return int(rounded) if rounded.is_integer() else rounded


def span(span: Span) -> Shape:
    """Half-open, in code points of the article's text."""
    return {"start": span.start, "end": span.end}


def speaker(speaker: Speaker) -> Shape:
    """Who says it: the fullest name, and the words at this place."""
    return {
        "name": speaker.name,
        "mention": speaker.mention,
        "role": speaker.role,
        "kind": speaker.kind,
        "span": span(speaker.span),
    }


def cue(cue: Cue) -> Shape:
    """The attributing words."""
    return {"text": cue.text, "span": span(cue.span)}


def stance(stance: Stance) -> Shape:
    """Negated, hedged, denied, and whether it is a condition or lies ahead."""
    return {
        "negated": stance.negated,
        "hedge": stance.hedge,
        "denied": stance.denied,
        "conditional": stance.conditional,
        "future": stance.future,
    }


def quantity(quantity: Quantity) -> Shape:
    """A figure: low and high in base units, an open end null; ``value`` and ``bound`` as printed."""
    return {
        "low": finite(quantity.value.low),
        "high": finite(quantity.value.high),
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "value": finite(quantity.printed),
        "printed_unit": quantity.printed_unit,
        "bound": str(quantity.bound),
        "of": quantity.of,
        "who": quantity.who,
        "text": quantity.text,
        "span": span(quantity.span),
    }


def when(when: When) -> Shape:
    """Days, both included, and the words that say so."""
    return {**days(when), "text": when.text, "span": span(when.span)}


def clock(clock: Clock) -> Shape:
    """A time of day as "21:30", first and last the same where it is no range."""
    first, last = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (clock.first, clock.last))
    return {"first": first, "last": last, "hedged": clock.hedged, "text": clock.text, "span": span(clock.span)}


def state(state: State) -> Shape:
    """What somebody or something is in, and who as printed."""
    return {
        "kind": state.kind,
        "value": state.value,
        "who": state.who,
        "text": state.text,
        "span": span(state.span),
    }


def days(when: When) -> Shape:
    """The days alone, as an event has them."""
    return {"first": _iso(when.first, when.yearless), "last": _iso(when.last, when.yearless)}


def place(place: Place) -> Shape:
    """A place and what contains it, nearest first."""
    return {"name": place.name, "path": list(place.path), "span": span(place.span)}


def actor(actor: Actor) -> Shape:
    """Somebody with a key that holds across articles."""
    return {
        "name": actor.name,
        "kind": actor.kind,
        "key": actor.key,
        "span": span(actor.span) if actor.span else None,
    }


def comparison(comparison: Comparison) -> Shape:
    """One slot of two claims; ``weight`` in natural log-odds, two decimals."""
    return {
        "slot": comparison.slot,
        "level": str(comparison.level),
        "weight": finite(comparison.weight, 2),
        "left": comparison.left,
        "right": comparison.right,
        "note": comparison.note,
    }


def origin(origin: Origin) -> Shape:
    """Who the knowledge comes from."""
    return {"id": origin.id, "name": origin.name, "because": origin.because, "reports": origin.reports}


def series(series: Series) -> Shape:
    """What reports of an event give for one thing, in order of publication."""
    return {"slot": series.slot, "of": series.of, "reported": [_reported(one) for one in series.reported]}


def _reported(reported: Reported) -> Shape:
    given = reported.quantity
    return {
        "published": reported.published.isoformat() if reported.published else None,
        "low": finite(given.value.low),
        "high": finite(given.value.high),
        "unit": given.unit,
        "text": given.text,
        "claim": reported.claim,
        "origin": reported.origin,
    }


def _iso(day: date, yearless: bool) -> str:
    return f"XXXX{day.isoformat()[4:]}" if yearless else day.isoformat()
