"""JSON as whole documents and as lines; the shapes are those of ``json``."""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.records import Article, Dossier, Event, Fact, Outcome
from factcheck.views.json import claim_json, dossier_json, event_json, outcome_json, outcomes_json, report_json, to_json


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """One document: the outcomes and their counts."""
    return to_json(outcomes_json(outcomes, partial=partial)) + "\n"


def outcome_lines(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """A line an outcome; of a run that was broken off, a last line that says so."""
    shapes = [outcome_json(outcome) for outcome in outcomes] + ([{"partial": True}] if partial else [])
    return "".join(f"{to_json(shape, one_line=True)}\n" for shape in shapes)


def dossier(dossier: Dossier) -> str:
    """One document: the question and what is held about it."""
    return to_json(dossier_json(dossier)) + "\n"


def report_lines(dossier: Dossier) -> str:
    """A line a report: its event without the other reports, and whether that is another event than the one asked."""
    events = [(event, False) for event in dossier.events] + [(event, True) for event in dossier.other_events]
    return "".join(line for event, other in events for line in _reports(event, dossier.question, other))


def claim_lines(claims: Iterable[tuple[Fact, Article]]) -> Iterator[str]:
    """A line a claim."""
    for fact, article in claims:
        yield f"{to_json(claim_json(fact, article), one_line=True)}\n"


def event_lines(events: Iterable[Event]) -> Iterator[str]:
    """A line an event, with all its reports."""
    for event in events:
        yield f"{to_json(event_json(event), one_line=True)}\n"


def _reports(event: Event, question: str, other: bool) -> Iterator[str]:
    told = {name: value for name, value in event_json(event).items() if name != "reports"}
    for report in event.reports:
        shape = {"question": question, "event": told, "other_event": other, **report_json(report)}
        yield f"{to_json(shape, one_line=True)}\n"
