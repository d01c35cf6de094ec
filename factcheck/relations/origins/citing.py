"""Whom a report names as its source: the speaker, a document, a wire, an outlet; and by way of whom it came."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from factcheck.records import Actor, Article, Fact, Speaker
from factcheck.relations.origins.offices import is_sole
from factcheck.relations.origins.reuse import Wording

# Kinds of source that are one and the same only where they bear a name: not "officials", not "a report".
_NAMELESS = frozenset({"group", "document"})
_NAME = re.compile(r"(?<!^)\b[A-Z]|^[A-Z]{2}|\d")
# What tells of a body without a name only that it is the one of the place that is written of, and how wide that is.
_OF_HERE = {"country": "wide", "nation": "wide", "national": "wide", "local": "narrow", "its": "", "own": ""}
# Endings by which one word is made of another: "electoral" and "election", "hydrological" and "hydrology".
_DERIVED = re.compile(r"(?<=\w{4})(?:oral|ional|ical|ial|ary|al|ion|ics|y|e|s)$")


# "A minister said": one of several, whoever it is.
_ANY = re.compile(r"(?:an?|one|another|some)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a speaker may be whom another report names more fully; ``told``: whom it calls so, and why it may be them."""

    key: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Source:
    """One report with what is compared of it. ``wording``: its article's; ``meant``: who its speaker may be."""

    fact: Fact
    article: Article
    wording: Wording
    meant: Meant | None = None


def cited_key(source: Source) -> str | None:
    """The key of the body, person or document that the report cites; None where it cites nobody who is named.

    State media that pass a statement on are its origin: what a leader said is known through them alone.
    """
    who = _cited(source.fact)
    if source.meant is not None:
        return source.meant.key
    office = cited_office(source)
    if office is not None and who is not None and "/" not in who.key:
        # Not by the place in it: "the mayor of Oslo" and "the police chief of Oslo" are two.
        return f"office:{office.name.lower()}"
    return who.key if who is not None and _is_named(who) else None


def cited_office(source: Source) -> Speaker | None:
    """The speaker whom the report knows only by an office that one alone has: "the mayor of Oslo"."""
    who, speaker = _cited(source.fact), source.fact.claim.speaker
    if who is None or speaker is None or who is not source.fact.speaker or speaker.kind not in ("person", "unnamed"):
        return None
    return speaker if is_sole(speaker.name) and not _ANY.match(speaker.mention) else None


def cited_name(source: Source) -> Speaker | None:
    """The speaker whom the report knows by the name of a person."""
    who = _cited(source.fact)
    named = who is not None and who is source.fact.speaker and who.key.startswith("person:")
    return source.fact.claim.speaker if named and not cited_office(source) else None


def cites_same_body(left: Source, right: Source) -> bool:
    """Whether two reports cite a body without a name, and as far as it is described one and the same.

    "The country's electoral commission" is "the election commission", the national police are not the local police.
    """
    one, other = _described(left), _described(right)
    if one is None or other is None or one[1] != other[1]:
        return False
    return not (one[0] and other[0]) or one[0] == other[0]


def wires(source: Source) -> frozenset[str]:
    """The wires that its article credits."""
    return frozenset(source.article.credits)


def credits(source: Source) -> frozenset[str]:
    """The wires that its article credits, where it cites nobody by name."""
    return frozenset() if cited_key(source) else frozenset(source.article.credits)


def own_outlet(source: Source) -> str | None:
    """The outlet that answers for it: it cites nobody by name and credits no wire."""
    return None if cited_key(source) or source.article.credits else source.article.outlet


def cites_outlet(source: Source) -> frozenset[str]:
    """The outlets and wires, as slugs, that it cites as its source or through an unnamed one."""
    actors = [source.fact.speaker, *(() if cited_key(source) else source.fact.via)]
    return frozenset(_slug(actor.name) for actor in actors if actor and actor.kind == "organisation")


def printed_by(source: Source) -> frozenset[str]:
    """The outlet and the wires, as slugs, that answer for a report without a named source."""
    names = [own_outlet(source), *credits(source)]
    return frozenset(_slug(name) for name in names if name)


def origin_name(source: Source) -> str:
    """Who the knowledge comes from: state media that pass a statement on, else the speaker, the wire, the outlet."""
    who = source.meant or cited_office(source) or _cited(source.fact)
    return who.name if who else " and ".join(source.article.credits) or _outlet_of(source.article)


def common_name(sources: Sequence[Source]) -> str:
    """The name of one origin: the one that most of its reports have, a named source before an outlet."""
    named = [source for source in sources if cited_key(source)] or sources
    counts = Counter(origin_name(source) for source in named)
    return min(counts, key=lambda name: (-counts[name], name))


def by_way_of(sources: Sequence[Source], name: str) -> list[str]:
    """Who passed on what ``name`` said: relays and credited wires, the most frequent first."""
    counts: Counter[str] = Counter()
    for source in sources:
        if cited_key(source):
            counts.update({actor.name for actor in source.fact.via} | set(source.article.credits))
    return sorted((relay for relay in counts if relay != name), key=lambda relay: (-counts[relay], relay))


def _cited(fact: Fact) -> Actor | None:
    return next((actor for actor in fact.via if _is_state_media(actor)), None) or fact.speaker


def _is_state_media(actor: Actor) -> bool:
    return actor.key.startswith("media:") and actor.key.endswith("/state")


def _described(source: Source) -> tuple[frozenset[str], tuple[str, ...]] | None:
    """Of a cited body without a name: how wide it is said to be, and the words left, all but the last as stems."""
    who = _cited(source.fact)
    if who is None or who.kind != "organisation" or "/" in who.key or _NAME.search(who.name):
        return None
    told = who.key.partition(":")[2].split("-")
    *before, last = [word for word in told if word not in _OF_HERE] or told[-1:]
    width = frozenset(_OF_HERE[word] for word in told if _OF_HERE.get(word))
    return width, (*(_DERIVED.sub("", word) for word in before), last)


def _is_named(actor: Actor) -> bool:
    if actor.kind in _NAMELESS:
        return "/" in actor.key or _NAME.search(actor.name) is not None
    return actor.kind != "unnamed"


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-").removeprefix("the-")


def _outlet_of(article: Article) -> str:
    """The outlet; of an article without one, where it was read or what it is called."""
    host = urlsplit(article.url).hostname if article.url else None
    file = PurePath(article.path).name if article.path else None
    return article.outlet or host or file or article.title or "an unnamed outlet"
