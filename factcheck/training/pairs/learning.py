"""Trains the reader: on natural language inference, on events and made conflicts, then in folds on report pairs.

Events are learned twice, the second time from the first words of each lead alone and as the average of two runs. Each
fold ends with pairs of strangers, since report pairs of two events are alike on purpose.

Each fold learns from the report pairs of all stories but some. What ships is the average of the weights of all folds;
what each makes of the stories that it has not seen is what the judgement learns from. Seeded and resumable.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from factcheck.index import Encoder
from factcheck.training.learning import Learner, Recipe, Weights, average
from factcheck.training.pairs.lessons import (
    SEED,
    Decks,
    Lesson,
    batches_of,
    folds_of,
    read_decks,
    rehearsed,
    shortened,
    with_strangers,
)
from factcheck.training.pairs.network import ReaderNetwork, collate, loss_of, new_network, open_tokenizer
from factcheck.training.pairs.passages import Example, read_inference
from factcheck.training.pairs.reports import read_training

SMOOTHING = 0.05
# Steps between two saves: some minutes.
SAVED_EVERY = 150

Tell = Callable[[int, int, float], None]


class Plan(NamedTuple):
    """The recipes in their order, and what else is in them.

    ``leads``: how many pairs of leads are learned with the made conflicts. ``again``: how many made conflicts are
    learned again with all leads, cut short, and from which seeds. ``rehearsed``: how many of the made conflicts, and of
    the leads, are learned again beside the report pairs in each epoch. ``folds``: of report pairs. ``met``: how many
    report pairs are learned once more at the end, and with how many pairs of strangers.
    """

    inference: Recipe = Recipe(epochs=1, batch=32, encoder_rate=1e-4, averaged=0.98)
    events: Recipe = Recipe(epochs=1, batch=16, encoder_rate=8e-5, heads_rate=5e-4, averaged=0.98)
    shorter: Recipe = Recipe(epochs=1, batch=16, encoder_rate=8e-5, heads_rate=4e-4, averaged=0.98)
    reports: Recipe = Recipe(epochs=3, batch=16, encoder_rate=1e-4, heads_rate=5e-4, averaged=0.98)
    strangers: Recipe = Recipe(epochs=1, batch=16, encoder_rate=3e-5, heads_rate=1.5e-4, averaged=0.98)
    leads: int = 8000
    again: int = 600
    seeds: tuple[int, ...] = (1, 2)
    rehearsed: tuple[int, int] = (80, 500)
    folds: int = 4
    met: tuple[int, int] = (1400, 260)


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
    course = Course(new_network(start), open_tokenizer(start), state, tell)
    read = course.take(Lesson((), [read_inference(data)], plan.inference), "inference", None)
    decks = read_decks(data, encoder)
    begun = course.take(Lesson((), [decks.made, decks.leads[: plan.leads]], plan.events), "events", read)
    before = course.take_from_each_seed(decks, plan, begun)
    reports = read_training(data)
    learned = []
    for number, fold in enumerate(folds_of(reports, plan.folds), start=1):
        again = rehearsed(decks, plan.rehearsed, plan.reports.epochs, number)
        examples = [reports[place].example for place in fold.learned]
        told = course.take(Lesson(examples, again, plan.reports), f"reports {number}", before)
        lesson = Lesson(with_strangers(examples, plan.met, number), (), plan.strangers)
        learned.append(course.take(lesson, f"strangers {number}", told))
    return learned


@dataclass(frozen=True, slots=True)
class Course:
    """A network that takes lessons, and where each is kept, to go on with."""

    network: ReaderNetwork
    tokenizer: Tokenizer
    state: Path
    tell: Tell

    def take(self, lesson: Lesson, name: str, begun: Weights | None) -> Weights:
        """The average of the weights over the last steps of a lesson that begins from others."""
        torch.manual_seed(lesson.recipe.seed)
        if begun is not None:
            self.network.load_state_dict(begun)
        batches = list(batches_of(lesson))
        learner = Learner(self.network, lesson.recipe, len(batches))
        learner.resume(self.state / name)
        self.network.train()
        average = 0.0
        for batch in batches[learner.done :]:
            loss = self._step(learner, batch)
            average = 0.98 * average + 0.02 * loss if average else loss
            self.tell(learner.done, learner.steps, average)
            if learner.done % SAVED_EVERY == 0 or learner.done == learner.steps:
                learner.save(self.state / name)
        return {name: tensor.clone() for name, tensor in learner.mean.items()}

    def take_from_each_seed(self, decks: Decks, plan: Plan, begun: Weights) -> Weights:
        """All leads once more, cut short, in two runs; the average of what they lead to."""
        learned = [
            self.take(
                Lesson((), [decks.made[: plan.again], shortened(decks.leads, seed)], replace(plan.shorter, seed=seed)),
                f"shorter {seed}",
                begun,
            )
            for seed in plan.seeds
        ]
        return average(learned, [1 / len(learned)] * len(learned))

    def _step(self, learner: Learner, batch: Sequence[Example]) -> float:
        pairs = collate([(each.left, each.right) for each in batch], self.tokenizer)
        loss = loss_of(self.network, pairs, batch, SMOOTHING)
        learner.step(loss)
        return loss.item()
