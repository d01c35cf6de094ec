"""The vocabulary: what every room takes and gives. Records are frozen and silent.

Offsets are half-open and count code points of ``Article.text``, which is never altered: what is not prose is
marked, and every quotation is read again from the text through its spans (``words``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# The year of a ``When`` whose text names a day or month and whose year nobody knows: a leap year no report is about.
NO_YEAR = 4


class Voice(StrEnum):
    """How a claim stands in its article: in quotation marks, paraphrased, both, or said by the article itself."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"


class Bound(StrEnum):
    """How a printed figure is meant: exactly, about, at least, at most."""

    EXACT = "="
    ABOUT = "~"
    AT_LEAST = ">"
    AT_MOST = "<"


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
class Span:
    """A run of code points: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article that is no prose of it: caption, leftover, dateline, heading, list dash, ...

    ``kind``: "title", "heading", "caption", "comments", "leftover", "dateline" (a date or wire credit before the
    first sentence), "dash" (a list's dash or bullet), "credit".
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """Between which days something fell, both included, and what says so."""

    first: date
    last: date
    because: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    ``id``: hash of the content. ``credits``: the wire services it credits, by their usual names ("Reuters", "AP").
    ``period``: where ``published`` is unknown, the days between which it was estimated to have been published.
    ``notes``: what the reader should know about how it was read ("decoded as latin-1, a guess").
    """

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    path: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    period: Period | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that yielded no article, or a line of one: where, and why in a reader's words."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the fullest name the article gives, and the words used at this place.

    ``name``: "Kim Jong Un"; for a source without a name, its description ("a senior official").
    ``mention``: the words at the claim ("he"). ``role``: "North Korean leader". ``span``: of the mention.
    ``kind``: "person", "organisation", "place" (acting as one: "Pyongyang"), "group", "document" or "unnamed".
    """

    name: str
    mention: str
    role: str | None
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to"), and how: says, claims, denies, warns, confirms, ..."""

    text: str
    span: Span
    stance: str = "says"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something stated in an article, and by whom. A narrator claim has neither speaker nor cue.

    ``spans``: the content, without the quotation marks at its ends; more than one where a quotation is split.
    ``via``: names of those who passed it on, from the speaker's side to the outlet's, the outlet left out.
    ``confidence``: 0..1, that speaker and content are right.
    """

    id: str
    article_id: str
    spans: tuple[Span, ...]
    voice: Voice
    speaker: Speaker | None = None
    cue: Cue | None = None
    via: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, country or group with one key across articles ("country:north-korea")."""

    name: str
    kind: str
    key: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From low to high, both included; an open end is None."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: ``value`` in base units of its ``dimension``, and what it measures.

    ``value``: what the words leave open (rounding, hedge). ``printed``: the figure as printed, in ``printed_unit``.
    ``of``: what is measured or counted, in canonical words ("distance flown", "altitude", "killed", "missile").
    ``who``: of whom or what, as printed ("two ballistic missiles").
    """

    value: Range
    unit: str
    dimension: str
    printed: float
    printed_unit: str
    bound: Bound
    of: str | None
    who: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """A range of days, both included. ``yearless``: the year is unknown and ``NO_YEAR`` stands in for it."""

    first: date
    last: date
    text: str
    span: Span
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place and what contains it, nearest first: ("Seoul", ("South Korea", "Asia"))."""

    name: str
    path: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Stance:
    """``negated``: a negative statement. ``denied``: its speaker denies it. ``hedge``: the hedging words, or None."""

    negated: bool = False
    hedge: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article says around a claim, nearest first: where the claim itself is silent, weaker evidence."""

    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim in comparable terms. ``text``: the claim's exact words; ``published``: its article's date, or its period.

    ``speaker`` and ``via``: the claim's, with keys that hold across articles.
    ``quoted``: the words inside quotation marks, exact; only they may be compared word for word.
    """

    claim: Claim
    text: str
    published: date | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    stance: Stance = Stance()
    speaker: Actor | None = None
    via: tuple[Actor, ...] = ()
    quoted: tuple[str, ...] = ()
    setting: Setting = Setting()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored claim that may bear on another. ``similarity``: cosine of the vectors, -1..1."""

    fact: Fact
    article: Article
    similarity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One slot of two claims. ``weight``: natural log-odds for "the same event"; ``note``: "+5.7%", "60 days apart".

    ``left`` and ``right``: the compared words as printed; their spans lie in the claims' articles.
    """

    slot: str
    level: Level
    weight: float
    left: str | None = None
    right: str | None = None
    note: str | None = None
    left_span: Span | None = None
    right_span: Span | None = None


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
class Event:
    """Reports of one event side by side. ``apart``: for another event, why it is another ("60 days apart")."""

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
    """What became of one entry of a claim set. ``because``: why it did not hold, a sentence each; empty if it held."""

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


def words(article: Article, spans: Iterable[Span]) -> str:
    """The exact words of an article at ``spans``; " … " stands between the parts of a split quotation."""
    return " … ".join(article.text[span.start : span.end] for span in spans)
