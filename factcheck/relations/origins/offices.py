"""What an office, as printed beside a speaker, tells of who has it, and whether two offices are of two persons.

Only words that tell persons apart count: another kind of office, another field, another country or body, a deputy.
Silence never does. Who the two are, and whether their names fit, is for ``persons``.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("offices.toml")
_WORD = re.compile(r"[^\W\d_]+(?:[.\-][^\W\d_]+)*\.?")
_OWNER = re.compile(r"['’]s?(?=\s|$)")
# What an office is of: "the mayor | of Devnya".
_OF = re.compile(r"\s+(?:of|for|at|in|from)\s+|,")
# So many letters of a place or body are also those of its people: "Bulgarian", "Bulgaria".
_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Office:
    """What a printed office tells: its words, one for each office, their kinds, whether it is a deputy's, its fields,
    and the names that it is of.
    """

    words: frozenset[str]
    kinds: frozenset[str]
    below: frozenset[str]
    fields: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=2048)
def read_office(printed: str) -> Office:
    """The office of words such as "Devnya Chem's chief executive"."""
    found = _words(printed)
    lowered = [word.lower() for word in found]
    kinds = frozenset(kind for kind, words in _kinds().items() if words & set(lowered))
    offices = frozenset().union(*_kinds().values())
    told = offices | _listed("below") | _listed("fields") | _listed("other")
    names = frozenset(_place(word.lower()) for word in found if word[0].isupper() and word.lower() not in told)
    fields = frozenset(word.replace("defense", "defence").replace("labor", "labour") for word in lowered)
    called = frozenset(map(_called, offices & set(lowered)))
    return Office(called, kinds, _listed("below") & set(lowered), fields & _listed("fields"), names)


def is_sole(name: str) -> bool:
    """Whether a description without a name is of an office that one alone has: "mayor of Devnya", not "a lawmaker"."""
    before = _words(_OF.split(name, maxsplit=1)[0])
    return bool(before) and before[-1][0].islower() and before[-1].lower() in _listed("sole")


def tell_apart(left: Iterable[Office], right: Iterable[Office]) -> bool:
    """Whether what two are called is of two persons: whatever the one is called goes with nothing of the other's."""
    pairs = [(one, other) for one in left for other in right if one.kinds and other.kinds]
    return bool(pairs) and not any(_go_together(one, other) for one, other in pairs)


def share_one(office: Office, others: Iterable[Office]) -> bool:
    """Whether an office is one of others'."""
    return any(office.words & other.words and _go_together(office, other) for other in others)


def gender_told(printed: Iterable[str], gender: str) -> bool:
    """Whether words at a speaker ("Ms Berg", "she", "chairwoman") tell a gender, "m" or "f"."""
    words = frozenset(_table()["genders"][gender].split())
    return any(word.lower() in words for text in printed for word in _words(text))


def _go_together(one: Office, other: Office) -> bool:
    fields = not (one.fields and other.fields) or bool(one.fields & other.fields)
    names = not (one.names and other.names) or bool(one.names & other.names)
    return bool(one.kinds & other.kinds) and one.below == other.below and fields and names


def _words(printed: str) -> list[str]:
    return _WORD.findall(_phrases().sub(lambda found: _table()["phrases"][found[0].lower()], _OWNER.sub("", printed)))


def _called(word: str) -> str:
    """One word for an office that has several."""
    return next((row.split()[0] for row in _table()["alike"] if word in row.split()), word)


def _place(word: str) -> str:
    """One word for a country and its people; of any other name, its beginning."""
    row = next((row for row in _table()["countries"] if word.rstrip(".") in row.split()), None)
    return row.split()[0] if row else word[:_BEGINNING]


def _listed(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


def _kinds() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in _table()["kinds"].items()}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(_table()['phrases'])})\b")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))
