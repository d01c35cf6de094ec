"""What of two texts' wording tells how far the slots can be relied on."""

import pytest

from factcheck.pipeline.reading import read_passage
from factcheck.relations.pairs import Pair
from factcheck.relations.wordings import compare_wordings

RIVER = "The river rose 4.5 metres in Bergen on Friday and closed two bridges."


def wording(left: str, right: str) -> dict[str, float]:
    return dict(compare_wordings(Pair(read_passage(left)[1], read_passage(right)[1])))


@pytest.mark.parametrize(
    ("right", "feature"),
    [
        ("The river rose.", "figures.missing"),
        ("The river did not rise 4 metres.", "not.one"),
        ("The mayor denied it.", "not.one"),
        ("It hasn't risen.", "not.one"),
    ],
)
def test_what_sets_a_text_apart_is_told_from_either_side(right, feature):
    assert wording(RIVER, right)[feature] == wording(right, RIVER)[feature] == 1
    assert wording(RIVER, RIVER)[feature] == 0


def test_a_not_on_both_sides_sets_nothing_apart():
    found = wording("It did not rise.", "It never rose.")
    assert (found["not.one"], found["not.both"]) == (0, 1)


def test_a_conversion_and_a_paraphrase_change_nothing():
    assert wording(RIVER, RIVER) == wording(RIVER, "Two bridges in Bergen closed on Friday at a rise of 15 feet.")
