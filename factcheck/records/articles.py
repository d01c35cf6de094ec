"""What was read: articles, the stretches marked in them, and sources that could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A run of code points: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article that is no prose of it: caption, leftover, dateline, heading, list dash, ...

    ``kind``: "title", "heading", "caption", "comments", "leftover", "dateline" (a date or wire credit before the
    first sentence), "dash" (a list's dash or bullet), "credit", "foreign" (a paragraph in another language).
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
    ``language``: ISO 639-1 code of the language it is in; None where that is English, or unknown.
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
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that yielded no article, or a line of one: where, and why in a reader's words."""

    source: str
    reason: str


def words(article: Article, spans: Iterable[Span]) -> str:
    """The exact words of an article at ``spans``; " … " stands between the parts of a split quotation."""
    return " … ".join(article.text[span.start : span.end] for span in spans)
