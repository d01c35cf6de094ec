"""From votes to faults: one for each thing that the record has otherwise, however many reports say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.checks.drafts.votes import Verdict, Vote, by_place, judge
from factcheck.records import Fact, Span
from factcheck.records.drafts import Fault

# Whom a pronoun means is decided by whoever was named before: one slip there is one, however often "he" follows.
POINTING = frozenset({"he", "she", "it", "they", "him", "her", "them"})

# Of votes of several kinds on one place, the first of these that is against it names the fault.
ORDER = (Fault.ALTERED, Fault.SPEAKER, Fault.CONFLICT)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was found of one thing in the draft. ``fault``: None where the record has it as the draft does."""

    fault: Fault | None
    what: str
    span: Span
    fact: Fact | None
    verdict: Verdict


def rule(votes: Iterable[Vote]) -> list[Ruling]:
    """A ruling on each thing that was voted on, in the draft's order."""
    rulings = [_ruling(group) for group in by_place(votes)]
    return list(_once_a_speaker(_explained(rulings)))


def _ruling(group: Sequence[Vote]) -> Ruling:
    verdict = judge(group)
    if any(_vouches(vote) for vote in group):
        verdict = replace(verdict, wrong=False, backed=True)
    leading = verdict.nearest
    if not verdict.wrong:
        return Ruling(None, leading.what, leading.span, leading.fact, verdict)
    against = [vote for vote in group if not vote.agrees]
    fault = next(one for one in ORDER if any(vote.fault is one for vote in against))
    telling = replace(verdict, votes=tuple(vote for vote in group if vote.fault is fault))
    leading = telling.nearest
    return Ruling(fault, leading.what, leading.span, leading.fact, telling)


def _vouches(vote: Vote) -> bool:
    """A quotation that is on record word for word is right in all its words."""
    return vote.agrees and vote.fault is Fault.ALTERED and not vote.witness.copy


def _explained(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """Without figures that conflict only because they are put into another speaker's mouth."""
    claims = {id(one.fact) for one in rulings if one.fault is Fault.SPEAKER}
    for one in rulings:
        if not (one.fault is Fault.CONFLICT and id(one.fact) in claims and _is_anothers(one)):
            yield one


def _is_anothers(ruling: Ruling) -> bool:
    """Another speaker has it so, and no copy of the draft has it otherwise."""
    votes = ruling.verdict.votes
    return any(vote.agrees and not vote.loose for vote in votes) and not any(
        vote.witness.copy and not vote.agrees for vote in votes
    )


def _once_a_speaker(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    """Without a speaker who is only meant by a pronoun, where the same slip was told already."""
    told: set[tuple[str, str]] = set()
    for one in rulings:
        pair = _pair(one)
        if one.fault is Fault.SPEAKER and pair in told and _is_pointed_at(one.fact):
            continue
        if one.fault is Fault.SPEAKER:
            told.add(pair)
        yield one


def _pair(ruling: Ruling) -> tuple[str, str]:
    return _name(ruling.fact), _name(ruling.verdict.nearest.witness.report.fact)


def _name(fact: Fact | None) -> str:
    return fact.claim.speaker.name if fact and fact.claim.speaker else ""


def _is_pointed_at(fact: Fact | None) -> bool:
    """Meant by a pronoun, or by less than the name: "the ministry"."""
    speaker = fact.claim.speaker if fact else None
    if speaker is None:
        return False
    mention = speaker.mention.casefold()
    return mention in POINTING or (mention.startswith("the ") and mention != speaker.name.casefold())
