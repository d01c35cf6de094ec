"""Figures, dates, places and states of a draft's claims, as the slots compare them with the reports of the event."""

from collections.abc import Iterator, Sequence

from factcheck.checks.drafts.beside import Beside, Near
from factcheck.checks.drafts.spans import contains
from factcheck.checks.drafts.votes import Vote, is_of_same_speaker
from factcheck.records import Comparison, Fact, Level, Relation
from factcheck.records.drafts import Fault, Witness
from factcheck.relations.amounts import middle
from factcheck.relations.figures import CASUALTIES
from factcheck.relations.turns import GROWING

# These place a report, or are told from exact words elsewhere.
NOT_THINGS = frozenset({"meaning", "utterance", "actor", "name", "published", "stance", "reading"})
# A figure in a claim less alike than that may be of something else: swept on the sample's articles, docs/drafts.md.
ALIKE = 0.5
# What is counted anew each day.
GROWN = frozenset((*CASUALTIES, *GROWING))
AGREES = frozenset({Level.AGREES, Level.COMPATIBLE})


def figure_votes(beside: Beside) -> Iterator[Vote]:
    """What each report of the event says of each thing that the claim names."""
    for near in beside.nears:
        # What a copy has otherwise is told by its sentences (``wordings``), which stand in the draft's order.
        if near.is_same_event and near.cosine >= ALIKE and not near.copy:
            for compared in near.match.finding.comparisons:
                yield from _vote(beside.fact, near, compared)


def without_others(votes: Sequence[Vote]) -> list[Vote]:
    """Without the conflicts that the draft itself reports: it has the other figure as well, from its own speaker.

    What the survey says is held against what the draft has from the survey, not against what it has from the ministry.
    """
    at_home = {(_told(vote), _speaker(vote)) for vote in votes if vote.agrees or vote.own}
    return [vote for vote in votes if vote.agrees or vote.own or not _is_elsewhere(vote, at_home)]


def _is_elsewhere(vote: Vote, at_home: set[tuple[tuple[str, str], str]]) -> bool:
    return any(told == _told(vote) and speaker != _speaker(vote) for told, speaker in at_home)


def _told(vote: Vote) -> tuple[str, str]:
    return vote.witness.report.fact.claim.id, vote.what


def _speaker(vote: Vote) -> str:
    speaker = vote.fact.speaker if vote.fact else None
    return speaker.key if speaker else ""


def _vote(fact: Fact, near: Near, compared: Comparison) -> Iterator[Vote]:
    span = compared.left_span
    # A date that the article says around the claim is no word of it.
    if span is None or compared.slot in NOT_THINGS or not contains(fact, span):
        return
    agrees = compared.level in AGREES
    conflicts = compared.level is Level.CONFLICTS and near.match.finding.relation is Relation.CONFLICTS
    if agrees or (conflicts and not _has_grown(fact, near.fact, compared)):
        report = near.report
        own = is_of_same_speaker(fact, report)
        witness = Witness(report, compared.right or "", None if agrees else compared.note, near.copy)
        yield Vote(
            Fault.CONFLICT,
            compared.slot,
            span,
            agrees,
            own,
            near.cosine,
            fact,
            witness,
            compared.level is Level.COMPATIBLE,
        )


def _has_grown(fact: Fact, other: Fact, compared: Comparison) -> bool:
    """An earlier report has a lower toll, or a later one a higher: both were right on their day."""
    mine = next((one for one in fact.quantities if one.span == compared.left_span), None)
    theirs = next((one for one in other.quantities if one.span == compared.right_span), None)
    if mine is None or theirs is None or mine.of not in GROWN or fact.published is None or other.published is None:
        return False
    later = (other.published > fact.published) - (other.published < fact.published)
    return later * (middle(theirs) - middle(mine)) > 0
