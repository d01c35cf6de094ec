"""Whether the words around a time speak of what is to come or of what is over.

"was expected in Busan on Tuesday" means the next Tuesday, "met on Tuesday" the last one. The words are in times.toml
([tense]); before a time the nearest one decides, and behind it the first, where the time opens its clause.
"""

import re
from enum import Enum
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table

# How far before and behind a time the words that set its tense may stand, in code points.
REACH = 80

_CLAUSE = re.compile(r"[.;:!?\n“”\"]")
# A full stop behind an abbreviated month ends no clause: "from Oct. 3 until Oct. 9".
_SHORTENED = re.compile(r"(?<=\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Oct|Nov|Dec))\.|(?<=\bSept)\.")
_OPENING = re.compile(r"\W*(?:(?:and|but|then|so|also)\W+)?(?:(?:on|in|by|from|during|early|late)\W*)?", re.IGNORECASE)
# "the Jan. 6 riot": the time belongs to its noun, whatever the verb.
_ATTRIBUTIVE = (
    re.compile(r"\b(?:the|a|an|that|this|its|their|his|her|\w+['’]s) $", re.IGNORECASE),
    re.compile(r" [A-Za-z]"),
)
# "Declared | Saturday | a day of mourning", "| Monday | was named as the deadline": a day made something lies ahead.
_MADE = r"(?:declar|proclaim|designat|announc|decree|nam|mark)e?(?:d|s|ing)|set|sets|setting"
_MADE_SOMETHING = r" (?:as )?(?:an?|the|its?|their|his|her) (?:[a-z-]+ ){0,3}?(?:day|holiday|deadline|date)\b"
_MADE_BEFORE = Pattern(rf"\b(?:{_MADE}) (?:this |next |the coming )?$")
_MADE_BEHIND = Pattern(rf" (?:(?:is|was|were|are|has|have|had)(?: been)?) (?:{_MADE}){_MADE_SOMETHING}")
_SOMETHING = Pattern(_MADE_SOMETHING)
# "Friday's close" is over when it is written of; "Friday's summit" may be to come.
_CLOSED = Pattern(r"['’]s (?:\w+ )?(?:clos(?:e|ing)|finish|settlement|closing price)\b")


class Tense(Enum):
    """What the words around a time say of it."""

    PAST = "past"
    FUTURE = "future"
    UNSAID = "unsaid"


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the time that stands from ``start`` to ``end``."""
    owner, noun = _ATTRIBUTIVE
    if owner.search(text, max(0, start - REACH), start) and noun.match(text, end):
        return Tense.UNSAID
    if _CLOSED.match(text, end):
        return Tense.PAST
    if _is_made_something(text, start, end):
        return Tense.FUTURE
    before = _CLAUSE.split(_SHORTENED.sub(" ", text[max(0, start - REACH) : start]))[-1]
    cues = list(_cues("before").finditer(before))
    if cues:
        return _tense(cues[-1])
    if not _OPENING.fullmatch(before.rpartition(",")[2]):
        return Tense.UNSAID
    cue = _cues("after").search(_CLAUSE.split(text[end : end + REACH])[0])
    return _tense(cue) if cue else Tense.UNSAID


def _is_made_something(text: str, start: int, end: int) -> bool:
    made = _MADE_BEFORE.search(text, max(0, start - REACH), start) and _SOMETHING.match(text, end)
    return bool(made or _MADE_BEHIND.match(text, end))


def _tense(cue: re.Match[str]) -> Tense:
    return Tense(cue.lastgroup)


@cache
def _cues(side: str) -> Pattern:
    """Any of the table's words, each under the name of its tense; at one place the first tense that fits wins."""
    rows = table("times")["tense"]
    kinds = (f"(?P<{tense}>{alternatives(words)})" for tense, words in rows[side].items())
    return Pattern(rf"\b(?:{'|'.join(kinds)})")
