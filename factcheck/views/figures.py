"""What the reports of an event say of one measured thing: which figure of a report was compared, and in what unit.

Arranging only. What a figure is worth in base units, and whether two agree, is read from the records.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from factcheck.records import Comparison, Event, Level, Quantity, Range, Relation, Report, Span
from factcheck.views.model import first_report
from factcheck.views.wording import CONTEXT, between, number

# How reports stand that can be held against a claim.
COMPARABLE = frozenset({Relation.CORROBORATES, Relation.CONFLICTS, Relation.UPDATES})

# Units with a zero of their own: what a kelvin is multiplied by, and what is added then.
SHIFTED = {"degree celsius": (1.0, -273.15), "degree fahrenheit": (1.8, -459.67)}

# How an axis shortens large values.
SHORT = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))

# Beyond this ratio of its ends a range tells only where it begins ("millions").
WIDE = 20.0


@dataclass(frozen=True, slots=True)
class Figure:
    """What one report says of it; ``comparison`` is None where the report was not compared in it."""

    report: Report
    quantity: Quantity
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit that most reports print: base units times ``factor`` plus ``shift``. ``unit`` is "" for counts."""

    unit: str
    factor: float = 1.0
    shift: float = 0.0

    def shown(self, value: float) -> float:
        """A value in base units as it stands on this scale."""
        return value * self.factor + self.shift

    def spelled(self, value: Range) -> str:
        """ "349 kilometres"."""
        low, high = (None if end is None else _rounded(self.shown(end)) for end in (value.low, value.high))
        return f"{between(Range(low, high))} {plural(self.unit)}".rstrip()


def figure_slots(event: Event) -> tuple[str, ...]:
    """The slots in which figures were compared: disputed ones first, measures before bare counts, then the commoner.

    None where words were compared as words: a figure in a quotation is not what the quotation is held against. Where
    no report can be compared at all ("How far did it fly?"), what reports give figures of.
    """
    if any(one.slot == "utterance" and _is_told(one) for report in event.reports for one in report.comparisons):
        return ()
    if not any(report.relation in COMPARABLE for report in event.reports):
        named = dict.fromkeys(series.slot for series in event.values)
        return tuple(sorted(named, key=lambda slot: slot == "count"))
    told = [(one.slot, one.level) for report in event.reports for one in report.comparisons if _figure_of(report, one)]
    disputed = {slot for slot, level in told if level is Level.CONFLICTS}
    counts = Counter(slot for slot, _ in told)
    return tuple(sorted(counts, key=lambda slot: (slot not in disputed, slot == "count", -counts[slot])))


def figures(event: Event, slot: str) -> tuple[Figure, ...]:
    """Each report's figure in a slot; then those of reports that name the same thing and were not compared in it.

    What reports name, ``Event.values`` tells.
    """
    found = [
        Figure(report, quantity, one)
        for report in event.reports
        for one in report.comparisons
        if one.slot == slot and (quantity := _figure_of(report, one))
    ]
    found = _of_one_thing(found)
    compared = {figure.report.fact.claim.id for figure in found}
    reports = {report.fact.claim.id: report for report in event.reports}
    things = {figure.quantity.of for figure in found} or {one.of for one in event.values if one.slot == slot}
    series = next((one for one in event.values if one.slot == slot and one.of in things), None)
    named = {one.claim: one.quantity for one in reversed(series.reported)} if series else {}
    named |= _of_first_report(event, slot)
    rest = [(claim, figure) for claim, figure in named.items() if claim in reports and claim not in compared]
    return (*found, *(Figure(reports[claim], figure, None) for claim, figure in reversed(rest)))


def _of_one_thing(found: Sequence[Figure]) -> list[Figure]:
    """Those of what is disputed, else of what most give: the killed and the injured are one slot, and no one toll."""
    disputed = [one for one in found if one.comparison and one.comparison.level is Level.CONFLICTS] or found
    counts = Counter(figure.quantity.of for figure in disputed)
    return [figure for figure in found if figure.quantity.of == counts.most_common(1)[0][0]] if found else []


def asked_words(event: Event, slot: str) -> str | None:
    """The claim's own words of what a slot compares: "about 350 km"."""
    return next((one.left for report in event.reports for one in report.comparisons if one.slot == slot), None)


def asked_range(event: Event, slot: str) -> Range | None:
    """The claim's own figure in a slot, in base units."""
    quantity = _asked(event, slot)
    return quantity.value if quantity else None


def _asked(event: Event, slot: str) -> Quantity | None:
    spans = {one.left_span for report in event.reports for one in report.comparisons if one.slot == slot}
    return next((quantity for quantity in event.asked if quantity.span in spans), None)


def _of_first_report(event: Event, slot: str) -> dict[str, Quantity]:
    """Where no question was asked: the figure, by its claim, that the other reports were held against."""
    first, quantity = first_report(event), _asked(event, slot)
    return {first.fact.claim.id: quantity} if first and quantity else {}


def scale_of(found: Sequence[Figure]) -> Scale:
    """The unit that most of the figures are printed in."""
    quantities = [figure.quantity for figure in found]
    if quantities[0].dimension == "count":
        return Scale("")
    unit, _ = Counter(quantity.printed_unit for quantity in quantities).most_common(1)[0]
    if unit in SHIFTED:
        return Scale(unit, *SHIFTED[unit])
    ratios = [ratio for quantity in quantities if quantity.printed_unit == unit and (ratio := _ratio(quantity))]
    return Scale(unit, median(ratios)) if ratios else Scale(quantities[0].unit)


def closed(value: Range) -> tuple[float | None, float | None]:
    """The ends that tell something: an end twenty times the other is as good as open."""
    if value.low is not None and value.high is not None and value.low > 0 and value.high > WIDE * value.low:
        return value.low, None
    return value.low, value.high


def middle(value: Range) -> float:
    """The point that stands for a range: its middle, or the end it has."""
    ends = [end for end in closed(value) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def plural(unit: str) -> str:
    """ "kilometres", "degrees celsius", "percent", "USD"."""
    first, _, rest = unit.partition(" ")
    if not first or not first.islower() or first in {"percent", "magnitude", "foot", "hertz", "celsius"}:
        return {"foot": "feet"}.get(unit, unit)
    return f"{first}{'' if first.endswith('s') else 's'} {rest}".rstrip()


def rough(value: float) -> str:
    """ "349", of a value that was converted: no sharper than printed figures mostly are."""
    return number(float(f"{value:.3g}"))


def tick(value: float) -> str:
    """A value on a scale as an axis names it: "350", "2,000", "2.5m", "3bn"."""
    size, sign = next(((size, sign) for size, sign in SHORT if abs(value) >= size), (1.0, ""))
    return f"{number(_rounded(value / size))}{sign}"


def _figure_of(report: Report, comparison: Comparison) -> Quantity | None:
    """The figure of the report that a comparison, which is not silent, was about."""
    place = comparison.right_span
    if place is None or not _is_told(comparison) or comparison.slot in CONTEXT:
        return None
    return next((one for one in report.fact.quantities if _overlap(one.span, place)), None)


def _is_told(comparison: Comparison) -> bool:
    return comparison.level is not Level.SILENT


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _ratio(quantity: Quantity) -> float | None:
    worth = middle(quantity.value)
    return quantity.printed / worth if worth else None


def _rounded(value: float) -> float:
    return float(f"{value:.4g}") if abs(value) < 1000 else float(round(value))
