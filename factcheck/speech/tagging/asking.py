"""Pronouns, which ask for a name, and what the network points to for each.

Pointers are kept for these words alone: an article has few, and each word might point to any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.speech.tagging.windows import Window
from factcheck.speech.tagging.words import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Pronouns that ask for a name, and the gender that each tells.
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}

# How many of the likeliest are kept, and from what chance.
KEPT = 8
LEAST = 0.01

# By the place of a word: places of words of the names that it may stand for, each with its chance.
Pointed = Mapping[int, Mapping[int, float]]


def asking(words: Sequence[Word]) -> list[int]:
    """The numbers of the words that ask for a name."""
    return [at for at, word in enumerate(words) if word.text.lower() in GENDERS]


def pointed(
    words: Sequence[Word], asked: Sequence[int], window: Window, chances: "Floats"
) -> Iterator[tuple[int, dict[int, float]]]:
    """For words asked that are a window's core: whom they point to, by places; ``chances``: of the window's words."""
    for number in asked:
        row = chances[number - window.begin, 1:]
        best = [at for at in row.argsort()[::-1][:KEPT].tolist() if row[at] >= LEAST]
        yield words[number].start, {words[window.begin + at].start: float(row[at]) for at in best}
