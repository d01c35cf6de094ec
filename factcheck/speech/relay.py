"""Who passes on what others say: the chain from the speaker to the outlet.

Three places show it: a source that is a news body and leaves the words to a speaker inside its content
(``nesting``), somebody told ("told NHK"), and what carries the words ("in a statement carried by KCNA").
"""

from collections.abc import Iterator, Sequence

from factcheck.speech.lexicon import is_relay, words
from factcheck.speech.names import country_in
from factcheck.speech.phrases import Range, Tokens, phrase_after
from factcheck.speech.tokens import POSSESSIVE

_TOLD = frozenset(("told", "tells", "tell", "telling", "informed"))


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
    named = (piece for piece in pieces if not _only_owns(tokens, piece))
    return next(((start, end) for start, end in named if _names_relay(text, tokens, start, end)), None)


def _only_owns(tokens: Tokens, piece: Range) -> bool:
    """ "the newspaper's | editor": somebody there speaks, not the paper."""
    owns = piece[1] < len(tokens) and tokens[piece[1]].lower in POSSESSIVE
    return owns and not any(token.capital for token in tokens[piece[0] + 1 : piece[1]])


def carriers(text: str, tokens: Tokens, cue: Range | None, contents: Sequence[Range]) -> Iterator[Range]:
    """Who was told or who carried it, outside the contents."""
    for at in range(len(tokens) - 1):
        if tokens[at].quoted or any(first <= at < last for first, last in contents):
            continue
        relay = _carrier_at(text, tokens, at, cue)
        if relay is not None:
            yield relay


def _carrier_at(text: str, tokens: Tokens, at: int, cue: Range | None) -> Range | None:
    if cue is not None and at == cue[1] and any(token.lower in _TOLD for token in tokens[slice(*cue)]):
        hearer = phrase_after(tokens, at)
        return hearer and (relay_in(text, tokens, hearer) or _unknown_outlet(tokens, hearer))
    if tokens[at].lower in ("interview", "call") and tokens[at + 1].lower in ("with", "to") and at + 2 < len(tokens):
        asker = phrase_after(tokens, at + 2)
        return asker and (relay_in(text, tokens, asker) or _unknown_outlet(tokens, asker))
    carried = tokens[at].lower in words("relays", "carriers") and tokens[at + 1].lower in ("by", "on", "in")
    if carried and at + 2 < len(tokens):
        carrier = phrase_after(tokens, at + 2)
        return carrier and relay_in(text, tokens, carrier)
    return None


def _unknown_outlet(tokens: Tokens, hearer: Range) -> Range | None:
    """Who is told things and has a name that is no country's, office's or other body's: "told | Radio Adria"."""
    inside = [token for token in tokens[slice(*hearer)] if token.word]
    named = [token for token in inside if token.lower not in words("words", "determiners")]
    called = words("relays", "kinds")
    if any(token.lower in called for token in named) and any(token.capital for token in named):
        return hearer
    known = words("people", "words", "bodies") | words("people", "titles") | words("people", "offices")
    if not named or any(not token.capital or token.lower in known for token in named):
        return None
    return None if country_in(tokens, *hearer) else hearer


def _names_relay(text: str, tokens: Tokens, first: int, last: int) -> bool:
    while first < last and (tokens[first].lower in words("words", "determiners") or not tokens[first].word):
        first += 1
    if first >= last:
        return False
    spoken = text[tokens[first].start : tokens[last - 1].end]
    return is_relay(spoken) or is_relay(tokens[last - 1].text) or _two_words(text, tokens, first, last)


def _two_words(text: str, tokens: Tokens, first: int, last: int) -> bool:
    return last - first > 1 and is_relay(text[tokens[last - 2].start : tokens[last - 1].end])
