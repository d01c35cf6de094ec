"""Places with what contains them: ("Seoul", ("South Korea", "Asia")).

A capital that acts ("Pyongyang said") is an actor and no place; names that are first of all words or people
("Nice", "Jackson") need "in" or a country beside them. Streets and blocks are places too: see ``streets``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.facts.gazetteer import Known
from factcheck.facts.nouns import ends_phrase
from factcheck.facts.scene import Scene, read_scene
from factcheck.facts.streets import find_streets
from factcheck.facts.tables import table
from factcheck.facts.towns import find_towns
from factcheck.facts.words import Mention
from factcheck.records import Place

_AND = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")
_LAND = re.compile(
    r"(?:['’]s?)? (?:[a-z]+ ){0,2}?(?:coast|coastline|shores?|borders?|capital|waters|airspace|territory|economic zone"
    r"|cit(?:y|ies)|provinces?|regions?|countryside|mainland|soil|earthquake|quake|floods?|wildfires?|hurricane|typhoon|storm|crash)\b"
)


def places(text: str) -> tuple[Place, ...]:
    """The places of a text, in its order; spans are offsets in it."""
    return find_places(read_scene(text))


def find_places(scene: Scene) -> tuple[Place, ...]:
    """The places of a text already read."""
    found: list[Place] = []
    for index, mention in enumerate(scene.mentions):
        following = scene.mentions[index + 1] if index + 1 < len(scene.mentions) else None
        beside = bool(found) and bool(_AND.fullmatch(scene.text, found[-1].span.end, mention.span.start))
        if mention.entry.place and _is_place(scene, mention, following, beside=beside):
            name, path = mention.entry.place
            found.append(Place(name, path, mention.span))
    towns = tuple(find_towns(scene.text))
    found = _in_order([*towns, *_apart_from(towns, found)])
    streets = tuple(find_streets(scene.text, found))
    return tuple(_in_order([*streets, *_apart_from(streets, found)]))


def _apart_from(longer: Sequence[Place], places: Sequence[Place]) -> Iterator[Place]:
    """The places whose name is no part of a longer one's: not "Houston" of "Houston Street"."""
    for place in places:
        if not any(one.span.start <= place.span.start < one.span.end for one in longer):
            yield place


def _in_order(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: place.span.start)


def _is_place(scene: Scene, mention: Mention[Known], following: Mention[Known] | None, *, beside: bool) -> bool:
    """``beside``: it is joined to a place by "and"."""
    known = mention.entry
    if known.kind == "capital":
        located = scene.is_within(mention) or scene.is_struck(mention)
        return located or _is_dateline(scene, mention) or _has_country(scene, mention, following)
    if known.kind in {"country", "direction"}:
        located = scene.is_located(mention) or scene.is_struck(mention) or beside or _is_land(scene, mention)
        return located and not _describes(scene, mention) and not (known.wary and _is_part_of_name(scene, mention))
    if known.kind == "city":
        sure = scene.is_within(mention) or _has_country(scene, mention, following) or _is_dateline(scene, mention)
        return (sure or not known.wary) and not _is_part_of_name(scene, mention)
    return not _is_part_of_name(scene, mention) and (not known.wary or scene.is_located(mention))


def _is_land(scene: Scene, mention: Mention[Known]) -> bool:
    """What follows lies on a map or happens in a place: "Japan's coast", "the Morocco earthquake"."""
    after = bool(_LAND.match(scene.text, mention.span.end))
    before = scene.text[max(0, mention.span.start - 2) : mention.span.start]
    return after or (before == ", " and bool(re.match(r"[,.]|$|\s\(", scene.text[mention.span.end :][:2])))


def _describes(scene: Scene, mention: Mention[Known]) -> bool:
    """A country that only says whose: "in US hands", "on UN orders"."""
    after = re.match(r" ([a-z]+)", scene.text[mention.span.end : mention.span.end + 25])
    shouted = scene.text[mention.span.start : mention.span.end].isupper()
    return shouted and after is not None and not ends_phrase(after[1])


def _has_country(scene: Scene, mention: Mention[Known], following: Mention[Known] | None) -> bool:
    """ "Portland, Oregon": a place that may contain it stands behind a comma."""
    if following is None or following.entry.place is None or following.first != mention.stop:
        return False
    gap = scene.text[mention.span.end : following.span.start]
    return gap == ", " and mention.entry.place is not None and following.entry.place[0] in mention.entry.place[1]


def _is_dateline(scene: Scene, mention: Mention[Known]) -> bool:
    """It opens a line, in capitals or before a wire's credit."""
    opens = scene.text[max(0, mention.span.start - 1) : mention.span.start] in ("", "\n")
    after = scene.text[mention.span.end : mention.span.end + 40]
    return opens and bool(re.match(r",? (?:\(|[A-Z][a-z]+\.? \d{1,2} |[–—-]+ )", after))


def _is_part_of_name(scene: Scene, mention: Mention[Known]) -> bool:
    """A capital beside it makes it part of another name: "Paris Hilton", "USS George Washington"."""
    behind, ahead = scene.neighbour(mention, 1), scene.neighbour(mention, -1)
    if behind and behind.key not in table("names")["places"]["behind"]:
        return True
    return bool(
        ahead
        and ahead.key not in table("names")["places"]["before"]
        and not _opens_sentence(scene.text, ahead.span.start)
    )


def _opens_sentence(text: str, start: int) -> bool:
    return bool(re.search(r"(?:^|[.!?]\s|\n|[“\"])$", text[max(0, start - 2) : start]))
