"""Trains the tagger on a folder in PolNeAR's form: seeded, resumable, on two CPU cores in about an hour and a half."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from factcheck.speech.tagging.pieces import Pieces
from factcheck.training.batches import IGNORED, Batch, Epoch, count_batches, epoch_batches
from factcheck.training.corpus import Labelled, read_corpus
from factcheck.training.learning import Learner, Recipe, Weights, average
from factcheck.training.network import TaggerNetwork, new_network
from factcheck.training.recomposing import compose

# Steps between two saves: some minutes.
SAVED_EVERY = 150


# First the corpus alone; then from there, at a third of the pace, with composed texts and short ones beside it. What
# the second recipe teaches costs some of the first, and each run of it something else: the average of weights keeps
# most of all (Wortsman et al., Model soups, 2022).
FIRST = Recipe()
SECOND = Recipe(epochs=1, encoder_rate=5e-5, heads_rate=3e-4, composed=1600, short=0.2)


class Plan(NamedTuple):
    """A recipe to begin with, those that go on from its weights, and the share of each in the average."""

    first: Recipe = FIRST
    then: tuple[Recipe, ...] = (SECOND, replace(SECOND, seed=2))
    shares: tuple[float, ...] = (0.1, 0.45, 0.45)


Tell = Callable[[int, int, float], None]


def train_tagger(data: Path, encoder: Path, state: Path, plan: Plan, tell: Tell) -> TaggerNetwork:
    """The network after training on ``data`` as planned.

    ``encoder``: folder of the MiniLM to begin with. ``state``: where the runs are kept; a run under the same recipe
    goes on from there. ``tell``: steps done, steps in all, and the loss averaged over some steps.
    """
    articles = read_corpus(data, "train")
    pieces = Pieces(Tokenizer.from_file(str(encoder / "tokenizer.json")))
    network = new_network(encoder)
    first = _train(network, plan.first, articles, pieces, state / "0", tell)
    reached = [first]
    for number, recipe in enumerate(plan.then, start=1):
        network.load_state_dict(first)
        reached.append(_train(network, recipe, articles, pieces, state / str(number), tell))
    network.load_state_dict(average(reached, plan.shares))
    return network.eval()


def _train(
    network: TaggerNetwork, recipe: Recipe, articles: list[Labelled], pieces: Pieces, state: Path, tell: Tell
) -> Weights:
    """The averaged weights that a recipe leads to from those that the network has."""
    torch.manual_seed(recipe.seed)
    epochs = [_epoch(recipe, articles, number) for number in range(recipe.epochs)]
    counts = [count_batches(epoch, pieces, recipe) for epoch in epochs]
    learner = Learner(network, recipe, sum(counts))
    learner.resume(state)
    network.train()
    begun, average = 0, 0.0
    for epoch, count in zip(epochs, counts, strict=True):
        for number, batch in enumerate(epoch_batches(epoch, pieces, recipe), start=begun + 1):
            if number <= learner.done:
                continue
            loss = loss_of(network, batch, recipe)
            learner.step(loss)
            average = 0.98 * average + 0.02 * loss.item() if average else loss.item()
            tell(learner.done, learner.steps, average)
            if learner.done % SAVED_EVERY == 0 or learner.done == learner.steps:
                learner.save(state)
        begun += count
    return {name: tensor.clone() for name, tensor in learner.mean.items()}


def _epoch(recipe: Recipe, articles: list[Labelled], number: int) -> Epoch:
    seed = recipe.seed * 1000 + number
    return Epoch([*articles, *compose(articles, recipe.composed, seed)], seed)


def loss_of(network: torch.nn.Module, batch: Batch, recipe: Recipe) -> torch.Tensor:
    """Cross-entropy of marks, pointers and names, weighed by the recipe."""
    with torch.autocast("cpu", torch.bfloat16):
        marks, names, to_cue, to_source = network(batch.pieces, batch.cases, batch.quoted, batch.words)
    pointers = _entropy(to_cue, batch.to_cue) + _entropy(to_source, batch.to_source)
    return _entropy(marks, batch.labels) + recipe.pointers * pointers + recipe.names * _entropy(names, batch.names)


def _entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    targets = targets.flatten()
    total = functional.cross_entropy(logits.float().flatten(0, 1), targets, ignore_index=IGNORED, reduction="sum")
    return total / (targets != IGNORED).sum().clamp(min=1)
