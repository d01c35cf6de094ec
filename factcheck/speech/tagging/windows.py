"""Windows: what the network sees at once of a text of any length.

A window is a run of words with some words of context on both sides; each word is the core of exactly one window.
Windows end where paragraphs end if they can, so that most attributions lie whole in one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Word pieces in a window, with the marks at its ends and between its paragraphs; and of context on each side.
PIECES = 320
BEFORE = 40
AFTER = 24


class Size(NamedTuple):
    """Word pieces of a window's core, and of its context on each side, with the marks between paragraphs."""

    core: int
    before: int
    after: int


# As in training.
USUAL = Size(PIECES - BEFORE - AFTER - 2, BEFORE, AFTER)


class Window(NamedTuple):
    """Words ``first`` to ``last`` are its core, ``begin`` to ``end`` is what is seen: half-open, numbers of words."""

    begin: int
    first: int
    last: int
    end: int


def windows(
    lengths: Sequence[int], paragraphs: Sequence[int], *, opening: int | None = None, size: Size = USUAL
) -> Iterator[Window]:
    """Windows over words that have ``lengths`` pieces each; ``opening``: most pieces of the first core (a shift)."""
    first, most = 0, min(opening or size.core, size.core)
    while first < len(lengths):
        last = _core_end(lengths, paragraphs, first, most)
        begin, end = _back(lengths, paragraphs, first, size.before), _ahead(lengths, paragraphs, last, size.after)
        yield Window(begin, first, last, end)
        first, most = last, size.core


def _core_end(lengths: Sequence[int], paragraphs: Sequence[int], first: int, most: int) -> int:
    """As many whole paragraphs as fit; of a paragraph too long, as many words as fit."""
    used, last, whole = 0, first, first
    while last < len(lengths):
        opens = last == first or paragraphs[last] != paragraphs[last - 1]
        used += lengths[last] + opens
        if used > most:
            break
        last += 1
        if last == len(lengths) or paragraphs[last] != paragraphs[last - 1]:
            whole = last
    if whole > first:
        return whole
    return max(last, first + 1)


def _back(lengths: Sequence[int], paragraphs: Sequence[int], first: int, most: int) -> int:
    used, begin = 0, first
    while begin > 0:
        used += lengths[begin - 1] + (paragraphs[begin - 1] != paragraphs[begin])
        if used > most:
            break
        begin -= 1
    return begin


def _ahead(lengths: Sequence[int], paragraphs: Sequence[int], last: int, most: int) -> int:
    used, end = 0, last
    while end < len(lengths):
        used += lengths[end] + (paragraphs[end] != paragraphs[end - 1])
        if used > most:
            break
        end += 1
    return end
