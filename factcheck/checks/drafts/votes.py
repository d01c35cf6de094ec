"""What single reports say of single words of a draft, and what they come to together.

A vote is one report on one thing (a figure, a date, a name): it has it too, or has it otherwise.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.checks.names import fits, speaker_names
from factcheck.records import Fact, Report, Span
from factcheck.records.drafts import Fault, Witness


@dataclass(frozen=True, slots=True)
class Vote:
    """``agrees``: the report has it too. ``own``: its speaker is the draft's. ``near``: 0..1, how alike the two say it.

    ``witness``: the report with what it has instead. ``loose``: it leaves room for the draft's ("at least 12", the next
    day), and agrees as far as nobody says better.
    """

    fault: Fault
    what: str
    span: Span
    agrees: bool
    own: bool
    near: float
    fact: Fact | None
    witness: Witness
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the votes on one thing come to. ``wrong``: the record has it otherwise. ``against``: who differs."""

    votes: tuple[Vote, ...]
    wrong: bool
    backed: bool

    @property
    def nearest(self) -> Vote:
        """The most telling of those against it, of others where none is."""
        return max(self.votes, key=lambda vote: (not vote.agrees, not vote.witness.copy, vote.own, vote.near))

    @property
    def against(self) -> tuple[Witness, ...]:
        """Who has it otherwise, the nearest first, each article once."""
        ordered = sorted((vote for vote in self.votes if not vote.agrees), key=_most_telling)
        articles = {vote.witness.report.article.id: vote.witness for vote in reversed(ordered)}
        return tuple(reversed(articles.values()))


def _most_telling(vote: Vote) -> tuple[bool, bool, float]:
    return vote.witness.copy, not vote.own, -vote.near


def judge(votes: Sequence[Vote]) -> Verdict:
    """The first of ``BENCHES`` that has voted decides: one that has it too is enough, one that may only if all do."""
    against = [vote for vote in votes if not vote.agrees]
    for sits, backs in BENCHES:
        sitting = [vote for vote in votes if sits(vote)]
        if any(vote.agrees and not vote.loose for vote in sitting):
            return Verdict(tuple(votes), wrong=False, backed=backs)
        if any(sits(vote) or vote.witness.copy for vote in against if sitting):
            return Verdict(tuple(votes), wrong=True, backed=False)
        if sitting:
            return Verdict(tuple(votes), wrong=False, backed=backs)
    return Verdict(tuple(votes), wrong=False, backed=False)


# Reports of what the same speaker says, then any other report, then copies of the draft, which back nothing.
BENCHES: tuple[tuple[Callable[[Vote], bool], bool], ...] = (
    (lambda vote: vote.own and not vote.witness.copy, True),
    (lambda vote: not vote.witness.copy, True),
    (lambda vote: vote.witness.copy, False),
)


def by_place(votes: Iterable[Vote]) -> list[list[Vote]]:
    """Votes on the same words together, in the draft's order: votes whose spans touch are on one thing."""
    groups: list[list[Vote]] = []
    reach = -1
    for vote in sorted(votes, key=lambda vote: (vote.span.start, vote.span.end)):
        if groups and vote.span.start < reach:
            groups[-1].append(vote)
        else:
            groups.append([vote])
        reach = max(reach, vote.span.end)
    return groups


def is_of_same_speaker(fact: Fact, report: Report) -> bool:
    """Whether a draft's claim and a report name one speaker; what nobody is named for is nobody's own."""
    if fact.claim.speaker is None or report.fact.claim.speaker is None:
        return False
    return _one_key(fact, report.fact) or _one_name(fact, report)


def may_be_same_speaker(fact: Fact, report: Report) -> bool:
    """The same, or nobody who could be another: unnamed, unknown, or one who passed the other's words on."""
    mine, theirs = fact.claim.speaker, report.fact.claim.speaker
    if mine is None or theirs is None or {mine.kind, theirs.kind} & {"unnamed", "document"}:
        return True
    return is_same_or_relay(fact, report)


def is_same_or_relay(fact: Fact, report: Report) -> bool:
    """The same speaker, or one of the two passed the other's words on."""
    return is_of_same_speaker(fact, report) or _relayed(fact, report)


def _one_key(fact: Fact, other: Fact) -> bool:
    return fact.speaker is not None and other.speaker is not None and fact.speaker.key == other.speaker.key


def _one_name(fact: Fact, report: Report) -> bool:
    theirs, mine = report.fact.claim.speaker, fact.claim.speaker
    if mine is None or theirs is None:
        return False
    own_names = (mine.name, mine.mention, mine.role)
    return fits(mine.name, speaker_names(report)) or fits(theirs.name, own_names)


def _relayed(fact: Fact, report: Report) -> bool:
    mine, theirs = fact.claim.speaker, report.fact.claim.speaker
    relays = (*fact.claim.via, *report.fact.claim.via)
    relay_keys = {actor.key for actor in (*fact.via, *report.fact.via)}
    keys = {actor.key for actor in (fact.speaker, report.fact.speaker) if actor}
    named = any(fits(relay, (one.name,)) for relay in relays for one in (mine, theirs) if one)
    return bool(relay_keys & keys) or named
