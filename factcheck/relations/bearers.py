"""Of whom two states are said: one and the same, plainly two, or nobody can tell. By the printed words alone."""

import re
from difflib import SequenceMatcher
from enum import Enum
from functools import cache

from factcheck.relations.tables import table

# Two ages of one person may be told a year apart; two spellings of one name are this much alike.
AGES_APART = 2
ONE_NAME = 0.8

_AGE = re.compile(r"(\d{1,3})[- ]years?[- ]old", re.IGNORECASE)
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_WORD = re.compile(r"[^\W_](?:[\w’'-]*[^\W_])?")


class Bearers(Enum):
    """The same, plainly two, or unsure."""

    SAME = "same"
    APART = "apart"
    UNSURE = "unsure"


def bearers(left: str | None, right: str | None) -> Bearers:
    """How the two of whom something is said stand to each other; None and pronouns may be anybody."""
    if left is None or right is None:
        return Bearers.UNSURE
    if _differ(left, right):
        return Bearers.APART
    if _names(left) and _names(right):
        return Bearers.SAME if _share_name(left, right) else Bearers.APART
    return Bearers.SAME if _things(left) & _things(right) else Bearers.UNSURE


def is_vague(who: str | None) -> bool:
    """Several people, or somebody known only by another ("her friend"): too vague for a contradiction."""
    if who is None:
        return True
    first = who.split()[0].lower()
    return (_number(who) or 1) > 1 or first in {"his", "her", "their"} or _is_crowd(who)


def _is_crowd(who: str) -> bool:
    """So many that nobody has counted or named: "dozens", "some residents", "people"."""
    words = _lowered(who)
    crowd = table("states")["things"]["crowd"]
    return bool(words & set(crowd["counted"])) or (words <= set(crowd["people"]) and not _names(who))


def _differ(left: str, right: str) -> bool:
    """By age, number, sex, or the part they play."""
    ages = [_AGE.search(who) for who in (left, right)]
    if ages[0] and ages[1] and abs(int(ages[0][1]) - int(ages[1][1])) > AGES_APART:
        return True
    numbers = (_number(left), _number(right))
    if None not in numbers and numbers[0] != numbers[1]:
        return True
    return any(_in_two_lists(lists, _lowered(left), _lowered(right)) for lists in table("states")["people"].values())


def _in_two_lists(lists: list[list[str]], left: set[str], right: set[str]) -> bool:
    ours = {index for index, words in enumerate(lists) if left & set(words)}
    theirs = {index for index, words in enumerate(lists) if right & set(words)}
    return bool(ours and theirs and not ours & theirs)


def _number(who: str) -> int | None:
    """How many: a number in front, one for a name; None where the words leave it open."""
    words = [word.lower() for word in who.split() if word.lower() not in table("states")["things"]["hedges"]]
    first = words[0] if words else ""
    if _FIGURE.fullmatch(first):
        return int(first.replace(",", ""))
    known = table("states")["things"]["numbers"].get(first)
    return known or (1 if len(_names(who)) > 1 else None)


def _share_name(left: str, right: str) -> bool:
    return any(_alike(*sorted((one, other))) >= ONE_NAME for one in _names(left) for other in _names(right))


def _alike(one: str, other: str) -> float:
    """0..1; in a fixed order, since the measure is not the same both ways."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _names(who: str) -> set[str]:
    """Words in capitals that are no common noun of the table."""
    found = {word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(who) if word[0].isupper()}
    return {word.lower() for word in found if word.lower() not in _common()}


def _lowered(who: str) -> set[str]:
    return {word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(who)}


def _things(who: str) -> set[str]:
    """The telling words, one word for each group of names of one thing."""
    words = _lowered(who) - set(table("states")["things"]["small"]) - set(table("states")["things"]["pronouns"])
    groups = table("states")["things"]["same"]
    return {next((group[0] for group in groups if word in group), word.removesuffix("s")) for word in words} | (
        _names(who)
    )


@cache
def _common() -> frozenset[str]:
    rows = table("states")
    people = [word for lists in rows["people"].values() for words in lists for word in words]
    things = [word for words in rows["things"]["same"] for word in words]
    numbers = list(rows["things"]["numbers"])
    crowds = [word for words in rows["things"]["crowd"].values() for word in words]
    small = [*rows["things"]["small"], *rows["things"]["pronouns"], *rows["things"]["hedges"]]
    return frozenset([*people, *things, *numbers, *crowds, *small])
