"""A question's way: candidates from the index, each held against it, the matching ones put together by event."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from factcheck.errors import NothingMatched
from factcheck.index import Encoder, Index
from factcheck.index.terms import plain, publication
from factcheck.pipeline.answering import answering, figures_met
from factcheck.pipeline.events import Match, build_event, likeness
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

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vector = npt.NDArray[np.float32]

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
# "It would send aid", of its speaker.
_HIMSELF = re.compile(r"(?:that )?(?:it|he|she|they|we|I)\b", re.I)


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
    found = _with_their_speakers(fact, vector, found, encoder)
    about, alike = _held_against(fact, found, tolerance)
    events = [build_event(group) for group in group_by_event(about, index)][:limit]
    others = [build_event(group, apart=True) for group in sorted(group_by_event(alike, index), key=_most_alike)]
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


def _with_their_speakers(
    question: Fact, vector: "Vector", candidates: Sequence[Candidate], encoder: Encoder
) -> list[Candidate]:
    """The same; what somebody asked about says of himself is as near as it would be with his name for the pronoun."""
    named = {number: words for number, one in enumerate(candidates) if (words := _named_himself(question, one))}
    if not named:
        return list(candidates)
    cosines = encoder.encode([*named.values()]) @ vector
    nearer = dict(zip(named, map(float, cosines), strict=True))
    return [
        replace(one, similarity=max(one.similarity, nearer.get(number, one.similarity)))
        for number, one in enumerate(candidates)
    ]


def _named_himself(question: Fact, candidate: Candidate) -> str | None:
    """A claim with its speaker's name for the pronoun that it begins with, where the question names the speaker."""
    fact, speaker = candidate.fact, candidate.fact.speaker
    pronoun = _HIMSELF.match(fact.text)
    asked_about = speaker is not None and any(actor.key == speaker.key for actor in question.actors)
    return speaker.name + fact.text[pronoun.end() :] if speaker and asked_about and pronoun else None


def _readings(question: Fact, candidates: Sequence[Candidate], by_slots: Sequence[Finding]) -> dict[str, Reading]:
    """What is read in the likeliest candidates beside the question, by claim."""
    if not _is_to_be_read(question):
        return {}
    worth = [pair for pair in zip(by_slots, candidates, strict=True) if _is_worth_reading(pair[0])]
    likeliest = sorted(worth, key=lambda pair: (-pair[0].same_event, pair[1].fact.claim.id))[:READ]
    told = [_named_himself(question, one) or meaning_of(one.fact, one.article) for _, one in likeliest]
    texts = [(question.text, words) for words in told]
    return {one.fact.claim.id: read for (_, one), read in zip(likeliest, read_side_by_side(texts), strict=True)}


def _is_to_be_read(question: Fact) -> bool:
    """A quotation is found by its words, and a report can only answer a question that measures with a figure.

    Of what is denied, the reader would see what nobody says.
    """
    read = question.claim.voice is not Voice.DIRECT and not question.stance.denied
    return read and not is_measured(question)


def _is_worth_reading(finding: Finding) -> bool:
    """It may be of the question's event; where another day is named, only if all else says so."""
    another_day = any(one.slot == "date" and one.level is Level.CONFLICTS for one in finding.comparisons)
    return finding.same_event >= (SAME_EVENT if another_day else HOPEFUL)


def _matches(
    asked: Asked, candidates: Sequence[Candidate], by_slots: Sequence[Finding], readings: Mapping[str, Reading]
) -> list[Match]:
    """As slots and reading tell; a report that says nothing comparable is of the event only if slots alone say so."""
    found: list[tuple[Candidate, Finding, Reading | None]] = []
    for candidate, told in zip(candidates, by_slots, strict=True):
        reading = readings.get(candidate.fact.claim.id)
        finding = _related(asked, candidate, reading) if reading else told
        silent = finding.relation is Relation.UNCLEAR and told.relation is Relation.DIFFERENT
        found.append((candidate, told if silent else finding, reading))
    met: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for candidate, finding, _ in found:
        met[candidate.article.id] |= figures_met(finding)
    return [Match(answering(finding, reading, met[one.article.id]), one.article) for one, finding, reading in found]


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


def _most_alike(group: Sequence[Match]) -> float:
    """Those first that may have been meant."""
    return -max(map(likeness, group))


def _is_likeness(comparison: Comparison) -> bool:
    if comparison.slot in {"meaning", "utterance"}:
        return comparison.level is not Level.SILENT and comparison.weight > 0
    return _is_figure(comparison) and comparison.level is Level.AGREES


def _is_figure(comparison: Comparison) -> bool:
    return comparison.slot not in OTHER_THAN_FIGURES
