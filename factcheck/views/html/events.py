"""An event as a page shows it: each report a row under its origin, what it says of the figure, and where it leads to.

Arranging for the templates; the words stand in ``wording``, the markup in ``templates/event.html.j2``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.records import Comparison, Event, Level, Relation, Report
from factcheck.views import figures, model, wording
from factcheck.views.figures import Figure, Scale
from factcheck.views.html.chain import Chain, chains
from factcheck.views.html.plot import Plot, plots
from factcheck.views.model import OriginGroup, Run
from factcheck.views.wording import Measure

# Where the words of a report are shown in their context: an anchor of this page, or another page.
Locate = Callable[[Report], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One report.

    ``value``: its words for what was compared; ``converted``: the same in the others' unit; ``by``: how far it is off.
    ``told``: what else was compared, a line each; ``also``: slots that agree and are only named.
    """

    report: Report
    href: str
    quote: tuple[tuple[Run, str], ...]
    value: str | None
    converted: str | None
    by: str | None
    told: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """Rows that go back to one origin and stand to the claim in one way."""

    relation: Relation
    group: OriginGroup
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """All that a template needs of an event. ``slot``: what the value column compares; ``measure``: beside what."""

    event: Event
    anchor: str
    slot: str | None
    locate: Locate
    measure: Measure
    compared: tuple[Bracket, ...]
    mute: tuple[Bracket, ...]
    plots: tuple[Plot, ...]
    chains: tuple[Chain, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every report."""
        return tuple(row for bracket in (*self.compared, *self.mute) for row in bracket.rows)


def event_view(event: Event, *, anchor: str, locate: Locate, measure: Measure = wording.CLAIM) -> EventView:
    """The event arranged; ``anchor`` begins every id in it, so that many fit on one page."""
    slots = figures.figure_slots(event)
    brackets = tuple(_brackets(event, locate, slots[0] if slots else None))
    return EventView(
        event=event,
        anchor=anchor,
        slot=slots[0] if slots else None,
        locate=locate,
        measure=measure,
        compared=tuple(bracket for bracket in brackets if bracket.relation in figures.COMPARABLE),
        mute=tuple(bracket for bracket in brackets if bracket.relation not in figures.COMPARABLE),
        plots=plots(event, measure),
        chains=chains(event),
    )


def _brackets(event: Event, locate: Locate, slot: str | None) -> Iterator[Bracket]:
    found = figures.figures(event, slot) if slot else ()
    scale = figures.scale_of(found) if found else None
    by_report = {id(figure.report): figure for figure in reversed(found)}
    for side in model.sides(event):
        for group in sorted(side.groups, key=lambda group: not any(map(model.is_first, group.reports))):
            ordered = sorted(group.reports, key=_in_order)
            rows = tuple(_row(report, locate, by_report.get(id(report)), scale) for report in ordered)
            yield Bracket(side.relation, group, rows)


def _row(report: Report, locate: Locate, figure: Figure | None, scale: Scale | None) -> Row:
    told = tuple(_without_twins(model.telling(report)))
    main = figure.comparison if figure else None
    rest = [one for one in told if one is not main]
    spelled = [one for one in rest if one.level is Level.CONFLICTS or main is None]
    return Row(
        report=report,
        href=locate(report),
        quote=_quote(report, figure),
        value=figure.quantity.text if figure else None,
        converted=_converted(figure, scale),
        by=main.note if main and main.level is Level.CONFLICTS else None,
        told=tuple(_spelled(one, report) for one in spelled),
        also=(*(one.slot.replace("_", " ") for one in rest if one not in spelled), *model.shared_context(report)),
    )


def _quote(report: Report, figure: Figure | None) -> tuple[tuple[Run, str], ...]:
    """The words run by run, each with how it is marked: "main" for the figure asked for, "other", or ""."""
    first = (figure.quantity.span,) if figure and model.is_first(report) else ()
    found = model.shortened(model.runs(report.article, report.fact.claim.spans, (*model.compared(report), *first)))
    main = figure.quantity.text if figure and figure.comparison else None
    return tuple((run, ("main" if main in {None, run.text} else "other") if run.compared else "") for run in found)


def _spelled(comparison: Comparison, report: Report) -> str:
    if report.relation is Relation.UPDATES and comparison.level is Level.CONFLICTS:
        return wording.updated(comparison)
    told = wording.compared(comparison, in_dispute=model.disputes_context(report))
    return told.replace("CONFLICTS", "conflicts", 1)


def _in_order(report: Report) -> tuple[bool, bool, date]:
    """What others are held against, then by day of publication."""
    day = report.article.published
    return not model.is_first(report), day is None, day or date.max


def _converted(figure: Figure | None, scale: Scale | None) -> str | None:
    """The value in the unit of the others, where it is printed in another one."""
    if figure is None or scale is None or not scale.unit or figure.quantity.printed_unit == scale.unit:
        return None
    middle = figures.middle(figure.quantity.value)
    return f"{figures.rough(scale.shown(middle))} {figures.plural(scale.unit)}"


def _without_twins(comparisons: Iterable[Comparison]) -> Iterator[Comparison]:
    """Each line once; what differs first, as it stands."""
    seen: set[str] = set()
    for comparison in comparisons:
        said = wording.compared(comparison)
        if comparison.level is not Level.SILENT and said not in seen:
            seen.add(said)
            yield comparison
