"""The words at a claim that say who speaks: what they come down to, and what they call for.

Which member of the cast they mean is for ``speakers``.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from factcheck.records import Span
from factcheck.speech.lexicon import closed, is_relay, words
from factcheck.speech.names import Name, country_in, find_names
from factcheck.speech.phrases import Range, Tokens, phrase_before
from factcheck.speech.sentence_roles import finite
from factcheck.speech.sources import issuing
from factcheck.speech.tokens import POSSESSIVE

# How words end that tell how long or how often, which is no field: "the six-term lawmaker".
_SPANS = ("-term", "-time", "-year", "-year-old")


@dataclass(frozen=True, slots=True)
class Mention:
    """The words at a claim: a token range of sentence number ``sentence``, which begins at offset ``start``."""

    tokens: Tokens
    at: Range
    sentence: int

    @property
    def span(self) -> Span:
        """Its place in the article."""
        return Span(self.tokens[self.at[0]].start, self.tokens[self.at[1] - 1].end)


def bare_words(text: str, mention: Mention) -> str:
    """The words of a phrase without its article; "a third" and "a number" keep theirs."""
    tokens, (first, last) = mention.tokens, mention.at
    if last - first > 1 and tokens[first].lower in ("the", "a", "an"):
        first += tokens[first].lower == "the" or tokens[first + 1].lower not in words("people", "words", "amounts")
    last += last < len(tokens) and tokens[last].text == "%" and tokens[last - 1].end == tokens[last].start
    return text[tokens[first].start : tokens[last - 1].end]


def past_verb(tokens: Tokens, at: Range) -> Range:
    """A phrase without a verb and preposition before it: "agreed with | the president", who has said."""
    first, last = at
    first = max((place + 1 for place in range(first, last - 1) if finite(tokens[place])), default=first)
    opening = words("words", "determiners") | words("words", "possessives")
    while first < last - 1 and tokens[first].lower in closed() - opening:
        first += 1
    return first, last


def past_particle(tokens: Tokens, at: Range) -> Range:
    """Who came: "a notice | came up | that said", where the particle stands before "that"."""
    first, last = at
    parted = last - first == 1 and not tokens[first].capital and first > 0 and finite(tokens[first - 1])
    return (parted and phrase_before(tokens, first - 1)) or at


def head_name(text: str, mention: Mention) -> Name | None:
    """The name that a phrase comes down to, if it does: its last one, joined to it by no preposition."""
    first, last = mention.at
    head = head_of(mention) - first
    names = find_names(text, mention.tokens[first:last])
    apposed = (
        name for name in names if is_relay(name.text) and _is_news_word(mention.tokens[first + name.at[1] : last])
    )
    set_off = (name for name in names if _shut(mention, name) and tokens_before(mention, name) == ",")
    found = next((name for name in names if name.at[0] <= head < name.at[1]), None)
    return found or next(apposed, None) or next(set_off, None)


def _shut(mention: Mention, name: Name) -> bool:
    """Whether a name ends a phrase, or an aside of it: "the head of the panel, | Ada Berg |, R-Texas"."""
    after = mention.tokens[mention.at[0] + name.at[1] : mention.at[1]]
    return not after or after[0].text == ","


def tokens_before(mention: Mention, name: Name) -> str:
    """The token before a name of a phrase."""
    return mention.tokens[mention.at[0] + name.at[0] - 1].text if name.at[0] else ""


def _is_news_word(after: Tokens) -> bool:
    """What may follow a news body's name: "Yonhap | news agency"."""
    known = words("relays", "endings") | words("relays", "agency_words")
    return len(after) > 0 and all(token.lower in known for token in after)


def head_of(mention: Mention) -> int:
    """The word that the phrase is about: the last before a preposition, or the end of a name after an office."""
    tokens, (first, last) = mention.tokens, mention.at
    for at in range(first + 1, last):
        joins = tokens[at].lower in words("words", "linking") | {"who", "which", "that"}
        joins |= issuing(tokens, at) is not None
        if joins and not _inside_name(tokens, at, last):
            return at - 1
    return last - 1


def _inside_name(tokens: Tokens, at: int, last: int) -> bool:
    """ "head of state Kim", "Joint Chiefs of Staff": the preposition belongs to an office or a name."""
    if at + 1 >= last:
        return False
    of_state = tokens[at - 1].lower == "head" and tokens[at + 1].lower == "state"
    beyond = (
        at
        + 1
        + (
            tokens[at + 1].lower == "the"
            and at + 2 < last
            and tokens[at - 1].lower in words("people", "words", "bodies")
        )
    )
    joined = tokens[at - 1].capital and tokens[beyond].capital and tokens[at].lower in ("of", "for")
    return of_state or (joined and not _ends_person(tokens, at))


def _ends_person(tokens: Tokens, at: int) -> bool:
    """Whether what stands before "of" is a person's whole name: "Ada Berg | of the council"; "Bank of Oslo" is one."""
    first = at
    while first > 0 and tokens[first - 1].capital and tokens[first - 1].lower not in closed():
        first -= 1
    known = words("people", "words", "bodies") | words("people", "offices") | words("people", "titles") | {"joint"}
    titled = any(token.lower in words("people", "titles") for token in tokens[first : at - 1])
    bare = at - first in (2, 3) and (first == 0 or tokens[first - 1].lower not in ("the", *POSSESSIVE))
    named = all(token.text[1:].islower() or token.text.endswith(".") for token in tokens[first:at])
    return (bare or titled) and named and tokens[at - 1].lower not in known


def common_words(mention: Mention) -> frozenset[str]:
    """Words that are no name for their capital: of groups anywhere, of documents where a sentence begins."""
    groups = words("people", "words", "groups")
    return groups if mention.at[0] else groups | words("people", "words", "documents")


def is_several(mention: Mention) -> bool:
    """Whether "and" joins two speakers, no fields or offices of one: "Health and Human Services Secretary"."""
    tokens, (first, last) = mention.tokens, mention.at
    fields, offices = words("people", "fields"), words("people", "offices") | words("people", "titles")
    inside = (at for at in range(first, last) if tokens[at].lower == "and")
    beside = ((at, {tokens[at - 1].lower, tokens[min(at + 1, last - 1)].lower}) for at in inside)
    return any(
        at in (first, last - 1) or not (held <= fields or _of_one(tokens, at, held, offices)) for at, held in beside
    )


def _of_one(tokens: Tokens, at: int, held: AbstractSet[str], offices: AbstractSet[str]) -> bool:
    """Whether two offices are one person's: "President and Chairman Ada Berg", not "the president and the mayor"."""
    return held <= offices and tokens[at - 1].capital and tokens[at + 1].capital


def is_definite(mention: Mention) -> bool:
    """Whether a description points back: "the minister", "his lawyer", "President"; not "officials"."""
    first, last = mention.at
    token = mention.tokens[first]
    pointing = {"the", "this", "that", "these", "those"} | words("words", "possessives")
    owned = any(each.lower in POSSESSIVE for each in mention.tokens[first : head_of(mention)])
    return (
        (owned and token.lower not in ("a", "an"))
        or token.lower in pointing
        or (last - first == 1 and token.capital and first > 0)
    )


def fields_of(mention: Mention, head: int) -> frozenset[str]:
    """The field of an office or body: "defence" of "the DPRK defense minister"."""
    tokens = mention.tokens[mention.at[0] : head]
    country = {token.lower for token in tokens if token.capital}
    plain = {spelled(token.lower) for token in tokens if token.lower not in closed() and token.lower not in country}
    plain = {word for word in plain if not word.endswith(_SPANS)}
    return frozenset(plain - set(POSSESSIVE) - words("people", "offices"))


def named_before(mention: Mention, head: int) -> frozenset[str]:
    """Names before a body's word that are no country: "Berg" of "the Berg administration"."""
    tokens, (first, _) = mention.tokens, mention.at
    capitals = (at for at in range(first, head) if tokens[at].capital and tokens[at].lower not in closed())
    return frozenset(spelled(tokens[at].lower) for at in capitals if country_in(tokens, at, head) is None)


def unowned(name: str) -> str:
    """A name in small letters, its owners without their "'s"."""
    return re.sub(r"['’]s\b", "", name.lower())


def spelled(word: str) -> str:
    """One spelling of words that news spells in two ways."""
    return {"defense": "defence", "center": "centre", "organization": "organisation"}.get(word, word)


def issuer_of(mention: Mention, head: int) -> Mention | None:
    """Who a document is from: "a statement | from state media", "CNN's report", "the ministry's statement"."""
    tokens, (first, last) = mention.tokens, mention.at
    for at in range(head + 1, last - 1):
        if (issuer := issuing(tokens, at)) is not None:
            return Mention(tokens, (issuer[0], max(issuer[0] + 1, min(issuer[1], last))), mention.sentence)
    owner = next((at for at in range(head - 1, first, -1) if tokens[at].lower in POSSESSIVE), None)
    if owner is not None:
        return Mention(tokens, (first, owner), mention.sentence)
    if tokens[first].lower in words("words", "possessives") and head > first:
        return Mention(tokens, (first, first + 1), mention.sentence)
    before = [token.lower for token in tokens[first:head]]
    return Mention(tokens, (first, head), mention.sentence) if any(map(is_relay, before)) else None


def kind_of_description(mention: Mention) -> str:
    """The kind of a speaker that has only a description: "document", "organisation", "group", ..."""
    word = mention.tokens[head_of(mention)].lower
    kinds = (
        ("document", words("people", "words", "documents")),
        ("organisation", frozenset().union(*(words("people", key, "bodies") for key in ("words", "described")))),
        ("organisation", words("relays", "endings")),
        ("group", words("people", "words", "groups") - {"sources", "insiders"}),
        ("unnamed", words("people", "heads", "unnamed") - {"director", "officer", "diplomat"}),
        ("person" if is_definite(mention) else "unnamed", words("people", "offices")),
    )
    found = next((kind for kind, known in kinds if word in known), None)
    return found or ("group" if word.endswith("s") and not word.endswith("ss") else "unnamed")
