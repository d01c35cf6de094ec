"""What is said, in comparable terms."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factcheck.records.articles import Article, Period, Span
from factcheck.records.claims import Claim

# The year of a ``When`` whose text names a day or month and whose year nobody knows: a leap year no report is about.
NO_YEAR = 4


class Bound(StrEnum):
    """How a printed figure is meant: exactly, about, at least, at most."""

    EXACT = "="
    ABOUT = "~"
    AT_LEAST = ">"
    AT_MOST = "<"


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
class Clock:
    """A time of day: ``first`` to ``last`` in minutes after midnight, as the place of the event has it, both included.

    As printed: "about 9 p.m." is 9 p.m. and ``hedged``. A range that ends before it begins runs over midnight.
    """

    first: int
    last: int
    text: str
    span: Span
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What somebody or something is in: ``kind`` "custody", "health", "weapon" ..., ``value`` in canonical words.

    ``who``: whom it is said of, as printed ("the suspect", "two others"), or None.
    """

    kind: str
    value: str
    who: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place and what contains it, nearest first: ("Seoul", ("South Korea", "Asia"))."""

    name: str
    path: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Stance:
    """``negated``: a negative statement. ``denied``: its speaker denies it. ``hedge``: the hedging words, or None.

    ``conditional``: it holds only if something else does. ``future``: it is to come, or planned.
    """

    negated: bool = False
    hedge: str | None = None
    denied: bool = False
    conditional: bool = False
    future: bool = False


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
    clocks: tuple[Clock, ...] = ()
    states: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored claim that may bear on another. ``similarity``: cosine of the vectors, -1..1."""

    fact: Fact
    article: Article
    similarity: float
