"""Persons of a text: full names found by what stands around them, and surnames that point back to one.

Well-known names come from the lexicon; others need evidence (a title, a verb of saying, an age, a surname met again).
Spelling is compared without case, accents and hyphens; a known person is met by any transliteration (``spelling``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.facts.gazetteer import Known
from factcheck.facts.number_words import SMALL_NUMBERS
from factcheck.facts.scene import Scene
from factcheck.facts.spelling import spelled_like
from factcheck.facts.tables import table
from factcheck.facts.words import Mention, Word, split_words
from factcheck.records import Actor, Span

_MAX_PARTS = 4
_JOINTS = frozenset({" ", "\u00a0", "-", ". ", "'", "’"})
# Small words inside a name.
PARTICLES = frozenset({"al", "bin", "von", "der", "de", "van", "da", "la", "el", "ben", "ibn"})
# What stands before a name that is a ship's.
_SHIPS = frozenset({"uss", "hms", "rms", "usns", "hmas"})
_AGED = re.compile(r", (?:\d{1,3},|(?:the|a|an|who|head|chief|director|president|chair\w*|spokes\w+|senior|former)\b)")


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest name met; ``key`` as in ``Actor``."""

    name: str
    key: str
    surname: str


def person_named(name: Sequence[Word], text: str) -> Person | None:
    """The person of a run of words of a text, titles and middle initials left out; None where nothing is left."""
    parts = [word for word in name if word.key not in _titles()]
    parts = [word for index, word in enumerate(parts) if index in (0, len(parts) - 1) or len(word.key) > 1]
    if not parts or _is_no_name(parts):
        return None
    known = spelled_like(tuple(word.key for word in parts))
    if known:
        return known_person(known)
    key = "person:" + "-".join(word.key for word in parts)
    printed = text[parts[0].span.start : parts[-1].span.end]
    if len(split_words(printed)) != len(parts):
        printed = " ".join(word.printed for word in parts)
    return Person(printed, key, _surname([word.key for word in parts]))


def known_person(known: Known) -> Person:
    """A person of the lexicon."""
    return Person(known.name, known.key, _surname(known.key.partition(":")[2].split("-")))


def find_persons(scene: Scene) -> tuple[tuple[Actor, ...], dict[str, Person]]:
    """The persons of a text in its order, and whom each surname in it means (the first one that bore it)."""
    taken = _taken(scene)
    by_surname: dict[str, Person] = {}
    found: list[tuple[Person, Span]] = []
    for person, span in sorted([*_known(scene), *_evident(scene, taken)], key=lambda pair: pair[1].start):
        by_surname.setdefault(person.surname, person)
        found.append((person, span))
    spans = {index for _, span in found for index in range(span.start, span.end)}
    for index, word in enumerate(scene.words):
        person_or_none = by_surname.get(word.key) if word.is_capital else None
        if person_or_none and index not in taken and word.span.start not in spans and _stands_alone(scene, index):
            found.append((person_or_none, word.span))
    actors = [Actor(person.name, "person", person.key, span) for person, span in found]
    return tuple(sorted(actors, key=lambda actor: actor.span.start if actor.span else 0)), by_surname


def _known(scene: Scene) -> Iterator[tuple[Person, Span]]:
    for mention in scene.mentions:
        if mention.entry.kind != "person":
            continue
        if is_sure(scene, mention):
            yield known_person(mention.entry), mention.span
        elif spelled := _spelled_in_full(scene, mention):
            yield spelled


def _spelled_in_full(scene: Scene, mention: Mention[Known]) -> tuple[Person, Span] | None:
    """A known surname behind the first name of the same person in another spelling: "Aleksei Navalny"."""
    first = mention.first - 1
    while first and scene.words[first].key in PARTICLES:
        first -= 1
    run = scene.words[first : mention.stop]
    known = spelled_like(tuple(word.key for word in run))
    return (known_person(known), Span(run[0].span.start, mention.span.end)) if known else None


def is_sure(scene: Scene, mention: Mention[Known]) -> bool:
    """A known surname behind another first name is somebody else: "Ivanka Trump"."""
    before = scene.neighbour(mention, -1)
    return mention.stop - mention.first > 1 or before is None or before.key in _titles() | _never()


def _evident(scene: Scene, taken: set[int]) -> Iterator[tuple[Person, Span]]:
    """Runs of capitals that are a person's name by what stands around them."""
    alone = {word.key for index, word in enumerate(scene.words) if word.is_capital and _stands_alone(scene, index)}
    for first, stop in _runs(scene, taken):
        run = scene.words[first:stop]
        titled = [index for index, word in enumerate(run) if word.key in _titles()]
        start = titled[-1] + 1 if titled else 0
        name = run[start:]
        if not 2 <= len(name) <= _MAX_PARTS and not (titled and len(name) == 1):
            continue
        if first and scene.words[first - 1].key in _SHIPS:
            continue
        person = person_named(name, scene.text)
        if person and (titled or _has_evidence(scene, first + start, stop, alone)):
            yield person, Span(name[0].span.start, name[-1].span.end)


def _runs(scene: Scene, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Words in capitals that follow one another and are no known name, as first and stop."""
    index = 0
    while index < len(scene.words):
        stop = index
        while stop < len(scene.words) and stop not in taken and _may_be_name(scene, index, stop):
            stop += 1
        if stop > index:
            yield index, stop
        index = max(stop, index + 1)


def _may_be_name(scene: Scene, first: int, index: int) -> bool:
    word = scene.words[index]
    if index > first:
        gap = scene.text[scene.words[index - 1].span.end : word.span.start]
        if gap not in _JOINTS or (gap == ". " and len(scene.words[index - 1].key) > 3):
            return False
        if gap == "-" or word.key in PARTICLES or (len(word.key) == 1 and word.is_capital):
            return True
        if gap in ("'", "’") and word.key == "s":
            return False
    shouted = word.printed.isupper() and len(word.printed) > 1
    return word.is_capital and not shouted and not word.key.isdigit() and word.key not in _never()


def _has_evidence(scene: Scene, first: int, stop: int, alone: set[str]) -> bool:
    """A role before, a verb of saying or an age beside, or the surname met again."""
    before = scene.words[first - 1] if first else None
    behind = scene.words[stop] if stop < len(scene.words) else None
    person = person_named(scene.words[first:stop], scene.text)
    return bool(
        (person and spelled_like(tuple(person.key.partition(":")[2].split("-"))))
        or (before and before.key in _titles())
        or (before and before.key in _verbs())
        or (behind and behind.key in _verbs() and not behind.is_capital)
        or _AGED.match(scene.text, scene.words[stop - 1].span.end)
        or (person and person.surname in alone)
    )


def _stands_alone(scene: Scene, index: int) -> bool:
    """A surname with no other capital beside it, titles apart."""
    word = scene.words[index]
    mention = Mention(Known("person", "", ""), index, index + 1, word.span)
    before, behind = scene.neighbour(mention, -1), scene.neighbour(mention, 1)
    opens = index > 0 and before is not None and before.key in _never() | _titles() | _verbs()
    return (before is None or opens) and (behind is None or behind.key in _verbs())


def _taken(scene: Scene) -> set[int]:
    sure = (mention for mention in scene.mentions if not (mention.entry.wary and mention.entry.kind == "city"))
    return {index for mention in sure for index in range(mention.first, mention.stop)}


def _is_no_name(parts: Sequence[Word]) -> bool:
    """ "Perhaps I", "R-Ky.", "Twenty-Three": a single letter at the end or before a short word, or a number."""
    initial = len(parts) > 1 and (len(parts[-1].key) == 1 or (len(parts[0].key) == 1 and len(parts[1].key) < 6))
    return initial or all(word.key in SMALL_NUMBERS for word in parts)


def _surname(parts: list[str]) -> str:
    """The last part, or the first of a Korean or Chinese name."""
    first = parts[0]
    if len(parts) == 3 and first in _family_first("two_parts"):
        return first
    return first if len(parts) == 2 and first in _family_first("any") else parts[-1]


@cache
def _titles() -> frozenset[str]:
    return frozenset(table("names")["words"]["titles"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(table("names")["words"]["verbs"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("names")["words"]["never"])


@cache
def _family_first(kind: str) -> frozenset[str]:
    return frozenset(table("names")["family_first"][kind])
