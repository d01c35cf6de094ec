"""Windows of labelled words as the arrays that the network learns from.

Arrays are by word, except the word pieces: ``pieces`` (batch, pieces) with ``cases`` and ``quoted`` beside them, and
``words`` (batch, words) says which piece each word begins with. Labels of padding and of what is only context are
``IGNORED``. Pointers: number of the word pointed at plus one, 0 for nothing, ``IGNORED`` for what points nowhere.
Who is meant: ``asks`` is a number of somebody or ``IGNORED``, and all words of ``named`` with that number answer.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import torch

from factcheck.speech.tagging.labels import OUTSIDE, label_span
from factcheck.speech.tagging.pieces import Pieces, Seen
from factcheck.speech.tagging.windows import AFTER, BEFORE, PIECES, Size, Window, windows
from factcheck.training.corpus import Labelled
from factcheck.training.hardening import Row, harden
from factcheck.training.learning import Recipe

IGNORED = -100
SOURCE, CUE, CONTENT = range(3)
# Windows among which those of like lengths are put together.
SORTED = 128

LEARNED = ("labels", "names", "to_cue", "to_source", "asks", "named")

Place = tuple[Labelled, Window]


@dataclass(frozen=True, slots=True)
class Example:
    """A window: what is seen of it, and what is to be learned, by word."""

    seen: Seen
    labels: list[int]
    names: list[int]
    to_cue: list[int]
    to_source: list[int]
    asks: list[int]
    named: list[int]


class Batch(NamedTuple):
    """Examples as tensors, int64."""

    pieces: torch.Tensor
    cases: torch.Tensor
    quoted: torch.Tensor
    words: torch.Tensor
    labels: torch.Tensor
    names: torch.Tensor
    to_cue: torch.Tensor
    to_source: torch.Tensor
    asks: torch.Tensor
    named: torch.Tensor


class Epoch(NamedTuple):
    """The articles of one round of training, and what its shifts, changes and order are drawn from."""

    articles: Sequence[Labelled]
    seed: int


def epoch_batches(epoch: Epoch, pieces: Pieces, recipe: Recipe) -> Iterator[Batch]:
    """All windows of all articles once, shifted, hardened and shuffled; those of like lengths together."""
    dice = random.Random(epoch.seed)
    cut = [(article, window) for article in epoch.articles for window in _cut(article, pieces, recipe.short, dice)]
    dice.shuffle(cut)
    chosen = [batch for start in range(0, len(cut), SORTED) for batch in _alike(cut[start : start + SORTED], recipe)]
    dice.shuffle(chosen)
    for batch in chosen:
        yield collate([example(article, window, pieces, dice, recipe.stripped) for article, window in batch])


def count_batches(epoch: Epoch, pieces: Pieces, recipe: Recipe) -> int:
    """How many batches ``epoch_batches`` yields."""
    dice = random.Random(epoch.seed)
    total = sum(sum(1 for _ in _cut(article, pieces, recipe.short, dice)) for article in epoch.articles)
    whole, rest = divmod(total, SORTED)
    return whole * -(-SORTED // recipe.batch) + -(-rest // recipe.batch)


def _alike(cut: Sequence[Place], recipe: Recipe) -> Iterator[Sequence[Place]]:
    ordered = sorted(cut, key=lambda place: place[1].end - place[1].begin)
    return (ordered[start : start + recipe.batch] for start in range(0, len(ordered), recipe.batch))


def _cut(article: Labelled, pieces: Pieces, short: float, dice: random.Random) -> Iterator[Window]:
    """An article's windows from a random place on; a share of all articles in short ones, with nothing around them.

    What is there for its antecedents alone is not shifted: a passage is one window.
    """
    lengths = pieces.lengths(article.words)
    if not article.attributed:
        return windows(lengths, article.paragraphs)
    if dice.random() < short:
        return windows(lengths, article.paragraphs, size=Size(dice.randint(20, 120), 0, 0))
    return windows(lengths, article.paragraphs, opening=dice.randint(PIECES // 4, PIECES - BEFORE - AFTER - 2))


def example(
    article: Labelled, window: Window, pieces: Pieces, dice: random.Random | None, stripped: float = 0.0
) -> Example:
    """One window; hardened if there are ``dice``, without any quotation mark in the share ``stripped`` of all."""
    begin, end = window.begin, window.end
    words, paragraphs = article.words[begin:end], article.paragraphs[begin:end]
    row = Row(list(words), list(range(len(words))))
    if dice is not None:
        row = harden(words, paragraphs, article.names[begin:end], dice, stripped)
    numbers = [begin + at for at in row.kept]
    place = {number: at for at, number in enumerate(numbers)}
    seen = pieces.see(row.words, [article.paragraphs[number] for number in numbers])
    core = [window.first <= number < window.last for number in numbers]
    mask = partial(_masked, core)
    return Example(
        seen,
        mask(_labels(article, numbers)),
        mask(_known(article.names, numbers)),
        mask([_points(article, number, CUE, (CONTENT,), place) for number in numbers]),
        mask([_points(article, number, SOURCE, (CUE, CONTENT), place) for number in numbers]),
        mask(_known(article.asks, numbers)),
        _known(article.named, numbers),
    )


def _masked(core: Sequence[bool], values: Sequence[int]) -> list[int]:
    return [value if inside else IGNORED for inside, value in zip(core, values, strict=True)]


def _known(values: Sequence[int], numbers: Sequence[int]) -> list[int]:
    return [values[number] if values[number] >= 0 else IGNORED for number in numbers]


def _labels(article: Labelled, numbers: Sequence[int]) -> list[int]:
    if not article.attributed:
        return [IGNORED] * len(numbers)
    labels = [OUTSIDE] * len(numbers)
    spans = [article.pieces[number] for number in numbers]
    edges = [0, *(at for at, (left, right) in enumerate(pairwise(spans), start=1) if left != right), len(spans)]
    for first, last in pairwise(edges):
        if last > first and spans[first] >= 0:
            labels[first:last] = label_span(article.parts[numbers[first]], last - first)
    return labels


def _points(article: Labelled, number: int, target: int, parts: Sequence[int], place: dict[int, int]) -> int:
    if article.parts[number] not in parts:
        return IGNORED
    head = article.heads[article.owners[number]][target]
    return place.get(head, -1) + 1


def collate(examples: Sequence[Example]) -> Batch:
    """Examples padded to the longest."""
    seen = [each.seen for each in examples]
    return Batch(
        _padded([each.pieces for each in seen], 0),
        _padded([each.cases for each in seen], 3),
        _padded([each.quoted for each in seen], 0),
        _padded([each.words for each in seen], 0),
        *(_padded([getattr(each, name) for each in examples], IGNORED) for name in LEARNED),
    )


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])
