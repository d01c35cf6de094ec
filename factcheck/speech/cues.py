"""Cue verbs and phrases, from the table in cues.toml: every form of each, and what it takes.

This module finds the words; whether they attribute anything in their sentence is for the grammar.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factcheck.records import Span
from factcheck.speech.lexicon import table
from factcheck.speech.quotes import DOUBLE
from factcheck.speech.tokens import Token, read_tokens


class Form(StrEnum):
    """Of an English verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the table. ``takes``: what may follow it; ``rest``: further words of a phrase ("call for")."""

    stance: str
    takes: frozenset[str]
    confidence: float
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb found: tokens ``first`` to before ``last``."""

    verb: Verb
    form: Form
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A preposition or noun of the table, found at tokens ``first`` to before ``last``."""

    stance: str
    confidence: float
    first: int
    last: int


def find_verbs(tokens: Sequence[Token]) -> Iterator[Hit]:
    """The cue verbs among ``tokens``, the longest phrase where several begin at one word."""
    for position, token in enumerate(tokens):
        for form, verb in _verbs().get(token.lower, ()):
            last = position + 1 + len(verb.rest)
            if tuple(each.lower for each in tokens[position + 1 : last]) == verb.rest:
                yield Hit(verb, form, position, last)
                break


def find_prepositions(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The attributing prepositions: "according to"."""
    for position, token in enumerate(tokens):
        for phrase, stance, confidence in _prepositions().get(token.lower, ()):
            last = position + len(phrase)
            if tuple(each.lower for each in tokens[position:last]) == phrase:
                yield Phrase(stance, confidence, position, last)
                break


def find_nouns(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The attributing nouns before a that-clause: "the claim that"."""
    for position, token in enumerate(tokens[:-1]):
        if token.lower in _nouns() and tokens[position + 1].lower == "that":
            stance, confidence = _nouns()[token.lower]
            yield Phrase(stance, confidence, position, position + 1)


def has_cue(text: str) -> bool:
    """Whether a text has any cue of the table, or a quotation mark."""
    tokens = read_tokens(text, Span(0, len(text)))
    hits = (find_verbs(tokens), find_prepositions(tokens), find_nouns(tokens))
    return any(mark in text for mark in DOUBLE) or any(next(each, None) is not None for each in hits)


def ends_in_speech(sentence: str) -> bool:
    """Whether a short sentence only attributes: "Kim said.", "Anna Brandt told the paper."."""
    parts = sentence.rstrip(".").split()
    return any(word.lower() in _verbs() for word in parts[-4:]) and len(parts) <= 8 and "that" not in parts


@cache
def _verbs() -> dict[str, tuple[tuple[Form, Verb], ...]]:
    merged: dict[str, Verb] = {}
    for row in table("cues")["cue"]:
        for phrase in row["verbs"]:
            rest = tuple(phrase.split()[1:])
            known = merged.get(phrase) or Verb(row["stance"], frozenset(), row["confidence"], rest)
            takes = known.takes | frozenset(row["takes"])
            merged[phrase] = Verb(known.stance, takes, known.confidence, rest)
    found: dict[str, list[tuple[Form, Verb]]] = {}
    for phrase, verb in merged.items():
        for word, form in inflect(phrase.split()[0]):
            found.setdefault(word, []).append((form, verb))
    return {word: tuple(sorted(verbs, key=lambda pair: -len(pair[1].rest))) for word, verbs in found.items()}


@cache
def _prepositions() -> dict[str, tuple[tuple[tuple[str, ...], str, float], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for row in table("cues")["preposition"]:
        for phrase in row["phrases"]:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, row["stance"], row["confidence"]))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def _nouns() -> dict[str, tuple[str, float]]:
    return {noun: (row["stance"], row["confidence"]) for row in table("cues")["noun"] for noun in row["nouns"]}


def inflect(verb: str) -> tuple[tuple[str, Form], ...]:
    """Every form of a verb; the irregular ones are in the table. A past like the base ("put") stands for both."""
    irregular = table("cues")["irregular"].get(verb)
    if irregular is None:
        return tuple(zip(_regular(verb), (Form.BASE, Form.THIRD, Form.PAST, Form.ING), strict=True))
    base = () if verb in irregular else ((verb, Form.BASE),)
    return (*base, *((word, _form(word)) for word in irregular))


def _form(word: str) -> Form:
    if word.endswith("ing"):
        return Form.ING
    return Form.THIRD if word.endswith("s") else Form.PAST


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, third, verb + "ed", verb + "ing"
