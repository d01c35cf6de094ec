"""How the stages of the reader's training follow each other, and what is made of them."""

from dataclasses import replace
from typing import ClassVar

import pytest
import torch
from running import factcheck

from factcheck.benchmarks.relating import LabelledReports
from factcheck.pipeline.relating import Passage
from factcheck.records import Relation
from factcheck.training.learning import Recipe
from factcheck.training.pairs import judging, learning, making
from factcheck.training.pairs.learning import Course, Plan
from factcheck.training.pairs.lessons import Decks, Lesson
from factcheck.training.pairs.passages import Example
from factcheck.training.pairs.reports import Report, Source

LEFT = "Two men aged 23 were shot at 9:30 p.m. on Tuesday in the 2100 block of Mill Street."
RIGHT = "Officers who came on Tuesday, about 9:30 p.m., found two men wounded by gunfire; the 2100 block was closed."


class Steps(Course):
    """A course whose steps need no network that reads; each counts."""

    taken: ClassVar[list[int]] = []

    def _step(self, learner, batch):
        self.taken.append(len(batch))
        loss = self.network.weight.sum() * len(batch)
        learner.step(loss)
        return loss.item()


def test_a_finished_stage_is_taken_over_for_the_same_lesson_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(Steps, "taken", taken := [])
    pairs = [Example(LEFT, RIGHT, f"g{n}", Relation.DIFFERENT) for n in range(10)]
    others = [replace(pairs[0], left="Another text."), *pairs[1:]]
    recipe, told = Recipe(epochs=1, batch=4), []
    course = Steps(torch.nn.Linear(2, 2), None, tmp_path, lambda done, *_: told.append(done))
    begun = {name: tensor.clone() for name, tensor in course.network.state_dict().items()}
    for lesson, steps in ((pairs, 3), (pairs, 0), (others, 3), (pairs * 2, 5), (others, 3)):
        taken.clear()
        course.take(Lesson((), [lesson], recipe), "stage", begun)
        assert len(taken) == steps


def test_the_card_of_a_reader_tells_its_own_number_of_folds(tmp_path, monkeypatch):
    told = {}
    monkeypatch.setattr(making, "train_reader", lambda *_: learning.Trained([{}, {}], {}))
    monkeypatch.setattr(making, "new_network", lambda _: torch.nn.Module())
    for name in ("original_encoder", "load_encoder"):
        monkeypatch.setattr(making, name, lambda *_: tmp_path)
    monkeypatch.setattr(making, "export_reader", lambda *_: None)
    monkeypatch.setattr(making, "finish_reader", lambda data, into, folds: told.update(folds=folds))
    making.make_reader(tmp_path, tmp_path, tmp_path, lambda *_: None, Plan(folds=2))
    assert told == {"folds": 2}


def test_what_ships_lies_between_the_folds_and_a_run_over_everything(tmp_path, monkeypatch):
    pairs = [Example(LEFT, RIGHT, f"g{n}", Relation.DIFFERENT) for n in range(8)]
    labelled = LabelledReports(Passage(LEFT), Passage(RIGHT), Relation.DIFFERENT, same_event=False, slot=None)
    reports = [Report(labelled, f"story {number // 2}", Source.FILED, held_out=number == 7) for number in range(8)]
    outcomes = {"reports 1": 1.0, "reports 2": 3.0, "further": 5.0}
    lessons = {}

    def take(self, lesson, name, begun):
        lessons[name] = (lesson, begun)
        return {"weight": torch.tensor(outcomes.get(name, 0.0))}

    monkeypatch.setattr(learning.Course, "take", take)
    for name, made in (
        ("new_network", None),
        ("open_tokenizer", None),
        ("read_inference", pairs),
        ("read_decks", Decks(pairs, pairs, pairs, pairs)),
        ("read_training", reports),
    ):
        monkeypatch.setattr(learning, name, lambda *_, made=made: made)
    plan = Plan(folds=2, share=0.25)
    trained = learning.train_reader(tmp_path, tmp_path, None, tmp_path, plan, lambda *_: None)
    assert [fold["weight"].item() for fold in trained.folds] == [1.0, 3.0]
    assert trained.shipped["weight"].item() == pytest.approx(0.75 * 2.0 + 0.25 * 5.0)
    lesson, begun = lessons["further"]
    assert begun["weight"].item() == pytest.approx(2.0)
    assert len(lesson.always) == 7


def test_the_judgement_can_be_written_elsewhere(tmp_path, monkeypatch):
    written_to = []
    monkeypatch.setattr(judging, "make_judgement", lambda data, state, into, tell: written_to.append(into) or "")
    done = factcheck("train", "judgement", tmp_path, "--into", tmp_path / "mine.toml")
    assert (done.status, written_to) == (0, [tmp_path / "mine.toml"])
    assert "mine.toml" in done.stdout
