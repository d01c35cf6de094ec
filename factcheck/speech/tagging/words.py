"""Words as the tagger sees them: letters and digits that touch, and every other character by itself.

Each word has features that lower-cased word pieces lose: its letter case, and whether it stands inside quotation
marks. The training room reads texts through this module too, so that both sides see the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+|``|''|[^\w\s]|_")
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")

OPENS = frozenset("“„«‟")
CLOSES = frozenset("”»")
TURNS = frozenset(('"', "``", "''"))

# What the network is shown in place of each mark: one straight form, as most of its training text has it.
STRAIGHT = dict.fromkeys((*OPENS, *CLOSES, *TURNS), '"') | dict.fromkeys("‘’‚‛`´", "'")

CASES = ("lower", "capital", "upper", "none")
QUOTED = ("outside", "inside", "mark")


class Word(NamedTuple):
    """A word by its place in the text (code points), and the number of its paragraph."""

    text: str
    start: int
    end: int
    paragraph: int


def read_words(text: str, blocks: Iterable[tuple[int, int]] | None = None) -> Iterator[Word]:
    """The words of a text, or of its stretches ``blocks`` ([start, end)), each of which is a paragraph then."""
    places = blocks if blocks is not None else (found.span() for found in _PARAGRAPH.finditer(text))
    for number, (start, end) in enumerate(places):
        for found in _WORD.finditer(text, start, end):
            yield Word(found.group(), found.start(), found.end(), number)


def case_of(word: str) -> int:
    """Which of ``CASES`` a word is printed in."""
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return 3
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return 2
    return int(letters[0].isupper())


def quoted(words: Sequence[str], paragraphs: Sequence[int]) -> list[int]:
    """Which of ``QUOTED`` each word is; a quotation that is not closed ends with its paragraph."""
    marks = quotation_marks(words, paragraphs)
    states: list[int] = []
    inside = False
    for at, paragraph in enumerate(paragraphs):
        inside = marks.get(at, inside and paragraph == paragraphs[at - 1])
        states.append(2 if at in marks else int(inside))
    return states


def quotation_marks(words: Sequence[str], paragraphs: Sequence[int]) -> dict[int, bool]:
    """The numbers of the words that are double quotation marks, and whether each opens."""
    marks: dict[int, bool] = {}
    opened, paragraph = "", -1
    for at, (word, number) in enumerate(zip(words, paragraphs, strict=True)):
        if number != paragraph:
            opened, paragraph = "", number
        if word in OPENS or word in CLOSES or word in TURNS:
            # German marks close with what opens elsewhere.
            opens = (word in OPENS and opened + word != "„“") or (word in TURNS and not opened)
            opened = word if opens else ""
            marks[at] = opens
    return marks


def plain(word: str) -> str:
    """A word as it is handed to the word-piece tokenizer."""
    return STRAIGHT.get(word, word)
