"""What every form of output shows of a dossier: the answer in a line, the sides, the origins, the words compared.

Arranging only: which reports agree, what an origin is and what was compared is read from the records.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.records import Article, Comparison, Dossier, Event, Level, Origin, Relation, Report, Span, Status
from factcheck.views.wording import CONTEXT, counted, when

# From what bears most on the question to what bears least.
SIDES = (Relation.CORROBORATES, Relation.CONFLICTS, Relation.UPDATES, Relation.UNCLEAR, Relation.DIFFERENT)

# Of words that were not compared, a run longer than LONGEST shows KEPT code points at each end and "[…]" between.
LONGEST = 300
KEPT = 120
CUT = "[…]"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a quotation, and whether they are among those compared."""

    text: str
    compared: bool


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The reports on one side that go back to one origin."""

    origin: Origin
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The reports of an event that stand to the question in one way, by origin."""

    relation: Relation
    groups: tuple[OriginGroup, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """Every report of the side."""
        return tuple(report for group in self.groups for report in group.reports)


def headline(dossier: Dossier) -> str:
    """The answer in a line: "conflicting: 2 origins agree, 1 conflicts (4 reports)"."""
    if dossier.status is Status.NOT_FOUND or not dossier.events:
        return f"{dossier.status}: no report of it in {searched(dossier)}"
    return verdict(dossier.events[0], dossier.status)


def verdict(event: Event, status: Status | None = None) -> str:
    """What the reports of one event come to, with its counts."""
    agree, conflict = event.corroborating_origins, event.conflicting_origins
    shown = status or event.status
    count = _agreeing_of(event) if shown is Status.SINGLE_ORIGIN else counted(len(event.reports), "report")
    agreeing, conflicting = _verb(agree, "agree"), f"{conflict} {_verb(conflict, 'conflict')}"
    said = {
        Status.CORROBORATED: f"{counted(agree, 'independent origin')} {agreeing}, none conflicts",
        Status.SINGLE_ORIGIN: f"what agrees goes back to {_one_origin(event)}",
        Status.CONFLICTING: f"{counted(agree, 'origin')} {agreeing}, {conflicting}",
        Status.CONTRADICTED: f"no origin agrees, {conflicting}",
        Status.UNCLEAR: "the event is reported, nothing comparable is said of the claim",
        Status.NOT_FOUND: "no report of it",
    }
    return f"{shown}: {said[shown]} ({count})"


def split(event: Event) -> str:
    """How many stand on each side where no question was asked: "2 origins on one side, 1 on the other (4 reports)".

    Who stands on both has changed its word, or was reported in two ways.
    """
    one, other = (_origins_of(event, relation) for relation in (Relation.CORROBORATES, Relation.CONFLICTS))
    reports = counted(len(event.reports), "report")
    if one == other and len(one) == 1:
        return f"1 origin, which says one thing and the other ({reports})"
    both = f", {len(one & other)} of them on both" if one & other else ""
    return f"{counted(len(one), 'origin')} on one side, {len(other)} on the other{both} ({reports})"


def searched(dossier: Dossier) -> str:
    """ "5 articles, 112 claims"."""
    return f"{counted(dossier.articles_searched, 'article')}, {counted(dossier.claims_searched, 'claim')}"


def heading(event: Event) -> str:
    """What happened, when and where: "Launch of two missiles · 27 March 2023 · North Hwanghae"."""
    return " · ".join(filter(None, (event.label, when(event.when) if event.when else None, event.where)))


def placed(event: Event) -> str:
    """When and where, and how much there is of it: "27 March 2023 · North Hwanghae · 9 reports, 2 origins"."""
    counts = f"{counted(len(event.reports), 'report')}, {counted(len(event.origins), 'origin')}"
    return " · ".join(filter(None, (when(event.when) if event.when else None, event.where, counts)))


def sides(event: Event) -> tuple[Side, ...]:
    """The reports by how they stand to the question, and on each side by origin; empty sides left out."""
    by_relation = {relation: [r for r in event.reports if r.relation is relation] for relation in SIDES}
    return tuple(
        Side(relation, tuple(_groups(event.origins, reports))) for relation, reports in by_relation.items() if reports
    )


def nearest(side: Side, most: int | None) -> Side:
    """A side with no more than ``most`` of its reports: the likeliest to be of the event, the first report always."""
    if most is None or len(side.reports) <= most:
        return side
    likeliest = sorted(side.reports, key=lambda report: (not is_first(report), -report.score, report.fact.claim.id))
    kept = {report.fact.claim.id for report in likeliest[:most]}
    groups = (
        OriginGroup(group.origin, tuple(report for report in group.reports if report.fact.claim.id in kept))
        for group in side.groups
    )
    return Side(side.relation, tuple(group for group in groups if group.reports))


def disputed(event: Event) -> str:
    """What the reports disagree over: "distance, altitude"; when or where it was if they disagree over nothing else."""
    told = [one for report in event.reports if report.relation is Relation.CONFLICTS for one in telling(report)]
    apart = [one.slot for one in told if one.level is Level.CONFLICTS]
    slots = dict.fromkeys(slot for slot in apart if slot not in CONTEXT) or dict.fromkeys(apart)
    return ", ".join(slot.replace("_", " ") for slot in slots)


def first_report(event: Event) -> Report | None:
    """Where no question was asked, the report that the others are held against; None where one was."""
    return next(filter(is_first, event.reports), None)


def is_first(report: Report) -> bool:
    """The others are held against it: it agrees, and was compared with nothing."""
    return report.relation is Relation.CORROBORATES and not report.comparisons


def origin_count(group: OriginGroup) -> str:
    """ "3 reports, because both cite it", "2 of its 5 reports"; why they are one only where there are several."""
    origin, here = group.origin, len(group.reports)
    count = counted(here, "report") if here >= origin.reports else f"{here} of its {origin.reports} reports"
    return f"{count}, because {origin.because}" if origin.because and origin.reports > 1 else count


def telling(report: Report) -> tuple[Comparison, ...]:
    """What conflicts, then what agrees or fits, then what differs of the time, place and actors that place a report."""
    spoken = (c for c in report.comparisons if c.level is Level.CONFLICTS or (_said(c) and c.slot not in CONTEXT))
    return tuple(sorted(spoken, key=lambda c: (c.slot in CONTEXT, c.level is not Level.CONFLICTS)))


def disputes_context(report: Report) -> bool:
    """It conflicts in nothing but when or where it was, which is then what is disputed."""
    apart = [one for one in report.comparisons if one.level is Level.CONFLICTS]
    return report.relation is Relation.CONFLICTS and all(one.slot in CONTEXT for one in apart)


def shared_context(report: Report) -> tuple[str, ...]:
    """The slots in which the report agrees on time, place and actors."""
    return tuple(c.slot for c in report.comparisons if c.slot in CONTEXT and c.level is Level.AGREES)


def compared(report: Report) -> tuple[Span, ...]:
    """Where the report's article prints what was compared, context left out unless it conflicts."""
    told = telling(report)
    uttered = (span for one in told if one.slot == "utterance" and one.right for span in _uttered(report, one.right))
    return (*(one.right_span for one in told if one.right_span), *uttered)


def runs(article: Article, spans: Iterable[Span], marked: Iterable[Span] = ()) -> Iterator[Run]:
    """The exact words at ``spans``, split where words begin or end that are ``marked``; " … " between the spans."""
    marks = sorted(marked, key=lambda mark: mark.start)
    for position, span in enumerate(spans):
        if position:
            yield Run(" … ", compared=False)
        yield from _split(article.text, span, marks)


def shortened(quote: Iterable[Run]) -> Iterator[Run]:
    """The same with long runs of words that were not compared cut in the middle, which "[…]" tells."""
    for run in quote:
        if run.compared or len(run.text) <= LONGEST:
            yield run
        else:
            yield Run(_cut(run.text), compared=False)


def _groups(origins: Iterable[Origin], reports: Iterable[Report]) -> Iterator[OriginGroup]:
    """One group an origin; an origin that the event does not list still shows its reports, under its bare id."""
    found: dict[str, list[Report]] = {}
    for report in reports:
        found.setdefault(report.origin, []).append(report)
    listed = {origin.id: origin for origin in origins}
    for name in sorted(found, key=list(listed | found).index):
        origin = listed.get(name) or Origin(name, "origin not listed", "", len(found[name]))
        yield OriginGroup(origin, tuple(found[name]))


def _origins_of(event: Event, relation: Relation) -> set[str]:
    return {report.origin for report in event.reports if report.relation is relation}


def _uttered(report: Report, words: str) -> Iterator[Span]:
    """Where a claim has an utterance, whose words are compared in small letters and without line breaks."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    for span in report.fact.claim.spans:
        if found := pattern.search(report.article.text, span.start, span.end):
            yield Span(*found.span())


def _one_origin(event: Event) -> str:
    agreeing = {report.origin for report in event.reports if report.relation is Relation.CORROBORATES}
    return next((origin.name for origin in event.origins if {origin.id} == agreeing), "one origin")


def _agreeing_of(event: Event) -> str:
    """ "2 reports"; where others of the event say nothing of it, "1 of 3 reports"."""
    agreeing = sum(report.relation is Relation.CORROBORATES for report in event.reports)
    reports = counted(len(event.reports), "report")
    return reports if agreeing == len(event.reports) else f"{agreeing} of {reports}"


def _said(comparison: Comparison) -> bool:
    return comparison.level is not Level.SILENT


def _verb(number: int, verb: str) -> str:
    return f"{verb}s" if number == 1 else verb


def _split(text: str, span: Span, marks: Iterable[Span]) -> Iterator[Run]:
    place = span.start
    for mark in marks:
        start, end = max(mark.start, place), min(mark.end, span.end)
        if start >= end:
            continue
        if place < start:
            yield Run(text[place:start], compared=False)
        yield Run(text[start:end], compared=True)
        place = end
    if place < span.end:
        yield Run(text[place : span.end], compared=False)


def _cut(text: str) -> str:
    head, _, _ = text[:KEPT].rpartition(" ")
    _, _, tail = text[-KEPT:].partition(" ")
    return f"{head or text[:KEPT]} {CUT} {tail or text[-KEPT:]}"
