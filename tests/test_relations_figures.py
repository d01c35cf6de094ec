"""How figures stand to each other: in like sentences, of parts and wholes, of nobody, and very small ones."""

from dataclasses import replace
from datetime import date

import pytest
from making import amount, fact

from factcheck.pipeline.reading import read_passage
from factcheck.records import Fact, Level, Relation
from factcheck.relations import Reading, Tolerance, relate
from factcheck.relations.amounts import Amounts, as_printed
from factcheck.relations.figures import compare_figures, differ_in_hedges_alone, slots_set_apart
from factcheck.relations.inference import LABELLED_SLOTS
from factcheck.relations.pairs import Pair

DAY = date(2024, 9, 17)
GAUGE = "The gauge of the Vessna in Tarnholt stood at {} on Tuesday."
CONFLICT = Reading(
    tuple(0.9 if one is Relation.CONFLICTS else 0.025 for one in Relation), (1.0,) + (0.0,) * (len(LABELLED_SLOTS) - 1)
)


def read(text: str, day: date = DAY) -> Fact:
    return read_passage(text, published=day)[1]


def unnamed(text: str, day: date = DAY) -> Fact:
    """Read as if no rule told what its figures measure."""
    found = read(text, day)
    return replace(found, quantities=tuple(replace(quantity, of=None) for quantity in found.quantities))


def figures(left: Fact, right: Fact, similarity: float | None = 0.9) -> dict[str, tuple[Level, str]]:
    return {one.slot: (one.level, one.rung) for one in compare_figures(Pair(left, right, similarity=similarity))}


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("6.45 metres", "5.9 metres", Relation.CONFLICTS),
        ("645 cm", "590 cm", Relation.CONFLICTS),
        ("6.45 metres", "590 cm", Relation.CONFLICTS),
        ("30 centimetres", "80 centimetres", Relation.CONFLICTS),
        ("6.45 metres", "645 cm", Relation.CORROBORATES),
        ("6.45 metres", "about 6.5 metres", Relation.CORROBORATES),
        ("6.45 metres", "more than 6 metres", Relation.CORROBORATES),
    ],
)
def test_sentences_alike_but_for_the_figure_are_compared_by_it_whatever_it_measures(left, right, relation):
    one, other = (unnamed(GAUGE.format(figure)) for figure in (left, right))
    assert relate(one, other, similarity=0.95).relation is relation
    assert relate(other, one, similarity=0.95).relation is relation


def test_in_other_sentences_a_figure_of_nobody_knows_what_is_shown_and_not_compared():
    one, other = unnamed(GAUGE.format("6.45 metres")), unnamed("In Tarnholt the Vessna lay 5.9 metres off on Tuesday.")
    assert figures(one, other) == {"distance": (Level.SILENT, "beside.apart")}


def test_several_figures_of_nobody_knows_what_are_compared_as_they_stand():
    told = "Two marks in Tarnholt read {} and {} on Tuesday."
    one, other, hedged = (
        unnamed(told.format("3.2 metres", second)) for second in ("4.5 metres", "5.9 metres", "about 4.5 metres")
    )
    assert relate(one, other, similarity=0.95).relation is Relation.CONFLICTS
    assert relate(one, hedged, similarity=0.95).relation is Relation.CORROBORATES


def test_only_where_a_hedge_is_all_that_differs_nothing_that_is_read_is_a_conflict():
    told = "Tarnholt has {} wells."
    one, hedged, other = (read(told.format(many)) for many in ("12", "about 12", "900"))
    assert differ_in_hedges_alone(Pair(one, hedged)) and not differ_in_hedges_alone(Pair(one, other))
    assert relate(one, hedged, similarity=0.7, reading=CONFLICT).relation is not Relation.CONFLICTS
    assert relate(one, other, similarity=0.7, reading=CONFLICT).relation is Relation.CONFLICTS


def test_figures_within_a_tolerance_that_is_asked_for_differ_in_nothing():
    one, other = (unnamed(GAUGE.format(figure)) for figure in ("6.45 metres", "6.3 metres"))
    assert not differ_in_hedges_alone(Pair(one, other))
    assert differ_in_hedges_alone(Pair(one, other, tolerance=Tolerance(share=0.05)))


@pytest.mark.parametrize(("printed", "half"), [(1e-05, 0.5e-05), (0.00025, 0.5e-05), (1.5e-07, 0.5e-08), (0.3, 0.05)])
def test_a_small_decimal_stands_for_half_of_its_last_digit(printed, half):
    share = amount(printed, printed, dimension="share", printed=printed)
    assert as_printed(share).high == pytest.approx(printed + half)


def test_a_tiny_share_does_not_agree_with_any_other():
    tiny, some = (amount(one, one, dimension="share", printed=one) for one in (1e-05, 0.3))
    assert Amounts(tiny, some).gap > 0
    said = "The levy in Norway fell by {} percent."
    found = figures(read(said.format("0.00001")), read(said.format("0.3")))
    assert found["share"][0] is Level.CONFLICTS


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Twenty people died in the blaze in Lund.", "Sixteen of the dead in Lund were engineers."),
        ("Twenty people died in the blaze in Lund.", "Sixteen of the people killed in Lund were engineers."),
        ("Twelve people were killed in the raid in Lund.", "Six attackers were killed in the raid in Lund."),
        ("Twelve people were killed in the raid in Lund.", "Four children were killed in the raid in Lund."),
        ("Twelve people were killed in the raid in Lund.", "No children were killed in the raid in Lund."),
    ],
)
def test_a_figure_of_a_part_is_silent_against_a_larger_one_of_the_whole(whole, part):
    for left, right in ((whole, part), (part, whole)):
        told = figures(read(left), read(right), similarity=0.7)
        assert told.get("casualties", (Level.SILENT, ""))[0] is Level.SILENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Twelve people died in the blaze in Lund.", "Sixteen of the dead in Lund were engineers."),
        ("Fourteen of the dead in Lund were engineers.", "Sixteen of the dead in Lund were engineers."),
        ("Four people were killed in the raid in Lund.", "Six attackers were killed in the raid in Lund."),
        ("Twelve people were killed in the raid in Lund.", "Six people were killed in the raid in Lund."),
        ("Twelve miners were killed in the raid in Lund.", "Six people were killed in the raid in Lund."),
    ],
)
def test_a_part_that_is_larger_than_the_whole_and_wholes_that_differ_conflict(left, right):
    assert figures(read(left), read(right), similarity=0.7)["casualties"][0] is Level.CONFLICTS


@pytest.mark.parametrize("nobody", ["No soldiers were killed in the raid in Lund.", "No one was killed in Lund."])
def test_none_is_held_against_some(nobody):
    some = "Two soldiers were killed in the raid in Lund."
    for left, right in ((nobody, some), (some, nobody)):
        assert figures(read(left), read(right), similarity=0.7)["casualties"] == (Level.CONFLICTS, "figure.near")
        assert relate(read(left), read(right), similarity=0.7).relation is Relation.CONFLICTS
    later = read(some, date(2024, 9, 18))
    assert relate(read(nobody), later, similarity=0.7).relation is Relation.UPDATES


def test_none_of_one_group_says_nothing_of_another():
    nobody, some = "No soldiers were killed in the raid in Lund.", "Two villagers were killed in the raid in Lund."
    assert "casualties" not in figures(read(nobody), read(some))


def test_a_fact_with_no_place_in_its_article_is_compared_all_the_same():
    one, other = (fact(quantities=[amount(people, people, of="killed", dimension="count")]) for people in (3, 5))
    assert figures(one, other)["casualties"][0] is Level.CONFLICTS


@pytest.mark.parametrize(
    ("left", "right", "slots"),
    [
        ("It made a profit of $4bn.", "Analysts expected a profit of $3bn.", {"money"}),
        ("Analysts expected a profit of $4bn.", "Analysts expected a profit of $3bn.", set()),
        ("It made $4bn, and analysts expected $3bn.", "Analysts expected a profit of $3bn.", set()),
        ("It made a profit of $4bn.", "Ruiz was sentenced to nine years.", set()),
    ],
)
def test_only_a_figure_wished_for_on_one_side_sets_a_slot_apart(left, right, slots):
    one, other = read(left), read(right)
    assert slots_set_apart(Pair(one, other)) == slots_set_apart(Pair(other, one)) == slots
