"""Trains the reader: on natural language inference, on events and made conflicts, then in folds on report pairs.

Events are learned in stages, each from wider sources than the one before, and each as the average of two runs. Pairs
of strangers are learned with the report pairs, since those of two events are alike on purpose.

Each fold learns from the report pairs of all stories but some; what each makes of the stories that it has not seen is
what the judgement learns from. From the average of all folds everything is learned once more, since the events were not
learned out; what ships lies between the two. Seeded and resumable.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from factcheck.index import Encoder
from factcheck.training.learning import Learner, Recipe, Weights, average, digest
from factcheck.training.pairs.lessons import (
    SEED,
    Decks,
    Lesson,
    batches_of,
    folds_of,
    read_decks,
    rehearsed,
    shortened,
    strangers,
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

    ``leads``: how many pairs of leads are learned with the made conflicts. ``made``: how many of these are learned
    again in each stage of events, and ``seeds`` those of its runs. ``rehearsed``: how many pairs of each deck
    are learned beside the report pairs in each epoch, and ``strangers`` how many that have nothing in common.
    ``folds``: of report pairs. ``share``: of the weights after ``further``, in what ships (docs/log.md).
    """

    inference: Recipe = Recipe(epochs=1, batch=32, encoder_rate=1e-4, averaged=0.98)
    events: Recipe = Recipe(epochs=1, batch=16, encoder_rate=8e-5, heads_rate=5e-4, averaged=0.98)
    again: Recipe = Recipe(epochs=1, batch=16, encoder_rate=8e-5, heads_rate=4e-4, averaged=0.98)
    reports: Recipe = Recipe(epochs=3, batch=16, encoder_rate=1e-4, heads_rate=5e-4, averaged=0.98)
    further: Recipe = Recipe(epochs=1, batch=16, encoder_rate=1.5e-4, heads_rate=4.5e-4, averaged=0.98)
    leads: int = 8000
    made: int = 500
    seeds: tuple[int, ...] = (1, 2)
    rehearsed: tuple[int, int, int, int] = (80, 680, 160, 210)
    strangers: int = 120
    folds: int = 4
    share: float = 0.3


class Trained(NamedTuple):
    """The weights of each fold, and those that ship."""

    folds: list[Weights]
    shipped: Weights


def fold_folders(state: Path) -> Iterator[Path]:
    """Where the exported folds of a run lie, from the first on, however many."""
    return (state / f"fold {number}" for number in count(1))


def train_reader(data: Path, start: Path, encoder: Encoder, state: Path, plan: Plan, tell: Tell) -> Trained:
    """The weights after training on a data folder (``passages``) as planned.

    ``start``: folder of the MiniLM to begin with. ``encoder``: tells which articles are alike. ``state``: where the
    runs are kept; the same run (recipe, data, beginning) goes on from there. ``tell``: steps done, steps in all, and
    the loss averaged over some steps. Raises ``BadInput``.
    """
    torch.manual_seed(SEED)
    course = Course(new_network(start), open_tokenizer(start), state, tell)
    read = course.take(Lesson((), [read_inference(data)], plan.inference), "inference", None)
    decks = read_decks(data, encoder)
    told = course.take(Lesson((), [decks.made, decks.leads[: plan.leads]], plan.events), "events", read)
    for stage, deck in stages_of(decks).items():
        told = course.take_from_each_seed(stage, (decks.made[: plan.made], deck), plan, told)
    folds = [
        course.take(lesson, f"reports {number}", told) for number, lesson in enumerate(_lessons(data, decks, plan), 1)
    ]
    mean = average(folds, [1 / len(folds)] * len(folds))
    further = course.take(_everything(data, decks, plan), "further", mean)
    return Trained(folds, average([mean, further], [1 - plan.share, plan.share]))


def stages_of(decks: Decks) -> dict[str, list[Example]]:
    """What is learned of events after the first lesson, by the names of the stages.

    Stories that we wrote are not among it: in a stage of their own they teach that like words tell two events apart,
    as their near misses are the likest there are (docs/log.md).
    """
    return {"shorter": list(decks.leads), "wider": [*decks.leads, *decks.news]}


def _lessons(data: Path, decks: Decks, plan: Plan) -> Iterator[Lesson]:
    """Of each fold of the report pairs."""
    reports = read_training(data)
    for number, fold in enumerate(folds_of(reports, plan.folds), start=1):
        examples = [reports[place].example for place in fold.learned]
        again = rehearsed(decks, plan.rehearsed, plan.reports.epochs, number)
        apart = strangers(examples, plan.strangers * plan.reports.epochs, number)
        yield Lesson(examples, [*again, apart], plan.reports)


def _everything(data: Path, decks: Decks, plan: Plan) -> Lesson:
    """All report pairs, all beginnings twice, and what else the folds had."""
    reports = [each.example for each in read_training(data) if not each.held_out]
    events = [*shortened(decks.leads, 1), *shortened(decks.leads, 2), *shortened(decks.news, 1)]
    apart = strangers(reports, 2 * plan.strangers, SEED)
    return Lesson(reports, [decks.made[: plan.made], events, apart], plan.further)


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
        learner = Learner(self.network, lesson.recipe, len(batches), digest(batches))
        learner.resume(self.state / name)
        self.network.train()
        lately = 0.0
        for batch in batches[learner.done :]:
            loss = self._step(learner, batch)
            lately = 0.98 * lately + 0.02 * loss if lately else loss
            self.tell(learner.done, learner.steps, lately)
            if learner.done % SAVED_EVERY == 0 or learner.done == learner.steps:
                learner.save(self.state / name)
        return {name: tensor.clone() for name, tensor in learner.mean.items()}

    def take_from_each_seed(
        self, name: str, decks: tuple[Sequence[Example], Sequence[Example]], plan: Plan, begun: Weights
    ) -> Weights:
        """Made conflicts and events once more, cut short, in several runs; the average of what they lead to."""
        made, events = decks
        learned = [
            self.take(
                Lesson((), [made, shortened(events, seed)], replace(plan.again, seed=seed)), f"{name} {seed}", begun
            )
            for seed in plan.seeds
        ]
        return average(learned, [1 / len(learned)] * len(learned))

    def _step(self, learner: Learner, batch: Sequence[Example]) -> float:
        pairs = collate([(each.left, each.right) for each in batch], self.tokenizer)
        loss = loss_of(self.network, pairs, batch, SMOOTHING)
        learner.step(loss)
        return loss.item()
