"""Whether a phrase can be the subject of the cue verb found after it: who could have spoken, and in that form.

Which phrases may be a source at all is for ``sources``.
"""

from factcheck.speech.complements import SHAPES, kind_at
from factcheck.speech.cues import Form, Hit
from factcheck.speech.lexicon import words
from factcheck.speech.phrases import Range, Tokens, finite, phrase_before
from factcheck.speech.sources import may_speak, plausible

# How far "who" may stand before the verb of its noun, in tokens.
CLAUSE = 12
# A subject that nobody stands behind: "Neither ministry disputes when", "No official has said that".
NOBODY = ("neither", "nor", "no", "none", "nobody")


def speaks(tokens: Tokens, source: Range, hit: Hit, group: int) -> bool:
    """Whether a phrase can be the subject of the verb found after it, whose auxiliaries begin at ``group``."""
    before = tokens[source[0] - 1] if source[0] else None
    if source[1] - source[0] == 1 and not _alone(tokens[source[0]].lower, hit):
        return False
    if before is not None and before.lower in words("words", "auxiliaries") | {"what"} and not before.capital:
        return False
    if hit.form is Form.BASE and not _many(tokens, source, group, hit.first):
        return False
    return _may_utter(tokens, source, hit) and not _is_noun(tokens, source, hit) and plausible(tokens, source)


def before_relative(tokens: Tokens, end: int) -> Range | None:
    """Past a clause that only describes: "an official | who asked not to be named | said"."""
    for at in range(end - 1, max(0, end - CLAUSE), -1):
        if tokens[at].mark or not tokens[at].word:
            return None
        if tokens[at].lower == "who":
            return phrase_before(tokens, at)
    return None


def aside_end(tokens: Tokens, source: Range | None, start: int) -> int | None:
    """Where ", who said content," ends: at the comma before the main clause's verb."""
    if source is None or not is_relative(tokens, source) or tokens[source[0] - 1].text != ",":
        return None
    commas = (at for at in range(start + 1, len(tokens) - 1) if tokens[at].text == ",")
    return next((at for at in commas if finite(tokens[at + 1])), None)


def is_relative(tokens: Tokens, source: Range) -> bool:
    """ "..., which tells people when": what stands before is what "which" means, not what it says."""
    return tokens[source[0]].lower in ("which", "who", "whose", "that") and source[1] - source[0] == 1


def _alone(word: str, hit: Hit) -> bool:
    """Whether one word may be the subject: "that" only of a past, "this" only of a plain verb of speech."""
    if word == "you" or (word == "that" and hit.form is not Form.PAST):
        return False
    return word not in ("that", "this", "one", "those", "these") or hit.verb.confidence >= 0.8


def _is_noun(tokens: Tokens, source: Range, hit: Hit) -> bool:
    """Whether the verb found is rather a noun: "the ministry reports", after an adjunct or no name."""
    if tokens[hit.first].lower not in words("words", "nouns_too"):
        return False
    last = tokens[source[1] - 1]
    named = last.capital or last.lower in words("words", "pronouns") or hit.form is Form.BASE
    before = tokens[source[0] - 1].lower if source[0] else ""
    saying = kind_at(tokens, hit.last) in ("that", "quote") and tokens[source[0]].lower in ("the", "a", "an")
    return not (named or saying) or before in words("words", "linking") | {"per"}


def _may_utter(tokens: Tokens, source: Range, hit: Hit) -> bool:
    """Not nobody, not a thing that only has a size, not "which tells people to": what it is for."""
    before = tokens[source[0] - 1].lower if source[0] else ""
    subordinate = before == "that" and tokens[source[0]].lower in words("words", "pronouns")
    if subordinate and not hit.verb.takes & {"clause", "full"}:
        return False
    taken = before in ("that", "which") and hit.verb.takes == {"object"} and not hit.verb.rest
    if taken and [token.lower for token in tokens[hit.last : hit.last + 1]] == ["as"]:
        return False
    if before in NOBODY or before in words("words", "supposing") or tokens[source[0]].lower in NOBODY:
        return False
    if hit.verb.takes <= SHAPES.keys() - {"full"} and not may_speak(tokens, source):
        return False
    serves = tokens[source[0]].lower in ("which", "that") and is_relative(tokens, source)
    return not (serves and hit.form is not Form.PAST and "clause" not in hit.verb.takes)


def _many(tokens: Tokens, source: Range, group: int, first: int) -> bool:
    """Whether a subject goes with a bare form: a plural, a pronoun but "he", or a modal after it."""
    helped = {token.lower for token in tokens[group:first]} & words("words", "auxiliaries") - words("words", "be")
    joins = words("words", "linking") | words("words", "publishing") | {"out"}
    linked = (at for at in range(source[0] + 1, source[1]) if tokens[at].lower in joins)
    last = tokens[next(linked, source[1]) - 1].lower
    several = words("people", "words", "groups") | words("words", "pronouns") - {"he", "she", "it"}
    plural = last.endswith("s") or last in several
    plural |= any(token.lower == "and" for token in tokens[source[0] : source[1]])
    return bool(helped) or (plural and tokens[source[0]].lower not in ("a", "an", "this", "each", "every"))
