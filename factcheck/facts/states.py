"""What somebody or something is in: custody, health, what they are armed with, how far a deed has come.

The states and their words are in states.toml; what stands around them is read by ``clause``. A state that is only
possible ("may be arrested", "if he is charged") is none; a deed that is planned or was not done is a value of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.facts.clause import (
    Chain,
    Phrase,
    Token,
    chain_before,
    is_attributive,
    is_conditional,
    is_counted,
    is_joined,
    phrase_after,
    subject,
    tokens_of,
)
from factcheck.facts.patterns import Pattern, in_small
from factcheck.facts.tables import table
from factcheck.records import Span, State

DEED = "process"
WEAPON = "weapon"
PLANNED = "planned: "
NOT = "not "

# The ways in which a row's words stand in a sentence; earlier ones are tried first.
_WAYS = ("predicate", "participle", "base", "object", "noun")
# How far behind one state "and" may join another to it, in code points.
_JOINED = 60
# How many words may stand between a weapon and the verb that wields it.
_WIELDED = 5
# The present of headlines: "signs", "passes".
_ENDINGS = {"base": "(?:e?s)?"}


@dataclass(frozen=True, slots=True)
class _Words:
    """A row's words, and the way in which they stand in a sentence."""

    row: dict[str, Any]
    way: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class _Found:
    """A state, and what a second one joined to it by "and" takes over."""

    state: State
    of_subject: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row's words stand: the text, its tokens, and those of the words."""

    text: str
    tokens: list[Token]
    first: int
    stop: int
    chain: Chain


def find_states(text: str) -> tuple[State, ...]:
    """The states that a text tells of, in its order; spans are offsets in ``text``."""
    found: list[_Found] = []
    tokens: list[Token] = []
    for words, match in _matches(text):
        tokens = tokens or tokens_of(text)
        one = _read(words.row, words.way, _place(text, tokens, match), found[-1] if found else None)
        if one and (not found or one.state.span.start >= found[-1].state.span.end):
            found.append(one)
    return tuple(one.state for one in found)


def _place(text: str, tokens: list[Token], match: re.Match[str]) -> _Place:
    first = bisect_left(tokens, match.start(), key=lambda token: token.start)
    stop = bisect_left(tokens, match.end(), key=lambda token: token.start)
    return _Place(text, tokens, first, stop, chain_before(tokens, first))


def _read(row: dict[str, Any], way: str, place: _Place, last: _Found | None) -> _Found | None:
    if is_conditional(place.tokens, place.first) or place.chain.possible:
        return None
    if row["kind"] == WEAPON:
        return _weapon(row, place)
    if row.get("phrase"):
        return _phrase(row, place)
    if way in {"object", "noun"}:
        if way == "noun" and _is_wished(place):
            return None
        return _found(row["value"], row, place, phrase_after(place.text, place.tokens, place.stop), of_subject=False)
    attributive = way == "participle" and place.chain.first == place.first and is_attributive(place.tokens, place.first)
    bare = way == "base" and not (place.chain.helped or place.chain.negated)
    if attributive or (bare and not _is_headline(place)):
        return None
    whom, of_subject = _whom(row, way, place, last)
    if whom and "no_subject" in row and _of_things(row["no_subject"]).search(whom.words):
        return None
    nobody = whom is not None and place.tokens[whom.first].lower in _words("nobody")
    value = _value(row, place.chain, negated=place.chain.negated or nobody)
    return _found(value, row, place, None if nobody else whom, of_subject=of_subject) if value else None


def _is_headline(place: _Place) -> bool:
    """ "Senate passes the bill": the present of headlines, between a subject in capitals and an object."""
    said = place.tokens[place.stop - 1].lower.endswith("s") and place.chain.first == place.first > 0
    named = said and place.tokens[place.first - 1].printed[0].isupper()
    return named and phrase_after(place.text, place.tokens, place.stop) is not None


def _is_wished(place: _Place) -> bool:
    """A reward "for the arrest of" somebody, "leading to the conviction of" them."""
    before = [token.lower for token in place.tokens[max(0, place.first - _WIELDED) : place.first]]
    return bool({"to", "for"} & set(before))


def _found(value: str, row: dict[str, Any], place: _Place, whom: Phrase | None, *, of_subject: bool) -> _Found:
    span = Span(place.tokens[place.chain.first].start, place.tokens[place.stop - 1].end)
    who = whom.words if whom else None
    return _Found(State(row["kind"], value, who, place.text[span.start : span.end], span), of_subject)


def _phrase(row: dict[str, Any], place: _Place) -> _Found | None:
    """Words that tell a state of nobody by themselves: "no arrests"."""
    if place.chain.negated or place.chain.planned:
        return None
    return _found(row["value"], row, place, None, of_subject=True)


def _value(row: dict[str, Any], chain: Chain, *, negated: bool) -> str | None:
    """The value under the auxiliaries; None where they leave nothing to tell."""
    value: str = row["value"]
    if row["kind"] == DEED:
        return NOT + value if negated else PLANNED + value if chain.planned else value
    if chain.planned:
        return None
    return row.get("not") if negated else value


def _whom(row: dict[str, Any], way: str, place: _Place, last: _Found | None) -> tuple[Phrase | None, bool]:
    """Of whom it is said, and whether that is the subject."""
    before = subject(place.text, place.tokens, place.chain.first)
    if way == "predicate" or row.get("intransitive") or row.get("subject") or place.chain.passive:
        return (before or _taken_over(place, last), True)
    joined = is_joined(place.tokens, place.chain.first) or _is_listed(place, last)
    if joined and last and last.of_subject and not place.chain.helped:
        return (_taken_over(place, last), True)
    if before and is_counted(place.tokens, before):
        return (before, False)
    behind = phrase_after(place.text, place.tokens, _object_start(place))
    if behind and (before or joined or place.chain.first == 0 or place.chain.helped):
        return (behind, False)
    return (None, False) if place.chain.helped else (before, True)


def _object_start(place: _Place) -> int:
    """Behind a second verb that shares the object: "arrested and charged two men"."""
    following = [token.lower for token in place.tokens[place.stop : place.stop + 2]]
    shared = len(following) == 2 and following[0] in {"and", "or"} and following[1].endswith("ed")
    return place.stop + 2 if shared else place.stop


def _is_listed(place: _Place, last: _Found | None) -> bool:
    """Only a comma stands between the state before and this one: "was arrested, charged with theft"."""
    before = place.text[last.state.span.end : place.tokens[place.chain.first].start] if last else ""
    return before.strip() == ","


def _taken_over(place: _Place, last: _Found | None) -> Phrase | None:
    """The one that the state before is said of, where "and" joins this one to it."""
    if last is None or last.state.who is None:
        return None
    if not (is_joined(place.tokens, place.chain.first) or _is_listed(place, last)):
        return None
    gap = place.text[last.state.span.end : place.tokens[place.first].start]
    first = bisect_left(place.tokens, last.state.span.start, key=lambda token: token.start)
    listed = _is_listed(place, last)
    near = listed or (len(gap) <= _JOINED and not re.search(r"[.;:!?]", gap))
    return Phrase(last.state.who, max(0, first - 1), first) if near else None


def _weapon(row: dict[str, Any], place: _Place) -> _Found | None:
    """A weapon, and who holds or fires it where a verb before it says so."""
    index = place.first
    while index and place.first - index < _WIELDED and _describes(place.tokens[index - 1]):
        index -= 1
    verb = place.tokens[index - 1].lower if index else ""
    chain = chain_before(place.tokens, index - 1) if index else place.chain
    if verb in _words("denying") or verb.endswith("n't") or chain.negated:
        return None
    start, end = place.tokens[place.first].start, place.tokens[place.stop - 1].end
    holder = _holder(place, index - 1, verb) if verb in _words("wielding") and not chain.passive else None
    state = State(WEAPON, row["value"], holder.words if holder else None, place.text[start:end], Span(start, end))
    return _Found(state, of_subject=False)


def _holder(place: _Place, verb: int, wielding: str) -> Phrase | None:
    if wielding == "with":
        verb -= place.tokens[verb - 1].lower in {"armed", "himself", "herself"} if verb else 0
    return subject(place.text, place.tokens, chain_before(place.tokens, verb).first)


def _describes(token: Token) -> bool:
    """It may stand between a verb and its weapon: a determiner, a number, an adjective."""
    closed = _words("wielding") | _words("denying") | _words("be") | _words("prepositions")
    return token.is_word and token.lower not in closed


def _matches(text: str) -> Iterator[tuple[_Words, re.Match[str]]]:
    """Every row's words in a text, none overlapping another; at one place the earliest of ``_all_words``."""
    small, position = in_small(text), 0
    numbers = {number for literal, number in _literals() if literal in small}
    ahead = [(words, words.pattern.search(text)) for words in map(_all_words().__getitem__, sorted(numbers))]
    while True:
        ahead = [
            (words, match if match.start() >= position else words.pattern.search(text, position))
            for words, match in ahead
            if match
        ]
        found = [(words, match) for words, match in ahead if match]
        if not found:
            return
        words, match = min(found, key=lambda pair: pair[1].start())
        yield words, match
        position = match.end()


@cache
def _all_words() -> tuple[_Words, ...]:
    rows = table("states")["state"]
    return tuple(_Words(row, way, _pattern(row, way)) for way in _WAYS for row in rows if way in row)


@cache
def _literals() -> tuple[tuple[str, int], ...]:
    """Letters, one of which a text must hold for a row's words to stand in it, each with the number of those words."""
    needs = (max(words.pattern.needs, key=_shortest, default=frozenset({""})) for words in _all_words())
    return tuple((literal, number) for number, literals in enumerate(needs) for literal in literals)


@cache
def _of_things(words: str) -> Pattern:
    return Pattern(rf"\b(?:{words})$", re.IGNORECASE)


def _shortest(literals: frozenset[str]) -> int:
    return min(map(len, literals))


def _pattern(row: dict[str, Any], way: str) -> Pattern:
    fellow = rf"(?={row['fellow']})" if "fellow" in row else ""
    return Pattern(rf"(?<![\w-])(?:{row[way]}){_ENDINGS.get(way, '')}(?![\w-]){fellow}", re.IGNORECASE)


@cache
def _words(row: str) -> frozenset[str]:
    return frozenset(table("states")["words"][row])
