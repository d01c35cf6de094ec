"""Who is named in a text with the office held, and when that could be: "South Korean President Yoon Suk-yeol".

Who held what is in offices.toml; what somebody formerly held says nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table
from factcheck.facts.words import fold, slug, split_words
from factcheck.records import Span

Term = tuple[date, date]

# A term that has not ended, as far as the table knows: a year before the calendar's last, so that days can be added.
OPEN = date(9998, 12, 31)

_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|ousted|past|previous|one-time|onetime|deposed)[\s-]+(?:[\w.]+\s){0,3}$",
    re.IGNORECASE,
)
_ELECT = re.compile(r"-?\s?elect\b|\bhopeful\b|\bcandidate\b")


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder named with an office: the words and where they stand, and the terms in which that could be written."""

    words: str
    span: Span
    terms: tuple[Term, ...]


def find_holders(text: str) -> Iterator[Holder]:
    """Everybody named with an office: "Tokyo's chief cabinet secretary Hirokazu Matsuno"."""
    # The pattern of all names takes longer to make than most texts to read.
    if not _titled().search(text):
        return
    for match in _holders().finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _NOT_NOW.search(before) or _ELECT.search(match["gap"] + match["title"]):
            continue
        terms = _terms(match["owner"], fold(match["title"]), match["name"])
        if terms:
            yield Holder(re.sub(r"\s+", " ", match[0]), Span(*match.span()), terms)


def in_common(one: Iterable[Term], other: Iterable[Term]) -> tuple[Term, ...]:
    """The days that lie in a term of each, in order."""
    others = tuple(other)
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in others)
    return tuple(sorted((first, last) for first, last in pairs if first <= last))


def _terms(owner: str | None, title: str, name: str) -> tuple[Term, ...]:
    """The terms of everybody of that name in that office; without a country only a full name is enough."""
    offices = {office for office, titles in table("offices")["titles"].items() if title in titles}
    whose = _owners().get(slug(owner)) if owner else None
    key = slug(name)
    found = []
    for row in table("offices")["term"]:
        spelled = {slug(spelling) for spelling in row["names"]}
        named = key in spelled or (whose == row["of"] and key in {_surname(spelling) for spelling in row["names"]})
        if named and row["office"] in offices and whose in (None, row["of"]):
            found.append((row["from"], row.get("until", OPEN)))
    return tuple(found)


@cache
def _titled() -> Pattern:
    """An office and what may be a name of the table: they begin with a capital, or as "al-Assad" does."""
    return Pattern(rf"{_titles()}[\s,]+(?:[A-Z]|[ae]l-)")


def _titles() -> str:
    titles = alternatives([title for titles in table("offices")["titles"].values() for title in titles])
    return rf"(?i:{titles})"


@cache
def _holders() -> Pattern:
    """Owner, title and name: "South Korean President Yoon Suk-yeol", "U.S. Secretary of State Antony Blinken"."""
    rows: list[dict[str, Any]] = table("offices")["term"]
    names = {spelling for row in rows for spelling in row["names"]}
    names |= {name.split()[0] if _is_family_first(name) else name.split()[-1] for name in names}
    spelled = alternatives([r"[\s-]".join(re.escape(part) for part in re.split(r"[\s-]", name)) for name in names])
    owners = alternatives([re.escape(owner) for owner in _owner_names()])
    return Pattern(
        rf"(?:\b(?P<owner>{owners})(?:['’]s)?\s+)?\b(?P<title>{_titles()})(?P<gap>[\s,]+)(?P<name>{spelled})(?!\w|-)"
    )


@cache
def _owners() -> dict[str, str]:
    """What stands before an office, by slug: country, people, capital or body → the table's ``of``."""
    owners = {slug(name): "united-nations" for name in ("UN", "U.N.", "United Nations")}
    owners |= {"nato": "nato", "european": "european-union", "eu": "european-union", "white-house": "united-states"}
    for row in table("countries").values():
        called = [row["name"], *row.get("aliases", []), *row.get("people", []), *row.get("capitals", [])]
        owners |= dict.fromkeys((slug(name) for name in called), slug(row["name"]))
    return owners


@cache
def _owner_names() -> list[str]:
    names = ["UN", "U.N.", "United Nations", "NATO", "European", "EU", "White House"]
    for row in table("countries").values():
        names += [row["name"], *row.get("aliases", []), *row.get("people", []), *row.get("capitals", [])]
    return names


def _surname(name: str) -> str:
    parts = [word.key for word in split_words(name)]
    return parts[0] if _is_family_first(name) else parts[-1]


def _is_family_first(name: str) -> bool:
    """Korean and Chinese names: the family name stands first."""
    parts = [word.key for word in split_words(name)]
    rows = table("names")["family_first"]
    return (len(parts) == 3 and parts[0] in rows["two_parts"]) or (len(parts) == 2 and parts[0] in rows["any"])
