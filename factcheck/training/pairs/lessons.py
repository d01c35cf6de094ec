"""What the reader learns from under one recipe: report pairs in folds, made conflicts, events, and their batches.

Everything is drawn by seeds, so that a run that was stopped goes on with the same batches.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from factcheck.index import Encoder
from factcheck.records import Relation
from factcheck.training.learning import Recipe
from factcheck.training.pairs.changes import compose_conflicts
from factcheck.training.pairs.news import read_news
from factcheck.training.pairs.passages import Example, kept_apart, read_leads, read_stories
from factcheck.training.pairs.reports import Report, read_reports
from factcheck.training.pairs.stories import read_told

# Batches among which pairs of like lengths are put together.
SORTED = 64
SEED = 1
# To so many words the text of a beginning is cut when it is read again: report pairs are a sentence or two.
CUTS = (18, 25, 30, 45, 60)


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that is learned under one recipe: what every epoch has, and what is dealt out among the epochs."""

    always: Sequence[Example]
    dealt: Sequence[Sequence[Example]]
    recipe: Recipe


class Fold(NamedTuple):
    """Numbers of report pairs: those that are learned from, and those of other stories."""

    learned: list[int]
    held: list[int]


class Decks(NamedTuple):
    """What is dealt from, each in random order.

    ``made``: made conflicts with the agreements they were made from. ``leads``: beginnings of articles that were
    grouped by event. ``news``: of articles that we grouped. ``told``: of stories that we wrote.
    """

    made: Sequence[Example]
    leads: Sequence[Example]
    news: Sequence[Example]
    told: Sequence[Example]


def folds_of(reports: Sequence[Report], many: int) -> list[Fold]:
    """The folds of report pairs, always the same for the same pairs; no story is in two.

    Pairs of events that are held out are learned in none.
    """
    parts = GroupKFold(many).split(reports, groups=[each.story for each in reports])
    return [
        Fold([place for place in learned.tolist() if not reports[place].held_out], held.tolist())
        for learned, held in parts
    ]


def read_decks(data: Path, encoder: Encoder) -> Decks:
    """What a data folder has of events, with nothing of the development pairs' events. Raises ``BadInput``."""
    avoided = [each.example for each in read_reports(data / "report_pairs" / "dev.jsonl")]
    events = (
        read_leads(data, encoder, avoided),
        read_news(data, encoder, kept_apart(data, avoided), SEED),
        read_told(SEED),
    )
    for deck in events:
        random.Random(SEED).shuffle(deck)
    return Decks(compose_conflicts(read_stories(data, avoided), SEED), *events)


def shortened(leads: Sequence[Example], seed: int) -> list[Example]:
    """The same leads with their texts cut to a few words."""
    dice = random.Random(seed)
    return [_cut(lead, dice.choice(CUTS)) for lead in leads]


def _cut(lead: Example, words: int) -> Example:
    return replace(lead, left=_beginning(lead.left, words), right=_beginning(lead.right, words))


def _beginning(lead: str, words: int) -> str:
    """The title and so many words of the text."""
    title, _, text = lead.partition("\n\n")
    return f"{title}\n\n{' '.join(text.split()[:words])}".strip()


def rehearsed(decks: Decks, many: Sequence[int], epochs: int, seed: int) -> list[list[Example]]:
    """Of each deck so many for each epoch, beginnings cut short: drawn anew for each fold, so that all see more."""
    dice = random.Random(seed)
    dealt = (dice.sample(deck, min(len(deck), epochs * some)) for deck, some in zip(decks, many, strict=True))
    return [shortened(deck, seed) for deck in dealt]


def strangers(examples: Sequence[Example], many: int, seed: int) -> list[Example]:
    """So many pairs of passages of two stories that have nothing in common."""
    dice = random.Random(seed)
    couples = (dice.sample(examples, 2) for _ in range(10 * many))
    apart = ((one, other) for one, other in couples if one.group != other.group)
    return [
        Example(one.left, other.right, one.group, Relation.DIFFERENT, "other") for one, other in islice(apart, many)
    ]


def batches_of(lesson: Lesson) -> Iterator[list[Example]]:
    """All epochs' batches: pairs in either order, those of like lengths together."""
    dice = random.Random(lesson.recipe.seed)
    epochs = lesson.recipe.epochs
    for epoch in range(epochs):
        dealt = [example for deck in lesson.dealt for example in deck[epoch::epochs]]
        examples = [_either_way(example, dice) for example in (*lesson.always, *dealt)]
        dice.shuffle(examples)
        yield from _alike(examples, lesson.recipe.batch, dice)


def _either_way(example: Example, dice: random.Random) -> Example:
    """Left and right exchanged by chance, but for inference, which goes one way."""
    if example.inference is not None or dice.random() < 0.5:
        return example
    return Example(example.right, example.left, example.group, example.relation, example.slot, same=example.same)


def _alike(examples: Sequence[Example], size: int, dice: random.Random) -> Iterator[list[Example]]:
    batches = []
    for start in range(0, len(examples), SORTED * size):
        chunk = sorted(examples[start : start + SORTED * size], key=lambda each: len(each.left) + len(each.right))
        batches += [chunk[at : at + size] for at in range(0, len(chunk), size)]
    dice.shuffle(batches)
    yield from batches
