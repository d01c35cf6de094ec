"""Windows made harder on purpose: quotation marks of every style, dropped or unbalanced, other cases, unknown names.

What the corpus is not: American political news of 2016 has straight or curly marks, tidy case, and few names. Each
change leaves the labels as they are; words that are taken out are left out of them.
"""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.speech.tagging.words import quotation_marks
from factcheck.training.corpus import NAMED

# How often each is done to a window, of 1. Case as in a first trial; the others are set by hand.
OTHER_MARKS = 0.12
LOST_MARK = 0.04
DASHES = 0.02
LOWER = 0.06
UPPER = 0.02
TITLE = 0.02
OTHER_NAMES = 0.15

STYLES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("”", "”"))
_SYLLABLES = [
    "an",
    "ba",
    "che",
    "dor",
    "el",
    "fi",
    "gu",
    "ha",
    "il",
    "jo",
    "ka",
    "lem",
    "mi",
    "nor",
    "ou",
    "pra",
    "qui",
    "ro",
    "su",
    "ti",
    "um",
    "vo",
    "wen",
    "xi",
    "ya",
    "zhe",
]


class Row(NamedTuple):
    """Words of a window, and their numbers in it before anything was taken out."""

    words: list[str]
    kept: list[int]


def harden(
    words: Sequence[str], paragraphs: Sequence[int], names: Sequence[int], dice: random.Random, stripped: float
) -> Row:
    """The window's words, changed or not; ``stripped``: how often it loses all its marks. Deterministic in ``dice``."""
    row = Row(list(words), list(range(len(words))))
    if dice.random() < OTHER_NAMES:
        row = Row(_rename(row.words, names, dice), row.kept)
    row = _remark(row, paragraphs, dice, stripped)
    return Row(_recase(row.words, dice), row.kept)


def _remark(row: Row, paragraphs: Sequence[int], dice: random.Random, stripped: float) -> Row:
    roll = dice.random() - stripped
    marks = quotation_marks(row.words, paragraphs)
    if roll < 0:
        return _without(row, set(marks))
    if not marks or roll >= OTHER_MARKS + LOST_MARK + DASHES:
        return row
    if roll < OTHER_MARKS:
        style = dice.choice(STYLES)
        return Row(_replaced(row.words, {at: style[not opens] for at, opens in marks.items()}), row.kept)
    if roll < OTHER_MARKS + LOST_MARK:
        return _without(row, {dice.choice(list(marks))})
    dash = dice.choice(("—", "–", "-"))
    dashed = Row(_replaced(row.words, dict.fromkeys(marks, dash)), row.kept)
    return _without(dashed, {at for at, opens in marks.items() if not opens})


def _replaced(words: Sequence[str], other: dict[int, str]) -> list[str]:
    return [other.get(at, word) for at, word in enumerate(words)]


def _without(row: Row, gone: set[int]) -> Row:
    left = [at for at in range(len(row.words)) if at not in gone]
    return Row([row.words[at] for at in left], [row.kept[at] for at in left])


def _recase(words: list[str], dice: random.Random) -> list[str]:
    roll = dice.random()
    change: Callable[[str], str] | None = None
    for share, each in ((LOWER, str.lower), (UPPER, str.upper), (TITLE, str.capitalize)):
        if roll < share:
            change = each
            break
        roll -= share
    return [change(word) for word in words] if change else words


def _rename(words: Sequence[str], names: Sequence[int], dice: random.Random) -> list[str]:
    """Persons under invented names, the same word by the same name throughout."""
    invented: dict[str, str] = {}
    changed = list(words)
    for at, word in enumerate(words):
        if names[at] == NAMED["PERSON"] and word[:1].isupper() and word.isalpha():
            changed[at] = invented.setdefault(word, _invent(dice))
    return changed


def _invent(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.choice((1, 2, 2, 3)))).capitalize()
