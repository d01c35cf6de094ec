"""What figures measure, held against sentences labelled by a person before the program read them.

A file a subject in tests/cases/roles: a sentence, then below it, indented, ``figure = what it measures`` for each.
"""

from collections.abc import Iterator
from pathlib import Path

from factcheck.facts import quantities

FILES = sorted((Path(__file__).parent / "cases" / "roles").glob("*.txt"))
# The floor of "what is measured"; the labels are not bent to the program, so some of them it misses.
LEAST_RIGHT = 0.85


def labelled() -> Iterator[tuple[str, dict[str, str]]]:
    for path in FILES:
        for block in path.read_text("utf-8").strip().split("\n\n"):
            sentence, *labels = block.split("\n")
            yield sentence, dict(label.strip().rsplit(" = ", 1) for label in labels)


def answers() -> Iterator[tuple[str, str, str, str | None]]:
    """Sentence, figure, its label, and what the program says; None also where it reads no such figure."""
    for sentence, labels in labelled():
        found = quantities(sentence)
        for figure, of in labels.items():
            at = sentence.index(figure)
            meant = (one for one in found if one.span.start < at + len(figure) and at < one.span.end)
            yield sentence, figure, of, next((one.of for one in meant), None)


def test_a_label_stands_in_its_sentence():
    for sentence, labels in labelled():
        assert labels
        for figure in labels:
            assert figure in sentence


def test_at_least_85_in_100_figures_measure_what_a_person_says():
    asked = list(answers())
    wrong = [f"{sentence} | {figure} | {of} | {answer}" for sentence, figure, of, answer in asked if answer != of]
    assert len(list(labelled())) >= 200
    assert 1 - len(wrong) / len(asked) >= LEAST_RIGHT, "\n".join(wrong)
