"""The shapes of the JSON that people's scripts build on, as types that pydantic holds an output against.

Every key must be there with a value of its type; more keys than these are allowed, since adding fields is free.
"""

from datetime import date
from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

Status = Literal["corroborated", "single-origin", "conflicting", "contradicted", "unclear", "not-found"]
RelationInEvent = Literal["corroborates", "conflicts", "updates", "unclear"]
Share = Annotated[float, Field(ge=0, le=1)]
# A day, or EDTF's day of an unknown year.
Day = Annotated[str, Field(pattern=r"^(\d{4}|XXXX)-\d\d-\d\d$")]
Strict = ConfigDict(strict=True)


@with_config(Strict)
class Span(TypedDict):
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


@with_config(Strict)
class Article(TypedDict):
    id: str
    outlet: str | None
    title: str | None
    published: date | None
    url: str | None
    path: str | None
    text: NotRequired[str]


@with_config(Strict)
class Speaker(TypedDict):
    name: str
    mention: str
    role: str | None
    kind: Literal["person", "organisation", "place", "group", "document", "unnamed"]
    span: Span


@with_config(Strict)
class Cue(TypedDict):
    text: str
    span: Span


@with_config(Strict)
class Stance(TypedDict):
    negated: bool
    hedge: str | None
    denied: bool
    conditional: bool
    future: bool


@with_config(Strict)
class Quantity(TypedDict):
    low: float | None
    high: float | None
    unit: str
    dimension: str
    value: float
    printed_unit: str
    bound: Literal["=", "~", ">", "<"]
    of: str | None
    who: str | None
    text: str
    span: Span


@with_config(Strict)
class Days(TypedDict):
    first: Day
    last: Day


@with_config(Strict)
class When(TypedDict):
    first: Day
    last: Day
    text: str
    span: Span


@with_config(Strict)
class Place(TypedDict):
    name: str
    path: list[str]
    span: Span


@with_config(Strict)
class Actor(TypedDict):
    name: str
    kind: str
    key: str
    span: Span | None


@with_config(Strict)
class Clock(TypedDict):
    first: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    last: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    hedged: bool
    text: str
    span: Span


@with_config(Strict)
class State(TypedDict):
    kind: str
    value: str
    who: str | None
    text: str
    span: Span


@with_config(Strict)
class InComparableTerms(TypedDict):
    quantities: list[Quantity]
    times: list[When]
    places: list[Place]
    actors: list[Actor]
    clocks: list[Clock]
    states: list[State]


@with_config(Strict)
class Facts(InComparableTerms):
    text: str
    stance: Stance


@with_config(Strict)
class TextQuoteSelector(TypedDict):
    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


@with_config(Strict)
class TextPositionSelector(TypedDict):
    type: Literal["TextPositionSelector"]
    start: int
    end: int


@with_config(Strict)
class Claim(TypedDict):
    id: str
    article: Article
    text: str
    voice: Literal["direct", "indirect", "mixed", "narrator"]
    spans: Annotated[list[Span], Field(min_length=1)]
    speaker: Speaker | None
    cue: Cue | None
    via: list[str]
    stance: Stance
    confidence: Share
    facts: InComparableTerms
    selector: tuple[TextQuoteSelector, TextPositionSelector]


@with_config(Strict)
class Comparison(TypedDict):
    slot: str
    level: Literal["agrees", "compatible", "conflicts", "silent"]
    weight: float
    left: str | None
    right: str | None
    note: str | None


@with_config(Strict)
class Report(TypedDict):
    claim: Claim
    relation: RelationInEvent
    score: Share
    comparisons: list[Comparison]
    origin: str


@with_config(Strict)
class Origin(TypedDict):
    id: str
    name: str
    because: str
    reports: Annotated[int, Field(ge=1)]


@with_config(Strict)
class Reported(TypedDict):
    published: date | None
    low: float | None
    high: float | None
    unit: str
    text: str
    claim: str
    origin: str


@with_config(Strict)
class Series(TypedDict):
    slot: str
    of: str
    reported: Annotated[list[Reported], Field(min_length=2)]


@with_config(Strict)
class Event(TypedDict):
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


@with_config(Strict)
class OtherEvent(Event):
    apart: str


@with_config(Strict)
class Searched(TypedDict):
    articles: int
    claims: int


@with_config(Strict)
class Dossier(TypedDict):
    question: str
    status: Status
    events: list[Event]
    other_events: list[OtherEvent]
    searched: Searched


@with_config(Strict)
class Extract(TypedDict):
    article: Article
    claims: list[Claim]


@with_config(Strict)
class Finding(TypedDict):
    relation: Literal["corroborates", "conflicts", "updates", "unclear", "different"]
    same_event: Share
    comparisons: list[Comparison]


@with_config(Strict)
class Stretch(TypedDict):
    fullest: str
    here: str
    same: bool


@with_config(Strict)
class Variant(TypedDict):
    claim: Claim
    rendition: Literal["fullest", "same words", "cut short", "altered", "rendered differently", "paraphrased"]
    alignment: list[Stretch]


@with_config(Strict)
class Contradiction(TypedDict):
    statement: str
    day: str | None
    claim: Claim
    comparisons: Annotated[list[Comparison], Field(min_length=1)]


@with_config(Strict)
class Statement(TypedDict):
    id: str
    day: str | None
    variants: Annotated[list[Variant], Field(min_length=1)]
    contradicts: list[Contradiction]


@with_config(Strict)
class OnRecord(TypedDict):
    speaker: str
    names: Annotated[list[str], Field(min_length=1)]
    statements: Annotated[list[Statement], Field(min_length=1)]
    searched: Searched


@with_config(Strict)
class Outcome(TypedDict):
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


@with_config(Strict)
class Verification(TypedDict):
    outcomes: list[Outcome]
    passed: int
    failed: int
    warned: int
    seconds: float
    partial: NotRequired[Literal[True]]


def hold_against(shape: object, printed: str) -> None:
    """Raises pydantic's ``ValidationError``, which names the field, where an output is not of a shape."""
    TypeAdapter(shape).validate_json(printed)
