"""One key for a known person by any transliteration: Zelenskiy, Zelenskyy; Zawahri, Zawahiri; Mohammed, Muhammad.

Two spellings of a full name are one where their consonants agree by the rules of spellings.toml and so do their first
vowels. Only names of the lexicon are met so: two people whom nobody knows keep the keys of their own words.
"""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.facts.gazetteer import Known, persons
from factcheck.facts.tables import table
from factcheck.facts.words import slug

# A surname alone, or a name as short as this, is too little to tell people by their consonants.
_SHORTEST = 5


def spelled_like(parts: Sequence[str]) -> Known | None:
    """The person of the lexicon that the folded words of a full name spell; None where none or several fit."""
    exact = _by_key().get("person:" + "-".join(parts))
    return exact or (_by_sound().get(_sound(parts)) if _is_long(parts) else None)


def _is_long(parts: Sequence[str]) -> bool:
    return len(parts) > 1 and len("".join(_sound(parts))) >= _SHORTEST


@cache
def _sound(parts: Sequence[str]) -> tuple[str, ...]:
    """Each word of a name as its first vowel class and its consonants: "yevgeny" and "evgeni" are both "avgn"."""
    rows = table("spellings")
    return tuple(_sound_of(part) for part in parts if part not in rows["particles"])


def _sound_of(part: str) -> str:
    rows = table("spellings")
    for printed, heard in rows["sounds"].items():
        part = re.sub(printed, heard, part)
    vowel = str(rows["vowels"].get(part[:1], part[:1]))
    return vowel + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]", "", part[1:]))


@cache
def _by_key() -> dict[str, Known]:
    return {known.key: known for _, known in persons()}


@cache
def _by_sound() -> dict[tuple[str, ...], Known | None]:
    """Persons by the sound of every full spelling; None where two of them sound alike."""
    heard: dict[tuple[str, ...], Known | None] = {}
    for name, known in persons():
        parts = tuple(slug(name).split("-"))
        if _is_long(parts):
            met = heard.setdefault(_sound(parts), known)
            if met and met.key != known.key:
                heard[_sound(parts)] = None
    return heard
