"""Claims put together by event: those lead that have most in common with the question, the others join the first
leaders that they are one event with."""

from collections.abc import Sequence

from factcheck.index import Index
from factcheck.pipeline.events import Match
from factcheck.records import Comparison, Level
from factcheck.relations import SAME_EVENT, relate

# Each claim is held against the leaders of each event: beyond this many claims, the least likely are left out.
GROUPED = 80
# So many lead an event: with one alone, a hundredth of likeness more or less made two events of one.
LED = 3
# Times that overlap by days speak for one event with more log-odds than this, times that overlap by months with less.
CLOSE_IN_TIME = 0.3


def group_by_event(matches: Sequence[Match], index: Index) -> list[list[Match]]:
    """Groups in order of their first leader. The order of ``matches`` does not matter."""
    ordered = sorted(matches, key=lambda match: (-_in_common(match), match.fact.claim.id))[:GROUPED]
    vectors = index.vectors_of([match.fact for match in ordered])
    likeness = vectors @ vectors.T
    groups: list[list[int]] = []
    for number, match in enumerate(ordered):
        joined = next(
            (
                group
                for group in groups
                if any(_one_event(ordered[at], match, likeness[at, number]) for at in group[:LED])
            ),
            None,
        )
        if joined is None:
            groups.append([number])
        else:
            joined.append(number)
    return [[ordered[number] for number in group] for group in groups]


def _in_common(match: Match) -> float:
    """What the slots say for one event. A denial may be read as surely of the event as a report; it leads nobody."""
    return sum(one.weight for one in match.finding.comparisons if one.slot != "reading")


def _one_event(leader: Match, match: Match, similarity: float) -> bool:
    finding = relate(leader.fact, match.fact, similarity=float(similarity))
    times = next(one for one in finding.comparisons if one.slot == "date")
    return finding.same_event >= SAME_EVENT or _at_one_time(times)


def _at_one_time(times: Comparison) -> bool:
    """Two claims that both answer the question, and are of the same days, are of one event."""
    return times.level in {Level.AGREES, Level.COMPATIBLE} and times.weight >= CLOSE_IN_TIME
