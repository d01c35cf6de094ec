"""Noun phrases around a figure, found by word form alone: what it qualifies, what it is said "of", who does what.

"A $2bn rescue package": package. "A surplus of $3m": surplus. "The poverty rate dropped to 11%": the poverty rate. No
tagger, no parse: closed lists of words that end a phrase (phrases.toml, names.toml) and the forms of verbs.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from factcheck.facts.nouns import ends_phrase, singular
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table

_WORD = re.compile(r"[A-Za-z][\w.'’&-]*|\d[\w,.-]*|[^\w\s]")
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
_OF_AFTER = re.compile(r"\sof\s(?:(?:the|its|their|his|her|our|all|those|these|this|that|a|an)\s)?")
_IN_AFTER = re.compile(r"\s(?:in|of|worth of)\s")
_OF_WHICH = re.compile(r"\s(?:the|its|their|his|her)\s")
_PUT_AT = Pattern(
    r"\b(?:put|puts|putting|pegg?(?:ed|s|ing)|kept|keeps|keeping|left|leaves|leaving|set|sets|setting|estimat(?:ed|es)"
    r"|br(?:ought|ings|inging)|tak(?:es|ing)|took|lift(?:ed|s|ing)|rais(?:ed|es|ing)|push(?:ed|es|ing)|cut|cuts|cutting"
    r"|lower(?:ed|s|ing)|trimm?(?:ed|s|ing)|reduc(?:ed|es|ing)|revis(?:ed|es|ing)|increas(?:ed|es|ing)|boost(?:ed|s|ing))"
    r" (?:the|its|their|his|her) (?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,5}?) (?:at|to)\s?$"
)
_HEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as printed, and one word for what it names ("rate" comes as "poverty rate")."""

    words: str
    noun: str


def qualified(text: str, before: str, end: int) -> Phrase | None:
    """What a figure stands before as an adjective does: "a 24% stake", "its $2bn (€1.8bn) rescue package"."""
    phrase = _phrase_after(text, end) if _DETERMINER.search(before) else None
    return phrase if phrase and phrase.noun not in table("phrases")["words"]["empty"] else None


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
    return Phrase(text[first:position], _named(words)) if words else None


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
    noun = _named(head)
    closed = table("phrases")["words"]
    return None if noun in {*closed["empty"], *closed["holders"]} else Phrase(match["what"], noun)


def held_against(text: str, end: int) -> Phrase | None:
    """What so many times as much is told by: "33 times the mass of the sun" is of a mass."""
    joint = _OF_WHICH.match(text, end)
    phrase = _phrase_after(text, joint.end() - 1) if joint else None
    return phrase if phrase and phrase.noun not in table("phrases")["words"]["empty"] else None


def subject(clause: str, *, near: int | None = None) -> Phrase | None:
    """The noun phrase before the last verb of a clause's beginning: "Its debt | stands at".

    ``near``: at most so many words, and no comma, may follow that verb.
    """
    tokens = [(match[0], match.start(), match.end()) for match in _WORD.finditer(clause)]
    for index in range(len(tokens) - 1, 0, -1):
        before = tokens[index - 1][0]
        if is_verb(tokens[index][0]) and not _is_inner(before):
            if near is not None and not (_is_level(tokens[index:]) and _is_near(tokens[index + 1 :], near)):
                return None
            if before.lower() in {"that", "which", "who"}:
                return _phrase_ending(clause, tokens[: index - 1])
            return (
                None
                if tokens[index][0] in table("phrases")["words"]["saying"]
                else _phrase_ending(clause, tokens[:index])
            )
    return None


def _is_level(tokens: list[tuple[str, int, int]]) -> bool:
    """The verbs at the beginning say where their subject stands: "is", "slipped", "would | come"."""
    chain = [word.lower() for word, _, _ in takewhile(lambda token: _is_inner(token[0]), tokens)]
    verbs = [word for word in chain if is_verb(word)]
    levels = table("phrases")["words"]["levels"]
    return bool(verbs) and (verbs[0] in levels or verbs[-1] in levels)


def _is_near(tokens: list[tuple[str, int, int]], near: int) -> bool:
    return len(tokens) <= near and not any(token == "," for token, _, _ in tokens)


def is_verb(word: str) -> bool:
    """A word that may be the verb of a clause."""
    lowered = word.lower()
    return lowered in _verbs() or bool(re.fullmatch(r"[a-z]{3,}ed", word))


def _is_inner(word: str) -> bool:
    """What stands before a verb form inside one verb phrase: "has | risen", "is | expected", "to | rise"."""
    return is_verb(word) or word.lower() in table("phrases")["words"]["inner"] or not word[0].isalnum()


def _phrase_ending(clause: str, tokens: list[tuple[str, int, int]]) -> Phrase | None:
    """The noun phrase that ends with the last token; "of" joins two of them."""
    first = len(tokens)
    while first and _stays(tokens, first - 1):
        first -= 1
    while first < len(tokens) and (tokens[first][0].lower() in {"of", "that"} or not tokens[first][0][0].isalnum()):
        first += 1
    run = [token for token, _, _ in tokens[first:]]
    if (
        not run
        or run[-1].lower() in {*table("phrases")["words"]["pronouns"], "the", "a", "an"}
        or re.search(r"ly$|['’](?:ll|re|ve|d|m)$", run[-1])
    ):
        return None
    head = run[: run.index("of")] if "of" in run[1:] else run
    if "of" in run[1:] and head[-1].lower() in table("phrases")["words"]["transparent"]:
        head = run[run.index("of") + 1 :]
    return Phrase(clause[tokens[first][1] : tokens[-1][2]], _named(head)) if head else None


def _stays(tokens: list[tuple[str, int, int]], index: int) -> bool:
    """The token may stand inside the phrase that follows it."""
    word = tokens[index][0]
    lowered = word.lower()
    if lowered in {"of", "the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those"}:
        return True
    if lowered in table("phrases")["words"]["breaks"] or not word[0].isalnum():
        return False
    return not (ends_phrase(lowered) or (lowered in _verbs() and word.islower()))


def _named(words: list[str]) -> str:
    """The head noun; one that says little alone takes the word before it along ("poverty rate")."""
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
