"""Without a question: the events of an index whose reports disagree, the clearest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.index import Index
from factcheck.pipeline.events import Match, build_event
from factcheck.pipeline.gathering import Filters
from factcheck.records import Article, Candidate, Comparison, Event, Fact, Finding, Level, Relation
from factcheck.relations import SETTING_SLOTS, relate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Stored = tuple[Fact, Article, npt.NDArray[np.float32]]

# How many neighbours of each claim are held against it.
NEIGHBOURS = 20
# Claims less alike than this are seldom about one matter, and a conflict between them is seldom one.
NEAR = 0.5
BATCH = 512


def find_disputes(
    index: Index, *, filters: Filters | None = None, advance: Callable[[int], None] = lambda _: None
) -> list[Event]:
    """Events with conflicting reports. ``advance`` is told how many claims were gone through."""
    admit = (filters or Filters()).admit
    stored: dict[str, tuple[Fact, Article]] = {}
    found: dict[str, list[Match]] = defaultdict(list)
    for batch in _batches(index):
        admitted = [(fact, article, vector) for fact, article, vector in batch if admit(fact, article)]
        stored |= {fact.claim.id: (fact, article) for fact, article, _ in admitted}
        for fact, matches in _held_against_neighbours(index, admitted):
            found[fact.claim.id] = [match for match in matches if admit(match.fact, match.article)]
        advance(len(batch))
    return list(_events(found, stored))


def _batches(index: Index) -> "Iterator[list[Stored]]":
    claims = index.facts_with_vectors()
    while batch := list(islice(claims, BATCH)):
        yield batch


def _held_against_neighbours(index: Index, batch: "list[Stored]") -> Iterator[tuple[Fact, list[Match]]]:
    if not batch:
        return
    near = index.neighbours([vector for _, _, vector in batch], NEIGHBOURS)
    for (fact, article, _), neighbours in zip(batch, near, strict=True):
        others = (one for one in neighbours if one.article.id != article.id and one.similarity >= NEAR)
        matches = [_match(fact, other) for other in others]
        yield fact, [match for match in matches if match.finding.relation is not Relation.DIFFERENT]


def _match(fact: Fact, other: Candidate) -> Match:
    return Match(relate(fact, other.fact, similarity=other.similarity), other.article)


def _events(found: dict[str, list[Match]], stored: dict[str, tuple[Fact, Article]]) -> Iterator[Event]:
    """Each claim tells of a dispute only once: the clearest first, those it conflicts with together with it."""
    taken: set[str] = set()
    for claim_id in sorted(found, key=lambda claim_id: _clearest_first(found[claim_id], claim_id)):
        conflicts = {match.fact.claim.id for match in _conflicting(found[claim_id])}
        if conflicts and claim_id not in taken and not conflicts & taken:
            taken |= conflicts | {claim_id}
            yield build_event([_itself(*stored[claim_id]), *_taking_sides(found[claim_id])])


def _taking_sides(matches: list[Match]) -> list[Match]:
    """The same, where a report that is silent on what is disputed no longer agrees with either side."""
    disputed = {one.slot for match in _conflicting(matches) for one in _at(match.finding, Level.CONFLICTS)}
    return [match if _speaks_of(match.finding, disputed) else _mute(match) for match in matches]


def _speaks_of(finding: Finding, disputed: set[str]) -> bool:
    told = (one for level in (Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS) for one in _at(finding, level))
    return finding.relation is not Relation.CORROBORATES or any(one.slot in disputed for one in told)


def _at(finding: Finding, level: Level) -> list[Comparison]:
    return [one for one in finding.comparisons if one.level is level and one.slot not in SETTING_SLOTS]


def _mute(match: Match) -> Match:
    return Match(replace(match.finding, relation=Relation.UNCLEAR), match.article)


def _conflicting(matches: Iterable[Match]) -> list[Match]:
    return [match for match in matches if match.finding.relation is Relation.CONFLICTS]


def _clearest_first(matches: Iterable[Match], claim_id: str) -> tuple[float, int, str]:
    conflicts = _conflicting(matches)
    return -max((_clearness(match.finding) for match in conflicts), default=0.0), -len(conflicts), claim_id


def _clearness(finding: Finding) -> float:
    """How plainly two reports conflict, 0..2: sure of the event, and apart in a measured figure."""
    return finding.same_event + any(one.level is Level.CONFLICTS and _is_figure(one) for one in finding.comparisons)


def _is_figure(comparison: Comparison) -> bool:
    return comparison.note is not None and comparison.note.endswith("%")


def _itself(fact: Fact, article: Article) -> Match:
    return Match(Finding(fact, fact, Relation.CORROBORATES, 1.0, ()), article)
