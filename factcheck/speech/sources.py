"""Which phrases may be a source: a name, an office, a body, a pronoun, and whoever gave out a document.

Who they are in the article is for ``speakers``.
"""

from factcheck.speech.lexicon import closed, words
from factcheck.speech.phrases import Range, Tokens, phrase_after


def plausible(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase can be a speaker at all: a name, a pronoun, something determined, several, or a known word."""
    inside = tokens[phrase[0] : phrase[1]]
    known = words("people", "offices") | words("people", "words", "bodies") | words("people", "words", "groups")
    known |= words("people", "words", "documents") | words("words", "pronouns") | words("relays", "endings")
    if not any(token.word and not token.text[0].isdigit() for token in inside):
        return False
    if _begins_with_verb(inside):
        return False
    if inside[-1].lower in known or any(token.capital for token in inside):
        return True
    return inside[-1].lower.endswith("s") or (inside[0].lower in words("words", "determiners") and len(inside) > 1)


def issuing(tokens: Tokens, at: int) -> Range | None:
    """Who gave out the document before ``at``: "figures | that the port published", "data | released by it"."""
    if at + 2 >= len(tokens):
        return None
    if tokens[at].lower in ("by", "from"):
        return _issuer(tokens, at + 1)
    if tokens[at].lower in words("words", "publishing"):
        return _issuer(tokens, at + 2) if tokens[at + 1].lower == "by" else None
    start = at + (tokens[at].lower in ("that", "which"))
    if start == at and tokens[at].lower not in words("words", "determiners"):
        return None
    issuer = phrase_after(tokens, start)
    told = issuer is not None and issuer[1] < len(tokens) and tokens[issuer[1]].lower in words("words", "publishing")
    return issuer if told else None


def _issuer(tokens: Tokens, start: int) -> Range | None:
    """The phrase here, as far as "saying", "showing", ..."""
    found = phrase_after(tokens, start)
    if found is None:
        return None
    going = (at for at in range(start, found[1]) if tokens[at].lower.endswith("ing") and not tokens[at].capital)
    last = next(going, found[1])
    return (start, last) if last > start else None


def may_speak(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase names somebody: "according to plan" attributes nothing, "the meeting" discusses nothing."""
    inside = tokens[phrase[0] : phrase[1]]
    known = words("people", "offices") | words("people", "words", "groups") | words("people", "words", "bodies")
    known |= words("people", "words", "documents") | words("words", "persons") | {"them", "him", "data", "figures"}
    known |= {"they", "it", "who"}
    named = any(token.capital and token.lower not in closed() for token in inside)
    return named or any(token.lower in known or token.lower.removesuffix("s") in known for token in inside)


def is_share(tokens: Tokens, phrase: Range | None) -> bool:
    """Whether a phrase is a share of those asked: "42 percent", "two thirds of voters"."""
    shares = words("people", "words", "shares")
    return phrase is not None and any(token.lower in shares for token in tokens[phrase[0] : phrase[1]])


def _begins_with_verb(inside: Tokens) -> bool:
    """ "expressed regret over the closure": a clause's verb has been taken for a phrase's beginning."""
    lower = inside[0].lower
    adjective = lower.startswith("un") or lower in words("words", "adjectives_in_ed")
    return len(inside) > 2 and not inside[0].capital and lower.endswith("ed") and not adjective
