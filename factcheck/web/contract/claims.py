"""Claims and what is said in them, as the JSON gives them."""

from datetime import date
from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

Share = Annotated[float, Field(ge=0, le=1)]
# A day, or EDTF's day of an unknown year.
Day = Annotated[str, Field(pattern=r"^(\d{4}|XXXX)-\d\d-\d\d$")]


class Span(TypedDict):
    """Half-open, in code points of the article's text."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Article(TypedDict):
    """An article; text only where it is asked for."""

    id: str
    outlet: str | None
    title: str | None
    published: date | None
    url: str | None
    path: str | None
    text: NotRequired[str]


class Speaker(TypedDict):
    """Who says it: the fullest name the article gives, and the words at this place."""

    name: str
    mention: str
    role: str | None
    kind: Literal["person", "organisation", "place", "group", "document", "unnamed"]
    span: Span


class Cue(TypedDict):
    """The attributing words."""

    text: str
    span: Span


class Stance(TypedDict):
    """Negated, hedged, denied, a condition, yet to come."""

    negated: bool
    hedge: str | None
    denied: bool
    conditional: bool
    future: bool


class Quantity(TypedDict):
    """A figure: low and high in base units, an open end null; value and bound as printed."""

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


class Days(TypedDict):
    """Days, both included; a day of an unknown year is written XXXX-11-07."""

    first: Day
    last: Day


class When(TypedDict):
    """Days, and the words that say so."""

    first: Day
    last: Day
    text: str
    span: Span


class Place(TypedDict):
    """A place and what contains it, nearest first."""

    name: str
    path: list[str]
    span: Span


class Actor(TypedDict):
    """Somebody or something that acts, with a key that holds across articles."""

    name: str
    kind: str
    key: str
    span: Span | None


class Clock(TypedDict):
    """A time of day."""

    first: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    last: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    hedged: bool
    text: str
    span: Span


class State(TypedDict):
    """What somebody or something is in: custody, health, weapon, ..."""

    kind: str
    value: str
    who: str | None
    text: str
    span: Span


class InComparableTerms(TypedDict):
    """What is said, in comparable terms."""

    quantities: list[Quantity]
    times: list[When]
    places: list[Place]
    actors: list[Actor]
    clocks: list[Clock]
    states: list[State]


class Facts(InComparableTerms):
    """A text and what it gives in comparable terms."""

    text: str
    stance: Stance


class TextQuoteSelector(TypedDict):
    """The words, and what stands around them, as in W3C Web Annotation."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(TypedDict):
    """The place of the words, as in W3C Web Annotation."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


class Claim(TypedDict):
    """Something stated in an article, and by whom."""

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
