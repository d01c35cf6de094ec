"""What of two texts' wording tells how far the slots can be relied on."""

import pytest

from factcheck.pipeline.reading import read_passage
from factcheck.relations.pairs import Pair
from factcheck.relations.wordings import compare_wordings, same_but_for_figures, same_but_for_times

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


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("In 2015, 15 ships were lost.", "In 2015, about 15 ships were lost.", True),
        ("In 2015, 15 ships were lost.", "In 2016, 15 ships were lost.", False),
        ("On 12 May, 12 ships and 12 boats were lost.", "On 12 May, 12 ships and about 13 boats were lost.", True),
        ("The river rose 4.5 metres.", "The river rose nearly 15 feet.", True),
        ("The river rose 4.5 metres.", "The river fell 4.5 metres.", False),
    ],
)
def test_texts_are_the_same_but_for_figures_where_what_stands_beside_these_is(left, right, same):
    pair = Pair(read_passage(left)[1], read_passage(right)[1])
    assert same_but_for_figures(pair) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The fair is held in July 2025.", "The fair is held in May 2026.", True),
        ("The fair is held in July 2025.", "The fair was held in July 2025.", False),
        ("The fair was held at noon.", "The fair was held at noon.", True),
    ],
)
def test_texts_are_the_same_but_for_times_where_what_stands_beside_these_is(left, right, same):
    assert same_but_for_times(Pair(read_passage(left)[1], read_passage(right)[1])) is same
