"""The slots of names: who is in it, who says it, where it was."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import Actor, Comparison, Fact, Level, Place
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair
from factcheck.relations.sites import Sites, sites


@dataclass(frozen=True, slots=True)
class Casts:
    """The actors of two facts by key; ``left_all`` and ``right_all`` also hold those around them."""

    left: frozenset[str]
    right: frozenset[str]
    left_all: frozenset[str]
    right_all: frozenset[str]
    common: int
    other_person: bool


ACTORS: tuple[Step[Casts], ...] = (
    Step("silent", Level.SILENT, lambda casts: not casts.left or not casts.right),
    Step("other_person", Level.SILENT, lambda casts: casts.other_person),
    Step("person", Level.AGREES, lambda casts: any(key.startswith("person:") for key in casts.left & casts.right)),
    Step("several", Level.AGREES, lambda casts: bool(casts.left & casts.right) and casts.common > 1),
    Step("one", Level.AGREES, lambda casts: bool(casts.left & casts.right)),
    Step("around", Level.COMPATIBLE, lambda casts: bool(casts.left & casts.right_all or casts.left_all & casts.right)),
    Step("none", Level.SILENT, always),
)

PLACES: tuple[Step[Sites], ...] = (
    Step("silent", Level.SILENT, lambda sites: not sites.left or not sites.right),
    Step("same", Level.AGREES, lambda sites: sites.same),
    Step("within", Level.COMPATIBLE, lambda sites: sites.nested),
    Step("street", Level.CONFLICTS, lambda sites: sites.streets_apart),
    Step("country", Level.CONFLICTS, lambda sites: sites.countries_apart),
    Step("alone", Level.CONFLICTS, lambda sites: sites.apart),
    Step("near", Level.COMPATIBLE, lambda sites: sites.near),
    Step("elsewhere", Level.SILENT, always),
)


def compare_actors(pair: Pair) -> Iterator[Comparison]:
    """Shared actors speak for one event; that nobody is shared speaks against it, and is no conflict."""
    around = (_keys_around(pair.left), _keys_around(pair.right))
    casts = Casts(_keys(pair.left), _keys(pair.right), *around, shared_actors(pair), _speak_two_people(pair))
    step = climb(ACTORS, casts)
    shared = casts.left & casts.right
    yield Comparison(
        slot="actor",
        level=step.level,
        weight=0.0,
        rung=f"actor.{step.name}",
        left=_listed(pair.left, shared),
        right=_listed(pair.right, shared),
    )


def compare_places(pair: Pair) -> Iterator[Comparison]:
    """Places agree where one is the other, are compatible where one contains the other or may be its neighbour, and
    conflict where two like sentences name one place each. Others that differ may well stand in two reports of one
    event."""
    found = sites(pair)
    step = climb(PLACES, found)
    yield Comparison(
        slot="place",
        level=step.level,
        weight=0.0,
        rung=f"place.{step.name}",
        left=_named(found.left),
        right=_named(found.right),
    )


def _speak_two_people(pair: Pair) -> bool:
    """Both are the words of a person, and not of the same one; two bodies may well speak of one event."""
    speakers = (pair.left.speaker, pair.right.speaker)
    keys = {speaker.key for speaker in speakers if speaker is not None and speaker.key.startswith("person:")}
    return len(keys) == len(speakers)


def shared_actors(pair: Pair) -> int:
    """How many actors one side names, and the other names too or its article does nearby."""
    left, right = _keys(pair.left), _keys(pair.right)
    return max(len(left & _keys_around(pair.right)), len(_keys_around(pair.left) & right))


def cast(fact: Fact) -> tuple[Actor, ...]:
    """Everybody who acts in a fact or speaks it."""
    return fact.actors if fact.speaker is None else (*fact.actors, fact.speaker)


def _keys(fact: Fact) -> frozenset[str]:
    return frozenset(actor.key for actor in cast(fact))


def _keys_around(fact: Fact) -> frozenset[str]:
    return _keys(fact) | {actor.key for actor in fact.setting.actors}


def _listed(fact: Fact, shared: frozenset[str]) -> str | None:
    names = {actor.key: actor.name for actor in cast(fact) if not shared or actor.key in shared}
    return ", ".join(names.values()) or None


def _named(places: tuple[Place, ...]) -> str | None:
    return ", ".join(place.name for place in places) or None
