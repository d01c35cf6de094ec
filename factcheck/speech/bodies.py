"""Which body is meant: by "the company", by "the report" that it has told of, by "the coast guard" of its country."""

import re
from typing import Any

from factcheck.speech.callings import called_row
from factcheck.speech.cast import Cast, Member
from factcheck.speech.lexicon import country_words, is_relay, table, words

# How far from a news body's name "reported" may stand, in code points.
BESIDE = 14
# How far into a sentence its first name may stand for it to begin with that: "South Korea's | Defence Ministry".
OPENING = 14
# What a surname may begin with, before its own capital.
_PARTICLE = re.compile(r"^(?:Mc|Mac|De|La|Le|Van|Fitz|[OD]['’])(?=[A-Z])")
_REPORTED = re.compile(r"\breport(?:s|ed)\b")


def called(cast: Cast, word: str, country: str | None, offset: int) -> Member | None:
    """The body last mentioned before an offset that may be called by a word; of that country, if one is told."""
    row = called_row(word)
    if row is None:
        return None
    mentioned = [member for _, member in reversed(cast.before(offset))]
    fitting = [member for member in mentioned if _may_be(member, row) and _from(member, country)]
    # What may be called a news body's word is one, where there is any.
    told = [member for member in fitting if row.get("news") and is_relay(member.name)]
    return next(iter(told or fitting), None)


def reporter(text: str, cast: Cast, start: int, offset: int) -> Member | None:
    """The news body that the text from ``start`` to ``offset`` last says reported something: whose "the report" is."""
    for name, member in reversed(cast.mentions(start, offset)):
        if is_relay(name.text) and _REPORTED.search(text, name.start - BESIDE, name.start + len(name.text) + BESIDE):
            return member
    return None


def first_body(cast: Cast, start: int, end: int, *, place: bool) -> Member | None:
    """The body with which a stretch of text begins; ``place``: it may be a country as well."""
    for offset, member in cast.between(start, end)[:1]:
        if member.kind in ("organisation", "place")[: 1 + place] and offset - start < OPENING:
            return member
    return None


def joined_names(text: str, cast: Cast, start: int, end: int) -> str | None:
    """Two names joined by "and" with which a stretch of text begins."""
    pair = [name for name, _ in cast.mentions(start, end)[:2]]
    if len(pair) < 2 or pair[0].start != start:
        return None
    between = text[start + len(pair[0].text) : pair[1].start].split()
    return text[start : pair[1].start + len(pair[1].text)] if between == ["and"] else None


def is_union(name: str) -> bool:
    """Whether a name listed among countries is that of a union of them: "NATO", not "Europeans"."""
    return name.lower() in table("people")["unions"]["names"]


def is_surname_alone(name: str) -> bool:
    """Whether one word that speaks looks like somebody's surname: "Kim", "O’Riley"; not "SpaceX", nor "Boeing"."""
    own = _PARTICLE.sub("", name)
    bare = own[:1].isupper() and own[1:].islower() and own.isalpha()
    return bare and name.lower() not in words("people", "bodies", "bare") and not is_relay(name)


def _may_be(member: Member, row: dict[str, Any]) -> bool:
    if is_union(member.name):
        return bool(row.get("unions"))
    if member.kind not in ("organisation", "thing"):
        return False
    if is_relay(member.name):
        return bool(row.get("news"))
    if "words" not in row or (member.kind == "thing" and not (member.known or member.owner)):
        return False
    return set(member.parts) & words("people", "words", "bodies") <= set(row["words"].split())


def _from(member: Member, country: str | None) -> bool:
    return country is None or country in member.countries


def of_country(before: str, printed: str) -> str:
    """ "the coast guard" is the Greek one, if the text before it last wrote of "the Greek coast guard"."""
    nation = before[: max(0, before.rfind(f" {printed}"))].rpartition(" ")[2]
    return f"{nation} {printed}" if (nation.lower(),) in country_words() and nation[:1].isupper() else printed
