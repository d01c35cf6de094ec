"""Whether two speakers whom reports call differently may be one person: "Koleva" and "Maria Koleva", "the mayor" and
the mayor by name.

That two origins are independent has to be shown. So a surname alone is taken for the one full name among the speakers
that it fits, and an office for the one speaker who is told to have it, unless something tells the two apart: another
given name with that surname, another office, another gender. Two persons named in full are never put together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.records import Speaker
from factcheck.relations.origins.citing import Meant, Source, cited_key, cited_name, cited_office
from factcheck.relations.origins.offices import Office, gender_told, is_sole, read_office, share_one, tell_apart

# What gender a given name is usual for, "m" or "f"; None where it tells nothing.
GenderOf = Callable[[str], str | None]

# What stands in an aside before or after a name, as far as it may tell an office.
_BEFORE = re.compile(r"(?:^|[\s,])((?:the|its|their|his|her)\s[^,.;:“”\"]{3,60}),\s$|((?:[A-Z][\w'’-]*\s){1,4})$")
_AFTER = re.compile(r",\s((?:the|its|their|an?)\s[^,.;:“”\"]{3,60}|[^,.;:“”\"]{3,60}),")
_ASIDE = 70
# What takes no "the" before it: "Norway's prime minister".
_OWNED = re.compile(r"^(?:[A-Z][\w.-]*\s?)+['’]")


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker as all reports that cite them tell it. ``parts``: of the name; none where only an office is told.

    ``offices``: as told at the claims; ``beside``: these and what the articles have beside the name.
    """

    key: str
    name: str
    parts: tuple[str, ...]
    offices: tuple[Office, ...]
    beside: tuple[Office, ...]
    genders: frozenset[str]
    articles: frozenset[str]


def one_name_each(sources: Sequence[Source], gender_of: GenderOf | None = None) -> list[Source]:
    """The reports, each with whom its speaker may be, where another of them names that person more fully."""
    people = _people(sources, gender_of)
    meant: dict[str, Meant] = {}
    for person in sorted(people.values(), key=_fullness, reverse=True):
        found = _whom(person, people, meant)
        if found is not None:
            meant[person.key] = found
    return [_with(source, meant) for source in sources]


def _with(source: Source, meant: dict[str, Meant]) -> Source:
    key = _key(source)
    return source if key is None else replace(source, meant=meant.get(key))


def _whom(person: Person, people: dict[str, Person], meant: dict[str, Meant]) -> Meant | None:
    """The only one whom a person may be, of those who are named more fully."""
    fuller = [other for other in people.values() if _fullness(other) > _fullness(person) and _may_be(person, other)]
    roots = {
        meant[other.key].key if other.key in meant else _cited(other): other for other in sorted(fuller, key=_fullness)
    }
    if len(roots) != 1:
        return None
    ((key, other),) = roots.items()
    name = meant[other.key].name if other.key in meant else other.name
    by = "office" if not person.parts else "surname" if person.parts[-1] == other.parts[-1] else "name"
    return Meant(key, name, f"{person.name} may be {name}: the same {by}")


def _cited(person: Person) -> str:
    """The key by which reports cite a person, whatever office they tell."""
    return person.key.partition(",")[0]


def _may_be(person: Person, other: Person) -> bool:
    if person.genders and other.genders and person.genders != other.genders:
        return False
    if len(person.parts) > 1 and person.articles & other.articles:
        return False
    if not person.parts:
        return any(share_one(office, other.beside) for office in person.offices)
    return _fits(person.parts, other.parts) and not tell_apart(person.offices, other.offices)


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is part of a fuller one: its surname, its first name, its surname after an initial."""
    if len(short) == 1:
        return len(full) > 1 and short[0] in (full[0], full[-1])
    if len(full) < len(short) or short[-1] != full[-1]:
        return False
    given = iter(full[:-1])
    return all(any(part == name or (len(part) == 1 and name[0] == part) for name in given) for part in short[:-1])


def _fullness(person: Person) -> tuple[int, int, str]:
    return len(person.parts), len(person.name), person.key


def _people(sources: Sequence[Source], gender_of: GenderOf | None) -> dict[str, Person]:
    """Who is cited in person, by key."""
    cited: dict[str, list[tuple[Source, Speaker]]] = {}
    for source in sources:
        who, key = cited_office(source) or cited_name(source), _key(source)
        if who is not None and key is not None:
            cited.setdefault(key, []).append((source, who))
    return {key: _person(key, told, gender_of) for key, told in cited.items()}


def _key(source: Source) -> str | None:
    """Of a surname alone, which several may bear, also the office."""
    key, who = cited_key(source), cited_name(source)
    return key if who is None or key is None or "-" in key else f"{key}, {_office_printed(who)}"


def _person(key: str, told: Sequence[tuple[Source, Speaker]], gender_of: GenderOf | None) -> Person:
    name = key.partition(",")[0].partition(":")[2]
    parts = () if is_sole(told[0][1].name) else tuple(name.split("-"))
    offices = _read({_office_printed(who) if parts else who.name for _, who in told})
    beside = _read({role for source, who in told if parts for role in _roles_beside(who.name, source.article.text)})
    shown = min(who.name if parts or _OWNED.search(who.name) else f"the {who.name}" for _, who in told)
    genders, articles = _genders(told, parts, gender_of), frozenset(source.article.id for source, _ in told)
    return Person(key, shown, parts, offices, (*offices, *beside), genders, articles)


def _read(printed: Iterable[str]) -> tuple[Office, ...]:
    return tuple(map(read_office, sorted(printed)))


def _office_printed(who: Speaker) -> str:
    """The role, with whose it is where the words at the claim tell it: "Romania's | Interior Minister"."""
    role = who.role or ""
    return who.mention.replace(who.name, "") if role and role in who.mention else role


def _genders(
    told: Iterable[tuple[Source, Speaker]], parts: tuple[str, ...], gender_of: GenderOf | None
) -> frozenset[str]:
    """What is told of a person's gender by the words used of them; by the given name, where those tell nothing."""
    printed = [text for source, who in told for text in _called(who, source.article.text, parts)]
    found = frozenset(gender for gender in "mf" if gender_told(printed, gender))
    usual = gender_of(parts[0]) if gender_of and len(parts) > 1 and not found else None
    return frozenset({usual}) if usual else found


def _called(who: Speaker, text: str, parts: tuple[str, ...]) -> Iterator[str]:
    """What a speaker is called: at the claim, by office, and by title before the surname elsewhere."""
    yield from filter(None, (who.role, *who.mention.split(",")[:1]))
    surname = re.escape(parts[-1]) if parts else ""
    if surname:
        yield from (found[0] for found in re.finditer(rf"(?i)\b(?:Mr|Ms|Mrs|Miss)\.? (?={surname}\b)", text))


def _roles_beside(name: str, text: str) -> Iterator[str]:
    """What an article prints in an aside before or after a name, which may be an office."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = _BEFORE.search(text[max(0, found.start() - _ASIDE) : found.start()])
        after = _AFTER.match(text[found.end() : found.end() + _ASIDE])
        yield from (role.strip() for role in (*(before.groups() if before else ()), after and after[1]) if role)
