"""Bytes become text. What was certain is silent; what was guessed or damaged is said in a note.

The ladder, first that holds: a byte order mark; UTF-16 without one (by its NULs); strict UTF-8; what the page or the
server declared; UTF-8 with damage; Windows-1252 where its letters and marks make sense; UTF-8 with a few stray
bytes; the best guess of charset-normalizer. What none of them can read is refused, not read as nonsense.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.articles.limits import HEAD
from factcheck.errors import BadInput

# Longest first: UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In UTF-16 English two of five bytes at least are NUL, all on one side of each pair.
_NULS_A_SIDE = 0.7
# Stray bytes: beyond one in twenty, a damaged word in each line, a reader could not see past the damage.
_MOST_STRAY = 0.05
# On fewer bytes beyond ASCII a guess of the encoding is a throw of dice.
_LEAST_TO_GUESS = 40
_PLAUSIBLE_SHARE = 0.9
_MARKS_OF_1252 = frozenset("‘’“”‚„–—…•·€£¥§°±²³½¼¾©®™«»´¿¡×\u00a0¢†")
_WORDS_OF_1252 = frozenset("àáéèíóúôÀÁÉÈÍÓÚ")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
# What browsers read under the names that pages use.
_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what its reader should know about how it was decoded."""

    text: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """The text of ``content`` without its byte order mark.

    ``declared``: the encoding that a page or server names, believed where the bytes are not UTF-8 anyway.
    Raises ``BadInput`` where no encoding makes sense of the bytes.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _sensible(_marked(content[len(mark) :], encoding))
    if b"\0" in content:
        return _sensible(_with_nuls(content))
    try:
        return _sensible(Decoded(content.decode("utf-8")))
    except UnicodeDecodeError:
        return _sensible(_not_utf8(content, declared))


def _marked(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _not_utf8(content, None)
        raise BadInput(f"begins like {encoding[:6].upper()} and is damaged at byte {error.start:,}") from error


def _with_nuls(content: bytes) -> Decoded:
    sample = content[: HEAD - HEAD % 2]
    pairs = max(1, len(sample) // 2)
    left, right = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    encoding = "utf-16-le" if right > _NULS_A_SIDE > left else "utf-16-be" if left > _NULS_A_SIDE > right else None
    if encoding is None:
        raise BadInput("holds NUL bytes: it looks like a binary file, not text")
    try:
        return Decoded(content.decode(encoding), (f"decoded as {encoding}, a guess",))
    except UnicodeDecodeError as error:
        raise BadInput(f"looks like UTF-16 and is damaged at byte {error.start:,}") from error


def _not_utf8(content: bytes, declared: str | None) -> Decoded:
    ladder: tuple[Callable[[], Decoded | None], ...] = (
        lambda: _as_declared(content, declared),
        lambda: _damaged_utf8(content, most=_good_sequences(content)),
        lambda: _windows_1252(content),
        lambda: _damaged_utf8(content, most=int(len(content) * _MOST_STRAY)),
        lambda: _best_guess(content),
    )
    for step in ladder:
        if (decoded := step()) is not None:
            return decoded
    raise BadInput("is in no encoding that could be recognised; save it as UTF-8")


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip(" '\"")).name
        return Decoded(content.decode(_BROWSERS_READ.get(name, name)))
    except (LookupError, UnicodeError, ValueError):
        return None


def _good_sequences(content: bytes) -> int:
    """How many characters beyond ASCII are well-formed UTF-8."""
    return sum(ord(character) > 127 for character in content.decode("utf-8", errors="ignore"))


def _damaged_utf8(content: bytes, *, most: int) -> Decoded | None:
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd") - content.count("\ufffd".encode())
    if damaged > most:
        return None
    places = "1 place" if damaged == 1 else f"{damaged:,} places"
    return Decoded(text, (f"is not valid UTF-8 in {places}, shown as \ufffd",))


def _windows_1252(content: bytes) -> Decoded | None:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [at for at, character in enumerate(text) if ord(character) > 127]
    plausible = sum(_fits(text, at) for at in beyond)
    if plausible < _PLAUSIBLE_SHARE * len(beyond):
        return None
    return Decoded(text, ("decoded as cp1252, a guess",))


def _fits(text: str, at: int) -> bool:
    """Would a Western writer put this character here: a mark of print, or a letter among plain letters?"""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character in _MARKS_OF_1252:
        return True
    if not character.isalpha():
        return False
    if character in _WORDS_OF_1252 and not before.isalpha() and not after.isalpha():
        return True
    if character.isupper():
        return not before.islower() and after.isalpha()
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())


def _best_guess(content: bytes) -> Decoded | None:
    if sum(byte > 127 for byte in content[:HEAD]) < _LEAST_TO_GUESS:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(content[:HEAD]).best()
    if best is None or best.encoding in ("ascii", "utf_8"):
        return None
    try:
        return Decoded(content.decode(best.encoding), (f"decoded as {best.encoding}, a guess",))
    except UnicodeDecodeError:
        return None


def _sensible(decoded: Decoded) -> Decoded:
    controls = sum(1 for _ in _CONTROLS.finditer(decoded.text, 0, HEAD))
    if controls > _MOST_CONTROLS * min(HEAD, len(decoded.text)):
        raise BadInput("holds control characters: it looks like a binary file, not text")
    return decoded
