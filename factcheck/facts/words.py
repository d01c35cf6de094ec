"""Words of a text with their places, and a lexicon of names found in it longest first, in one pass.

A name is compared without case, accents, hyphens and full stops; how it must be capitalised its entry decides.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from factcheck.records import Span

Entry = TypeVar("Entry")

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: "Kim Jong-Un", "U.S.", "Workers' Party", "Foreign, Commonwealth".
_GAP = re.compile(r"[  \-–'’ʻ.&,]{0,2}|\n|[.'’],? ")
_SMALL = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "de",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "von",
        "der",
        "du",
        "da",
        "do",
        "dos",
        "del",
        "y",
        "et",
        "to",
        "at",
        "s",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits. ``key``: folded for comparing."""

    key: str
    printed: str
    span: Span

    @property
    def is_capital(self) -> bool:
        """It begins with a capital letter."""
        return self.printed[0].isupper()


@dataclass(frozen=True, slots=True)
class Mention(Generic[Entry]):
    """A name of the lexicon in a text: its entry, and the words from ``first`` up to, not including, ``stop``."""

    entry: Entry
    first: int
    stop: int
    span: Span


def split_words(text: str) -> list[Word]:
    """The words of a text in its order."""
    return [Word(fold(match[0]), match[0], Span(*match.span())) for match in _WORD.finditer(text)]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word without case and accents: "Erdoğan" → "erdogan"."""
    if word.isascii():
        return word.lower()
    bare = (character for character in unicodedata.normalize("NFKD", word) if not unicodedata.combining(character))
    return "".join(bare).casefold().replace("ı", "i")


def slug(name: str) -> str:
    """A name as part of a key: "Kim Jong-Un" → "kim-jong-un"."""
    return "-".join(_keys(name.replace("'s", "").replace("’s", ""))) or "unknown"


def _keys(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(name))


class Lexicon(Generic[Entry]):
    """Names and what they stand for. The first entry given for a name keeps it."""

    def __init__(self) -> None:
        self._given: dict[str, list[tuple[str, Entry]]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Entry]]] = {}

    def add(self, names: Iterable[str], entry: Entry) -> None:
        """Put names in; one in capitals, or in small letters throughout, is met accordingly.

        Only their first words are looked at here: of thousands of names, a text meets a few.
        """
        for name in names:
            first = _WORD.search(name)
            if first:
                self._given.setdefault(fold(first[0]), []).append((name, entry))

    def _beginning_with(self, key: str) -> list[tuple[tuple[str, ...], str, Entry]]:
        """The names whose first word is ``key``, the longest first."""
        if key in self._given:
            known: dict[tuple[tuple[str, ...], str], Entry] = {}
            for name, entry in self._given.pop(key):
                known.setdefault((_keys(name), _case(name)), entry)
            names = [(keys, case, entry) for (keys, case), entry in known.items()]
            self._by_first[key] = sorted(names, key=lambda name: -len(name[0]))
        return self._by_first.get(key, [])

    def find(self, text: str, words: Sequence[Word]) -> list[Mention[Entry]]:
        """Every name in the text, longest first at each place, none overlapping another."""
        found: list[Mention[Entry]] = []
        index = 0
        while index < len(words):
            mention = self._at(text, words, index)
            if mention:
                found.append(mention)
            index = mention.stop if mention else index + 1
        return found

    def _at(self, text: str, words: Sequence[Word], index: int) -> Mention[Entry] | None:
        for keys, case, entry in self._beginning_with(words[index].key):
            run = words[index : index + len(keys)]
            if tuple(word.key for word in run) == keys and _is_cased(run, case) and _is_joined(text, run):
                return Mention(entry, index, index + len(keys), _span(text, run))
        return None


def _span(text: str, run: Sequence[Word]) -> Span:
    """From the first word to the last, the full stop of "U.S." included."""
    start, end = run[0].span.start, run[-1].span.end
    dotted = len(run[-1].key) == 1 and len(run) > 1 and text[end - 2 : end - 1] == "." and text[end : end + 1] == "."
    return Span(start, end + dotted)


def _case(name: str) -> str:
    letters = [character for character in name if character.isalpha()]
    if name == name.lower():
        return "any"
    return "capitals" if all(letter.isupper() for letter in letters) and len(letters) <= 6 else "proper"


def _is_cased(run: Sequence[Word], case: str) -> bool:
    if case == "any":
        return True
    if case == "capitals":
        return all(word.printed.isupper() or word.printed.isdigit() for word in run)
    return all(word.printed[0].isupper() or word.printed.isdigit() or word.key in _SMALL for word in run)


def _is_joined(text: str, run: Sequence[Word]) -> bool:
    pairs = pairwise(run)
    return all(
        _GAP.fullmatch(text, left.span.end, right.span.start) and _is_no_stop(text, left) for left, right in pairs
    )


def _is_no_stop(text: str, word: Word) -> bool:
    """A full stop behind a word of more than three letters ends a sentence, and no name runs across it."""
    return text[word.span.end : word.span.end + 2] != ". " or len(word.key) <= 3
