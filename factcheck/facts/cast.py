"""Who acts in a text: one actor with one key for each country, body, outlet and person named in it.

"Japan's Defense Ministry", "Tokyo's defence ministry" and, where nothing else is meant, "the ministry" are one key.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.facts.abbreviations import by_words, find_defined, without_parts
from factcheck.facts.gazetteer import Known, adjective, country_name
from factcheck.facts.nouns import ends_phrase
from factcheck.facts.owners import OWNERS, outlet_country, owner_beside, owner_pointed_at
from factcheck.facts.persons import PARTICLES, Person, find_persons, is_sure, person_named
from factcheck.facts.scene import Scene, read_scene
from factcheck.facts.tables import table
from factcheck.facts.words import Mention, Word, slug, split_words
from factcheck.records import Actor, Article, Span

# Bodies that are meant without their country ("the defence ministry"); "police" and "parliament" name nobody.
_BARE = re.compile(r"(?:.*-ministry|state-media|joint-chiefs-of-staff|military|unification-ministry)$")
_THE_MINISTRY = re.compile(r"\b[Tt]he ministry\b")
# Bodies whose name is also an adjective or a common noun ("military drills"): they must end their phrase.
_COMMON = frozenset(
    {"military", "army", "navy", "police", "government", "parliament", "embassy", "presidential-office"}
)
_GOVERNMENTS = frozenset({"government"})
_INSIDE = re.compile(
    r"\b(?:in|near|at|inside|outside|across|around|throughout|off|over)\s+(?:the\s+)?(?:[a-z]+ern )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a text in its order, whom its surnames mean, and what its own abbreviations stand for."""

    scene: Scene
    actors: tuple[Actor, ...]
    by_surname: dict[str, Person]
    defined: dict[str, Actor]


def actors(text: str) -> tuple[Actor, ...]:
    """The actors of a text, in its order; spans are offsets in it."""
    return read_cast(read_scene(text)).actors


def actor_of(name: str, kind: str, article: Article | None = None) -> Actor:
    """The actor of a speaker's name ("the ministry", "Kim"), with the article as the context that tells whose.

    ``kind`` as in ``Speaker.kind``. A name that nothing is known of gets a key of its own words.
    """
    return named_actor(name, kind, read_cast(read_scene(article.text if article else "")))


def read_cast(scene: Scene) -> Cast:
    """Everybody who acts in a text already read."""
    persons, by_surname = find_persons(scene)
    found = [*persons, *_countries(scene), *_bodies(scene, scene.country), *_fixed(scene)]
    defined = find_defined(scene.text, found)
    found = [*without_parts(found, defined), *defined]
    in_order = sorted(found, key=lambda actor: actor.span.start if actor.span else 0)
    return Cast(scene, tuple(in_order), by_surname, by_words(scene.text, defined))


def named_actor(name: str, kind: str, cast: Cast, span: Span | None = None) -> Actor:
    """The actor that a name, said at ``span``, means in a cast; the first way of reading it that holds."""
    defined = cast.defined.get(slug(_without_article(name)))
    if defined and kind != "person":
        return _unplaced(defined)
    for reading in (_as_person if kind == "person" else _as_body, _as_body, _as_country):
        actor = reading(name, cast, span)
        if actor:
            return actor
    return Actor(name, kind, f"{kind}:{slug(_without_article(name))}")


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


def _countries(scene: Scene) -> Iterator[Actor]:
    owners = _owners(scene)
    for index, mention in enumerate(scene.mentions):
        known = mention.entry
        if known.kind not in OWNERS or index in owners or (known.wary and scene.neighbour(mention, -1)):
            continue
        if known.kind == "people" or not _is_scenery(scene, mention):
            yield Actor(known.name, "place", known.key, mention.span)


def _is_scenery(scene: Scene, mention: Mention[Known]) -> bool:
    """Only a place here: "in South Korea", "from Seoul", "drones hit Kyiv", "USS George Washington"."""
    if mention.entry.kind == "capital":
        part = scene.neighbour(mention, -1)
        shown = scene.is_located(mention) or scene.is_struck(mention)
        return shown or bool(part and part.key in {"george", "denzel", "uss", "port", "new", "booker"})
    return bool(_INSIDE.search(scene.before(mention)))


def _fixed(scene: Scene) -> Iterator[Actor]:
    """Organisations, outlets and bodies known by a name of their own."""
    for mention in scene.mentions:
        if mention.entry.kind in {"organisation", "media", "national", "state media"} and not _is_part(scene, mention):
            yield _as_actor(mention.entry, mention.span)


def _is_part(scene: Scene, mention: Mention[Known]) -> bool:
    """One capitalised word within a longer name: the "Guardian" of a military exercise."""
    before = scene.neighbour(mention, -1)
    shouted = scene.text[mention.span.start : mention.span.end].isupper()
    return mention.stop - mention.first == 1 and not shouted and before is not None and before.key != "the"


def _as_actor(known: Known, span: Span | None) -> Actor:
    kind = "organisation" if known.kind != "person" else "person"
    return Actor(known.name, kind, known.key, span)


def _bodies(scene: Scene, default: str | None) -> Iterator[Actor]:
    """Bodies with the country beside them, the country they had before, or the one the text is mostly about."""
    whose: dict[str, str] = {}
    ministry: Actor | None = None
    found: list[Actor] = []
    for index, mention in enumerate(scene.mentions):
        if mention.entry.kind != "body" or not _ends_phrase(scene, mention):
            continue
        part = mention.entry.key
        owner = owner_beside(scene, index)
        country = _whose(scene, index, owner, whose.get(part) or default)
        if country is None or (part == "state-media" and owner is None and not _has_state_media(country)):
            country = (
                next((one for one in scene.countries if _has_state_media(one)), None)
                if part == "state-media"
                else country
            )
        if country:
            whose[part] = country
            start = (
                min(scene.mentions[owner].span.start, mention.span.start) if owner is not None else mention.span.start
            )
            found.append(_body(part, country, Span(start, mention.span.end)))
            ministry = found[-1] if part.endswith("-ministry") else ministry
    yield from found
    yield from _the_ministry(scene, found)


def _whose(scene: Scene, index: int, owner: int | None, default: str | None) -> str | None:
    """The country beside a body, the one it points back to, or ``default`` for a body that is meant without one."""
    if owner is not None:
        return scene.mentions[owner].entry.country
    body = scene.mentions[index]
    outlet = outlet_country(scene, index) if body.entry.key == "state-media" else None
    return owner_pointed_at(scene, body) or outlet or (default if _BARE.match(body.entry.key) else None)


def _ends_phrase(scene: Scene, mention: Mention[Known]) -> bool:
    """ "the military said", not "military drills"; without a country it needs "the"."""
    after = re.match(r" ([A-Za-z]+)", scene.text[mention.span.end : mention.span.end + 25])
    if mention.entry.key not in _COMMON:
        return True
    return after is None or ends_phrase(after[1])


def _the_ministry(scene: Scene, bodies: list[Actor]) -> Iterator[Actor]:
    """ "the ministry": the last one named before."""
    ministries = [actor for actor in bodies if actor.key.endswith("-ministry") and actor.span]
    for match in _THE_MINISTRY.finditer(scene.text):
        before = [actor for actor in ministries if actor.span and actor.span.end <= match.start()]
        if before:
            yield Actor(before[-1].name, before[-1].kind, before[-1].key, Span(*match.span()))


def _has_state_media(country: str) -> bool:
    return any(slug(table("countries")[code]["name"]) == country for code in table("actors")["state_media"])


def _body(part: str, country: str, span: Span | None) -> Actor:
    """One of the bodies that every country may have; a government is its country."""
    if part in _GOVERNMENTS:
        return Actor(country_name(country), "place", f"country:{country}", span)
    if part == "state-media":
        return Actor(f"{adjective(country)} state media", "organisation", f"media:{country}/state", span)
    key = f"body:{country}/{part}"
    key = table("actors")["same_body"].get(key, key)
    name = key.partition("/")[2].replace("-", " ").title().replace(" Of ", " of ")
    owner = country_name(country)
    return Actor(f"{owner}' {name}" if owner.endswith("s") else f"{owner}'s {name}", "organisation", key, span)


def _owners(scene: Scene) -> set[int]:
    """Mentions of countries that only say whose body is meant."""
    bodies = (
        index
        for index, mention in enumerate(scene.mentions)
        if mention.entry.kind == "body" and _ends_phrase(scene, mention)
    )
    return {owner for owner in (owner_beside(scene, index) for index in bodies) if owner is not None}


def _as_person(name: str, cast: Cast, span: Span | None) -> Actor | None:
    """The person of a name that may bring a role ("DPRK defense minister Noh Kwan-chol"); a surname by the cast."""
    scene = read_scene(re.sub(r"['’]s$", "", name))
    known = [mention for mention in scene.mentions if mention.entry.kind == "person"]
    if known and known[-1].stop == len(scene.words) and is_sure(scene, known[-1]):
        alone = known[-1].stop - known[-1].first == 1
        met = cast.by_surname.get(scene.words[-1].key) if alone else None
        return Actor(met.name, "person", met.key) if met else _as_actor(known[-1].entry, None)
    owned = {index for mention in scene.mentions if mention.entry.kind in OWNERS for index in _words_of(mention)}
    person = person_named(_trailing_capitals(scene, owned) or scene.words, scene.text)
    if person is None:
        return None
    if len(split_words(person.name)) == 1:
        person = cast.by_surname.get(person.surname, person)
    return Actor(person.name, "person", person.key)


def _trailing_capitals(scene: Scene, owned: set[int]) -> list[Word]:
    """The name at the end: words in capitals, and what a hyphen joins to them ("Kwan-chol")."""
    words = list(scene.words)
    first = len(words)
    while first and first - 1 not in owned:
        joined = scene.text[words[first - 1].span.start - 1 : words[first - 1].span.start] == "-"
        if not (words[first - 1].is_capital or joined or words[first - 1].key in PARTICLES):
            break
        first -= 1
    return words[first:]


def _words_of(mention: Mention[Known]) -> range:
    return range(mention.first, mention.stop)


def _as_body(name: str, cast: Cast, span: Span | None) -> Actor | None:
    """The body, outlet or organisation in the name; "the ministry" and the like by the cast, where they stand first."""
    scene = read_scene(name)
    generic = [actor for actor in cast.actors if actor.key.endswith("-ministry")]
    if generic and re.fullmatch(r"(?i)the ministry", name.strip()):
        return _unplaced(next(_standing_in(span, generic), generic[-1]))
    named = [actor for actor in cast.actors if actor.key.startswith("body:")]
    whose = {actor.key.rpartition("/")[2]: actor for actor in [*named, *_standing_in(span, named)]}
    found = [*_fixed(scene), *_bodies(scene, None)]
    if found:
        return _unplaced(
            max(found, key=lambda actor: (actor.key.endswith("/state"), actor.span.end if actor.span else 0))
        )
    bare = [mention.entry.key for mention in scene.mentions if mention.entry.kind == "body"]
    if not bare:
        return None
    if bare[-1] in whose:
        return _unplaced(whose[bare[-1]])
    country = cast.scene.country if _BARE.match(bare[-1]) else None
    if bare[-1] == "state-media":
        country = next((one for one in cast.scene.countries if _has_state_media(one)), None)
    return _body(bare[-1], country, None) if country else None


def _standing_in(span: Span | None, named: Iterable[Actor]) -> Iterator[Actor]:
    """Those of a text's actors that stand within a span of it."""
    for actor in named:
        if span and actor.span and span.start <= actor.span.start and actor.span.end <= span.end:
            yield actor


def _as_country(name: str, cast: Cast, span: Span | None) -> Actor | None:
    """A country alone, or a group of its people ("North Korean officials": "group:north-korea/officials")."""
    scene = read_scene(f"Korea: {name}" if re.fullmatch(r"(?i)the (?:north|south)", name.strip()) else name)
    owners = [mention for mention in scene.mentions if mention.entry.kind in OWNERS]
    if not owners:
        return None
    known, mention = owners[0].entry, owners[0]
    rest = (scene.text[: mention.span.start] + scene.text[mention.span.end :]).replace("Korea:", "")
    others = slug(re.sub(r"(?i)\b(?:the|a|an|s)\b|['’]", " ", rest))
    if others == "unknown":
        return Actor(known.name, "place", known.key)
    return Actor(name, "group", f"group:{known.country}/{others}")


def _unplaced(actor: Actor) -> Actor:
    return Actor(actor.name, actor.kind, actor.key)
