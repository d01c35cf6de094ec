"""Trains the tagger on a folder in PolNeAR's form: seeded, resumable, on two CPU cores in about two hours."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from factcheck.speech.tagging.pieces import Pieces
from factcheck.training.batches import IGNORED, Batch, Epoch, count_batches, epoch_batches
from factcheck.training.corpus import Labelled, read_corpus
from factcheck.training.learning import ANTECEDENT, Learner, Recipe, Weights, average, digest
from factcheck.training.network import TaggerNetwork, new_network
from factcheck.training.passages import read_asked
from factcheck.training.recomposing import compose

# Steps between two saves: some minutes.
SAVED_EVERY = 150


# First the corpus alone; then from there, at a third of the pace, with composed texts and short ones beside it; then,
# from the first again, with antecedents and more windows without quotation marks as well. What a later recipe teaches
# costs some of the first, and each run of it something else: the average of weights keeps most of all (Wortsman et al.,
# Model soups, 2022).
FIRST = Recipe()
SECOND = Recipe(epochs=1, encoder_rate=5e-5, heads_rate=3e-4, composed=1600, short=0.2)
THIRD = replace(SECOND, passages=2, stripped=0.35, antecedents=0.3)


class Plan(NamedTuple):
    """A recipe to begin with, those that go on from its weights, and the share of each in the average."""

    first: Recipe = FIRST
    then: tuple[Recipe, ...] = (SECOND, replace(SECOND, seed=2), THIRD, replace(THIRD, seed=2))
    shares: tuple[float, ...] = (0.1, 0.15, 0.15, 0.3, 0.3)


class Texts(NamedTuple):
    """What is learned from: annotated articles, and passages for their antecedents alone."""

    articles: list[Labelled]
    passages: list[Labelled]


Tell = Callable[[int, int, float], None]


def train_tagger(data: Path, encoder: Path, state: Path, plan: Plan, tell: Tell) -> TaggerNetwork:
    """The network after training on ``data`` as planned.

    ``encoder``: folder of the MiniLM to begin with. ``state``: where the runs are kept; the same run (recipe, data,
    beginning) goes on from there. ``tell``: steps done, steps in all, and the loss averaged over some steps.
    """
    texts = Texts(read_corpus(data, "train"), read_asked(data))
    pieces = Pieces(Tokenizer.from_file(str(encoder / "tokenizer.json")))
    torch.manual_seed(plan.first.seed)
    network = new_network(encoder)
    first = _train(network, plan.first, texts, pieces, state / "0", tell)
    reached = [first]
    for number, recipe in enumerate(plan.then, start=1):
        network.load_state_dict(first)
        reached.append(_train(network, recipe, texts, pieces, state / str(number), tell))
    network.load_state_dict(_mixed(plan, reached))
    return network.eval()


def _mixed(plan: Plan, reached: Sequence[Weights]) -> Weights:
    """The average of all runs; what points to antecedents, of those alone that have learned it."""
    recipes = (plan.first, *plan.then)
    told = [at for at, recipe in enumerate(recipes) if recipe.antecedents]
    whole = sum(plan.shares[at] for at in told)
    pointing = average([reached[at] for at in told], [plan.shares[at] / whole for at in told]) if told else {}
    mixed = average(reached, plan.shares)
    return mixed | {name: tensor for name, tensor in pointing.items() if ANTECEDENT in name}


def _train(network: TaggerNetwork, recipe: Recipe, texts: Texts, pieces: Pieces, state: Path, tell: Tell) -> Weights:
    """The averaged weights that a recipe leads to from those that the network has."""
    torch.manual_seed(recipe.seed)
    epochs = [_epoch(recipe, texts, number) for number in range(recipe.epochs)]
    counts = [count_batches(epoch, pieces, recipe) for epoch in epochs]
    learner = Learner(network, recipe, sum(counts), digest(chain.from_iterable(epoch.articles for epoch in epochs)))
    learner.resume(state)
    if learner.done < learner.steps:
        _walk(learner, epochs, counts, pieces, state, tell)
    return {name: tensor.clone() for name, tensor in learner.mean.items()}


def _walk(
    learner: Learner, epochs: Sequence[Epoch], counts: Sequence[int], pieces: Pieces, state: Path, tell: Tell
) -> None:
    """All steps that are left, saved now and then."""
    network, recipe = learner.network.train(), learner.recipe
    begun, lately = 0, 0.0
    for epoch, count in zip(epochs, counts, strict=True):
        for number, batch in enumerate(epoch_batches(epoch, pieces, recipe), start=begun + 1):
            if number <= learner.done:
                continue
            loss = loss_of(network, batch, recipe)
            learner.step(loss)
            lately = 0.98 * lately + 0.02 * loss.item() if lately else loss.item()
            tell(learner.done, learner.steps, lately)
            if learner.done % SAVED_EVERY == 0 or learner.done == learner.steps:
                learner.save(state)
        begun += count


def _epoch(recipe: Recipe, texts: Texts, number: int) -> Epoch:
    seed = recipe.seed * 1000 + number
    composed = compose(texts.articles, recipe.composed, seed)
    return Epoch([*texts.articles, *composed, *texts.passages * recipe.passages], seed)


def loss_of(network: torch.nn.Module, batch: Batch, recipe: Recipe) -> torch.Tensor:
    """Cross-entropy of marks, pointers and names, weighed by the recipe."""
    with torch.autocast("cpu", torch.bfloat16):
        marks, names, to_cue, to_source, to_antecedent = network(batch.pieces, batch.cases, batch.quoted, batch.words)
    pointers = _entropy(to_cue, batch.to_cue) + _entropy(to_source, batch.to_source)
    loss = _entropy(marks, batch.labels) + recipe.pointers * pointers + recipe.names * _entropy(names, batch.names)
    return loss + recipe.antecedents * missed(to_antecedent, batch.asks, batch.named) if recipe.antecedents else loss


def missed(logits: torch.Tensor, asks: torch.Tensor, named: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of pointing to any name of who is meant (Lee et al., 2017): an earlier one if there is one, else a
    later one, else to none."""
    same = (asks.unsqueeze(2) == named.unsqueeze(1)) & (asks != IGNORED).unsqueeze(2)
    earlier = same.tril()
    right = torch.where(earlier.any(-1, keepdim=True), earlier, same)
    right = torch.cat([~right.any(-1, keepdim=True), right], -1)
    chances = logits.float().log_softmax(-1).masked_fill(~right, -torch.inf).logsumexp(-1)
    asked = asks != IGNORED
    return -chances[asked].sum() / asked.sum().clamp(min=1)


def _entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    targets = targets.flatten()
    total = functional.cross_entropy(logits.float().flatten(0, 1), targets, ignore_index=IGNORED, reduction="sum")
    return total / (targets != IGNORED).sum().clamp(min=1)
