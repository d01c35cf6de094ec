"""Labels: what each word of an attribution is marked with, and the best well-formed row of them.

Begin, inside, end, single (BIOES; Ratinov and Roth, 2009) for source, cue and content, and outside. ``best_row`` is
Viterbi decoding in which only transitions that keep spans well formed are allowed.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PARTS = ("source", "cue", "content")
OUTSIDE = 0
BEGIN, INSIDE, END, SINGLE = range(4)
COUNT = 1 + 4 * len(PARTS)


class Marked(NamedTuple):
    """Words ``first`` to ``last`` (half-open) marked as ``part``, an index into ``PARTS``."""

    part: int
    first: int
    last: int


def label(part: int, place: int) -> int:
    """The number of a label: ``place`` is one of ``BEGIN``, ``INSIDE``, ``END``, ``SINGLE``."""
    return 1 + 4 * part + place


def label_span(part: int, length: int) -> list[int]:
    """The labels of a span of ``length`` words."""
    if length == 1:
        return [label(part, SINGLE)]
    return [label(part, BEGIN), *[label(part, INSIDE)] * (length - 2), label(part, END)]


def best_row(scores: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """The most likely well-formed labels (words,) under log-probabilities ``scores`` (words, ``COUNT``)."""
    total = len(scores)
    back = np.zeros((total, COUNT), np.int64)
    if not total:
        return back[:, 0]
    reached = scores[0] + _STARTS
    for at in range(1, total):
        ways = reached[:, None] + _MOVES
        back[at] = ways.argmax(axis=0)
        reached = ways[back[at], _EVERY] + scores[at]
    row = np.zeros(total, np.int64)
    row[-1] = int((reached + _STOPS).argmax())
    for at in range(total - 1, 0, -1):
        row[at - 1] = back[at, row[at]]
    return row


def read_row(row: Iterable[int]) -> Iterator[Marked]:
    """The spans of a well-formed row of labels."""
    first = 0
    for at, mark in enumerate(row):
        if mark == OUTSIDE:
            continue
        part, place = divmod(int(mark) - 1, 4)
        if place in (BEGIN, SINGLE):
            first = at
        if place in (END, SINGLE):
            yield Marked(part, first, at + 1)


def _follows(left: int, right: int) -> bool:
    open_part = (left - 1) // 4 if left != OUTSIDE and (left - 1) % 4 in (BEGIN, INSIDE) else None
    if right == OUTSIDE or (right - 1) % 4 in (BEGIN, SINGLE):
        return open_part is None
    return open_part == (right - 1) // 4


_EVERY = np.arange(COUNT)
_MOVES = np.array([[0.0 if _follows(left, right) else -1e9 for right in range(COUNT)] for left in range(COUNT)])
_STARTS = _MOVES[OUTSIDE]
_STOPS = _MOVES[:, OUTSIDE]
