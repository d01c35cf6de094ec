"""Findings, dossiers, statements and outcomes, as the JSON gives them."""

from datetime import date
from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from factcheck.web.contract.claims import Article, Claim, Days, Share

Status = Literal["corroborated", "single-origin", "conflicting", "contradicted", "unclear", "not-found"]
RelationInEvent = Literal["corroborates", "conflicts", "updates", "unclear"]


class Comparison(TypedDict):
    """One slot of two claims; weight in natural log-odds."""

    slot: str
    level: Literal["agrees", "compatible", "conflicts", "silent"]
    weight: float
    left: str | None
    right: str | None
    note: str | None


class Report(TypedDict):
    """A claim as it bears on the question; score: that it is about the same event."""

    claim: Claim
    relation: RelationInEvent
    score: Share
    comparisons: list[Comparison]
    origin: str


class Origin(TypedDict):
    """Who the knowledge comes from, and why these reports were put together."""

    id: str
    name: str
    because: str
    reports: Annotated[int, Field(ge=1)]


class Reported(TypedDict):
    """One figure of one report, in base units."""

    published: date | None
    low: float | None
    high: float | None
    unit: str
    text: str
    claim: str
    origin: str


class Series(TypedDict):
    """What the reports of an event say of one measured thing, by day of publication."""

    slot: str
    of: str
    reported: Annotated[list[Reported], Field(min_length=2)]


class Event(TypedDict):
    """Reports of one event, side by side."""

    id: str
    label: str
    when: Days | None
    where: str | None
    status: Status
    reports: Annotated[list[Report], Field(min_length=1)]
    origins: Annotated[list[Origin], Field(min_length=1)]
    corroborating_origins: int
    conflicting_origins: int
    values: list[Series]


class OtherEvent(Event):
    """An event that looks alike; apart: why it is another."""

    apart: str


class Searched(TypedDict):
    """How much was searched."""

    articles: int
    claims: int


class Dossier(TypedDict):
    """A question and what the index holds about it; the first event is the one it is about."""

    question: str
    status: Status
    events: list[Event]
    other_events: list[OtherEvent]
    searched: Searched


class Extract(TypedDict):
    """An article with its text, and its claims."""

    article: Article
    claims: list[Claim]


class Finding(TypedDict):
    """How two texts stand to each other."""

    relation: Literal["corroborates", "conflicts", "updates", "unclear", "different"]
    same_event: Share
    comparisons: list[Comparison]


class Stretch(TypedDict):
    """Words in a row, the same in both wordings or not."""

    fullest: str
    here: str
    same: bool


class Variant(TypedDict):
    """An utterance as one article has it, aligned with the fullest wording."""

    claim: Claim
    rendition: Literal["fullest", "same words", "cut short", "altered", "rendered differently", "paraphrased"]
    alignment: list[Stretch]


class Contradiction(TypedDict):
    """Earlier words of the same speaker that a statement conflicts with."""

    statement: str
    day: str | None
    claim: Claim
    comparisons: Annotated[list[Comparison], Field(min_length=1)]


class Statement(TypedDict):
    """One utterance in all its wordings, the fullest first."""

    id: str
    day: str | None
    variants: Annotated[list[Variant], Field(min_length=1)]
    contradicts: list[Contradiction]


class OnRecord(TypedDict):
    """What somebody is quoted as saying, in order of time."""

    speaker: str
    names: Annotated[list[str], Field(min_length=1)]
    statements: Annotated[list[Statement], Field(min_length=1)]
    searched: Searched


class Outcome(TypedDict):
    """What became of one entry of a claim set."""

    id: str
    file: str
    line: int
    claim: str
    expected: list[Status]
    status: Status
    passed: bool
    severity: Literal["error", "warn"]
    because: list[str]
    event: Event | None
    seconds: float
    checked: bool
    quote: bool
    tags: list[str]


class Verification(TypedDict):
    """What became of a claim set; partial: the run was broken off."""

    outcomes: list[Outcome]
    passed: int
    failed: int
    warned: int
    seconds: float
    partial: NotRequired[Literal[True]]
