"""Noun phrases by function words and capitals: whose words these may be, and where a clause begins and ends.

Positions are indexes into a sentence's tokens; a phrase is (first, last), last exclusive. There is no tagger: a
phrase runs over capitals, plain words and linking prepositions until a word that can't be part of it.
"""

from collections.abc import Sequence

from factcheck.speech.inside_names import is_particle, is_surname
from factcheck.speech.lexicon import closed, words
from factcheck.speech.tokens import DASHES, POSSESSIVE, Token

# No name with its office and apposition is longer, in tokens; nor a name alone.
LONGEST, LONGEST_NAME = 24, 5
Tokens = Sequence[Token]
Range = tuple[int, int]


def phrase_before(tokens: Tokens, end: int) -> Range | None:
    """The noun phrase that ends before token ``end``; an apposition between commas is passed over."""
    if end <= 0:
        return None
    if tokens[end - 1].text in (",", ")", *DASHES):
        return _before_apposition(tokens, end - 1)
    if tokens[end - 1].lower in words("words", "pronouns"):
        return (end - 1, end)
    end = _without_day(tokens, end)
    first = _walk_back(tokens, end)
    first = _without_lead(tokens, first, end)
    return (first, end) if first < end else None


def _without_day(tokens: Tokens, end: int) -> int:
    """Before a day or "last week" between subject and verb: "The agency | on Tuesday said"."""
    last = end
    days = words("words", "days") | {"week", "month", "year"}
    while last > 1 and tokens[last - 1].lower in days and not is_surname(tokens, last - 1):
        last -= 1
    if last < end and tokens[last - 1].lower in ("on", "in", "late", "early"):
        last -= 1
    return last


def phrase_after(tokens: Tokens, start: int) -> Range | None:
    """The noun phrase that begins at token ``start``."""
    if start >= len(tokens) or tokens[start].mark:
        return None
    if tokens[start].lower in words("words", "persons") | {"it", "they"} or _addressed(tokens, start):
        return (start, start + 1)
    last = start
    while last < min(len(tokens), start + LONGEST) and _continues(tokens, start, last):
        last += 1
    while last > start and tokens[last - 1].lower in closed() - {"others", "some", "many", "us"}:
        last -= 1
    last = _past_knowledge(tokens, start, last)
    return (start, _past_name(tokens, (start, last))) if last > start else None


def _past_knowledge(tokens: Tokens, start: int, last: int) -> int:
    """Past what somebody knows of: "two people | close to the talks", "a source | briefed on them"."""
    knows = last - start > 1 and tokens[last - 1].lower in words("people", "words", "knowing")
    if not knows or last >= len(tokens) or tokens[last].lower not in ("to", "with", "on", "in", "about"):
        return last
    known = phrase_after(tokens, last + 1)
    return last if known is None else known[1]


def _addressed(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun stands alone as an object: "told | her | that", not "told | her brother"."""
    if tokens[at].lower != "her" or at + 1 == len(tokens):
        return tokens[at].lower in words("words", "objects") and not tokens[at].capital
    after = tokens[at + 1]
    return not after.word or after.text[0].isdigit() or after.lower in closed() | words("words", "numbers")


def _past_name(tokens: Tokens, phrase: Range) -> int:
    """Past a name set off after its office: "said a port spokesman, Ole Dahl | ."."""
    last = phrase[1]
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return last
    close = last + 1
    while close < len(tokens) and tokens[close].word:
        close += 1
    ends = close == len(tokens) or tokens[close].text in (",", ".", ";")
    return close if close > last + 1 and ends and _apposed_name(tokens, phrase, close) else last


def subject(tokens: Tokens) -> Range | None:
    """A guess at the sentence's subject: its first noun phrase, after a fronted adjunct and its comma."""
    start = 0
    while start < len(tokens) and (tokens[start].lower in words("words", "conjunctions") or not tokens[start].word):
        start += 1
    while start < len(tokens) and _fronted(tokens, start):
        start = next((at + 1 for at in range(start, len(tokens)) if tokens[at].text == ","), len(tokens))
    found = phrase_after(tokens, start)
    return found if found and any(token.word for token in tokens[slice(*found)]) else None


def finite(token: Token) -> bool:
    """Whether a word may be a finite verb: an auxiliary, a common past form, or one in -ed."""
    if token.lower in words("words", "auxiliaries") or token.lower in words("words", "past"):
        return True
    return token.lower.endswith("ed") and len(token.lower) > 4 and not token.capital


def is_manner(token: Token) -> bool:
    """Whether a word is an adverb in -ly."""
    return token.lower.endswith("ly") and token.lower not in words("words", "not_adverbs")


def verbal(tokens: Tokens) -> bool:
    """Whether some words have the shape of a clause."""
    return any(finite(token) or _third_person(tokens, at) for at, token in enumerate(tokens))


def empty_after(tokens: Tokens, start: int) -> bool:
    """Whether only an adjunct of time, place or occasion follows, up to a comma or the end: "on Tuesday."."""
    if start >= len(tokens) or not tokens[start].word:
        return start >= len(tokens) or tokens[start].text not in (":", *DASHES) or tokens[start].text in ".,;"
    if tokens[start].lower not in words("words", "adjunct_starts") | words("words", "days"):
        return False
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.text in (",", ";", ".", *DASHES) or (at > start and token.lower == "according"):
            return True
        it_goes_on = token.lower == "it" and at + 1 < len(tokens) and finite(tokens[at + 1])
        if token.mark or token.text == ":" or token.lower == "that" or it_goes_on or _starts_clause(token):
            return False
    return True


def clause_end(tokens: Tokens) -> int:
    """The end of a sentence's last clause: its closing punctuation left out."""
    last = len(tokens)
    while last > 0 and tokens[last - 1].text in (".", ",", ";", ":", "!", "...", "…", *DASHES):
        last -= 1
    return last


def _starts_clause(token: Token) -> bool:
    return token.lower in words("words", "persons") | {"they", "there"} or (
        token.lower in words("words", "auxiliaries") and token.lower not in ("'s", "’s", "may", "might", "will")
    )


def _third_person(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    shape = token.lower.endswith("s") and not token.capital and token.lower not in closed() and len(token.lower) > 3
    return shape and at > 0 and not tokens[at - 1].lower.endswith("s")


def _fronted(tokens: Tokens, start: int) -> bool:
    """Whether an adjunct stands here, before its comma: "On Friday,", "The day before,", "Citing damage,"."""
    lower = tokens[start].lower
    known = words("words", "linking") | words("words", "subordinators") | words("words", "days")
    if lower in known | {"according", "despite", "following", "asked"} or lower.endswith(("ing", "ly")):
        return True
    return any(token.lower in ("day", "week", "month", "year") for token in tokens[start : start + 3])


def _continues(tokens: Tokens, start: int, at: int) -> bool:
    token = tokens[at]
    if token.lower in POSSESSIVE or is_particle(tokens, at):
        return at > start
    if (
        token.mark
        or token.quoted
        or not (token.word or token.text in ("&", "'", "’", "%") or token.lower in POSSESSIVE)
    ):
        return False
    if token.lower in words("words", "determiners"):
        return at == start or tokens[at - 1].lower in words("words", "linking") | {"and"}
    if token.lower in ("of", "for"):
        return at > start
    if token.lower in ("in", "at", "from"):
        return at > start and not tokens[at - 1].capital and at + 1 < len(tokens) and tokens[at + 1].capital
    if token.lower == "and":
        return at > start and tokens[at - 1].capital and at + 1 < len(tokens) and tokens[at + 1].capital
    if token.lower in words("words", "days"):
        return False
    described = token.lower.endswith("ed") and at > start and tokens[at - 1].lower in ("a", "an", "the")
    return token.lower not in closed() and (token.capital or described or not finite(token))


def _before_apposition(tokens: Tokens, close: int) -> Range | None:
    """Kwon Young-se, in charge of border affairs, | said: the phrase before the aside that ends at ``close``."""
    text = tokens[close].text
    opening = "(" if text == ")" else text
    for at in range(close - 1, max(close - LONGEST, 0), -1):
        if tokens[at].mark or tokens[at].text in (";", ":"):
            return None
        if tokens[at].text == opening:
            aside = tokens[at + 1 : close]
            found = _named_before(tokens, at) if aside and _is_aside(aside) else None
            return (found[0], close) if found and _apposed_name(tokens, found, close) else found
    return None


def _apposed_name(tokens: Tokens, office: Range, close: int) -> bool:
    """Whether the aside after somebody's office is the name: "a port spokesman, Ole Dahl, | said"."""
    aside = tokens[office[1] + 1 : close]
    named = all(token.capital or token.lower in words("people", "particles") for token in aside)
    several = words("people", "words", "groups") | {"and"}
    described = tokens[_head(tokens, office)].lower in words("people", "offices") and aside[-1].lower not in several
    return described and named and len(aside) <= LONGEST_NAME and aside[0].lower not in closed()


def _head(tokens: Tokens, phrase: Range) -> int:
    """The last word before a preposition: "the | head | of the port"."""
    joins = (at for at in range(phrase[0] + 1, phrase[1]) if tokens[at].lower in words("words", "linking"))
    return next(joins, phrase[1]) - 1


def _is_aside(aside: Tokens) -> bool:
    if aside[0].lower in ("who", "which", "whose", "whom"):
        return True
    clausal = words("words", "conjunctions") | words("words", "subordinators")
    if aside[0].lower in clausal - words("words", "aside_starts"):
        return False
    return not any(finite(token) and token.lower in words("words", "auxiliaries") - set(POSSESSIVE) for token in aside)


def _named_before(tokens: Tokens, end: int) -> Range | None:
    found = phrase_before(tokens, end) if tokens[end - 1].word else None
    if found is None:
        return None
    inside = tokens[found[0] : found[1]]
    named = any(token.capital for token in inside) or inside[-1].lower in words("people", "offices")
    return found if named else None


def _walk_back(tokens: Tokens, end: int) -> int:
    first = end
    while first > max(0, end - LONGEST):
        step = _step_back(tokens, first, end)
        if step == 0:
            return first
        first -= step
    return first


def _step_back(tokens: Tokens, first: int, end: int) -> int:
    """How many tokens before ``first`` still belong to the phrase ``first:end``; 0 where it begins."""
    token = tokens[first - 1]
    if token.mark or token.quoted:
        return 0
    if is_surname(tokens, first - 1) or is_particle(tokens, first - 1):
        return 1
    if first < end and tokens[first].lower in words("words", "determiners"):
        return _link_back(tokens, first)
    if token.lower in words("words", "determiners") or token.lower in ("'s", "’s", "&", "'", "’", "%"):
        return 1
    if token.lower in words("words", "linking"):
        return _link_back(tokens, first)
    if token.lower == "and":
        return 1 if _pairs(tokens, first) else 0
    return 1 if _plain(token) else 0


def _link_back(tokens: Tokens, first: int) -> int:
    """A preposition (or "and") with a noun before it joins what follows to it: "the head | of the agency"."""
    token = tokens[first - 1]
    before = tokens[first - 2] if first > 1 else None
    if before is None or token.lower not in words("words", "linking") or before.mark:
        return 0
    if before.lower in ("those", "some", "many", "others", "several", "most", "all"):
        return 2
    return 2 if _plain(before) and not before.lower.endswith("ing") else 0


def _pairs(tokens: Tokens, first: int) -> bool:
    if first < 2 or first >= len(tokens):
        return False
    before, after = tokens[first - 2], tokens[first]
    named = before.capital and before.lower not in closed() | words("words", "days")
    return named and (after.capital or after.lower in ("his", "her", "other"))


def _plain(token: Token) -> bool:
    if not token.word or token.mark:
        return token.text == "%"
    if token.capital and token.lower not in closed():
        return True
    return token.lower not in closed() and not (finite(token) and not token.lower.endswith("ed"))


def _without_lead(tokens: Tokens, first: int, end: int) -> int:
    """Past leading words that belong to the clause, not to the phrase: "Meanwhile", "earlier", "On Friday"."""
    while first < end and (
        tokens[first].lower in words("words", "adverbs") | words("words", "conjunctions") | words("words", "days")
        or (tokens[first].lower in ("week", "month", "year") and first + 1 < end)
        or is_manner(tokens[first])
        or tokens[first].lower in words("words", "subordinators") | words("words", "linking")
        or not tokens[first].word
    ):
        first += 1
    relative = first + 1 < end and tokens[first].lower == "that" and tokens[end - 1].text[:1].isupper()
    plural = first + 1 < end and tokens[first].lower == "that" and tokens[end - 1].lower.endswith("s")
    return first + (relative or plural)
