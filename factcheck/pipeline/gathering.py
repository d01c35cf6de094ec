"""A question's way: candidates from the index, each held against it, the matching ones put together by event."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.errors import NothingMatched
from factcheck.index import Encoder, Index
from factcheck.index.terms import plain, publication
from factcheck.pipeline.answering import answering
from factcheck.pipeline.events import Match, build_event
from factcheck.pipeline.grouping import group_by_event
from factcheck.pipeline.reading import Question, meaning_of, read_question
from factcheck.records import Article, Candidate, Comparison, Dossier, Fact, Finding, Level, Relation, Status, Voice
from factcheck.relations import (
    SAME_EVENT,
    Reading,
    Tolerance,
    is_measured,
    load_ahead,
    read_side_by_side,
    relate,
)

# As many as a reader could ever look through; each is held against the question.
CANDIDATES = 200
OTHER_EVENTS = 5
# Of those, the likeliest to be of the question's event are read beside it: each takes some milliseconds.
READ = 16
HOPEFUL = 0.25

OTHER_THAN_FIGURES = frozenset(
    {"meaning", "utterance", "date", "time", "published", "place", "actor", "name", "stance"}
    | {"custody", "health", "weapon", "process"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a fact, how far figures may differ, and since when what it says was known, where that matters."""

    question: Fact
    tolerance: Tolerance | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a lookup is narrowed to, as ``Index.claims`` narrows a list; dates are of publication, both included."""

    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None

    def admit(self, fact: Fact, article: Article) -> bool:
        """A claim passes all that is asked."""
        days = publication(article)
        return (
            _spoken(self.speaker, fact)
            and _named(self.outlet, article.outlet)
            and (self.since is None or (days is not None and days.last >= self.since.toordinal()))
            and (self.until is None or (days is not None and days.first <= self.until.toordinal()))
        )

    def require(self, index: Index) -> None:
        """Raises ``NothingMatched`` where no claim in the index passes: a search of nothing is no search."""
        if index.counts()[1] == 0:
            raise NothingMatched(f"the index in {index.folder} holds no claims; add some: factcheck ingest SOURCE...")
        asked = {"speaker": self.speaker, "outlet": self.outlet, "since": self.since, "until": self.until}
        told = " ".join(f"--{name} {str(value)!r}" for name, value in asked.items() if value is not None)
        passing = index.claims(speaker=self.speaker, outlet=self.outlet, since=self.since, until=self.until, limit=1)
        if told and not any(passing):
            raise NothingMatched(f"no claim in the index passes {told}")


def gather(
    question: Question,
    index: Index,
    encoder: Encoder,
    *,
    filters: Filters | None = None,
    tolerance: Tolerance | None = None,
    limit: int | None = None,
) -> Dossier:
    """Every event in the index that reports what is asked, and others that look alike.

    ``limit``: at most so many events. ``tolerance``: how far figures may lie apart and still agree.
    """
    article, fact = read_question(question)
    if _is_to_be_read(fact):
        load_ahead()
    vector = encoder.encode([meaning_of(fact, article)])[0]
    admit = (filters or Filters()).admit
    found = [one for one in index.candidates(fact, vector, limit=CANDIDATES) if admit(one.fact, one.article)]
    about, alike = _held_against(fact, found, tolerance)
    events = [build_event(group) for group in group_by_event(about, index)][:limit]
    others = [build_event(group, apart=True) for group in group_by_event(alike, index)]
    articles, claims = index.counts()
    return Dossier(
        question=question.text,
        status=events[0].status if events else Status.NOT_FOUND,
        events=tuple(events),
        other_events=tuple(others[:OTHER_EVENTS]),
        articles_searched=articles,
        claims_searched=claims,
    )


def _spoken(wanted: str | None, fact: Fact) -> bool:
    names = [source.name for source in (fact.claim.speaker, fact.speaker) if source]
    key = fact.speaker.key if fact.speaker else None
    return wanted is None or wanted == key or any(_named(wanted, name) for name in names)


def _named(wanted: str | None, name: str | None) -> bool:
    """A part of the name is enough, from the beginning of a word."""
    if wanted is None:
        return True
    return bool(plain(wanted)) and f" {plain(wanted)}" in f" {plain(name or '')}"


def _held_against(
    question: Fact, candidates: Iterable[Candidate], tolerance: Tolerance | None
) -> tuple[list[Match], list[Match]]:
    """The candidates about the question's event, and those that are only like it."""
    found = list(candidates)
    asked = Asked(question, tolerance)
    by_slots = [_related(asked, candidate) for candidate in found]
    readings = _readings(question, found, by_slots)
    matches = _matches(asked, found, by_slots, readings)
    known = None if question.published else _first_told(matches)
    if known is not None:
        asked = replace(asked, known=known)
        matches = _matches(asked, found, [_related(asked, candidate) for candidate in found], readings)
    apart = [match for match in matches if match.finding.relation is Relation.DIFFERENT]
    about = [match for match in matches if match.finding.relation is not Relation.DIFFERENT]
    return about, [match for match in apart if _is_alike(match.finding)]


def _readings(question: Fact, candidates: Sequence[Candidate], by_slots: Sequence[Finding]) -> dict[str, Reading]:
    """What is read in the likeliest candidates beside the question, by claim."""
    if not _is_to_be_read(question):
        return {}
    worth = [pair for pair in zip(by_slots, candidates, strict=True) if _is_worth_reading(pair[0])]
    likeliest = sorted(worth, key=lambda pair: (-pair[0].same_event, pair[1].fact.claim.id))[:READ]
    texts = [(question.text, meaning_of(one.fact, one.article)) for _, one in likeliest]
    return {one.fact.claim.id: read for (_, one), read in zip(likeliest, read_side_by_side(texts), strict=True)}


def _is_to_be_read(question: Fact) -> bool:
    """A quotation is found by its words, and a report can only answer a question that measures with a figure."""
    return question.claim.voice is not Voice.DIRECT and not is_measured(question)


def _is_worth_reading(finding: Finding) -> bool:
    """It may be of the question's event; where another day is named, only if all else says so."""
    another_day = any(one.slot == "date" and one.level is Level.CONFLICTS for one in finding.comparisons)
    return finding.same_event >= (SAME_EVENT if another_day else HOPEFUL)


def _matches(
    asked: Asked, candidates: Sequence[Candidate], by_slots: Sequence[Finding], readings: Mapping[str, Reading]
) -> list[Match]:
    """As slots and reading tell; a report that says nothing comparable is of the event only if slots alone say so."""
    found = []
    for candidate, told in zip(candidates, by_slots, strict=True):
        reading = readings.get(candidate.fact.claim.id)
        finding = _related(asked, candidate, reading) if reading else told
        silent = finding.relation is Relation.UNCLEAR and told.relation is Relation.DIFFERENT
        found.append(Match(answering(told if silent else finding, reading), candidate.article))
    return found


def _related(asked: Asked, candidate: Candidate, reading: Reading | None = None) -> Finding:
    return relate(
        asked.question,
        candidate.fact,
        similarity=candidate.similarity,
        tolerance=asked.tolerance,
        left_known=asked.known,
        reading=reading,
    )


def _first_told(matches: Iterable[Match]) -> date | None:
    """When what an undated question says was first reported: later, higher tolls then are no conflict."""
    agreeing = [
        match.article.published
        for match in matches
        if match.finding.relation is Relation.CORROBORATES and match.article.published is not None
    ]
    return min(agreeing, default=None)


def _is_alike(finding: Finding) -> bool:
    """Another event, but near in meaning, or with words of a quotation or a figure in common."""
    return any(_is_likeness(one) for one in finding.comparisons)


def _is_likeness(comparison: Comparison) -> bool:
    if comparison.slot in {"meaning", "utterance"}:
        return comparison.level is not Level.SILENT and comparison.weight > 0
    return _is_figure(comparison) and comparison.level is Level.AGREES


def _is_figure(comparison: Comparison) -> bool:
    return comparison.slot not in OTHER_THAN_FIGURES
