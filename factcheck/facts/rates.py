"""Rates: "$80 a barrel" is dollars per barrel, a dimension of its own, never held against plain dollars.

What stands above the stroke is converted, what stands below stays as printed: barrels a day and barrels a year are two
dimensions. The words are in rates.toml.
"""

import re
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table
from factcheck.facts.units import Unit, units_of

# How what a figure is per begins.
_BEGINS = re.compile(r"\s?/|[\s-](?:per|for every|in every|an?|each|every)[\s-]")
# "3 percent a year" stays a share, "a 12-day week" a time, and no temperature has a rate.
_NEVER = frozenset({"share", "points", "temperature", "speed", "age", "magnitude", "multiple", "angle"})


def rated(unit: Unit, text: str, end: int) -> tuple[Unit, int]:
    """The unit with what it is per, if that follows at ``end``, and where the words end; else as it was."""
    match = _per().match(text, end) if _BEGINS.match(text, end) else None
    if match is None or unit.kind in _NEVER or (match["a"] and _later().match(text, match.end())):
        return unit, end
    per = match["number"] or _named(match["word"] or match["symbol"])
    return Unit(_under(unit.name, per), _under(unit.dimension, per), _under(unit.base, per), unit.factor), match.end()


def _under(above: str, per: str) -> str:
    return f"{above} per {per}".strip()


def _named(word: str) -> str:
    """The name of a unit for any of its spellings: "kg" → "kilogram"; other words as they are."""
    return _units().get(word) or _units().get(re.sub(r"[\s-]+", " ", word.lower())) or word.lower()


@cache
def _units() -> dict[str, str]:
    return units_of(table("rates")["dimensions"])


@cache
def _per() -> Pattern:
    rows = table("rates")
    words = [word for word in _units() if len(word) > 2 and word.islower()] + rows["words"]
    spelled = alternatives([re.escape(word).replace(r"\ ", r"[\s-]") for word in words])
    symbols = alternatives([re.escape(word) for word in _units() if not (len(word) > 3 and word.islower())])
    return Pattern(
        rf"(?:\s?/\s?(?P<symbol>{symbols}|(?i:{spelled}))(?!\w)"
        rf"|[\s-](?:per|for every|in every|(?P<a>an?|each|every))[\s-]"
        rf"(?:(?P<word>(?i:{spelled})|(?:{symbols}))|(?P<number>{rows['numbers']}))(?!\w))"
    )


@cache
def _later() -> Pattern:
    return Pattern(rf"\s(?:{table('rates')['later']})\b")
