"""The slots of names: who is in it, who says it, where it was."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import Actor, Comparison, Fact, Level, Place
from factcheck.relations.ladders import Step, always, climb, weight
from factcheck.relations.pairs import Pair

# Sentences as alike as this tell of one thing, and one place each then is the place of it.
ONE_SENTENCE = 0.8


@dataclass(frozen=True, slots=True)
class Casts:
    """The actors of two facts by key; ``left_all`` and ``right_all`` also hold those around them."""

    left: frozenset[str]
    right: frozenset[str]
    left_all: frozenset[str]
    right_all: frozenset[str]
    common: int
    other_person: bool


@dataclass(frozen=True, slots=True)
class Sites:
    """The places of two facts; ``alike``: they say the same but for what is compared."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    alike: bool


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
    Step("same", Level.AGREES, lambda sites: bool(_names(sites.left) & _names(sites.right))),
    Step("within", Level.COMPATIBLE, lambda sites: _one_within_other(sites)),
    Step(
        "alone", Level.CONFLICTS, lambda sites: sites.alike and len(_names(sites.left)) == len(_names(sites.right)) == 1
    ),
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
        weight=weight("actor", step.name),
        left=_listed(pair.left, shared),
        right=_listed(pair.right, shared),
    )


def compare_places(pair: Pair) -> Iterator[Comparison]:
    """Places agree where one is the other, are compatible where one contains the other, and conflict where
    two like sentences name one place each. Other places that differ may well stand in two reports of one event."""
    sites = Sites(pair.left.places, pair.right.places, (pair.similarity or 0.0) >= ONE_SENTENCE)
    step = climb(PLACES, sites)
    yield Comparison(
        slot="place",
        level=step.level,
        weight=weight("place", step.name),
        left=", ".join(place.name for place in sites.left) or None,
        right=", ".join(place.name for place in sites.right) or None,
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


def _names(places: tuple[Place, ...]) -> set[str]:
    return {place.name for place in places}


def _one_within_other(sites: Sites) -> bool:
    left, right = _names(sites.left), _names(sites.right)
    return any(left & set(place.path) for place in sites.right) or any(right & set(place.path) for place in sites.left)
