"""What features of an antecedent count for: found again where they are known, and written where they are read."""

import gzip
import tomllib
from pathlib import Path

import numpy as np
import pytest
from running import factcheck

from factcheck.benchmarks.pronouns import Passage
from factcheck.records import Span
from factcheck.training.antecedents import Choice, fit, read_choice, write_weights

TEXT = "Nils Holm wrote to Ola Berg in May. He was ill."


def drawn(count: int) -> list[Choice]:
    """Choices among four, made by chance under known weights."""
    dice = np.random.default_rng(3)
    choices = []
    for _ in range(count):
        near, pointed = dice.normal(size=4), dice.uniform(size=4)
        chosen = int(np.argmax(1.5 * near - 0.5 * pointed + dice.gumbel(size=4)))
        features = tuple({"near": float(a), "pointed": float(b)} for a, b in zip(near, pointed, strict=True))
        choices.append(Choice(features, tuple(at == chosen for at in range(4))))
    return choices


def test_the_weights_that_made_the_choices_are_found() -> None:
    assert fit(drawn(4000)) == pytest.approx({"near": 1.5, "pointed": -0.5}, abs=0.15)


def test_a_passage_is_a_choice_between_its_people() -> None:
    passage = Passage("p", TEXT, Span(36, 38), (("Nils Holm", True), ("Ola Berg", False)))
    choice = read_choice(passage)
    assert sorted(choice.right) == [False, True]
    assert all("mentions" in each for each in choice.features)


def test_where_neither_name_is_meant_others_are_right() -> None:
    passage = Passage("p", TEXT, Span(36, 38), (("Nils Holm", False), ("Eva Lund", False)))
    assert sum(read_choice(passage).right) == 1


def test_weights_are_written_below_what_is_said_of_them(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text('# How they were found.\n\n[weights]\n"old" = 1.0\n', encoding="utf-8")
    write_weights({"near": 1.504, "hardly": 0.001}, path)
    assert path.read_text(encoding="utf-8").startswith("# How they were found.\n")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"weights": {"near": 1.5}}


ROWS = """ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL
one\tNils Holm wrote to Ola Berg in May. He was ill.\tHe\t36\tNils Holm\t0\tTRUE\tOla Berg\t19\tFALSE\tx
"""


def test_the_command_writes_a_table_from_a_folder(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "gap-development.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(ROWS)
    done = factcheck("train", "antecedents", str(tmp_path), "--into", str(tmp_path / "new.toml"), "--quiet")
    assert (done.status, done.stderr) == (0, "")
    weights = tomllib.loads((tmp_path / "new.toml").read_text(encoding="utf-8"))["weights"]
    assert weights["given name does not fit"] == -5.0
    assert len(weights) > 10


def test_a_folder_without_passages_says_what_is_missing(tmp_path: Path) -> None:
    done = factcheck("train", "antecedents", str(tmp_path))
    assert done.status == 2
    assert "gap-development.tsv.gz" in done.stderr
