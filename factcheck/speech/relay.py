"""Who passes on what others say: the chain from the speaker to the outlet.

Three places show it: a source that is a news body and leaves the words to a speaker inside its content
(``settling``), somebody told ("told NHK"), and what carries the words ("in a statement carried by KCNA").
"""

from collections.abc import Iterator

from factcheck.speech.grammar import Found
from factcheck.speech.lexicon import is_relay, words
from factcheck.speech.phrases import Range, Tokens, phrase_after
from factcheck.speech.tokens import POSSESSIVE


def is_relay_phrase(text: str, tokens: Tokens, phrase: Range) -> bool:
    """Whether a source is a news body, or something from one ("a statement from state media")."""
    return relay_in(text, tokens, phrase) is not None


def relay_in(text: str, tokens: Tokens, phrase: Range) -> Range | None:
    """The news body in a phrase: "CNN" of "CNN's Wolf Blitzer"."""
    first, last = phrase
    parts = [at for at in range(first, last) if tokens[at].word]
    if not parts:
        return None
    joining = words("words", "linking") | set(POSSESSIVE)
    ends = [*(at for at in range(first + 1, last) if tokens[at].lower in joining), last]
    starts = [first, *(end + 1 for end in ends if end < last)]
    pieces = zip(starts, ends, strict=True)
    return next(((start, end) for start, end in pieces if _names_relay(text, tokens, start, end)), None)


def carriers(tokens: Tokens, found: Found, text: str) -> Iterator[Range]:
    """Who was told or who carried it, outside the content."""
    source = found.source
    for at in range(len(tokens) - 1):
        if tokens[at].quoted or any(first <= at < last for first, last in found.contents):
            continue
        phrase = _carrier_at(tokens, at, found)
        relay = relay_in(text, tokens, phrase) if phrase is not None and phrase != source else None
        if relay is not None:
            yield relay


def _carrier_at(tokens: Tokens, at: int, found: Found) -> Range | None:
    if at == found.cue[1] and tokens[at - 1].lower in ("told", "tells", "tell", "telling", "informed"):
        return phrase_after(tokens, at)
    carried = tokens[at].lower in words("relays", "carriers") and tokens[at + 1].lower in ("by", "on", "in")
    if carried and at + 2 < len(tokens):
        return phrase_after(tokens, at + 2)
    return None


def _names_relay(text: str, tokens: Tokens, first: int, last: int) -> bool:
    while first < last and (tokens[first].lower in words("words", "determiners") or not tokens[first].word):
        first += 1
    if first >= last:
        return False
    spoken = text[tokens[first].start : tokens[last - 1].end]
    return is_relay(spoken) or is_relay(tokens[last - 1].text) or _two_words(text, tokens, first, last)


def _two_words(text: str, tokens: Tokens, first: int, last: int) -> bool:
    return last - first > 1 and is_relay(text[tokens[last - 2].start : tokens[last - 1].end])
