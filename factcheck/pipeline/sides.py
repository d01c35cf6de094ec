"""The sides of a dispute: which reports stand against its first one, which with it, and which apart from both.

What two reports are to each other is for ``relations``; which of them are asked is for ``disputes``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.pipeline.events import Match
from factcheck.records import Comparison, Finding, Level, Relation
from factcheck.relations import SETTING_SLOTS, said_once, slot_of
from factcheck.relations.figures import GENERIC
from factcheck.relations.utterances import holds_words

# Steps of the date from which on it tells of another event, and not of one event that two reports date differently.
OTHER_DAYS = frozenset({"time.apart", "time.far"})


def is_dispute(finding: Finding) -> bool:
    """The two conflict in what they say: not merely told of other weeks, nor one in the very words of the other."""
    return finding.relation is Relation.CONFLICTS and bool(disputed(finding)) and not _are_the_same_words(finding)


def disputed(finding: Finding) -> frozenset[str]:
    """The slots in which two reports conflict; the day among them only where they conflict in nothing else."""
    apart = [one for one in finding.comparisons if one.level is Level.CONFLICTS and one.slot not in SETTING_SLOTS]
    said = frozenset(one.slot for one in apart if one.slot != "date" and not _is_one_of_several(one, finding))
    return said or frozenset(one.slot for one in apart if one.slot == "date" and one.rung not in OTHER_DAYS)


def take_sides(against: Sequence[Match], others: Iterable[Match]) -> list[Match]:
    """The matches of a dispute's first report; ``against``: those that conflict with it, the clearest first.

    The clearest tells what is disputed. Who speaks of that agrees or does not; who is silent on it, or conflicts in
    something else alone, stands apart. A speaker who contradicts the first report in an article takes that side with
    all that is said there.
    """
    over = disputed(against[0].finding)
    opposed = [match if _conflicts_in(match.finding, over) else _apart(match) for match in against]
    voices = {_voice(match) for match in opposed if is_against(match)}
    rest = [match for match in others if _voice(match) not in voices]
    return opposed + [match if _speaks_of(match.finding, over) else _apart(match) for match in rest]


def is_against(match: Match) -> bool:
    """It conflicts with the report that it was held against."""
    return match.finding.relation is Relation.CONFLICTS


def _are_the_same_words(finding: Finding) -> bool:
    """One carries all the words of the other; no figure in them conflicts, and neither denies them."""
    left, right = finding.left, finding.right
    figures = any(one.level is Level.CONFLICTS and one.left_span for one in finding.comparisons)
    if figures or left.stance.denied != right.stance.denied:
        return False
    return holds_words(left.text, right.text) or holds_words(right.text, left.text)


def _is_one_of_several(comparison: Comparison, finding: Finding) -> bool:
    """A share, a price, a count or a duration where a side gives several of its kind: which goes with which, who knows.

    "42% to 40%" and "53.9% to 46.1%" are two ballots, however near two of the four are.
    """
    if comparison.slot not in GENERIC:
        return False
    return any(
        sum(slot_of(quantity) == comparison.slot for quantity in said_once(fact.quantities)) > 1
        for fact in (finding.left, finding.right)
    )


def _voice(match: Match) -> tuple[str, str | None]:
    return match.article.id, match.fact.speaker.key if match.fact.speaker else None


def _conflicts_in(finding: Finding, over: frozenset[str]) -> bool:
    return finding.relation is Relation.CONFLICTS and not over.isdisjoint(disputed(finding))


def _speaks_of(finding: Finding, over: frozenset[str]) -> bool:
    if finding.relation is Relation.CORROBORATES:
        return any(one.slot in over for one in finding.comparisons if _is_told(one))
    return finding.relation is not Relation.CONFLICTS or _conflicts_in(finding, over)


def _is_told(comparison: Comparison) -> bool:
    return comparison.level is not Level.SILENT


def _apart(match: Match) -> Match:
    return Match(replace(match.finding, relation=Relation.UNCLEAR), match.article)
