"""The words around a verb by form alone, without a tagger: its auxiliaries, its subject before, its object behind.

"The driver, 25, has not been arrested": not, passive, said of "The driver". The words are in states.toml.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from factcheck.facts.nouns import ends_phrase
from factcheck.facts.tables import table

_TOKEN = re.compile(
    r"(?:Jr|Sr|Mr|Mrs|Ms|Dr|Gov|Sen|Rep|St|Gen|Lt|Col|Sgt|Capt|Det)\.(?=[ ,])"
    r"|\d[\d,.]*\d(?![\w-])|[^\W_](?:[\w’'.-]*[^\W_])?|[^\w\s]"
)
_NUMBER = re.compile(
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands"
)
_CURRENCIES = frozenset("$€£¥")
_MONTHS = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_MONTHS})[a-z]*\.?"
# "The shooting | of 22 April 2025", "| in 2025".
_DATED = re.compile(
    rf" (?:of|in|on|from|since|during) (?:the )?(?=[\w ,.]*$)"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH}(?: \d{{1,2}}(?!\d))?)?(?:(?:(?<=\w),)? ?(?:19|20)\d\d)?,?\s*$"
)
# How far back a date may begin, in code points.
_DATE = 40
# What follows one thing with a number, "Starlance 10 | was": behind others the number counts ("In Lund 10 | were").
_SINGULAR = frozenset({"was", "is", "has", "wasn't", "isn't", "hasn't"})
_RELATIVES = frozenset({"who", "which", "that"})
# How far before an object the relative pronoun of its clause may stand, in words.
_RELATIVE = 5
# The longest appositive between two commas, and the longest noun phrase, in words.
_APPOSITIVE = 10
_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a text. ``lower``: without case, with a straight apostrophe."""

    lower: str
    printed: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """It is no mark of punctuation."""
        return self.printed[0].isalnum() or self.printed in _CURRENCIES


@dataclass(frozen=True, slots=True)
class Chain:
    """The auxiliaries before a verb: the token they begin at, and what they make of it."""

    first: int
    negated: bool
    planned: bool
    possible: bool
    passive: bool
    helped: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words, and the tokens from ``first`` up to, not including, ``stop``."""

    words: str
    first: int
    stop: int


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text in its order."""
    found = _TOKEN.finditer(text)
    return [Token(match[0].lower().replace("’", "'"), match[0], *match.span()) for match in found]


def chain_before(tokens: list[Token], index: int) -> Chain:
    """The auxiliaries that end before the token ``index``; an empty chain where there are none."""
    first = index
    while first and _is_auxiliary(tokens, first - 1, index):
        first -= 1
    lowers = [token.lower for token in tokens[first:index]]
    refused = "to" in lowers and bool(_words("refusing") & set(lowers))
    managed = "to" in lowers and bool(_words("managing") & set(lowers))
    return Chain(
        first=first,
        negated=refused or any(lower in _words("negative") or lower.endswith("n't") for lower in lowers),
        planned=any(lower in _words("modal") or (lower == "to" and not managed) for lower in lowers) and not refused,
        possible=bool(_words("possible") & set(lowers)) or lowers[:2] == ["would", "have"],
        passive=any(lower in _words("be") for lower in lowers[_plan_ends(lowers) :]),
        helped=bool(lowers) and any(lower in _words("have") | _words("modal") | {"to"} for lower in lowers),
    )


def subject(text: str, tokens: list[Token], stop: int) -> Phrase | None:
    """The noun phrase that a verb is said of, ending before the token ``stop`` or before an insertion there."""
    stop = _past_insertion(text, tokens, stop)
    phrase = phrase_before(text, tokens, stop)
    while phrase and phrase.first > 1 and tokens[phrase.first - 1].lower in _words("prepositions"):
        outer = phrase_before(text, tokens, phrase.first - 1)
        if outer is None or _is_number_of(tokens, outer.stop):
            break
        phrase = outer
    return _past_relative(text, tokens, phrase) if phrase else None


def _past_relative(text: str, tokens: list[Token], phrase: Phrase) -> Phrase:
    """ "The officer who shot the boy | was charged": of the officer; and an age between commas is nobody."""
    before = tokens[phrase.first - 1] if phrase.first else None
    if before and before.printed == "," and phrase.words.isdigit():
        return subject(text, tokens, phrase.first - 1) or phrase
    if before and before.lower.endswith("ed"):
        for index in range(phrase.first - 2, max(-1, phrase.first - 1 - _RELATIVE), -1):
            if tokens[index].lower in _RELATIVES:
                return subject(text, tokens, index) or phrase
    return phrase


def phrase_before(text: str, tokens: list[Token], stop: int) -> Phrase | None:
    """The noun phrase that ends right before the token ``stop``."""
    if stop <= 0 or not tokens[stop - 1].is_word:
        return None
    if tokens[stop - 1].lower in _words("pronouns") | _words("nobody"):
        return _phrase(text, tokens, stop - 1, stop)
    last = stop - 1 - _is_numbered(tokens, stop)
    first = _name_start(tokens, last + 1) if tokens[last].printed[0].isupper() else _noun_start(tokens, stop)
    return _phrase(text, tokens, first, stop) if first < stop else None


def phrase_after(text: str, tokens: list[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at the token ``first``; none where a preposition, a day or a mark stands there."""
    stop = first
    while stop < len(tokens) and stop - first < _PHRASE + 1 and _goes_on(tokens, first, stop):
        stop += 1
    if stop > first and tokens[first].lower in _words("pronouns"):
        stop = first + 1 if tokens[first].lower != "her" or stop == first + 1 else stop
    return _phrase(text, tokens, first, stop) if stop > first and not _is_bare(tokens, first, stop) else None


def is_conditional(tokens: list[Token], index: int) -> bool:
    """ "If", "unless" or "whether" opens the clause that the token ``index`` stands in."""
    while index and tokens[index - 1].printed not in ".;:,!?":
        index -= 1
        if tokens[index].lower in _words("conditions"):
            return True
    return False


def is_attributive(tokens: list[Token], index: int) -> bool:
    """A determiner, a preposition or a number before a participle makes it an adjective: "the injured"."""
    if not index:
        return False
    before = tokens[index - 1].lower
    return bool(_NUMBER.fullmatch(before)) or before in _words("determiners") | _words("prepositions")


def is_counted(tokens: list[Token], phrase: Phrase) -> bool:
    """ "The number of | people": what is said behind it of the number is not said of them."""
    return phrase.first > 1 and tokens[phrase.first - 1].lower == "of" and _is_number_of(tokens, phrase.first - 1)


def is_joined(tokens: list[Token], index: int) -> bool:
    """ "And" or the like stands right before the token ``index``."""
    return index > 0 and tokens[index - 1].lower in _words("joints")


def _phrase(text: str, tokens: list[Token], first: int, stop: int) -> Phrase:
    return Phrase(text[tokens[first].start : tokens[stop - 1].end], first, stop)


def _is_number_of(tokens: list[Token], stop: int) -> bool:
    return stop > 0 and tokens[stop - 1].lower in _words("numbering")


def _is_numbered(tokens: list[Token], stop: int) -> bool:
    """ "Starlance 10 | was": the number at the end belongs to a name, one thing by its verb."""
    if stop < 2 or not tokens[stop - 1].printed.isdigit() or _is_stop(tokens[stop - 2]):
        return False
    one = stop < len(tokens) and (tokens[stop].lower in _SINGULAR or not tokens[stop].is_word)
    return one and tokens[stop - 2].printed[0].isupper()


def _is_auxiliary(tokens: list[Token], index: int, verb: int) -> bool:
    lower = tokens[index].lower
    if index and tokens[index].printed == "May":
        return False
    if lower in _words("be") | _words("have") | _words("modal") | _words("between") | _words("negative"):
        return lower not in _words("nobody")
    if lower.endswith("ly") and tokens[index].printed.islower():
        return lower not in _words("no_adverbs")
    before_to = index + 1 < verb and tokens[index + 1].lower == "to"
    return lower == "to" or (before_to and lower in _words("planning") | _words("refusing") | _words("managing"))


def _plan_ends(lowers: list[str]) -> int:
    """Behind "is expected to": a "be" before that is no passive of the deed."""
    return len(lowers) - lowers[::-1].index("to") if "to" in lowers else 0


def _past_insertion(text: str, tokens: list[Token], stop: int) -> int:
    """Back over "who", and over an age or an appositive between two commas."""
    stop = _past_date(text, tokens, _past_time(tokens, stop))
    if stop and tokens[stop - 1].lower in _RELATIVES:
        stop -= 1
    if stop and tokens[stop - 1].printed == ")":
        opened = [index for index in range(max(0, stop - 1 - _APPOSITIVE), stop - 1) if tokens[index].printed == "("]
        return opened[-1] if opened else stop
    if stop and tokens[stop - 1].printed == ",":
        commas = [index for index in range(max(0, stop - 1 - _APPOSITIVE), stop - 1) if tokens[index].printed == ","]
        return commas[-1] if commas else stop - 1
    return stop


def _past_time(tokens: list[Token], stop: int) -> int:
    """Back over "on Friday", "late Thursday night", "earlier this year"."""
    first = stop
    while first and tokens[first - 1].lower in _words("days"):
        first -= 1
    if first == stop:
        return stop
    return first - 1 if first and tokens[first - 1].lower in {"on", "in"} else first


def _past_date(text: str, tokens: list[Token], stop: int) -> int:
    """Back over "of 22 April 2025", "in 2025"."""
    end = tokens[stop - 1].end if stop else 0
    date = _DATED.search(text, max(0, end - _DATE), end)
    return bisect_left(tokens, date.start(), key=lambda token: token.start) if date and date[0][-1].isalnum() else stop


def _name_start(tokens: list[Token], stop: int) -> int:
    first = stop
    while first and tokens[first - 1].printed[0].isupper() and not _is_stop(tokens[first - 1]):
        first -= 1
    return first


def _noun_start(tokens: list[Token], stop: int) -> int:
    """Back to a determiner or a number, or to the word that ends another phrase."""
    first = stop
    while first and stop - first < _PHRASE + 1 and not _is_stop(tokens[first - 1]):
        first -= 1
        if _NUMBER.fullmatch(tokens[first].lower):
            break
    if first and tokens[first - 1].lower in _words("determiners"):
        first -= 1
    return first


def _is_stop(token: Token) -> bool:
    lower = token.lower
    if _NUMBER.fullmatch(lower):
        return False
    closed = _words("determiners") | _words("prepositions") | _words("days") | _words("joints")
    return not token.is_word or lower in closed or ends_phrase(lower)


def _goes_on(tokens: list[Token], first: int, index: int) -> bool:
    """The token belongs to the noun phrase that begins at ``first``: a determiner, number or pronoun only opens it."""
    token = tokens[index]
    if index == first and token.lower in _words("determiners") | _words("pronouns"):
        return True
    if index and tokens[index - 1].printed.endswith(("'s", "’s")) and index - first > 4:
        return False
    return not _is_stop(token) and not (token.lower.endswith("ly") and token.printed.islower())


def _is_bare(tokens: list[Token], first: int, stop: int) -> bool:
    """A determiner alone is no phrase."""
    return stop == first + 1 and tokens[first].lower in _words("determiners") - {"her", "this", "that", "all", "both"}


@cache
def _words(row: str) -> frozenset[str]:
    return frozenset(table("states")["words"][row])
