"""Trains the reader: first on natural language inference, then on report pairs, made conflicts and events together.

Seeded and resumable, on two CPU cores in under an hour.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from factcheck.training.learning import Learner, Recipe, average
from factcheck.training.pairs.changes import compose_conflicts
from factcheck.training.pairs.network import ReaderNetwork, collate, loss_of, new_network, open_tokenizer
from factcheck.training.pairs.passages import Example, read_inference, read_reports, read_stories, same_event

SMOOTHING = 0.05
# Batches among which pairs of like lengths are put together.
SORTED = 64
# Steps between two saves: some minutes.
SAVED_EVERY = 150

Tell = Callable[[int, int, float], None]


class Stage(NamedTuple):
    """A recipe, and how many made conflicts and leads of articles are learned beside the report pairs in each epoch."""

    recipe: Recipe
    made: int = 0
    leads: int = 0


# What the made pairs and the leads teach costs some of what the report pairs do, and the other way round: the average
# of the weights before and after each keeps most of all (docs/log.md).
INFERENCE = Recipe(epochs=1, batch=32, encoder_rate=1e-4, averaged=0.98)
STAGES = (
    Stage(Recipe(epochs=4, batch=16, encoder_rate=6e-5, heads_rate=5e-4, averaged=0.98), made=1500, leads=1500),
    Stage(Recipe(epochs=4, batch=16, encoder_rate=1e-4, averaged=0.98)),
    Stage(Recipe(epochs=3, batch=16, seed=3, encoder_rate=1e-4, averaged=0.98), made=450, leads=600),
)


class Plan(NamedTuple):
    """The recipe for inference, the stages that follow it, and the share of each stage in the average."""

    inference: Recipe = INFERENCE
    stages: tuple[Stage, ...] = STAGES
    shares: tuple[float, ...] = (0.25, 0.25, 0.5)


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that is learned under one recipe: what every epoch has, and what is dealt out among the epochs."""

    always: Sequence[Example]
    dealt: Sequence[Sequence[Example]]
    recipe: Recipe


def train_reader(data: Path, encoder: Path, state: Path, plan: Plan, tell: Tell) -> ReaderNetwork:
    """The network after training on a data folder (``passages``) as planned.

    ``encoder``: folder of the MiniLM to begin with. ``state``: where the runs are kept; a run under the same recipe
    goes on from there. ``tell``: steps done, steps in all, and the loss averaged over some steps.
    """
    network, tokenizer = new_network(encoder), open_tokenizer(encoder)
    _learn(network, Lesson((), [read_inference(data)], plan.inference), tokenizer, state / "0", tell)
    reached = []
    for number, stage in enumerate(plan.stages, start=1):
        _learn(network, _reports(data, stage), tokenizer, state / str(number), tell)
        reached.append({name: tensor.clone() for name, tensor in network.state_dict().items()})
    network.load_state_dict(average(reached, plan.shares))
    return network.eval()


def _reports(data: Path, stage: Stage) -> Lesson:
    always = read_reports(data / "report_pairs" / "train.jsonl")
    if not stage.made and not stage.leads:
        return Lesson(always, (), stage.recipe)
    stories = read_stories(data)
    leads = list(same_event(stories))
    random.Random(stage.recipe.seed).shuffle(leads)
    made = compose_conflicts(stories, stage.recipe.seed)
    epochs = stage.recipe.epochs
    return Lesson(always, [made[: epochs * stage.made], leads[: epochs * stage.leads]], stage.recipe)


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
