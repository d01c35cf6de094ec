"""Without a question: the events of an index whose reports disagree, the clearest first.

Four steps, each on less than the one before: the sieve leaves the pairs that could conflict, ``relate`` says which of
them do, the clearest are read once more, and only of the clearest are events made.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import NothingMatched
from factcheck.index import Index
from factcheck.pipeline.events import Match, build_event
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.second_look import READ, LeadingPair, look_again
from factcheck.pipeline.sides import disputed, is_against, is_dispute, take_sides
from factcheck.pipeline.sieve import Pairs, sift
from factcheck.pipeline.stored import Stored
from factcheck.pipeline.traits import ALWAYS, NEAR, Traits, read_traits
from factcheck.records import Article, Candidate, Comparison, Event, Fact, Finding, Level, Relation
from factcheck.relations import relate

if TYPE_CHECKING:
    from factcheck.pipeline.traits import Matrix

# How many neighbours of a disputed claim are asked which side they are on.
NEIGHBOURS = 20
# Pairs that are related at the most, some twenty seconds of work: the likeliest to be of one event. How many more
# there are is told.
RELATED = 40_000
# From these probabilities of one event on a dispute is sure, likely; what is less is possible.
SURE, LIKELY = 0.9, 0.7

Tell = Callable[[int, str], None]
Admit = Callable[[Fact, Article], bool]


Clearness = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Disputes:
    """The clearest disputes; ``found``: how many there are in all.

    ``read``: how many were read once more, ``dismissed``: how many of these were none then, and are not among those
    found. ``unrelated``: pairs that were not looked into.
    """

    events: tuple[Event, ...]
    found: int
    unrelated: int
    read: int = 0
    dismissed: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims, by row, that conflict; ``slots``: in what. ``clearness``: how plainly, the least first."""

    left: int
    right: int
    cosine: float
    slots: frozenset[str]
    clearness: Clearness

    def partner(self, row: int) -> int:
        """The other one."""
        return self.left + self.right - row


@dataclass(frozen=True, slots=True)
class Lead:
    """A claim, by row, and what it conflicts with, the clearest first; ``read``: the first of them once it was read."""

    row: int
    conflicts: tuple[Conflict, ...]
    read: Finding | None = None

    @property
    def partners(self) -> tuple[int, ...]:
        """The rows of the claims that it conflicts with."""
        return tuple(conflict.partner(self.row) for conflict in self.conflicts)


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
    tell(0, f"reading {min(len(leads), READ):,} of {len(leads):,} disputes")
    held = _that_hold(leads[:READ], stored)
    left = [*held, *leads[READ:]]
    events = tuple(event for event in _events(left[:limit], traits, stored, admit) if event.conflicting_origins)
    read = min(len(leads), READ)
    return Disputes(events, len(left), max(0, len(pairs) - RELATED), read, read - len(held))


def _admitted(index: Index, admit: Admit, tell: Tell) -> "Iterator[tuple[Fact, Article, Matrix]]":
    for fact, article, vector in index.facts_with_vectors():
        tell(1, "")
        if admit(fact, article):
            yield fact, article, vector


def _conflicts(pairs: Pairs, stored: Stored) -> Iterator[Conflict]:
    """The pairs that do conflict."""
    for left, right, cosine, finding in _related(pairs, stored):
        if is_dispute(finding):
            yield Conflict(left, right, cosine, disputed(finding), _clearness(finding))


def _related(pairs: Pairs, stored: Stored) -> Iterator[tuple[int, int, float, Finding]]:
    """Every pair related, with its rows: the one place where the pairs of an index are looked into."""
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.cosines.tolist(), strict=True)
    # In the order of the claims, which is that of days: what is read for one pair serves the next.
    for left, right, cosine in sorted(rows):
        yield left, right, cosine, relate(stored.claim(left)[0], stored.claim(right)[0], similarity=cosine)


def _in_slot(conflicts: list[Conflict], slot: str | None) -> list[Conflict]:
    if slot is None:
        return conflicts
    kept = [conflict for conflict in conflicts if slot in conflict.slots]
    if not kept:
        others = ", ".join(sorted({slot for conflict in conflicts for slot in conflict.slots}))
        raise NothingMatched(f"no reports disagree in --slot {slot!r}; those that do, in: {others or 'nothing'}")
    return kept


def _clearness(finding: Finding) -> Clearness:
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
        own = {conflict.partner(row): conflict for conflict in of_claim[row]}
        if row not in taken and taken.isdisjoint(own):
            taken.update(own, (row,))
            ordered = sorted(own.values(), key=lambda one: (one.clearness, -one.cosine, traits.keys[one.partner(row)]))
            leads.append(Lead(row, tuple(ordered)))
    return leads


def _that_hold(leads: Sequence[Lead], stored: Stored) -> list[Lead]:
    """Those whose leading pair is a dispute when it is read as well, the plainest first."""
    pairs = [LeadingPair(lead.row, lead.partners[0], lead.conflicts[0].cosine) for lead in leads]
    held = [(lead, seen) for lead, seen in zip(leads, look_again(pairs, stored), strict=True) if seen is not None]
    ordered = sorted(held, key=lambda one: -one[1].plain)
    return [Lead(lead.row, lead.conflicts, seen.finding) for lead, seen in ordered]


def _order(row: int, conflicts: Sequence[Conflict], traits: Traits) -> tuple[object, ...]:
    """The clearest first; then that which more articles are in conflict with, the latest, the first id."""
    articles = {int(traits.articles[conflict.partner(row)]) for conflict in conflicts}
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
        against = _against(lead, stored)
        known = {match.fact.claim.id for match in against}
        others = [one for one in near if one.article.id != article.id and one.fact.claim.id not in known]
        matches = _matches(fact, (one for one in others if one.similarity >= NEAR and admit(one.fact, one.article)))
        # What only the sieve passed over conflicts here too; it is told once.
        fresh = [match for match in matches if not (is_against(match) and match.fact.claim.id in told)]
        told.update(match.fact.claim.id for match in fresh if is_against(match))
        yield build_event([_itself(fact, article), *take_sides(against, fresh)])


def _against(lead: Lead, stored: Stored) -> list[Match]:
    """What conflicts with a lead, the clearest first and as it was read."""
    fact = stored.claim(lead.row)[0]
    found: list[Match] = []
    for conflict in lead.conflicts:
        other, article = stored.claim(conflict.partner(lead.row))
        read = lead.read if not found else None
        found.append(Match(read or relate(fact, other, similarity=conflict.cosine), article))
    return found


def _matches(fact: Fact, candidates: Iterable[Candidate]) -> list[Match]:
    """The candidates that tell of the fact's event."""
    found = (Match(relate(fact, one.fact, similarity=one.similarity), one.article) for one in candidates)
    return [match for match in found if match.finding.relation is not Relation.DIFFERENT]


def _neighbours(leads: Sequence[Lead], traits: Traits, stored: Stored) -> tuple[tuple[Candidate, ...], ...]:
    """The claims nearest to each lead, which may be on either side or on none."""
    return stored.neighbours(traits.vectors[[lead.row for lead in leads]], NEIGHBOURS)


def _itself(fact: Fact, article: Article) -> Match:
    return Match(Finding(fact, fact, Relation.CORROBORATES, 1.0, ()), article)
