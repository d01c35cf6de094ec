"""The training room on texts of our own: what is learned from, a run that was stopped, and what is shipped."""

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from factcheck.speech.tagging.labels import label_span, read_row
from factcheck.speech.tagging.network import TOKENIZER, WEIGHTS
from factcheck.speech.tagging.pieces import Pieces
from factcheck.speech.tagging.windows import Window
from factcheck.training.batches import IGNORED, Epoch, collate, count_batches, epoch_batches, example
from factcheck.training.calibrating import Judged, calibration_error, fit, reliability
from factcheck.training.corpus import Labelled, label
from factcheck.training.hardening import harden
from factcheck.training.learning import OLDER, Learner, Recipe, digest
from factcheck.training.recomposing import compose

TEXT = 'The mill is shut, Ada Berg said. "It leaks," she added, "and it always did."'
SMALL = Recipe(epochs=1, batch=4, composed=8, short=0.5)
STRIPPED = 0.3


def spans(*printed: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)] for words in printed]


@pytest.fixture
def article() -> Labelled:
    attributions = [
        {"source": spans("Ada Berg"), "cue": spans("said"), "content": spans("The mill is shut")},
        {"source": spans("she"), "cue": spans("added"), "content": spans('"It leaks,"', '"and it always did."')},
    ]
    return label({"text": TEXT, "attributions": attributions})


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(Tokenizer.from_file(str(WEIGHTS / TOKENIZER)))


def whole(article: Labelled) -> Window:
    return Window(0, 0, len(article.words), len(article.words))


def test_a_broken_content_is_two_spans_that_point_to_one_cue(article: Labelled, pieces: Pieces):
    seen = example(article, whole(article), pieces, None)
    marked = [(part, " ".join(article.words[first:last])) for part, first, last in read_row(seen.labels)]
    contents = ["The mill is shut", '" It leaks , "', '" and it always did . "']
    assert [words for part, words in marked if part == 2] == contents
    assert {seen.to_cue[at] for at, word in enumerate(article.words) if word in ("leaks", "always")} == {
        article.words.index("added") + 1
    }


def test_what_is_only_context_is_not_learned(article: Labelled, pieces: Pieces):
    seen = example(article, Window(0, 4, 9, len(article.words)), pieces, None)
    assert [at for at, mark in enumerate(seen.labels) if mark != IGNORED] == list(range(4, 9))


@pytest.mark.parametrize("seed", range(40))
def test_hardening_takes_away_quotation_marks_at_most_and_never_labels(article: Labelled, pieces: Pieces, seed: int):
    row = harden(article.words, article.paragraphs, article.names, random.Random(seed), STRIPPED)
    gone = {article.words[at] for at in range(len(article.words)) if at not in row.kept}
    assert gone <= {'"'}
    seen = example(article, whole(article), pieces, random.Random(seed), STRIPPED)
    rebuilt = [0] * len(seen.labels)
    for part, first, last in read_row(seen.labels):
        rebuilt[first:last] = label_span(part, last - first)
    assert rebuilt == seen.labels


@pytest.mark.parametrize(("stripped", "losing"), [(0.0, 0), (1.0, 40)])
def test_a_recipe_says_how_many_windows_lose_all_their_marks(article: Labelled, stripped: float, losing: int):
    rows = [harden(article.words, article.paragraphs, article.names, random.Random(n), stripped) for n in range(40)]
    assert sum(len(row.words) == len(article.words) - 4 for row in rows) == losing


def test_an_epoch_has_as_many_batches_as_were_counted(article: Labelled, pieces: Pieces):
    epoch = Epoch([article, *compose([article], 30, 7)], 7)
    assert len(list(epoch_batches(epoch, pieces, SMALL))) == count_batches(epoch, pieces, SMALL)


def test_the_same_seed_makes_the_same_batches(article: Labelled, pieces: Pieces):
    epoch = Epoch(compose([article], 12, 3), 3)
    first, second = (list(epoch_batches(epoch, pieces, SMALL)) for _ in range(2))
    assert all(
        torch.equal(*pair) for one, other in zip(first, second, strict=True) for pair in zip(one, other, strict=True)
    )


def tiny(seed: int = 0) -> torch.nn.Module:
    torch.manual_seed(seed)
    return torch.nn.ModuleDict({"encoder": torch.nn.Linear(3, 3), "marks": torch.nn.Linear(3, 2)})


def walk(learner: Learner, steps: range) -> None:
    for step in steps:
        given = torch.full((1, 3), float(step % 3) - 1)
        network = learner.network
        assert isinstance(network, torch.nn.ModuleDict)
        learner.step(network["marks"](network["encoder"](given)).square().sum())


def test_a_run_that_was_stopped_goes_on_to_the_same_end(tmp_path: Path):
    through = Learner(tiny(), SMALL, 10, "a lesson")
    walk(through, range(10))
    stopped = Learner(tiny(), SMALL, 10, "a lesson")
    walk(stopped, range(4))
    stopped.save(tmp_path)
    resumed = Learner(tiny(), SMALL, 10, "a lesson")
    assert resumed.resume(tmp_path)
    walk(resumed, range(4, 10))
    assert resumed.done == through.done
    for name, tensor in through.mean.items():
        assert torch.equal(tensor, resumed.mean[name])


def other_runs() -> dict[str, Learner]:
    return {
        "recipe": Learner(tiny(), replace(SMALL, seed=2), 10, "a lesson"),
        "length": Learner(tiny(), SMALL, 500, "a lesson"),
        "lesson": Learner(tiny(), SMALL, 10, "another lesson"),
        "beginning": Learner(tiny(1), SMALL, 10, "a lesson"),
    }


@pytest.mark.parametrize("another", ["recipe", "length", "lesson", "beginning"])
def test_a_run_of_another_recipe_length_lesson_or_beginning_begins_anew_and_sets_the_old_one_aside(
    another: str, tmp_path: Path
):
    kept = Learner(tiny(), SMALL, 10, "a lesson")
    walk(kept, range(2))
    kept.save(tmp_path)
    begun = other_runs()[another]
    assert not begun.resume(tmp_path)
    assert (begun.done, [file.name for file in tmp_path.iterdir()]) == (0, [OLDER])


def test_the_digest_of_a_lesson_tells_texts_labels_and_order_apart(article: Labelled):
    unmarked = replace(article, parts=tuple(-1 for _ in article.parts))
    lessons = [[article], [unmarked], [article, unmarked], [unmarked, article]]
    assert len({digest(lesson) for lesson in lessons}) == len(lessons)
    assert digest([article]) == digest([replace(article)])


def test_calibration_finds_the_odds_that_made_the_data():
    dice = np.random.default_rng(1)
    marked, linked = dice.uniform(0.05, 0.95, 4000), dice.uniform(0.05, 0.95, 4000)
    chance = 1 / (1 + np.exp(-(-0.5 + 1.2 * np.log(marked / (1 - marked)) + 0.4 * np.log(linked / (1 - linked)))))
    judged = [Judged(*row) for row in zip(marked, linked, dice.uniform(size=4000) < chance, strict=True)]
    found = fit(judged)
    assert found == pytest.approx((-0.5, 1.2, 0.4), abs=0.15)
    assert calibration_error(reliability(judged, found)) < 0.03


def test_padding_is_ignored(article: Labelled, pieces: Pieces):
    short = example(article, Window(0, 0, 3, 3), pieces, None)
    batch = collate([short, example(article, whole(article), pieces, None)])
    assert set(batch.labels[0, 3:].tolist()) == {IGNORED}
    assert set(batch.pieces[0, len(short.seen.pieces) :].tolist()) == {0}


def test_what_ships_has_a_card_a_calibration_and_its_digest():
    from factcheck import shipped

    card = (WEIGHTS / "CARD.md").read_text(encoding="utf-8")
    assert shipped.digest(WEIGHTS) in card
    assert set(json.loads(shipped.read(WEIGHTS, "calibration.json"))) == {"base", "marked", "linked"}
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 25e6
