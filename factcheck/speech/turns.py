"""Lines that bear their speaker's name: the turns of a transcript, and quotations with a name beneath.

"BERG: The pier was shut." and "“The pier was shut.” — Ada Berg" need no verb. This module finds where they stand; who
the speaker is in the article is for ``speakers``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.records import Span
from factcheck.speech.lexicon import words

# Who speaks as often takes turns, named elsewhere or not.
REPEATED = 2

_OPENS, _CLOSES = '"“”„«', '"“”»'
_TURN = re.compile(
    rf"^[ \t]*[{_OPENS}]?(?P<name>(?:[A-Z][A-Z.'’-]+ ){{0,3}}[A-Z][A-Z'’-]+)"
    rf"(?:, [^:\n]{{1,60}}| \([^)\n]{{1,40}}\))?(?P<cue>:)[ \t\xa0]+(?P<words>\S[^\n]*?)[{_CLOSES}]?[ \t\xa0]*$",
    re.MULTILINE,
)
_PARTICLES = r"(?:(?!to )[a-z]{2,3} ){0,2}"
_SIGNED = re.compile(
    rf"^[ \t]*(?P<words>[{_OPENS}][^\n]+[{_CLOSES}])[ \t\xa0]*(?P<cue>[―—–]|--?)[ \t\xa0]*"
    rf"(?P<name>[A-Z][\w.'’-]+(?: {_PARTICLES}[A-Z][\w.'’-]*){{0,2}} {_PARTICLES}[A-Z][\w'’-]+)"
    r"(?:(?:, | to )[^\n“\"]{1,80})?\.?[ \t\xa0]*$",
    re.MULTILINE,
)
# A surname alone, of somebody whom the text names in full.
_SURNAME = re.compile(
    rf"^[ \t]*(?P<words>[{_OPENS}][^\n]+[{_CLOSES}])[ \t\xa0]*(?P<cue>[―—–]|--?)[ \t\xa0]*"
    r"(?P<name>[A-Z][\w'’]+)\.?[ \t\xa0]*$",
    re.MULTILINE,
)


class Turn(NamedTuple):
    """The whole line, the speaker's name, the mark that sets it off, and the words, by their places."""

    whole: Span
    name: Span
    cue: Span
    words: Span


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns and signed quotations of a text, in order."""
    return tuple(sorted((*_turns(text), *_signed(text)), key=lambda turn: turn.words.start))


def _signed(text: str) -> Iterator[Turn]:
    for found in _SIGNED.finditer(text):
        yield _turn(found)
    alone = list(_SURNAME.finditer(text))
    named = {name for name in {found["name"] for found in alone} if _is_surname(text, name)}
    yield from (_turn(found) for found in alone if found["name"] in named)


def _is_surname(text: str, name: str) -> bool:
    """Whether a text names somebody so in full: "Ada | Berg"."""
    return re.search(rf"\b[A-Z][\w.'’-]+ {re.escape(name)}\b", text) is not None


def _turns(text: str) -> Iterator[Turn]:
    """Capitals before a colon, if a transcript: somebody is named in small letters elsewhere, and speaks with others.

    One alone has no transcript, but may be quoted again and again ("BERG: “The pier was shut.”").
    """
    found = [each for each in _TURN.finditer(text) if not words("words", "labels").intersection(_parts(each))]
    speakers = Counter(each["name"] for each in found)
    named = {name for name in speakers if _is_named(text, name)}
    often = {name for name, count in speakers.items() if count >= REPEATED}
    quoted = {each["name"] for each in found if each["words"][0] in _OPENS}
    chosen = named | often if named and len(named | often) > 1 else named & often & quoted
    yield from (_turn(each) for each in found if each["name"] in chosen)


def _parts(found: re.Match[str]) -> list[str]:
    return found["name"].lower().split()


def _is_named(text: str, name: str) -> bool:
    """Whether a text has a name in small letters as well: nobody is called "RELATED"."""
    return re.search(rf"\b{re.escape(name.split()[-1].title())}\b(?!:)", text) is not None


def _turn(found: re.Match[str]) -> Turn:
    return Turn(Span(*found.span()), Span(*found.span("name")), Span(*found.span("cue")), Span(*found.span("words")))
