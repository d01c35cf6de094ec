"""How dates stand to each other: days, months and years, and days of a year that nobody names."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import NOWHERE, fact, on

from factcheck.pipeline.reading import read_passage
from factcheck.records import NO_YEAR, Level, Relation, When
from factcheck.relations import relate
from factcheck.relations.pairs import Pair
from factcheck.relations.times import Days, Times, compare_times

FAIR = "The fair of Tarnholt takes place {}."


def told(left: str, right: str):
    (found,) = compare_times(Pair(*(read_passage(FAIR.format(when))[1] for when in (left, right)), similarity=0.9))
    return found


def yearless(first: str, last: str | None = None) -> When:
    days = [date.fromisoformat(f"{NO_YEAR:04}-{day}") for day in (first, last or first)]
    return When(*days, first, NOWHERE, yearless=True)


def gap(left: When, right: When) -> int:
    return Times(*(Days(one.first, one.last, one.text, True, one.yearless) for one in (left, right))).gap


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("in July 2025", "in August 2025"),
        ("in Q3 2025", "in Q4 2025"),
        ("in 2025", "in 2026"),
        ("in 2020", "in 2023"),
    ],
)
def test_months_quarters_and_years_that_follow_each_other_are_not_a_day_apart(left, right):
    assert told(left, right).level is told(right, left).level is Level.CONFLICTS
    one, other = (read_passage(FAIR.format(when))[1] for when in (left, right))
    assert relate(one, other, similarity=0.9).relation in {Relation.CONFLICTS, Relation.DIFFERENT}


def test_days_that_follow_each_other_may_be_one():
    assert told("on 3 July 2025", "on 4 July 2025").rung == "time.next_day"


def test_a_year_in_the_background_of_one_sentence_conflicts_with_none():
    left = read_passage("In 2025 the mayor of Tarnholt spoke at the fair.")[1]
    right = read_passage("The fair of Tarnholt was opened by its mayor in 2026.")[1]
    (found,) = compare_times(Pair(left, right, similarity=0.9))
    assert (found.level, found.rung) == (Level.SILENT, "time.blurred")


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        (yearless("12-31"), yearless("01-01"), 1),
        (on("2024-12-31"), yearless("01-01"), 1),
        (yearless("12-30", "01-02"), yearless("01-01"), 0),
        (on("2024-12-30", "2025-01-02"), yearless("01-01"), 0),
        (on("2024-12-30", "2025-01-02"), yearless("01-05"), 3),
        (on("2024-12-30", "2025-01-02"), yearless("12-28"), 2),
        (on("2024-01-01", "2024-12-31"), yearless("06-15"), 0),
        (on("2023-06-01", "2024-07-15"), yearless("10-10"), 0),
        (yearless("02-28"), yearless("03-01"), 2),
        (yearless("03-03"), yearless("04-03"), 31),
    ],
)
def test_days_of_an_unknown_year_are_counted_round_the_year(left, right, days):
    assert gap(left, right) == gap(right, left) == days


def test_the_last_and_the_first_day_of_a_year_that_nobody_names_may_be_one():
    assert told("on 31 December", "on 1 January").rung == "time.next_day"
    assert told("on 31 December 2024", "on 1 January").rung == "time.next_day"


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS, st.integers(0, 800), DAYS, st.integers(0, 800), st.booleans())
def test_no_two_days_of_an_unknown_year_are_more_than_half_a_year_apart(first, many, other, more, both):
    one = When(first, first + min(timedelta(many), date.max - first), "", NOWHERE, yearless=both)
    known = When(other, other + min(timedelta(more), date.max - other), "", NOWHERE, yearless=True)
    assert 0 <= gap(one, known) == gap(known, one) <= 183


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_reports_of_the_first_and_the_last_day_that_can_be_written_are_compared(day):
    undated, dated = fact(published=day), fact(published=day, times=[on(day)])
    for left, right in ((undated, undated), (undated, dated), (dated, dated)):
        assert relate(left, right, similarity=0.9).relation is not Relation.DIFFERENT
