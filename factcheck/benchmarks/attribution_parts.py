"""The parts of an attribution as the words they cover in a text, and which of two lists are the same.

What is counted with them is for ``attribution``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from factcheck.benchmarks.annotated import Attribution, Spans
from factcheck.records import Voice

PARTS = ("source", "cue", "content")

# The ordinals of an article's tokens.
Tokens = frozenset[int]
_TOKEN = re.compile(r"(?P<word>\w+)|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Parts:
    """An attribution as the tokens it covers; empty where there is none. ``bare``: the content but for "that"."""

    source: Tokens
    cue: Tokens
    content: Tokens
    bare: Tokens
    voice: Voice | None = None


class Tokenised:
    """The tokens of a text, in order, to turn places into token numbers."""

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._is_word = [match["word"] is not None for match in matches]
        self._ordinals = list(accumulate(self._is_word, initial=0))
        self._that = {self._ordinals[at] for at, match in enumerate(matches) if match.group().lower() == "that"}

    def parts(self, attribution: Attribution) -> Parts:
        """An attribution as the tokens it covers, in part or whole."""
        source, cue, content = (self._tokens(getattr(attribution, part)) for part in PARTS)
        bare = {min(content)} & self._that if len(content) > 1 else frozenset()
        return Parts(source, cue, content, content - bare, attribution.voice)

    def _tokens(self, spans: Spans) -> Tokens:
        """Words by their number among the words, so that those of one run follow one another; else the marks."""
        covered = {
            at
            for span in spans
            for at in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        }
        words = frozenset(self._ordinals[at] for at in covered if self._is_word[at])
        return words or frozenset(-1 - at for at in covered)


def pairs(found: Sequence[Tokens], expected: Sequence[Tokens], least: float) -> list[tuple[int, int]]:
    """Which found part is which expected one: best pairs first, each at most once."""
    scored = []
    for mine, theirs in touching(found, expected):
        scored.append((likeness(found[mine], expected[theirs]), mine, theirs))
    return best_of(scored, least)


def likeness(left: Tokens, right: Tokens) -> float:
    """Intersection over union, 0..1."""
    together = len(left | right)
    return len(left & right) / together if together else 0.0


def touching(found: Sequence[Tokens], expected: Sequence[Tokens]) -> list[tuple[int, int]]:
    """The pairs of found and expected parts, by their numbers, that have a word in common."""
    where: dict[int, list[int]] = {}
    for at, tokens in enumerate(expected):
        for token in tokens:
            where.setdefault(token, []).append(at)
    return [
        (mine, theirs)
        for mine, tokens in enumerate(found)
        for theirs in sorted({theirs for token in tokens for theirs in where.get(token, ())})
    ]


def best_of(scored: Iterable[tuple[float, int, int]], least: float) -> list[tuple[int, int]]:
    """Of scored pairs the best first, each side at most once, none below ``least``."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for likeness_, mine, theirs in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if likeness_ >= least and mine not in chosen and theirs not in taken:
            chosen[mine] = theirs
            taken.add(theirs)
    return list(chosen.items())


def pieces_of(tokens: Tokens) -> list[Tokens]:
    """The runs of words that follow one another."""
    runs: list[list[int]] = []
    for at in sorted(tokens):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [frozenset(run) for run in runs]
