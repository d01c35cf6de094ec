"""The sides of a dispute: who speaks of what is disputed stands on one of them, all others apart."""

from dataclasses import replace

import pytest
from making import article, fact, toll

from factcheck.pipeline.events import Match
from factcheck.pipeline.sides import disputed, is_dispute, take_sides
from factcheck.records import Comparison, Fact, Finding, Level, Relation, Span, Stance

FIRST = fact("The ferry sank", id="c0")


def apart(slot: str, rung: str = "figure.far") -> Comparison:
    return Comparison(slot, Level.CONFLICTS, 0.0, "this", "that", rung=rung)


def found(*comparisons: Comparison, left: Fact = FIRST, right: Fact | None = None) -> Finding:
    return Finding(left, right or fact("It lies deep", id="c1"), Relation.CONFLICTS, 0.9, comparisons)


def match(number: int, relation: Relation, *comparisons: Comparison) -> Match:
    told = fact(f"Report {number}", id=f"c{number}")
    return Match(Finding(FIRST, told, relation, 0.9, comparisons), article(told.text, id=f"a{number}"))


def test_the_day_is_what_is_disputed_only_where_nothing_else_is():
    day = apart("date", "time.nearby")
    assert disputed(found(day)) == {"date"}
    assert disputed(found(day, apart("depth"))) == {"depth"}


@pytest.mark.parametrize(
    ("rung", "kept"), [("time.nearby", True), ("weekday.apart", True), ("time.apart", False), ("time.far", False)]
)
def test_reports_told_of_other_weeks_and_of_nothing_else_that_differs_are_no_dispute(rung, kept):
    assert is_dispute(found(apart("date", rung))) is kept


def test_one_in_the_very_words_of_the_other_is_no_dispute_unless_it_denies_them():
    left, right = fact("“We shall sail”, he said, “on Monday”"), fact("“We shall sail” he said")
    assert not is_dispute(found(apart("stance"), left=left, right=right))
    assert is_dispute(found(apart("stance"), left=left, right=replace(right, stance=Stance(denied=True))))
    figure = replace(apart("depth"), left_span=Span(0, 1))
    assert is_dispute(found(figure, left=left, right=right))


def test_shares_and_counts_of_which_a_side_has_several_are_no_dispute():
    one, two = fact(quantities=[toll(4)]), fact(quantities=[replace(toll(5), of="boat"), replace(toll(9), of="boat")])
    assert not is_dispute(found(apart("count"), left=one, right=two))
    assert is_dispute(found(apart("count"), left=one, right=fact("Six", quantities=[replace(toll(6), of="boat")])))


def test_a_report_that_conflicts_in_something_else_alone_stands_apart():
    sides = take_sides(
        [match(1, Relation.CONFLICTS, apart("depth")), match(2, Relation.CONFLICTS, apart("casualties"))], []
    )
    assert [one.finding.relation for one in sides] == [Relation.CONFLICTS, Relation.UNCLEAR]


def test_a_neighbour_that_agrees_on_the_day_takes_no_side_over_a_denial():
    same_day = Comparison("date", Level.AGREES, 0.0, "Monday", "Monday")
    denial = match(1, Relation.CONFLICTS, apart("stance"), apart("date", "weekday.next"))
    sides = take_sides([denial], [match(2, Relation.CORROBORATES, same_day)])
    assert [one.finding.relation for one in sides] == [Relation.CONFLICTS, Relation.UNCLEAR]
