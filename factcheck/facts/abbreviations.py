"""Bodies that a text gives a short name itself: "the Office of Ocean Affairs (OOA)". From there on both mean the body.

A short name is believed where its letters begin the words of the name before it; the name of a body that is known
already keeps its key.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.facts.words import slug
from factcheck.records import Actor, Span

_WORD = r"[A-Z][\w’'&-]*"
_DEFINED = re.compile(
    rf"(?P<name>{_WORD}(?:,? (?:of|for|and|the|in|on|to|de|{_WORD})){{1,9}})"
    r" \((?:the )?(?P<short>[A-Z][A-Za-z&]{1,8}[A-Z])\)"
)
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "de"})


def find_defined(text: str, known: Sequence[Actor]) -> tuple[Actor, ...]:
    """Every mention of a body by a name or a short name that the text defines; ``known``: the actors already found."""
    bodies: dict[str, Actor] = {}
    for match in _DEFINED.finditer(text) if "(" in text else ():
        start = _start_of_name(match["name"], match["short"])
        if start is not None:
            name = match["name"][start:]
            body = _known_as(known, match.start("name") + start, match.end("name")) or _new(name)
            bodies |= dict.fromkeys((name, match["short"]), body)
    placed = {(actor.span.end, actor.key) for actor in known if actor.span}
    mentions = ((span, body) for words, body in bodies.items() for span in _mentions(text, words))
    found = {span: replace(body, span=span) for span, body in mentions if (span.end, body.key) not in placed}
    return tuple(found.values())


def by_words(text: str, defined: Iterable[Actor]) -> dict[str, Actor]:
    """The bodies that a text defines, by the slugs of their names and short names."""
    return {slug(text[actor.span.start : actor.span.end]): actor for actor in defined if actor.span}


def without_parts(actors: Iterable[Actor], defined: Sequence[Actor]) -> Iterator[Actor]:
    """The actors that are no part of a defined name: not the "Ocean" of the "Office of Ocean Affairs"."""
    spans = [one.span for one in defined if one.span]
    for actor in actors:
        inside = actor.span and any(span.start <= actor.span.start and actor.span.end <= span.end for span in spans)
        if not inside:
            yield actor


def _start_of_name(name: str, short: str) -> int | None:
    """Where the words begin whose first letters the short name is made of; None where it is not made so."""
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    starts = [match.start() for match in re.finditer(r"(?<![\w’'-])\w", name)]
    for start in reversed(starts):
        words = re.findall(r"[\w’'&]+", name[start:])
        first = "".join(word[0].lower() for word in words)
        telling = "".join(word[0].lower() for word in words if word not in _SMALL)
        if words[0] not in _SMALL and letters in (first, telling):
            return start
    return None


def _known_as(known: Sequence[Actor], start: int, end: int) -> Actor | None:
    """The body that is known by these words; one that is only part of them is another."""
    for actor in known:
        if actor.kind == "organisation" and actor.span and actor.span.end == end and actor.span.start <= start:
            return actor
    return None


def _new(name: str) -> Actor:
    return Actor(name, "organisation", f"organisation:{slug(name)}")


def _mentions(text: str, words: str) -> Iterator[Span]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text):
        yield Span(*match.span())
