"""What follows a cue verb: where its content begins, past the one addressed and past adjuncts of time and place."""

from collections.abc import Callable, Mapping

from factcheck.speech.cues import Hit
from factcheck.speech.lexicon import words
from factcheck.speech.phrases import Tokens, empty_after, finite, phrase_after
from factcheck.speech.sources import may_speak
from factcheck.speech.tokens import POSSESSIVE

# How far before a claim's content an adjunct may stand between cue and "that" or quotation, in tokens.
ADJUNCT = 16
# How far into an object its figure, "at" or "as" may stand, and how far after its "at" a figure: in tokens.
OBJECT = 12
AFTER_AT = 5

# What a verb that reports speech takes, and what lets any bare words follow.
SPOKEN = frozenset(("clause", "full", "hearer"))
PLAIN = frozenset(("clause", "object", "hearer"))


def substantial(tokens: Tokens, start: int, end: int) -> bool:
    """At least two words, or something quoted."""
    inside = tokens[start:end]
    return any(token.mark for token in inside) or sum(token.word for token in inside) > 1


def no_content(tokens: Tokens, at: int) -> bool:
    """Whether bare words begin as no content does: "worries | have dogged", "support | among voters"."""
    return tokens[at].lower in words("words", "no_contents") | words("words", "auxiliaries") - set(POSSESSIVE)


def complement(tokens: Tokens, hit: Hit) -> tuple[int, str] | None:
    """Where what the verb takes begins, and what it is; None where nothing that it takes follows."""
    takes, at = hit.verb.takes, hit.last
    kind = kind_at(tokens, at)
    if kind == "bare" and not takes & PLAIN:
        return (at, "bare") if any(SHAPES[take](tokens, at) for take in takes & SHAPES.keys()) else None
    if kind == "bare" and "hearer" in takes and not takes & {"clause"}:
        return _beyond_hearer(tokens, at, hit)
    beyond = _past_aside(tokens, at) if kind == "comma" else at
    if beyond > at and takes & {*SPOKEN, "that"}:
        return _begin(tokens, beyond)
    if kind == "adjunct" and tokens[at].lower == "as" and "object" in takes:
        return at, "bare"
    if kind == "adjunct":
        return _beyond_adjunct(tokens, at, hit)
    allowed = {
        "quote": bool(takes & SPOKEN) or any(token.mark for token in tokens[at : at + 2]),
        "that": bool(takes & {*SPOKEN, "that"}),
        "to": bool(takes & {"to", "hearer"}),
        "bare": bool(takes & {"clause", "object"}),
        "comma": tokens[hit.first].lower in ("said", "say", "says", "think", "wrote"),
    }
    return _begin(tokens, at) if allowed.get(kind, False) else None


def _past_aside(tokens: Tokens, at: int) -> int:
    """The "that" after a short aside: "added, though, | that"."""
    close = next((here for here in range(at + 2, min(len(tokens) - 1, at + 8)) if tokens[here].text == ","), at)
    return close + 1 if close > at and tokens[close + 1].lower == "that" else at


def _beyond_hearer(tokens: Tokens, at: int, hit: Hit) -> tuple[int, str] | None:
    """``told the paper that``, ``urged the port to``; ``appealed for a deal that`` addresses nobody"""
    if tokens[at].lower == "not":
        return None
    takes = hit.verb.takes
    hearer = phrase_after(tokens, at)
    beyond = hearer[1] if hearer else at
    kind = kind_at(tokens, beyond)
    if kind == "that" and "object" in takes and hearer and not may_speak(tokens, hearer):
        return at, "bare"
    if kind in ("that", "quote"):
        return _begin(tokens, beyond)
    if kind == "adjunct" and beyond > at and "object" not in takes:
        return _beyond_adjunct(tokens, beyond, hit)
    at = at if "to" in takes or "object" in takes or kind == "to" else beyond
    return (at, "bare") if at < len(tokens) and tokens[at].word and not empty_after(tokens, at) else None


def kind_at(tokens: Tokens, at: int) -> str:
    """What begins at a token: "that", "quote", "to", "adjunct", "comma", "bare" words, or "none" of these."""
    if at >= len(tokens):
        return "none"
    token = tokens[at]
    if token.lower == "that" and at + 1 < len(tokens) and tokens[at + 1].text not in (".", ",", ";", *POSSESSIVE):
        return "that"
    if token.mark or token.text == ":" or (token.text == "," and at + 1 < len(tokens) and tokens[at + 1].mark):
        return "quote"
    if token.lower == "to":
        return "to"
    if token.lower in words("words", "adjunct_starts") | words("words", "days"):
        return "adjunct"
    if token.text == "," and at + 1 < len(tokens) and tokens[at + 1].word:
        return "comma"
    return "bare" if token.word else "none"


def _object(tokens: Tokens, at: int) -> Tokens:
    """An object's words, as far as the next comma."""
    near = range(at, min(len(tokens), at + OBJECT))
    ends = (here for here in near if not (tokens[here].word or tokens[here].mark or _goes_on(tokens, here)))
    return tokens[at : next(ends, near.stop)]


def _goes_on(tokens: Tokens, at: int) -> bool:
    """A genitive, or a comma between names: "ABC, CBS and NBC"."""
    if tokens[at].lower in POSSESSIVE:
        return True
    return tokens[at].text == "," and 0 < at < len(tokens) - 1 and tokens[at - 1].capital and tokens[at + 1].capital


def _clause(tokens: Tokens, at: int) -> bool:
    """Whether a subject with a verb of its own begins here; a relative clause has one more."""
    inside = _object(tokens, at)
    relative = any(token.lower in words("words", "relatives") for token in inside)
    counted = (at for at in range(1, len(inside)) if finite(inside[at]) and not _owns(inside, at))
    return sum(1 for _ in counted) > relative


def _owns(tokens: Tokens, at: int) -> bool:
    """Whether an "'s" is a genitive, not "is": "the port's", but not "it's"."""
    return tokens[at].lower in POSSESSIVE and tokens[at - 1].lower not in words("words", "pronouns") | {"there"}


def _figure(tokens: Tokens, at: int) -> bool:
    """A figure that is no date: "in 2020", "May 5"."""
    dated = words("words", "days") | {"in", "since"}
    for here, token in enumerate(_object(tokens, at)):
        year = token.text.isdigit() and tokens[at + here - 1].lower in dated
        if token.lower in words("words", "numbers") or (token.text[0].isdigit() and not year):
            return True
    return False


def _reading(tokens: Tokens, at: int) -> bool:
    return _figure(tokens, at) and not _figure(tokens[: at + 1], at)


def _at_figure(tokens: Tokens, at: int) -> bool:
    places = (at + here for here, token in enumerate(_object(tokens, at)) if here and token.lower == "at")
    return any(_figure(tokens[: place + AFTER_AT], place + 1) for place in places)


def _as_such(tokens: Tokens, at: int) -> bool:
    return any(token.lower == "as" for token in _object(tokens, at)[1:-1])


# What some verbs need in the bare words after them.
SHAPES: Mapping[str, Callable[[Tokens, int], bool]] = {
    "full": _clause,
    "figure": _figure,
    "reading": _reading,
    "at": _at_figure,
    "as": _as_such,
}


def _begin(tokens: Tokens, at: int) -> tuple[int, str]:
    kind = kind_at(tokens, at)
    step = 1 if kind in ("that", "comma") or (kind == "quote" and not tokens[at].mark) else 0
    return at + step, kind


def _beyond_adjunct(tokens: Tokens, at: int, hit: Hit) -> tuple[int, str] | None:
    """``said on Tuesday that``, ``said in a statement: ``, ``said Friday the talks``"""
    for further in range(at, min(len(tokens), at + ADJUNCT)):
        kind = kind_at(tokens, further)
        if kind == "that" or (kind == "quote" and (hit.verb.takes & SPOKEN or not tokens[further].mark)):
            return _begin(tokens, further)
        if kind == "to" and "to" in hit.verb.takes and _only_days(tokens, at, further):
            return further, "to"
        if tokens[further].text in (",", ";", "."):
            break
    if not hit.verb.takes & {"clause", "full"} or empty_after(tokens, at):
        return None
    past = at
    while past < len(tokens) and tokens[past].lower in words("words", "days") | {"on"} and past - at < 3:
        past += 1
    if past < len(tokens) and tokens[past].text == ",":
        past += 1
    return past, "bare"


def _only_days(tokens: Tokens, first: int, last: int) -> bool:
    return all(token.lower in words("words", "days") | {"on", "in"} for token in tokens[first:last])


def after_hearer(tokens: Tokens, hit: Hit) -> int:
    """The token after the one addressed: "told the paper | on Monday"."""
    if "hearer" not in hit.verb.takes or empty_after(tokens, hit.last):
        return hit.last
    hearer = phrase_after(tokens, hit.last)
    return hearer[1] if hearer else hit.last
