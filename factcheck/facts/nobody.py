"""Counts of nobody: "No one died", "nobody was hurt", "no casualties" are figures too, of zero.

Only what is said of everybody counts as "killed": "no civilians were killed" leaves open that others were, and is a
figure of civilians killed; "no one else died" says nothing by itself. The words are in roles.toml.
"""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.facts.nouns import singular
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table
from factcheck.facts.units import COUNT
from factcheck.records import Bound, Quantity, Range, Span

# How far before the words those may begin that make them a wish or a condition.
_REACH = 20


def find_none(text: str) -> Iterator[Quantity]:
    """The zero counts of a text, in its order; one of each fate that the words name, at one span."""
    for match in _nobody().finditer(text):
        if _wished().search(text, max(0, match.start() - _REACH), match.start()):
            continue
        for of, fate in _fates().items():
            if fate.search(match[0]):
                yield _zero(of, match)


def find_none_of(text: str) -> Iterator[Quantity]:
    """The zero counts of a group: "no civilians were killed" is none of "civilian killed"."""
    for match in _no_group().finditer(text):
        if _wished().search(text, max(0, match.start() - _REACH), match.start()):
            continue
        for of, fate in _fates().items():
            if fate.search(match["fate"]):
                yield _zero(f"{singular(match['who'].split()[-1])} {of}", match)


def _zero(of: str, match: re.Match[str]) -> Quantity:
    return Quantity(
        value=Range(0.0, 0.0),
        unit=COUNT.base,
        dimension=COUNT.dimension,
        printed=0.0,
        printed_unit=COUNT.name,
        bound=Bound.EXACT,
        of=of,
        who=match["who"] if match["who"] != "them" else None,
        text=match[0],
        span=Span(*match.span()),
    )


@cache
def _nobody() -> Pattern:
    rows = table("roles")["nobody"]
    fates = alternatives([word for words in rows["fates"].values() for word in words])
    things = alternatives([word for words in rows["things"].values() for word in words])
    said = rf"(?:{rows['subject']})\s{rows['aux']}(?:{fates})(?:,? (?:or|and|nor) (?:{fates}))?"
    named = rf"(?:no|zero)\s(?:{rows['reported']}\s)?(?:{things})(?:,? (?:or|and|nor) (?:{things}))?"
    return Pattern(rf"(?<![\w-])(?:{said}|{named})(?![\w-])", re.IGNORECASE)


@cache
def _no_group() -> Pattern:
    rows = table("roles")["nobody"]
    fates = alternatives([word for words in rows["fates"].values() for word in words])
    group = (
        r"(?!one\b|people\b|persons?\b)(?P<who>(?:[a-z-]+ )?(?:[a-z]{3,}s|children|civilians|police|personnel|troops))"
    )
    return Pattern(rf"(?<![\w-])no\s{group}\s{rows['aux']}(?P<fate>{fates})(?![\w-])", re.IGNORECASE)


@cache
def _wished() -> Pattern:
    return Pattern(rf"\b{table('roles')['nobody']['wished']}$", re.IGNORECASE)


@cache
def _fates() -> dict[str, Pattern]:
    """What the words say of nobody, and the words."""
    rows = table("roles")["nobody"]
    return {
        of: Pattern(rf"\b(?:{alternatives([*rows['fates'][of], *rows['things'][of]])})\b", re.IGNORECASE)
        for of in rows["fates"]
    }
