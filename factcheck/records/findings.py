"""How claims stand to each other, what an index holds about one, and what became of an expectation."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from factcheck.records.articles import Article, Span
from factcheck.records.facts import Fact, Quantity, When


class Level(StrEnum):
    """What one slot says of two claims. Silent: there is nothing to compare, which is never a conflict."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    CONFLICTS = "conflicts"
    SILENT = "silent"


class Relation(StrEnum):
    """How one report stands to another; ``DIFFERENT``: not about the same event or matter."""

    CORROBORATES = "corroborates"
    CONFLICTS = "conflicts"
    UPDATES = "updates"
    UNCLEAR = "unclear"
    DIFFERENT = "different"


class Status(StrEnum):
    """What the corpus holds about a claim. Never "true" or "false"."""

    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single-origin"
    CONFLICTING = "conflicting"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One slot of two claims. ``weight``: natural log-odds for "the same event"; ``note``: "+5.7%", "60 days apart".

    ``left`` and ``right``: the compared words as printed; their spans lie in the claims' articles. ``rung``: how the
    slot stands in finer steps than ``level``, as the table of weights calls it ("figure.near").
    """

    slot: str
    level: Level
    weight: float
    left: str | None = None
    right: str | None = None
    note: str | None = None
    left_span: Span | None = None
    right_span: Span | None = None
    rung: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """How two facts stand to each other. ``same_event``: 0..1."""

    left: Fact
    right: Fact
    relation: Relation
    same_event: float
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A stored claim as it bears on a question. ``score``: 0..1, that it is about the same event."""

    fact: Fact
    article: Article
    relation: Relation
    score: float
    comparisons: tuple[Comparison, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Who the knowledge comes from, and why these reports were put together. ``reports``: how many."""

    id: str
    name: str
    because: str
    reports: int


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure of one report; ``published``: None where its article is undated; ``claim``, ``origin``: their ids."""

    quantity: Quantity
    published: date | None
    claim: str
    origin: str


@dataclass(frozen=True, slots=True)
class Series:
    """What reports of an event give for one thing ("casualties", "killed") as time goes on; undated ones last."""

    slot: str
    of: str
    reported: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one event side by side. ``apart``: for another event, why it is another ("60 days apart").

    ``values``: what two reports or more give figures for; ``asked``: the figures that they were held against.
    """

    id: str
    label: str
    when: When | None
    where: str | None
    status: Status
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    corroborating_origins: int
    conflicting_origins: int
    apart: str | None = None
    values: tuple[Series, ...] = ()
    asked: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A question and what the index holds about it; the first event is the one the question is about."""

    question: str
    status: Status
    events: tuple[Event, ...]
    other_events: tuple[Event, ...]
    articles_searched: int
    claims_searched: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry of a claim set.

    ``because``: why it did not hold, a sentence each; empty if it held. ``event``: the one it was judged by;
    ``dossier``: all that was gathered for it, None where it could not be asked. ``quote``: the claim is a quotation.
    """

    id: str
    file: str
    line: int
    claim: str
    expected: tuple[Status, ...]
    status: Status
    passed: bool
    severity: str
    because: tuple[str, ...]
    event: Event | None
    seconds: float = field(default=0.0, compare=False)
    dossier: Dossier | None = field(default=None, compare=False)
    tags: tuple[str, ...] = ()
    quote: bool = False
