"""Who passes on what others say: the chain from the speaker to the outlet.

Three places show it: a source that is a news body and leaves the words to a speaker inside its content
(``nesting``), somebody told ("told NHK"), and what carries the words ("in a statement carried by KCNA").
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from factcheck.records import Speaker
from factcheck.speech.given_names import gender_of
from factcheck.speech.lexicon import country_words, is_relay, words
from factcheck.speech.names import country_in
from factcheck.speech.phrases import Range, Tokens, finite, phrase_after
from factcheck.speech.tokens import POSSESSIVE

# No programme's name is longer, in tokens.
LONGEST = 8
# What makes an owner of a name before it, in "CBS’ programme" too.
_OWNS = frozenset((*POSSESSIVE, "'", "’"))
# Words that tell one outlet from no other.
_NO_NAME = frozenset(("the", "com", "www", "online", "web"))
_TOLD = frozenset(("told", "tells", "tell", "telling", "informed"))


def is_relay_phrase(text: str, tokens: Tokens, phrase: Range, short: AbstractSet[str] = frozenset()) -> bool:
    """Whether a source is a news body, or something from one ("a statement from state media"), not who works there.

    ``short``: the acronyms of news bodies that the article gives.
    """
    if _works_there(tokens, phrase):
        return False
    if any(token.text in short for token in tokens[slice(*phrase)]) or relay_in(text, tokens, phrase) is not None:
        return True
    return is_called_outlet(tokens, phrase)


def is_called_outlet(tokens: Tokens, phrase: Range) -> bool:
    """Whether what a body is called makes it one of news: "the daily | Marmara Postasi", "Le Rhone | newspaper"."""
    inside = [
        token for token in tokens[slice(*phrase)] if token.word and token.lower not in words("words", "determiners")
    ]
    kinds = [at for at, token in enumerate(inside) if not token.capital and token.lower in words("relays", "kinds")]
    if not kinds or not any(token.capital for token in inside):
        return False
    at = kinds[-1]
    news = inside[at].lower not in words("relays", "agency_kinds") or inside[at - 1].lower in words(
        "relays", "agency_words"
    )
    beside = inside[at + 1 : at + 2] or inside[at - 1 : at]
    return news and all(token.capital or token.lower in words("relays", "agency_words") for token in beside)


def is_outlet(speaker: Speaker, *, told: bool) -> bool:
    """Whether who was told something may be an outlet. ``told``: "the station" has reported it, so that one was."""
    return speaker.kind != "person" or (told and gender_of(speaker.name.split()[0]) is None)


def outlets(names: Sequence[str]) -> tuple[str, ...]:
    """Who passed on, each once, by name: "Ukrpress agency" is Ukrpress, and "the station" is who is named besides."""
    named = tuple(dict.fromkeys(_without_kind(name) for name in names))
    described = [name for name in named if name.islower() and name.split()[-1] in words("relays", "kinds")]
    return tuple(name for name in named if name not in described or len(described) == len(named))


def is_same(name: str, outlet: str) -> bool:
    """Whether a name is that of an outlet, in short or in full: "Fox News" of "Fox Online News", "FoxNews.com"."""
    shorter, longer = sorted((_spelled(name), _spelled(outlet)), key=len)
    return bool(shorter) and (longer[: len(shorter)] == shorter or "".join(shorter) == "".join(longer))


def _spelled(name: str) -> list[str]:
    return [part for part in re.findall(r"[a-z0-9]+", name.lower()) if part not in _NO_NAME]


def _without_kind(name: str) -> str:
    first, _, last = name.rpartition(" ")
    called = (
        first[:1].isupper() and last in words("relays", "kinds") and tuple(first.lower().split()) not in country_words()
    )
    return first if called else name


def _works_there(tokens: Tokens, phrase: Range) -> bool:
    """ "the head | of Harbour Radio": somebody."""
    joins = (at for at in range(phrase[0] + 1, phrase[1]) if tokens[at].lower in ("of", "at", "for"))
    at = next(joins, None)
    return at is not None and tokens[at - 1].lower in words("people", "offices")


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
        begins = cue is not None and at == cue[1]
        if (tokens[at].quoted and not begins) or any(first <= at < last for first, last in contents):
            continue
        yield from _told(text, tokens, at) if begins and _tells(tokens, cue) else ()
        beside = _spoken_to(text, tokens, at, told=begins) if cue is not None and _follows(tokens, cue, at) else None
        relay = beside or _carrier_at(text, tokens, at)
        if relay is not None:
            yield relay


def _tells(tokens: Tokens, cue: Range | None) -> bool:
    return cue is not None and any(token.lower in _TOLD for token in tokens[slice(*cue)])


def _told(text: str, tokens: Tokens, at: int) -> Iterator[Range]:
    """Who was told, and on which programme: "told | CNN's Nora Quist", "told | Quist on “Harbour Hour”"."""
    hearer = _programme(tokens, at) or phrase_after(tokens, at)
    if hearer is None:
        return
    found = _employer(text, tokens, hearer) or relay_in(text, tokens, hearer)
    on = hearer[1] < len(tokens) - 1 and tokens[hearer[1]].lower == "on"
    aired = _aired(text, tokens, hearer[1] + 1) if on else None
    found = found or (None if aired else _programme(tokens, at) or _unknown_outlet(tokens, hearer))
    yield from (each for each in (found, aired) if each is not None)


def _employer(text: str, tokens: Tokens, hearer: Range) -> Range | None:
    """ "CNN" of "CNN's Nora Quist"."""
    owns = next((place for place in range(*hearer) if tokens[place].lower in _OWNS), None)
    called = owns is not None and tokens[owns - 1].lower in words("relays", "kinds")
    known = owns is not None and (called or (tokens[owns - 1].capital and _names_relay(text, tokens, hearer[0], owns)))
    return (hearer[0], owns) if owns is not None and known else None


def _aired(text: str, tokens: Tokens, at: int) -> Range | None:
    phrase = phrase_after(tokens, at)
    return _programme(tokens, at) or (phrase and relay_in(text, tokens, phrase))


def _follows(tokens: Tokens, cue: Range, at: int) -> bool:
    """Whether only who speaks, and when, stands after the cue: "said Berg Friday | on NBC"; not "who was | on NBC"."""
    between = tokens[cue[1] : at]
    joins = words("words", "adjunct_starts") - {"on", "last", "this", "late", "early"}
    return at - cue[1] in range(LONGEST) and all(
        token.word and not finite(token) and token.lower not in joins for token in between
    )


def _spoken_to(text: str, tokens: Tokens, at: int, *, told: bool) -> Range | None:
    """ "said Tuesday | on NBC", "| on CNN's “Harbour Hour”", "| in a Kyiv Post column", "insisted | to the BBC"."""
    if tokens[at].lower not in ("on", "in", "to")[: 2 + told]:
        return None
    phrase = phrase_after(tokens, at + 1)
    if phrase is None:
        return _programme(tokens, at + 1) if told and at + 1 < len(tokens) and tokens[at].lower == "on" else None
    if phrase[1] < len(tokens) and tokens[phrase[1]].lower in _OWNS and _names_relay(text, tokens, *phrase):
        return phrase
    found = _employer(text, tokens, phrase) or relay_in(text, tokens, phrase) or _column(text, tokens, phrase)
    named = found is not None and tokens[found[1] - 1].capital and not _is_kind(tokens, found)
    return found if named else None


def _is_kind(tokens: Tokens, phrase: Range) -> bool:
    """ "the TV": what an outlet is, not its name."""
    named = [token.lower for token in tokens[slice(*phrase)] if token.lower not in words("words", "determiners")]
    return len(named) == 1 and named[0] in words("relays", "endings")


def _column(text: str, tokens: Tokens, phrase: Range) -> Range | None:
    """ "Kyiv Post" of "a Kyiv Post column"."""
    shown = phrase[1] - phrase[0] > 1 and tokens[phrase[1] - 1].lower in words("relays", "pieces")
    return relay_in(text, tokens, (phrase[0], phrase[1] - 1)) if shown else None


def _programme(tokens: Tokens, at: int) -> Range | None:
    """A name in quotation marks, without them: "Fox News Sunday"."""
    if not tokens[at].mark:
        return None
    last = next((place for place in range(at + 1, min(at + LONGEST, len(tokens))) if tokens[place].mark), at)
    inside = [token for token in tokens[at + 1 : last] if token.word]
    named = bool(inside) and inside[0].capital and inside[-1].capital
    return (at + 1, at + 1 + len(inside)) if named and not any(map(finite, inside)) else None


def _carrier_at(text: str, tokens: Tokens, at: int) -> Range | None:
    if at + 2 >= len(tokens):
        return None
    word, at = tokens[at].lower, _past_day(tokens, at)
    joint, phrase = tokens[at + 1].lower, phrase_after(tokens, at + 2)
    if phrase is None or tokens[phrase[0]].lower in words("words", "possessives"):
        return None
    if word in words("relays", "letters") and joint == "to":
        return relay_in(text, tokens, phrase)
    if word in ("interview", "call", "speaking", "speaks") and joint in ("with", "to"):
        return _employer(text, tokens, phrase) or relay_in(text, tokens, phrase) or _unknown_outlet(tokens, phrase)
    if word in ("speaking", "appearing", "appearance", "interview") and joint == "on":
        if tokens[min(phrase[1], len(tokens) - 1)].lower in _OWNS and _names_relay(text, tokens, *phrase):
            return phrase
        return _employer(text, tokens, phrase) or _aired(text, tokens, at + 2) or _host_of_show(tokens, phrase)
    if word in words("relays", "carriers") and joint in ("by", "on", "in"):
        unknown = joint == "by" and word not in words("relays", "issuers")
        return relay_in(text, tokens, phrase) or (_unknown_outlet(tokens, phrase) if unknown else None)
    return None


def _past_day(tokens: Tokens, at: int) -> int:
    """Past the day of an interview: "an interview | on Sunday | with the Ledger", "... | that aired Monday | with"."""
    last = at
    days = words("words", "days") | words("relays", "aired") | {"on", "that", "was"}
    while last + 3 < len(tokens) and last - at < LONGEST and tokens[last + 1].lower in days:
        last += 1
    joints = ("with", "to", "by", "on")
    last -= tokens[last].lower == "on" and tokens[last + 1].lower not in joints
    return last if tokens[last + 1].lower in joints else at


def _host_of_show(tokens: Tokens, phrase: Range) -> Range | None:
    """ "Canal Sur" of "Canal Sur's breakfast show"."""
    owns = next((place for place in range(*phrase) if tokens[place].lower in _OWNS), None)
    shown = owns is not None and tokens[phrase[1] - 1].lower in words("relays", "shows")
    return (phrase[0], owns) if owns is not None and shown and tokens[owns - 1].capital else None


def _unknown_outlet(tokens: Tokens, hearer: Range) -> Range | None:
    """Who is told things and has a name that is no country's, office's or other body's: "told | Radio Adria"."""
    inside = [token for token in tokens[slice(*hearer)] if token.word]
    plain = words("words", "determiners") | words("relays", "owned")
    named = [token for token in inside if token.lower not in plain]
    called = words("relays", "kinds")
    if len(inside) == len(named) + 1 == 2 and named[0].lower in called - {"agency"}:
        return hearer
    if any(token.lower in called for token in named) and any(token.capital for token in named):
        return hearer
    known = words("people", "words", "bodies") | words("people", "titles") | words("people", "offices")
    if not named or any(not (token.capital or token.text.isdigit()) or token.lower in known for token in named):
        return None
    return None if country_in(tokens, *hearer) else hearer


def _names_relay(text: str, tokens: Tokens, first: int, last: int) -> bool:
    while first < last and (tokens[first].lower in words("words", "determiners") or not tokens[first].word):
        first += 1
    if first >= last:
        return False
    spoken = text[tokens[first].start : tokens[last - 1].end]
    return is_relay(spoken) or _last_word(tokens, first, last) or _two_words(text, tokens, first, last)


def _last_word(tokens: Tokens, first: int, last: int) -> bool:
    """ "the broadcaster | KRT", "Russian | Interfax": not "Capitol | Hill", which is another name."""
    before = tokens[last - 2] if last - first > 1 else None
    joined = before is not None and before.capital and (before.lower,) not in country_words()
    return is_relay(tokens[last - 1].text) and (tokens[last - 1].text.isupper() or not joined)


def _two_words(text: str, tokens: Tokens, first: int, last: int) -> bool:
    return last - first > 1 and is_relay(text[tokens[last - 2].start : tokens[last - 1].end])
