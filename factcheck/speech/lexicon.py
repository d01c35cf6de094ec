"""The word tables of this room, read once from the TOML files beside this module; no word is known elsewhere."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One of the tables: "words", "people", "relays", "countries", "cues"."""
    return tomllib.loads((files("factcheck.speech") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str, section: str = "") -> frozenset[str]:
    """A list of words of a table, as a set."""
    rows = table(name)[section] if section else table(name)
    return frozenset(rows[key].split())


@cache
def closed() -> frozenset[str]:
    """Words that are never part of a name, however they are capitalised."""
    keys = "determiners pronouns linking prepositions subordinators conjunctions relatives auxiliaries adverbs"
    return frozenset().union(*(words("words", key) for key in keys.split()))


@cache
def country_words() -> dict[tuple[str, ...], str]:
    """Every way to name a country or what belongs to it, as small words, to the country's name."""
    found: dict[tuple[str, ...], str] = {}
    for country, others in table("countries").items():
        for name in (country, *others):
            found[tuple(name.lower().replace("’", "'").split())] = country
    return found


def is_relay(name: str) -> bool:
    """Whether a name is that of a news body: in the table, or by its last word ("Kharkiv Herald")."""
    low = name.lower().removeprefix("the ").strip()
    if low in _news_bodies():
        return True
    parts = low.replace("-", " ").split()
    if not parts or parts[-1] not in words("relays", "endings"):
        return False
    return parts[-1] not in ("agency", "network", "press", "channel") or bool(
        set(parts[:-1]) & words("relays", "agency_words")
    )


@cache
def _news_bodies() -> frozenset[str]:
    return frozenset(known.lower().removeprefix("the ") for known in table("relays")["names"])
