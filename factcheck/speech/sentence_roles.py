"""What a name or pronoun is in its sentence, told by the words beside it: who acts, whose something is, where.

Whom a pronoun means is for ``antecedents``.
"""

import re
from collections.abc import Sequence

from factcheck.speech.lexicon import closed, words
from factcheck.speech.names import Name
from factcheck.speech.tokens import Token

# Roles in which somebody acts.
SUBJECTS = frozenset(("subject", "opening", "clause", "speaker"))
# An aside between a subject and its verb is no longer, in tokens.
ASIDE = 14
_DRAWN = re.compile(r"['’](?:d|ll)$")
_CLAUSE = frozenset(
    ("and", "but", "that", "who", "whom", "which", "when", "while", "as", "because", "if", "after", "before", "where")
) | {"although", "though"}


def name_role(tokens: Sequence[Token], name: Name) -> str:
    """What a name is in its sentence, told by the words beside it."""
    first, last = name.at
    if name.owns:
        return "owner"
    before = tokens[first - 1].lower if first else ""
    if before in words("words", "prepositions"):
        return "placed" if before in ("in", "at", "near") else "oblique"
    if before == "," and first > 1 and tokens[first - 2].capital:
        return "beside"
    if _verb_follows(tokens, last) or (before == "," and _closes_aside(tokens, last)):
        return "subject"
    if first and finite(tokens[first - 1]):
        return "object"
    begins = next((at + 1 for at in range(first - 1, -1, -1) if tokens[at].lower in _CLAUSE), 0)
    if not any(finite(token) for token in tokens[begins:first]):
        return "opening" if begins == 0 else "clause"
    return "other"


def pronoun_role(tokens: Sequence[Token], at: int) -> str:
    """What "he", "his" or "him" is in its sentence; "her" is an owner before a word that may be owned."""
    word = bare_pronoun(tokens[at])
    if word in ("he", "she"):
        return "subject"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    owned = after is not None and after.word and after.lower not in closed()
    return "owner" if word in ("his", "hers") or (word == "her" and owned) else "object"


def bare_pronoun(token: Token) -> str:
    """A word without the verb drawn into it: "he" of "he'd" and "he’ll"."""
    return _DRAWN.sub("", token.lower)


def opening_participle(before: Sequence[Token]) -> bool:
    """Whether all before a subject and a comma only tells what it did, or was done to it: "Asked about Berg, | he"."""
    words_of = [token for token in before if token.word]
    if len(words_of) < 2 or before[-1].text != ",":
        return False
    led = words_of[0].lower in words("words", "prepositions") | words("words", "subordinators")
    first = words_of[led].lower
    return (first.endswith("ing") and len(first) > 4) or (not led and first in words("words", "asked"))


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb comes next, or after one adverb or an aside: "Berg | later | said", "Berg | writes"."""
    if at < len(tokens) and tokens[at].text in (",", "("):
        close = next((to for to in range(at + 1, min(at + ASIDE, len(tokens))) if tokens[to].text in (",", ")")), at)
        return close > at and close + 1 < len(tokens) and finite(tokens[close + 1])
    if at < len(tokens) and finite(tokens[at]):
        return True
    plain = at < len(tokens) and tokens[at].text.islower() and tokens[at].lower not in closed()
    return plain and (tokens[at].lower.endswith("s") or (at + 1 < len(tokens) and finite(tokens[at + 1])))


def _closes_aside(tokens: Sequence[Token], at: int) -> bool:
    """ "the deputy, Ada Berg | , disagreed": a name set off by commas from what it tells the name of."""
    return at + 1 < len(tokens) and tokens[at].text == "," and finite(tokens[at + 1])


def finite(token: Token) -> bool:
    """Whether a word has the form of a verb: an auxiliary, a past form."""
    if token.lower in words("words", "auxiliaries") or token.lower in words("words", "past"):
        return True
    return token.lower.endswith("ed") and len(token.lower) > 4 and not token.capital


def one_clause(before: Sequence[Token], offset: int) -> bool:
    """Whether nothing that begins a clause stands between a name and the pronoun after it."""
    between = (token for token in before if token.start > offset)
    return not any(token.lower in _CLAUSE or token.text in ",;:" for token in between)
