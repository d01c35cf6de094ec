"""The way that words took: from who said them, over who passed them on, to the outlets that printed them.

One tree an origin. Names that the records hold to be one actor are one node, under the name that most reports use.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.records import Actor, Event, Origin, Report
from factcheck.views.model import sides
from factcheck.views.wording import outlet

OWN_WORDS = "nobody named: the outlet's own words"


@dataclass(frozen=True, slots=True)
class Node:
    """A speaker or a relay, and what went on from there: first over relays, then straight to outlets."""

    name: str
    kind: str
    onward: tuple["Node", ...]
    printed: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """All ways from one origin."""

    origin: Origin
    speakers: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One report's way: a key and a name for each stop before the outlet."""

    stops: tuple[tuple[str, str], ...]
    report: Report


def chains(event: Event) -> tuple[Chain, ...]:
    """The ways of all reports of an event, by origin; what agrees with the claim first, as everywhere."""
    listed = {origin.id: origin for origin in event.origins}
    by_origin: dict[str, list[_Way]] = {}
    for report in (report for side in sides(event) for report in side.reports):
        by_origin.setdefault(report.origin, []).append(_Way(_stops(report), report))
    return tuple(
        Chain(listed.get(id) or Origin(id, "origin not listed", "", len(ways)), _nodes(ways, 0))
        for id, ways in by_origin.items()
    )


def _stops(report: Report) -> tuple[tuple[str, str], ...]:
    claim, fact = report.fact.claim, report.fact
    speaker = _stop(claim.speaker.name, fact.speaker) if claim.speaker else ("", OWN_WORDS)
    keys: tuple[Actor | None, ...] = fact.via if len(fact.via) == len(claim.via) else (None,) * len(claim.via)
    return speaker, *(_stop(name, actor) for name, actor in zip(claim.via, keys, strict=True))


def _stop(name: str, actor: Actor | None) -> tuple[str, str]:
    return (actor.key if actor else name.casefold()), name


def _nodes(ways: Sequence[_Way], depth: int) -> tuple[Node, ...]:
    """The stops at one depth, each with those that the same ways come to next."""
    by_key: dict[str, list[_Way]] = {}
    for way in ways:
        if len(way.stops) > depth:
            by_key.setdefault(way.stops[depth][0], []).append(way)
    return tuple(_node(own, depth) for own in by_key.values())


def _node(ways: Sequence[_Way], depth: int) -> Node:
    names = Counter(way.stops[depth][1] for way in ways)
    name = max(names, key=lambda name: (names[name], len(name)))
    ending = [way.report for way in ways if len(way.stops) == depth + 1]
    kind = "relay" if depth else "speaker"
    return Node(name, kind, _nodes(ways, depth + 1), tuple(sorted(ending, key=lambda one: outlet(one.article))))
