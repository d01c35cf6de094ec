"""Reports, dossiers and entries made by hand, for the tests of claim sets."""

from dataclasses import replace
from datetime import date

from factcheck.checks.entries import Entry
from factcheck.checks.judging import judge
from factcheck.records import (
    Article,
    Bound,
    Claim,
    Comparison,
    Dossier,
    Event,
    Fact,
    Level,
    Origin,
    Quantity,
    Range,
    Relation,
    Report,
    Span,
    Speaker,
    Status,
    Voice,
)

NOWHERE = Span(0, 0)


def kilometres(text: str) -> tuple[Quantity, ...]:
    """The figure of "about 350 km", 2% wide where it is "about"; none in other texts."""
    words = text.split()
    if words[-1] != "km":
        return ()
    printed = float(words[-2])
    width = 0.02 if words[0] == "about" else 0.0
    value = Range(printed * 1000 * (1 - width), printed * 1000 * (1 + width))
    return (Quantity(value, "metre", "length", printed, "kilometre", Bound.EXACT, "distance", None, text, NOWHERE),)


def report(
    text: str,
    speaker: str | None = None,
    relation: Relation = Relation.CORROBORATES,
    *,
    outlet: str = "Harbour Times",
    via: tuple[str, ...] = (),
    quoted: tuple[str, ...] = (),
    voice: Voice = Voice.INDIRECT,
    distance: str | None = None,
    level: Level = Level.AGREES,
    origin: str = "o1",
    score: float = 0.9,
) -> Report:
    article = Article(f"a-{outlet}", text, outlet, published=date(2023, 3, 27))
    named = Speaker(speaker, "it", None, "organisation", NOWHERE) if speaker else None
    claim = Claim("c", article.id, (Span(0, len(text)),), voice, named, via=via)
    figures = kilometres(distance) if distance else ()
    fact = Fact(claim, text, article.published, quantities=figures, quoted=quoted)
    compared = (Comparison("distance", level, 1.0, "350 km", distance, "+5.7%"),) if distance else ()
    return Report(fact, article, relation, score, compared, origin)


JAPAN = report("The missiles flew about 350 km.", "Japan's Defense Ministry", distance="about 350 km")
SEOUL = report(
    "They flew about 370 km.",
    "Joint Chiefs of Staff",
    Relation.CONFLICTS,
    outlet="Meridian Courier",
    via=("Yonhap",),
    distance="about 370 km",
    level=Level.CONFLICTS,
    origin="o2",
)
ORIGINS = (Origin("o1", "Japan's Defense Ministry", "cited", 1), Origin("o2", "Joint Chiefs of Staff", "cited", 1))
LAUNCH = Event("e1", "Launch", None, None, Status.CONFLICTING, (JAPAN, SEOUL), ORIGINS, 1, 1)

KIM = report(
    "“We need a more practical and offensive deterrent,” he said.",
    "Kim Jong Un",
    quoted=("We need a more practical and offensive deterrent,",),
    voice=Voice.DIRECT,
)
MEETING = Event("e2", "Meeting", None, None, Status.SINGLE_ORIGIN, (KIM,), ORIGINS[:1], 1, 0)


def dossier(*events: Event, others: tuple[Event, ...] = ()) -> Dossier:
    return Dossier("?", events[0].status if events else Status.NOT_FOUND, events, others, 16, 120)


def entry(text: str = "They flew 350 km.", **known: object) -> Entry:
    plain = Entry("range", "set.yaml", 3, text, quote=False)
    return replace(plain, **known)  # type: ignore[arg-type]


def quote(text: str, **known: object) -> Entry:
    return entry(text, quote=True, **known)


def because(asked: Entry, *events: Event, others: tuple[Event, ...] = ()) -> tuple[str, ...]:
    return judge(asked, dossier(*events, others=others), kilometres).because
