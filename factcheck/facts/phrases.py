"""Noun phrases around a figure, found by word form alone: what it qualifies, what it is said "of", who does what.

"A $2bn rescue package": package. "A surplus of $3m": surplus. "The poverty rate dropped to 11%": the poverty rate. No
tagger, no parse: closed lists of words that end a phrase (phrases.toml, names.toml) and the forms of verbs.
"""

import re
from dataclasses import dataclass
from functools import cache

from factcheck.facts.nouns import ends_phrase, singular
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table

_DETERMINER = re.compile(
    r"\b(?:a|an|the|its|their|his|her|our|this|that|any|another|each|every|new|first|second|final|record|initial|annual|no)\s"
    r"(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(r"[\s-]+((?:[A-Z]\.){2,}|[A-Za-z][A-Za-z'’-]*)|\s*\([^)]{1,20}\)\s?([A-Za-z][A-Za-z'’-]*)")
# "A third of the program's 60 million beneficiaries": the words behind the figure are what is owned.
_OWNED = re.compile(r"(?<=['’]s)\s\d[\d,.]*(?: (?:thousand|million|billion|trillion))?")
_AUXILIARY = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b")
_ADJECTIVE = re.compile(r"(?:al|ive|ary|ic|ous|ed|ful|less|able|ible|ern|ish|ent|ant|an|ior|y-wide)$")
_OF_BEFORE = re.compile(
    r"\b([a-z][a-z-]+)\sof\s(?:(?:just|only|about|around|nearly|some|over|more than|at least|up to)\s)?$"
)
_MORE_OF = re.compile(r"\s(?:as (?:much|many)|more|fewer|less|[a-z]{2,}er)\s(?!than\b)")
_CHANGE_IN = Pattern(
    r"[\s-](?:[a-z]+\s)?(?:increase|rise|jump|surge|gain|hike|growth|fall|drop|decline|decrease|cut|reduction|slump|plunge|dip)"
    r"\sin\s(?:(?:the|its|their|his|her|annual|quarterly)\s)*"
)
# "Half of its 24% stake": a figure may stand before what is meant.
_OF_AFTER = re.compile(
    r"\sof\s(?:(?:the|its|their|his|her|our|all|those|these|this|that|a|an)\s)?"
    r"(?:[$€£¥]?\d[\d.,]*(?:%|bn|m|k)?\s(?:(?:percent|per cent|million|billion|trillion)\s)?)?"
)
_IN_AFTER = re.compile(r"\s(?:in|of|worth of)\s")
_OF_WHICH = re.compile(r"\s(?:the|its|their|his|her)\s")
_PUT_AT = Pattern(
    r"\b(?:put|puts|putting|pegg?(?:ed|s|ing)|kept|keeps|keeping|left|leaves|leaving|set|sets|setting|estimat(?:ed|es)"
    r"|br(?:ought|ings|inging)|tak(?:es|ing)|took|lift(?:ed|s|ing)|rais(?:ed|es|ing)|push(?:ed|es|ing)|cut|cuts|cutting"
    r"|lower(?:ed|s|ing)|trimm?(?:ed|s|ing)|reduc(?:ed|es|ing)|revis(?:ed|es|ing)|increas(?:ed|es|ing)|boost(?:ed|s|ing))"
    r" (?:the|its|their|his|her) (?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,5}?) (?:at|to)\s?$"
)
_HEAD_WORDS = 6
# "The $3.9bn | analysts had expected": who does something with the figure is not what it measures.
_FORESEEN = Pattern(
    r"\s(?:(?:have|had)\s)?(?:expected|forecast|predicted|projected|anticipated|demanded|sought|asked)\b"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as printed, and one word for what it names ("rate" comes as "poverty rate")."""

    words: str
    noun: str


def qualified(text: str, before: str, end: int) -> Phrase | None:
    """What a figure stands before as an adjective does: "a 24% stake", "its $2bn (€1.8bn) rescue package"."""
    phrase = _phrase_after(text, end) if _DETERMINER.search(before) else None
    if phrase is None or _FORESEEN.match(text, text.index(phrase.words, end) + len(phrase.words)):
        return None
    return phrase if phrase.noun not in table("phrases")["words"]["empty"] else None


def _phrase_after(text: str, end: int) -> Phrase | None:
    words: list[str] = []
    first, position = 0, end
    while len(words) < _HEAD_WORDS:
        owned = _OWNED.match(text, position)
        match = _AFTER_WORD.match(text, owned.end() if owned else position)
        word = match and (match[1] or match[2])
        if not match or not word or ends_phrase(word) or (words and not _continues(words[-1], match, text)):
            break
        first = first or match.end() - len(word)
        words.append(word)
        position = match.end()
    return Phrase(text[first:position], head_noun(words)) if words else None


def _continues(word: str, behind: re.Match[str], text: str) -> bool:
    """The word that matched behind another belongs to its phrase: "payroll support | has been given" has a verb."""
    following = behind[1] or behind[2]
    if _goes_on(word, following):
        return True
    return following in _verbs() and following.islower() and bool(_AUXILIARY.match(text, behind.end()))


def _goes_on(word: str, following: str) -> bool:
    """The noun phrase goes on: after an adjective or owner, or with another noun of no verb's form."""
    if _ADJECTIVE.search(word) or word.endswith(("'s", "’s")):
        return True
    if following in table("phrases")["words"]["doings"]:
        return True
    return following.islower() and not re.search(r"(?:s|ed|ing|ly)$", following) and following not in _verbs()


def said_of(before: str) -> Phrase | None:
    """What a figure is said to be of: "a majority of 14", "losses of $3 million"."""
    match = _OF_BEFORE.search(before)
    if match is None or match[1] in table("phrases")["words"]["empty"]:
        return None
    return Phrase(match[1], singular(match[1]))


def owned_by_hyphen(text: str, end: int) -> Phrase | None:
    """What a figure that is one word with its unit stands before: "a 14-inch screen"."""
    return _phrase_after(text, end)


def compared(text: str, end: int) -> Phrase | None:
    """What there is so much more of: "50 percent more energy than", "a 17 percent jump in profit"."""
    joint = _MORE_OF.match(text, end) or _CHANGE_IN.match(text, end)
    return _phrase_after(text, joint.end() - 1) if joint else None


def made_of(text: str, end: int) -> Phrase | None:
    """What a figure is of: "300 hectares of forest", "$3m in damages", "98% of gross domestic product"."""
    joint = _OF_AFTER.match(text, end) or _IN_AFTER.match(text, end)
    if joint is None:
        return None
    phrase = _phrase_after(text, joint.end() - 1)
    when = joint[0].strip() == "in" and phrase and phrase.words.split()[0] in table("phrases")["words"]["when"]
    if phrase is None or when:
        return None
    return phrase if phrase.words[0].islower() else None


def put_at(before: str) -> Phrase | None:
    """What somebody put at a figure, or raised to it: "the lender put its capital ratio at"."""
    match = _PUT_AT.search(before)
    words = match["what"].split() if match else []
    head = words[: words.index("of")] if "of" in words else words
    if match is None or not head or any(ends_phrase(word) for word in head):
        return None
    noun = head_noun(head)
    closed = table("phrases")["words"]
    return None if noun in {*closed["empty"], *closed["holders"]} else Phrase(match["what"], noun)


def held_against(text: str, end: int) -> Phrase | None:
    """What so many times as much is told by: "33 times the mass of the sun" is of a mass."""
    joint = _OF_WHICH.match(text, end)
    phrase = _phrase_after(text, joint.end() - 1) if joint else None
    return phrase if phrase and phrase.noun not in table("phrases")["words"]["empty"] else None


def is_verb(word: str) -> bool:
    """A word that may be the verb of a clause."""
    lowered = word.lower()
    return lowered in _verbs() or bool(re.fullmatch(r"[a-z]{3,}ed", word))


def head_noun(words: list[str]) -> str:
    """The head noun of a phrase; one that says little alone takes the word before it along ("poverty rate")."""
    noun = singular(words[-1])
    before = [
        re.sub(r"['’]s?$", "", word.lower())
        for word in words[:-1]
        if word.lower() not in table("phrases")["words"]["determiners"]
    ]
    if noun in table("phrases")["words"]["weak"] and before and not before[-1][0].isdigit():
        return f"{before[-1]} {noun}"
    return noun


@cache
def _verbs() -> frozenset[str]:
    return frozenset(table("phrases")["words"]["verbs"])
