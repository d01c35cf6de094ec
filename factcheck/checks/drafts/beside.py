"""What an index holds beside each claim of a draft: stored claims near it, held against it, copies told apart."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.index import Encoder, Index
from factcheck.pipeline.events import Match, build_event
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.grouping import group_by_event
from factcheck.pipeline.reading import meaning_of
from factcheck.records import Article, Candidate, Dossier, Fact, Relation, Report, Span, Status, Voice
from factcheck.relations import relate

# Each is related to the draft's claim by its slots; farther ones have never told anything (see docs/drafts.md).
CANDIDATES = 80


@dataclass(frozen=True, slots=True)
class Near:
    """A stored claim beside a draft's. ``cosine``: of their vectors. ``copy``: it stands in a copy of the draft."""

    match: Match
    cosine: float
    copy: bool = False

    @property
    def fact(self) -> Fact:
        """The stored claim's."""
        return self.match.fact

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.match.article

    @property
    def is_same_event(self) -> bool:
        """Whether both are taken to be of one event."""
        return self.match.finding.relation is not Relation.DIFFERENT

    @property
    def report(self) -> Report:
        """The same as a report that bears on the draft."""
        finding = self.match.finding
        return Report(self.fact, self.article, finding.relation, finding.same_event, finding.comparisons, "")


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim of the draft, or a quotation in it, with all that is near it, the most alike first."""

    fact: Fact
    nears: tuple[Near, ...]

    @property
    def independent(self) -> tuple[Near, ...]:
        """Reports of the event that don't stand in a copy of the draft."""
        return tuple(near for near in self.nears if near.is_same_event and not near.copy)


def hold(
    article: Article,
    facts: Sequence[Fact],
    index: Index,
    encoder: Encoder,
    filters: Filters,
    *,
    on_claim: Callable[[Fact], None],
) -> Iterator[Beside]:
    """Each fact of the draft with the stored claims near it."""
    vectors = encoder.encode([meaning_of(fact, article) for fact in facts]) if facts else ()
    for fact, vector in zip(facts, vectors, strict=True):
        found = index.candidates(fact, vector, limit=CANDIDATES)
        yield Beside(fact, tuple(_near(fact, one) for one in found if filters.admit(one.fact, one.article)))
        on_claim(fact)


def told_apart(beside: Beside, copies: Collection[str], *, heard: bool) -> Beside:
    """The same with the claims of copies marked, or left out where copies are not ``heard``."""
    marked = (replace(near, copy=near.article.id in copies) for near in beside.nears)
    return replace(beside, nears=tuple(near for near in marked if heard or not near.copy))


def as_quotation(fact: Fact, quotation: str, span: Span) -> Fact:
    """A quotation of a claim as a claim of its own, to be looked for by its words."""
    claim = replace(fact.claim, spans=(span,), voice=Voice.DIRECT)
    return replace(fact, claim=claim, text=quotation, quoted=(quotation,), quantities=(), clocks=(), states=())


def dossier_of(text: str, nears: Sequence[Near], index: Index) -> Dossier:
    """What was found, by event, as a lookup gives it."""
    events = tuple(build_event(group) for group in group_by_event([near.match for near in nears], index))
    status = events[0].status if events else Status.NOT_FOUND
    return Dossier(text, status, events, (), *index.counts())


def near_of(fact: Fact, other: Fact, article: Article, *, copy: bool) -> Near:
    """Two facts held against each other that no search has brought together."""
    return Near(Match(relate(fact, other), article), 0.0, copy)


def _near(fact: Fact, candidate: Candidate) -> Near:
    finding = relate(fact, candidate.fact, similarity=candidate.similarity)
    return Near(Match(finding, candidate.article), candidate.similarity)
