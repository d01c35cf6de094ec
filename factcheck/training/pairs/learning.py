"""Trains the reader: on natural language inference, on events and made conflicts, then in folds on report pairs.

Each fold learns from the report pairs of all stories but some. What ships is the average of the weights of all folds;
what each makes of the stories that it has not seen is what the judgement learns from. Seeded and resumable.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

import torch
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from factcheck.index import Encoder
from factcheck.training.learning import Learner, Recipe, Weights
from factcheck.training.pairs.changes import compose_conflicts
from factcheck.training.pairs.network import ReaderNetwork, collate, loss_of, new_network, open_tokenizer
from factcheck.training.pairs.passages import Example, read_inference, read_leads, read_reports, read_stories

SMOOTHING = 0.05
# Batches among which pairs of like lengths are put together.
SORTED = 64
# Steps between two saves: some minutes.
SAVED_EVERY = 150
SEED = 1

Tell = Callable[[int, int, float], None]


class Plan(NamedTuple):
    """The recipes in their order, and what else is in them.

    ``leads``: how many pairs of leads are learned with the made conflicts. ``rehearsed``: how many of the made
    conflicts, and of the leads, are learned again beside the report pairs in each epoch. ``folds``: of report pairs.
    """

    inference: Recipe = Recipe(epochs=1, batch=32, encoder_rate=1e-4, averaged=0.98)
    events: Recipe = Recipe(epochs=1, batch=16, encoder_rate=8e-5, heads_rate=5e-4, averaged=0.98)
    reports: Recipe = Recipe(epochs=4, batch=16, encoder_rate=1e-4, averaged=0.98)
    leads: int = 8000
    rehearsed: tuple[int, int] = (150, 200)
    folds: int = 4


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


def folds_of(reports: Sequence[Example], many: int) -> list[Fold]:
    """The folds of report pairs, always the same for the same pairs; no story is in two."""
    parts = GroupKFold(many).split(reports, groups=[each.group for each in reports])
    return [Fold(learned.tolist(), held.tolist()) for learned, held in parts]


def fold_folders(state: Path) -> Iterator[Path]:
    """Where the exported folds of a run lie, from the first on, however many."""
    return (state / f"fold {number}" for number in count(1))


def train_reader(data: Path, start: Path, encoder: Encoder, state: Path, plan: Plan, tell: Tell) -> list[Weights]:
    """The weights of each fold after training on a data folder (``passages``) as planned.

    ``start``: folder of the MiniLM to begin with. ``encoder``: tells which articles are alike. ``state``: where the
    runs are kept; a run under the same recipe goes on from there. ``tell``: steps done, steps in all, and the loss
    averaged over some steps. Raises ``BadInput``.
    """
    torch.manual_seed(SEED)
    network, tokenizer = new_network(start), open_tokenizer(start)
    _learn(network, Lesson((), [read_inference(data)], plan.inference), tokenizer, state / "inference", tell)
    decks = _decks(data, encoder, plan)
    _learn(network, Lesson((), decks, plan.events), tokenizer, state / "events", tell)
    before = _weights(network)
    reports, learned = read_reports(data / "report_pairs" / "train.jsonl"), []
    for number, fold in enumerate(folds_of(reports, plan.folds), start=1):
        network.load_state_dict(before)
        lesson = Lesson([reports[place] for place in fold.learned], _rehearsed(decks, plan, number), plan.reports)
        _learn(network, lesson, tokenizer, state / f"reports {number}", tell)
        learned.append(_weights(network))
    return learned


def _decks(data: Path, encoder: Encoder, plan: Plan) -> list[list[Example]]:
    """Made conflicts and pairs of leads, in random order, with nothing of the development pairs' events."""
    avoided = read_reports(data / "report_pairs" / "dev.jsonl")
    leads = read_leads(data, encoder, avoided)
    random.Random(SEED).shuffle(leads)
    return [compose_conflicts(read_stories(data, avoided), SEED), leads[: plan.leads]]


def _rehearsed(decks: Sequence[Sequence[Example]], plan: Plan, number: int) -> list[list[Example]]:
    """Of each deck what a fold learns again: drawn anew for each, so that all folds together see more of it."""
    dice = random.Random(number)
    drawn = (plan.reports.epochs * some for some in plan.rehearsed)
    return [dice.sample(deck, min(len(deck), some)) for deck, some in zip(decks, drawn, strict=True)]


def _weights(network: ReaderNetwork) -> Weights:
    return {name: tensor.clone() for name, tensor in network.state_dict().items()}


def _learn(network: ReaderNetwork, lesson: Lesson, tokenizer: Tokenizer, state: Path, tell: Tell) -> None:
    """Leaves the network with the average of its weights over the last steps."""
    recipe = lesson.recipe
    torch.manual_seed(recipe.seed)
    batches = list(_batches(lesson))
    learner = Learner(network, recipe, len(batches))
    learner.resume(state)
    network.train()
    average = 0.0
    for batch in batches[learner.done :]:
        pairs = collate([(each.left, each.right) for each in batch], tokenizer)
        loss = loss_of(network, pairs, batch, SMOOTHING)
        learner.step(loss)
        average = 0.98 * average + 0.02 * loss.item() if average else loss.item()
        tell(learner.done, learner.steps, average)
        if learner.done % SAVED_EVERY == 0 or learner.done == learner.steps:
            learner.save(state)
    network.load_state_dict(learner.mean)


def _batches(lesson: Lesson) -> Iterator[list[Example]]:
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
