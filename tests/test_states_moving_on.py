"""States that move on: a later step in a later report is an update, two steps printed on one day are a conflict."""

from datetime import date

import pytest

from factcheck.pipeline.reading import read_passage
from factcheck.records import Fact, Level, Relation
from factcheck.relations import relate
from factcheck.relations.bearers import is_vague

MONDAY, TUESDAY = date(2024, 5, 6), date(2024, 5, 7)
ARRESTED = "Police arrested Anna Ruiz over the theft of the ferry in Oslo."
CHARGED = "Anna Ruiz was charged over the theft of the ferry in Oslo."


def told(text: str, published: date | None) -> Fact:
    return read_passage(text, published=published)[1]


def relation(left: Fact, right: Fact) -> Relation:
    found = relate(left, right, similarity=0.9)
    assert found.relation is relate(right, left, similarity=0.9).relation
    return found.relation


def test_a_later_step_in_a_later_report_is_an_update():
    assert relation(told(ARRESTED, MONDAY), told(CHARGED, TUESDAY)) is Relation.UPDATES


@pytest.mark.parametrize("published", [MONDAY, None])
def test_two_steps_printed_on_one_day_or_on_days_unknown_are_a_conflict(published):
    assert relation(told(ARRESTED, published), told(CHARGED, published)) is Relation.CONFLICTS


def test_an_earlier_step_in_a_later_report_is_what_came_before_and_no_conflict():
    assert relation(told(CHARGED, MONDAY), told(ARRESTED, TUESDAY)) not in {Relation.CONFLICTS, Relation.UPDATES}


def test_what_cannot_follow_is_a_conflict_on_whatever_day():
    acquitted, convicted = (f"Anna Ruiz was {word} over the theft of the ferry." for word in ("acquitted", "convicted"))
    assert relation(told(acquitted, MONDAY), told(convicted, TUESDAY)) is Relation.CONFLICTS


def test_a_state_that_moved_on_hides_no_other_conflict():
    told_apart = [
        told("Anna Ruiz was arrested in Oslo over the theft of $120 million.", MONDAY),
        told("Anna Ruiz was charged in Oslo over the theft of $150 million.", TUESDAY),
    ]
    assert relation(*told_apart) is Relation.CONFLICTS


def test_the_killed_and_the_injured_of_two_tolls_are_not_one():
    one = told("The earthquake killed 2,012 people in Orlen.", MONDAY)
    other = told("The earthquake injured 5,530 people in Orlen.", MONDAY)
    health = [each for each in relate(one, other, similarity=0.9).comparisons if each.slot == "health"]
    assert health and all(each.level is Level.SILENT for each in health)


@pytest.mark.parametrize(
    ("who", "vague"),
    [
        ("2,012 people", True),
        ("5,530", True),
        ("About 40 villagers", True),
        ("at least twelve men", True),
        ("a dozen miners", True),
        ("Dozens", True),
        ("Residents", True),
        ("two suspects", True),
        ("the hostages", False),
        ("the 19-year-old", False),
        ("Anna Ruiz", False),
        ("a woman", False),
    ],
)
def test_a_crowd_is_too_vague_for_a_contradiction(who, vague):
    assert is_vague(who) is vague


def test_a_launch_of_another_day_with_nothing_else_in_common_is_another_event():
    one = told("North Korea fired a ballistic missile over Japan on 4 October 2022.", None)
    other = told("North Korea fired two ballistic missiles on 1 October 2022, its fourth launch in a week.", None)
    assert relate(one, other, similarity=0.7).relation is Relation.DIFFERENT


def test_one_deed_dated_two_days_apart_is_a_conflict_of_dates():
    one = told("Anna Ruiz signed the treaty in Oslo on 4 October 2022.", None)
    other = told("Anna Ruiz signed the treaty in Oslo on 1 October 2022.", None)
    assert relate(one, other, similarity=0.95).relation is Relation.CONFLICTS
