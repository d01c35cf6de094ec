"""Tables of claims, of reports and of outcomes: one column a line, with what it holds and what it means.

What a cell looks like in a file is left to ``csv`` and ``parquet``, which both read these tables, as the docs do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from factcheck.records import Article, Claim, Dossier, Event, Fact, Level, Outcome, Relation, Report, words
from factcheck.views import model, quotation, wording
from factcheck.views.shapes import Shape, finite
from factcheck.views.shapes import quantity as figure

Row = TypeVar("Row")
Told = tuple[Fact, Article]
# Half of a character, which no file in UTF-8 can hold.
HALVES = re.compile("[\ud800-\udfff]")

Cell = str | float | bool | date | Sequence[str] | Sequence[Shape] | None


class Kind(StrEnum):
    """What a column holds. ``FIGURES``: quantities, in the shape that JSON has for them."""

    TEXT = "text"
    TEXTS = "texts"
    DAY = "day"
    INTEGER = "whole number"
    NUMBER = "number"
    FLAG = "yes or no"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, what it holds, where that comes from, and what it means in a sentence."""

    name: str
    kind: Kind
    of: Callable[[Row], Cell]
    means: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A report in its event. ``question``: what was asked, if anything; ``other``: it is another event than that."""

    report: Report
    event: Event
    question: str | None = None
    other: bool = False


CLAIMS: tuple[Column[Told], ...] = (
    Column("claim", Kind.TEXT, lambda row: row[0].claim.id, "id of the claim"),
    Column("text", Kind.TEXT, lambda row: words(row[1], row[0].claim.spans), "its exact words"),
    Column("voice", Kind.TEXT, lambda row: str(row[0].claim.voice), "direct, indirect, mixed or narrator"),
    Column("speaker", Kind.TEXT, lambda row: _speaker(row[0].claim, "name"), "who says it, under the fullest name"),
    Column("role", Kind.TEXT, lambda row: _speaker(row[0].claim, "role"), "the speaker's role, as the article has it"),
    Column("speaker_kind", Kind.TEXT, lambda row: _speaker(row[0].claim, "kind"), "person, organisation, place …"),
    Column("speaker_key", Kind.TEXT, lambda row: _key(row[0]), "one key for one named speaker across articles"),
    Column("via", Kind.TEXTS, lambda row: row[0].claim.via, "who passed it on, from the speaker's side"),
    Column("cue", Kind.TEXT, lambda row: _cue(row[0].claim), "the words that attribute it"),
    Column("confidence", Kind.NUMBER, lambda row: finite(row[0].claim.confidence, 3), "0 to 1, that it is read right"),
    Column("negated", Kind.FLAG, lambda row: row[0].stance.negated, "it is a negative statement"),
    Column("denied", Kind.FLAG, lambda row: row[0].stance.denied, "its speaker denies it"),
    Column("conditional", Kind.FLAG, lambda row: row[0].stance.conditional, "it holds only if something else does"),
    Column("future", Kind.FLAG, lambda row: row[0].stance.future, "it is to come, or planned"),
    Column("hedge", Kind.TEXT, lambda row: row[0].stance.hedge, "the words that hedge it"),
    Column("figures", Kind.FIGURES, lambda row: [figure(one) for one in row[0].quantities], "the quantities in it"),
    Column("times", Kind.TEXTS, lambda row: [one.text for one in row[0].times], "the days it names, as printed"),
    Column("places", Kind.TEXTS, lambda row: [one.name for one in row[0].places], "the places it names"),
    Column("actors", Kind.TEXTS, lambda row: [one.key for one in row[0].actors], "who stands in it, by key"),
    Column("outlet", Kind.TEXT, lambda row: row[1].outlet, "who published it"),
    Column("published", Kind.DAY, lambda row: row[1].published, "day of publication, where known"),
    Column("title", Kind.TEXT, lambda row: row[1].title, "title of the article"),
    Column("url", Kind.TEXT, lambda row: row[1].url, "address of the article"),
    Column("path", Kind.TEXT, lambda row: row[1].path, "file it was read from"),
    Column("article", Kind.TEXT, lambda row: row[1].id, "id of the article"),
    Column("start", Kind.INTEGER, lambda row: quotation.whole(row[0].claim).start, "where its words begin in the text"),
    Column("end", Kind.INTEGER, lambda row: quotation.whole(row[0].claim).end, "where they end, exclusive"),
)

_EVENTS: tuple[Column[Reported], ...] = (
    Column("question", Kind.TEXT, lambda row: row.question, "what was asked; empty where nothing was"),
    Column("event", Kind.TEXT, lambda row: row.event.id, "id of the event"),
    Column("event_label", Kind.TEXT, lambda row: row.event.label, "what happened, in a report's words"),
    Column("event_when", Kind.TEXT, lambda row: wording.when(row.event.when) if row.event.when else None, "when"),
    Column("event_where", Kind.TEXT, lambda row: row.event.where, "where"),
    Column("event_status", Kind.TEXT, lambda row: str(row.event.status), "what its reports come to"),
    Column("other_event", Kind.FLAG, lambda row: row.other, "it looks alike, and is another event than the one asked"),
    Column("relation", Kind.TEXT, lambda row: _relation(row), "how the report stands: corroborates, conflicts …"),
    Column("score", Kind.NUMBER, lambda row: finite(row.report.score, 3), "0 to 1, that it is of the event"),
    Column("origin", Kind.TEXT, lambda row: row.report.origin, "whose knowledge it goes back to, by id"),
    Column("origin_name", Kind.TEXT, lambda row: _origin(row), "the same by name"),
    Column("conflicts", Kind.TEXTS, lambda row: _compared(row.report, Level.CONFLICTS), "what differs, as printed"),
    Column("agrees", Kind.TEXTS, lambda row: _compared(row.report, Level.AGREES, Level.COMPATIBLE), "what agrees"),
)


def _of_report(column: Column[Told]) -> Column[Reported]:
    return Column(column.name, column.kind, lambda row: column.of((row.report.fact, row.report.article)), column.means)


REPORTS: tuple[Column[Reported], ...] = (*_EVENTS, *map(_of_report, CLAIMS))

OUTCOMES: tuple[Column[Outcome], ...] = (
    Column("file", Kind.TEXT, lambda row: row.file, "the claim set"),
    Column("line", Kind.INTEGER, lambda row: row.line, "where the entry begins"),
    Column("id", Kind.TEXT, lambda row: row.id, "the entry"),
    Column("claim", Kind.TEXT, lambda row: row.claim, "what is claimed or quoted"),
    Column("result", Kind.TEXT, lambda row: wording.ending(row), "passed, failed or warned"),
    Column("checked", Kind.FLAG, lambda row: not wording.unchecked(row), "whether it could be asked at all"),
    Column("expected", Kind.TEXTS, lambda row: [str(one) for one in row.expected], "the statuses that would do"),
    Column("status", Kind.TEXT, lambda row: str(row.status), "the status found"),
    Column("severity", Kind.TEXT, lambda row: row.severity, "error or warn"),
    Column("because", Kind.TEXTS, lambda row: row.because, "why it did not hold"),
    Column("tags", Kind.TEXTS, lambda row: row.tags, "its tags"),
    Column("event", Kind.TEXT, lambda row: row.event.label if row.event else None, "the event it was judged by"),
    Column(
        "reports", Kind.INTEGER, lambda row: len(row.event.reports) if row.event else 0, "how many reports that has"
    ),
    Column("corroborating_origins", Kind.INTEGER, lambda row: _origins(row)[0], "independent origins that agree"),
    Column("conflicting_origins", Kind.INTEGER, lambda row: _origins(row)[1], "independent origins that conflict"),
    Column("seconds", Kind.NUMBER, lambda row: finite(row.seconds, 3), "how long it took"),
)


def writable(text: str) -> str:
    """The text as a file can hold it: U+FFFD for half a character."""
    return HALVES.sub("\ufffd", text)


def reports_of(dossier: Dossier) -> Iterator[Reported]:
    """Every report of an answered question, those of other events last."""
    yield from (Reported(report, event, dossier.question) for event in dossier.events for report in event.reports)
    for event in dossier.other_events:
        yield from (Reported(report, event, dossier.question, other=True) for report in event.reports)


def reports_in(events: Iterable[Event]) -> Iterator[Reported]:
    """Every report of events that were found without a question."""
    return (Reported(report, event) for event in events for report in event.reports)


def _speaker(claim: Claim, known: str) -> str | None:
    told: str | None = getattr(claim.speaker, known, None)
    return told


def _cue(claim: Claim) -> str | None:
    return claim.cue.text if claim.cue else None


def _origins(outcome: Outcome) -> tuple[int, int]:
    event = outcome.event
    return (event.corroborating_origins, event.conflicting_origins) if event else (0, 0)


def _key(fact: Fact) -> str | None:
    return fact.speaker.key if fact.speaker else None


def _relation(row: Reported) -> str:
    """As JSON has it: a report of another event says nothing comparable."""
    return str(Relation.UNCLEAR if row.report.relation is Relation.DIFFERENT else row.report.relation)


def _origin(row: Reported) -> str | None:
    return next((origin.name for origin in row.event.origins if origin.id == row.report.origin), None)


def _compared(report: Report, *levels: Level) -> list[str]:
    """ "distance 350 km ≠ about 370 km, +5.7%", each once."""
    told = (one for one in model.telling(report) if one.level in levels)
    lines = (f"{one.slot.replace('_', ' ')} {wording.sides(one, wording.LEVELS[one.level][1])}" for one in told)
    return list(dict.fromkeys(line.rstrip() for line in lines))
