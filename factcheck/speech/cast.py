"""The cast of an article: its names drawn together into who there is, each with the fullest name and the offices."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from factcheck.speech.acronyms import acronyms, initialled
from factcheck.speech.kinds import Kinds
from factcheck.speech.lexicon import country_words, table, words
from factcheck.speech.names import Name, find_names, offices_in
from factcheck.speech.persons import Persons
from factcheck.speech.tagging.reading import Named
from factcheck.speech.tokens import Token

# How many mentions are looked back over, so that time stays linear in the article.
REACH = 60

_TITLE_ROLES = frozenset({"mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "sir"})


@dataclass(slots=True)
class Member:
    """Somebody or something the article names. ``votes``: for "he" above 0, for "she" below; ``known``: has an office,
    a title, is called by surname alone or has spoken, so that "he" may well be this one; ``owner``: something is its;
    ``seen``: its kinds by the tagger, as often as it has seen each.
    """

    name: str
    parts: tuple[str, ...]
    kind: str
    roles: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    votes: int = 0
    known: bool = False
    owner: bool = False
    seen: list[str] = field(default_factory=list)

    @property
    def role(self) -> str | None:
        """The office to show: the longest printed one that is more than a form of address."""
        offices = [role for role in self.roles if role.lower() not in _TITLE_ROLES]
        return max(offices, key=len, default=None)

    @property
    def offices(self) -> frozenset[str]:
        """Every word of office beside its name, anywhere in the article."""
        return frozenset().union(*(offices_in(role) for role in self.roles))

    def fits(self, gender: str | None) -> bool:
        """Whether a pronoun of that gender may stand for it; an unknown gender fits both."""
        return gender is None or self.votes == 0 or (self.votes > 0) == (gender == "m")


class Cast:
    """Names to members, and where each is mentioned; built once an article, in one pass over its names."""

    def __init__(self, names: Iterable[Name], short: Iterable[tuple[Name, str]]) -> None:
        self._by_parts: dict[tuple[str, ...], Member] = {}
        self._by_part: dict[str, list[Member]] = defaultdict(list)
        self._bodies: dict[str, list[Member]] = defaultdict(list)
        self._places: list[tuple[int, Member]] = []
        self._subjects: list[tuple[int, Member]] = []
        self._mentions: list[tuple[Name, Member]] = []
        listed = sorted((name for name in names if not _is_joined(name)), key=lambda name: -len(name.parts))
        for name in listed:
            self._add(name)
        for name, acronym in short:
            self._alias(name, acronym)
        self._merge(sorted(listed, key=lambda name: name.start))
        # Everybody, each once, those with more words in their names first.
        self.members = tuple({id(member): member for member in self._by_parts.values()}.values())

    def nearest(self, offset: int) -> Iterator[Member]:
        """Members by nearness: those mentioned before an offset, the latest first, then others from the article."""
        seen: set[int] = set()
        mentioned = (member for _, member in reversed(self.before(offset)))
        for member in chain(mentioned, self.members[:REACH]):
            if id(member) not in seen:
                seen.add(id(member))
                yield member

    def who(self, name: Name) -> Member | None:
        """The member a name means."""
        known = self._by_parts.get(name.parts) or self._short(name, name.start) or self._fuller(name, name.start)
        # A surname of two parts that is nowhere alone: "al-Harrasi".
        return known or (self._longer(name) if " " not in name.text else None)

    def before(self, offset: int) -> Sequence[tuple[int, Member]]:
        """The latest mentions before an offset, in order."""
        end = bisect_left(self._places, offset, key=lambda place: place[0])
        return self._places[max(0, end - REACH) : end]

    def between(self, start: int, end: int) -> Sequence[tuple[int, Member]]:
        """The mentions from ``start`` to before ``end``, in order; those of owners ("Hoxha's deputy") left out."""
        first = bisect_left(self._subjects, start, key=lambda place: place[0])
        return self._subjects[first : bisect_left(self._subjects, end, key=lambda place: place[0])]

    def mentions(self, start: int, end: int) -> Sequence[tuple[Name, Member]]:
        """Every mention from ``start`` to before ``end``, in order, quoted ones and owners among them."""
        first = bisect_left(self._mentions, start, key=lambda mention: mention[0].start)
        return self._mentions[first : bisect_left(self._mentions, end, key=lambda mention: mention[0].start)]

    def _add(self, name: Name) -> None:
        if name.parts in self._by_parts or self._short(name, name.start) or self._fuller(name, name.start):
            return
        longer = self._longer(name)
        member = longer or Member(name.text, name.parts, name.kind)
        self._by_parts[name.parts] = member
        if longer is None and name.kind == "organisation":
            for part in name.parts:
                self._bodies[part].append(member)
        if longer is None:
            for part in {name.parts[0], name.parts[-1]} if name.kind in ("person", "thing") else ():
                self._by_part[part].append(member)

    def _longer(self, name: Name) -> Member | None:
        """A member whose name holds every word of this shorter one, the last or first among them."""
        for member in self._by_part.get(name.parts[-1], [])[:REACH] if len(name.parts) > 1 else ():
            # A headline may run on into a name: "Farmers Greet Ada Berg" is nobody's.
            if set(name.parts) <= set(member.parts) and (member.kind == "person" or name.kind != "person"):
                return member
        return None

    def _alias(self, name: Name, acronym: str) -> None:
        member = self.who(name)
        if member is not None:
            member.kind = "organisation" if member.kind in ("thing", "person") else member.kind
            self._by_parts[(acronym.lower(),)] = member
            self._by_parts[tuple(acronym.lower().replace(".", " ").split())] = member

    def _merge(self, names: Sequence[Name]) -> None:
        for name in names:
            member = self.who(name)
            if member is None:
                continue
            self._mentions.append((name, member))
            if not name.quoted:
                self._places.append((name.start, member))
                self._subjects.extend([(name.start, member)] if not name.owns else [])
            member.owner |= name.owns
            member.seen.extend([name.seen] if name.seen else [])
            member.known |= bool(name.role) or (len(name.parts) == 1 < len(member.parts))
            if name.role and name.role not in member.roles:
                member.roles.append(name.role)
                member.kind = "person" if member.kind == "thing" and offices_in(name.role) else member.kind
            if name.country:
                member.countries.add(name.country)
            member.votes += {"m": 3, "f": -3, None: 0}[name.gender]

    def _short(self, name: Name, offset: int) -> Member | None:
        """A surname alone: of several that bear it, whoever was named last before it, else the first."""
        if len(name.parts) != 1 or name.kind == "organisation":
            return None
        bearers = self._by_part.get(name.parts[0], [])
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        part = name.parts[0]
        mentioned = (member for _, member in reversed(self.before(offset)))
        return next((member for member in mentioned if part in (member.parts[0], member.parts[-1])), bearers[0])

    def _fuller(self, name: Name, offset: int) -> Member | None:
        """A body by part of its name: "the Joint Chiefs", the nearest before it of those whose names hold it."""
        own = len(name.parts) == 1 and name.parts[0] in words("people", "alone", "bodies")
        if name.kind != "organisation" or (len(name.parts) < 2 and not own):
            return None
        wanted = set(name.parts)
        holding = [member for member in self._bodies[name.parts[0]][:REACH] if wanted < set(member.parts)]
        mentioned = (member for _, member in reversed(self.before(offset)) if member in holding)
        return next(mentioned, holding[0]) if holding else None


def _is_joined(name: Name) -> bool:
    """ "the Berg-Norway talks": two names that a hyphen joins, of somebody and of a country."""
    _, hyphen, last = name.text.rpartition("-")
    return bool(hyphen) and " " not in name.text and (last.lower(),) in country_words()


def read_cast(text: str, sentences: Iterable[Sequence[Token]], named: Sequence[Named] = ()) -> Cast:
    """The cast of an article by the tokens of its sentences, short forms with the names they stand for.

    ``named``: the names that the tagger sees, which tell where a name begins and of what kind it is.
    """
    names: list[Name] = []
    short: list[tuple[Name, str]] = []
    persons, kinds = Persons(each.span for each in named if each.kind == "person"), Kinds(named)
    for tokens in sentences:
        found = [kinds.told(persons.trim(tokens, name)) for name in find_names(text, tokens)]
        names.extend(found)
        short.extend(acronyms(text, tokens, found))
    return Cast(names, [*initialled(names), *short])


def stands_for(word: str, offices: frozenset[str]) -> bool:
    """Whether somebody with these offices may be called by a word of office ("the official" is a minister)."""
    return word in offices or bool(frozenset(table("people")["stands_for"].get(word, "").split()) & offices)
