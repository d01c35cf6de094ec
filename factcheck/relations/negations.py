"""What a "not" is about, and whether the other side says that: two texts say yes and no to one thing, or to two.

By words alone; which of the two affirms and which does not, ``statements`` knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import Fact

# The stance of a cue that negates all that follows it ("did not find that ...").
FINDS_NOT = "does not find"
# So many words behind a "not" are what it is about, at the most; words of one stem share so many letters.
SCOPE = 4
STEM = 5
# Words of a clause that are shown.
SHOWN = 12

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NOT = re.compile(
    r"(?i)\b(?:not|never|no|neither|nor|none|nobody|nothing|cannot|without|fail(?:ed|s) to|refuse[ds]? to"
    r"|(?:has|have) yet to|no longer|rul(?:ed?|es|ing) out|(?:impossible|unthinkable|inconceivable) that)\b"
    r"|\b\w+n[’']t\b"
)
# A "not" reaches no further than the clause that it stands in.
_ENDING = re.compile(r"[,;:.!?](?=\s|$)|\s[–—-]\s")
_LISTED = """a an the any be been being is are was were am have has had having do does did done will would could should
can may might must to of in on at for with by from as and or but that this these those it its he she they we you i his
her their our your there here who which what so such than then very more most only just also ever even yet one"""
_SMALL = frozenset(_LISTED.split())
# What tells of something that is, and not only of what somebody alleges, asks or looks into.
_FINITE = re.compile(
    r"(?i)(?<![\w-])(?:is|are|was|were|am|has|have|had|will|would|did|does|do|could|can|may|might|must|should|cannot"
    r"|[a-z]{2,}(?<!us)ed|began|led|said|knew|made|took|told|got|gave|went|came|won|lost|hit|shot|fell|rose|met|sent|paid"
    r"|held|kept|left|sold|bought|built|broke|chose|drove|fought|found|grew|ran|saw|sank|spoke|stood|thought|threw|wrote)"
    r"\b|\w[’'](?:re|ve|ll|d|m)\b|\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]h(?:at|ere))[’']s\b|n[’']t\b"
)
_PRESENT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|who|[A-Z][\w’'-]+)\s(?:\w+ly\s)?[a-z]{3,}s\b|^\W*(?:The|An?)\s[a-z]+\s[a-z]{3,}s\s"
)
_OPEN = re.compile(
    r"(?i)\W*(?:(?:whether|if|why|how|what|who)\b|(?:an?|the|any|some|their|his|her|its|\w+[’']s?)?\s?(?:\w+\s){0,1}?"
    r"(?:allegations?|accusations?|claims?|questions?|suggestions?|ideas?|notions?|possibility|investigations?|inquir(?:y|ies)"
    r"|probes?|calls?|speculation|rumou?rs?|theor(?:y|ies))\b)"
)


@dataclass(frozen=True, slots=True)
class Negated:
    """What one side has and the other negates, in the words of each."""

    affirmed: str
    negative: str


def asserts(fact: Fact) -> bool:
    """It says that something is so; the scrap of a sentence, a question or an allegation does not."""
    return not _OPEN.match(fact.text) and bool(_FINITE.search(fact.text) or _PRESENT.search(fact.text))


def negated_in(yes: Fact, no: Fact) -> Negated | None:
    """What the one side negates right behind its "not" and the other side says; None where that is nothing."""
    if no.claim.cue is not None and no.claim.cue.stance == FINDS_NOT:
        return Negated(clause_of(yes), clause_of(no))
    nots = list(_NOT.finditer(no.text))
    if not nots:
        return Negated(clause_of(yes), clause_of(no))
    said = {_stem(word[0]): word for word in reversed(list(_affirmed(yes.text)))}
    behind = ((found, word) for found in nots for word in _behind(no.text, found.end()))
    shared = next(((found, word) for found, word in behind if _stem(word[0]) in said), None)
    if shared is None:
        return None
    found, word = shared
    there = said[_stem(word[0])]
    return Negated(_with_words_before(yes.text, there, 2), _with_words_before(no.text, word, 1, found.start()))


def clause_of(fact: Fact) -> str:
    """How it is said and the beginning of what is said: "denied that the hull was cracked"."""
    cue = fact.claim.cue if fact.stance.denied or (fact.claim.cue and fact.claim.cue.stance == FINDS_NOT) else None
    words = fact.text.split()
    said = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
    return f"{cue.text} {said}" if cue else said


def _affirmed(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that tell something and stand behind no "not" themselves."""
    denied = {word.start() for found in _NOT.finditer(text) for word in _behind(text, found.end())}
    return (word for word in _WORD.finditer(text) if word.start() not in denied and _tells(word[0]))


def _behind(text: str, start: int) -> Iterator[re.Match[str]]:
    ending = _ENDING.search(text, start)
    words = _WORD.finditer(text, start, ending.start() if ending else len(text))
    near = [word for _, word in zip(range(SCOPE), words, strict=False)]
    return (word for word in near if _tells(word[0]))


def _tells(word: str) -> bool:
    return not word[0].isupper() and word.lower() not in _SMALL


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def _with_words_before(text: str, word: re.Match[str], many: int, start: int | None = None) -> str:
    """From so many words before a place, or before the word itself, up to the word."""
    place = word.start() if start is None else start
    before = [found.start() for found in _WORD.finditer(text, 0, place)][-many:]
    return " ".join(text[min(before, default=place) : word.end()].split())
