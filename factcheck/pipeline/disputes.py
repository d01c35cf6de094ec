"""Without a question: the events of an index whose reports disagree, the clearest first.

Three steps, each on less than the one before: the sieve leaves the pairs that could conflict, ``relate`` says which of
them do, and only of the clearest are events made.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.errors import NothingMatched
from factcheck.index import Index
from factcheck.pipeline.events import Match, build_event
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.sieve import Pairs, sift
from factcheck.pipeline.stored import Stored
from factcheck.pipeline.traits import ALWAYS, NEAR, Traits, read_traits
from factcheck.records import Article, Candidate, Comparison, Event, Fact, Finding, Level, Relation
from factcheck.relations import SETTING_SLOTS, relate

if TYPE_CHECKING:
    from factcheck.pipeline.traits import Matrix

# How many neighbours of a disputed claim are asked which side they are on.
NEIGHBOURS = 20
# Pairs that are related at the most, half a minute of work: the likeliest to be of one event. How many more there are
# is told.
RELATED = 60_000
# From these probabilities of one event on a dispute is sure, likely; what is less is possible.
SURE, LIKELY = 0.9, 0.7

Tell = Callable[[int, str], None]
Admit = Callable[[Fact, Article], bool]


@dataclass(frozen=True, slots=True)
class Disputes:
    """The clearest disputes; ``found``: how many there are in all. ``unrelated``: pairs that were not looked into."""

    events: tuple[Event, ...]
    found: int
    unrelated: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims, by row, that conflict; ``slots``: in what. ``clearness``: how plainly, the least first."""

    left: int
    right: int
    slots: frozenset[str]
    clearness: tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Lead:
    """A claim, by row, and those that conflict with it."""

    row: int
    partners: tuple[int, ...]


def find_disputes(
    index: Index,
    *,
    filters: Filters | None = None,
    slot: str | None = None,
    limit: int | None = None,
    tell: Tell = lambda _done, _now: None,
) -> Disputes:
    """Events with conflicting reports. ``slot``: only conflicts in it; ``limit``: at most so many events.

    ``tell`` is told how many more claims were read, and what is being done. Raises ``NothingMatched`` where nothing
    is disputed in ``slot``.
    """
    admit = (filters or Filters()).admit
    traits = read_traits(_admitted(index, admit, tell))
    stored = Stored(index, traits.keys)
    tell(0, "what could conflict")
    pairs = sift(traits)
    tell(0, f"relating {min(len(pairs), RELATED):,} pairs")
    leads = _leads(_in_slot(list(_conflicts(pairs[:RELATED], stored)), slot), traits)
    events = [event for event in _events(leads[:limit], traits, stored, admit) if event.conflicting_origins]
    return Disputes(tuple(sorted(events, key=_clearest_first)), len(leads), max(0, len(pairs) - RELATED))


def _admitted(index: Index, admit: Admit, tell: Tell) -> "Iterator[tuple[Fact, Article, Matrix]]":
    for fact, article, vector in index.facts_with_vectors():
        tell(1, "")
        if admit(fact, article):
            yield fact, article, vector


def _conflicts(pairs: Pairs, stored: Stored) -> Iterator[Conflict]:
    """The pairs that do conflict."""
    for left, right, finding in _related(pairs, stored):
        if finding.relation is Relation.CONFLICTS:
            yield Conflict(left, right, _disputed(finding), _clearness(finding))


def _related(pairs: Pairs, stored: Stored) -> Iterator[tuple[int, int, Finding]]:
    """Every pair related, with its rows: the one place where the pairs of an index are looked into."""
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.cosines.tolist(), strict=True)
    # In the order of the claims, which is that of days: what is read for one pair serves the next.
    for left, right, cosine in sorted(rows):
        yield left, right, relate(stored.claim(left)[0], stored.claim(right)[0], similarity=cosine)


def _in_slot(conflicts: list[Conflict], slot: str | None) -> list[Conflict]:
    if slot is None:
        return conflicts
    kept = [conflict for conflict in conflicts if slot in conflict.slots]
    if not kept:
        others = ", ".join(sorted({slot for conflict in conflicts for slot in conflict.slots}))
        raise NothingMatched(f"no reports disagree in --slot {slot!r}; those that do, in: {others or 'nothing'}")
    return kept


def _clearness(finding: Finding) -> tuple[int, bool]:
    """How plainly two reports conflict, the least first: sure of the event, and apart in a measured figure."""
    measured = any(one.level is Level.CONFLICTS and _is_figure(one) for one in finding.comparisons)
    return (finding.same_event < SURE) + (finding.same_event < LIKELY), not measured


def _is_figure(comparison: Comparison) -> bool:
    return comparison.note is not None and comparison.note.endswith("%")


def _leads(conflicts: Iterable[Conflict], traits: Traits) -> list[Lead]:
    """Each claim tells of a dispute only once: the clearest first, those it conflicts with together with it."""
    of_claim: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        of_claim[conflict.left].append(conflict)
        of_claim[conflict.right].append(conflict)
    leads: list[Lead] = []
    taken: set[int] = set()
    for row in sorted(of_claim, key=lambda row: _order(row, of_claim[row], traits)):
        partners = dict.fromkeys(conflict.left + conflict.right - row for conflict in of_claim[row])
        if row not in taken and taken.isdisjoint(partners):
            taken.update(partners, (row,))
            leads.append(Lead(row, tuple(partners)))
    return leads


def _order(row: int, conflicts: Sequence[Conflict], traits: Traits) -> tuple[object, ...]:
    """The clearest first; then that which more articles are in conflict with, the latest, the first id."""
    articles = {int(traits.articles[conflict.left + conflict.right - row]) for conflict in conflicts}
    day = int(traits.last[row])
    return (
        min(conflict.clearness for conflict in conflicts),
        -len(articles),
        -day if day < ALWAYS[1] else 0,
        traits.keys[row],
    )


def _events(leads: Sequence[Lead], traits: Traits, stored: Stored, admit: Admit) -> Iterator[Event]:
    told = {stored.claim(row)[0].claim.id for lead in leads for row in (lead.row, *lead.partners)}
    for lead, near in zip(leads, _neighbours(leads, traits, stored), strict=True):
        fact, article = stored.claim(lead.row)
        partners = [_candidate(traits, stored, lead.row, row) for row in lead.partners]
        known = {one.fact.claim.id for one in partners}
        others = [one for one in near if one.article.id != article.id and one.fact.claim.id not in known]
        about = [one for one in others if one.similarity >= NEAR and admit(one.fact, one.article)]
        against, matches = (_matches(fact, candidates) for candidates in (partners, about))
        # What only the sieve passed over conflicts here too; it is told once.
        fresh = [match for match in matches if not (_is_against(match) and match.fact.claim.id in told)]
        told.update(match.fact.claim.id for match in fresh if _is_against(match))
        yield build_event([_itself(fact, article), *_taking_sides(against + fresh)])


def _matches(fact: Fact, candidates: Iterable[Candidate]) -> list[Match]:
    """The candidates that tell of the fact's event."""
    found = (Match(relate(fact, one.fact, similarity=one.similarity), one.article) for one in candidates)
    return [match for match in found if match.finding.relation is not Relation.DIFFERENT]


def _is_against(match: Match) -> bool:
    return match.finding.relation is Relation.CONFLICTS


def _neighbours(leads: Sequence[Lead], traits: Traits, stored: Stored) -> tuple[tuple[Candidate, ...], ...]:
    """The claims nearest to each lead, which may be on either side or on none."""
    return stored.neighbours(traits.vectors[[lead.row for lead in leads]], NEIGHBOURS)


def _candidate(traits: Traits, stored: Stored, row: int, other: int) -> Candidate:
    return Candidate(*stored.claim(other), float(traits.vectors[row] @ traits.vectors[other]))


def _taking_sides(matches: list[Match]) -> list[Match]:
    """The same, where a report that is silent on what is disputed no longer agrees with either side.

    A speaker who contradicts the lead in an article takes that side with all that is said there.
    """
    against = [match for match in matches if _is_against(match)]
    disputed = frozenset().union(*(_disputed(match.finding) for match in against))
    voices = {_voice(match) for match in against}
    others = [match for match in matches if _voice(match) not in voices]
    return against + [match if _speaks_of(match.finding, disputed) else _mute(match) for match in others]


def _voice(match: Match) -> tuple[str, str | None]:
    return match.article.id, match.fact.speaker.key if match.fact.speaker else None


def _speaks_of(finding: Finding, disputed: frozenset[str]) -> bool:
    told = (one for level in (Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS) for one in _at(finding, level))
    return finding.relation is not Relation.CORROBORATES or any(one.slot in disputed for one in told)


def _disputed(finding: Finding) -> frozenset[str]:
    return frozenset(one.slot for one in _at(finding, Level.CONFLICTS))


def _at(finding: Finding, level: Level) -> list[Comparison]:
    return [one for one in finding.comparisons if one.level is level and one.slot not in SETTING_SLOTS]


def _mute(match: Match) -> Match:
    return Match(replace(match.finding, relation=Relation.UNCLEAR), match.article)


def _itself(fact: Fact, article: Article) -> Match:
    return Match(Finding(fact, fact, Relation.CORROBORATES, 1.0, ()), article)


def _clearest_first(event: Event) -> tuple[object, ...]:
    """Sure of the event, apart in a measured figure, many origins on either side, of late."""
    against = [report for report in event.reports if report.relation is Relation.CONFLICTS]
    findings = [Finding(one.fact, one.fact, one.relation, one.score, one.comparisons) for one in against]
    days = [report.article.published for report in event.reports if report.article.published]
    return (
        min(map(_clearness, findings)),
        -min(event.corroborating_origins, event.conflicting_origins),
        -max(days).toordinal() if days else 0,
        event.id,
    )
