"""How ages stand to each other: paired by those whose they are, never by nearness."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import fact

from factcheck.facts import quantities
from factcheck.records import Level
from factcheck.relations.ages import compare_ages
from factcheck.relations.figures import compare_figures
from factcheck.relations.pairs import Pair
from factcheck.relations.verdict import relate

AGREES, COMPATIBLE, CONFLICTS, SILENT = Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS, Level.SILENT


def told(text, day=None):
    return replace(fact(text), quantities=quantities(text), published=date.fromisoformat(day) if day else None)


def compared(left, right, similarity=0.7, days=(None, None)):
    pair = Pair(told(left, days[0]), told(right, days[1]), similarity=similarity)
    return {(one.left, one.right): (one.rung, one.level) for one in compare_ages(pair)}


@pytest.mark.parametrize(
    ("left", "right", "rung", "level"),
    [
        ("Nora Vance, 26, sang.", "Nora Vance, who was 26, sang.", "agrees", AGREES),
        ("Nora Vance, 26, sang.", "The 27-year-old Nora Vance sang.", "conflicts", CONFLICTS),
        ("Nora Vance, 26, sang.", "Vance, 27, sang.", "conflicts", CONFLICTS),
        ("Nora Jane Vance, 26, sang.", "Dr. Nora Vance, 27, sang.", "conflicts", CONFLICTS),
        ("Mohamed Vance, 26, sang.", "Muhammad Vance, 27, sang.", "conflicts", CONFLICTS),
        ("Nora Vance, 26, sang.", "Paul Vance, 27, sang.", "unlike", SILENT),
        ("Nora Vance, 26, sang.", "Otto Moe, 27, sang.", "unlike", SILENT),
        ("Nora Vance, 26, sang.", "Otto Moe, 26, sang.", "unlike", SILENT),
        ("The 44-year-old tenant sang.", "The tenant, 45, sang.", "conflicts", CONFLICTS),
        ("The 44-year-old man sang.", "The 45-year-old woman sang.", "unlike", SILENT),
        ("The 44-year-old tenant sang.", "Otto Moe, 45, sang.", "conflicts", CONFLICTS),
        ("The 14-year-old tenant sang.", "The tenant, 60, sang.", "unlike", SILENT),
        ("His 37-year-old wife Ida Moe sang.", "His wife, Ida Moe, 38, sang.", "conflicts", CONFLICTS),
        ("A 16-month-old girl slept.", "A 1-year-old girl slept.", "agrees", AGREES),
        ("A 16-month-old girl slept.", "A 15-month-old girl slept.", "conflicts", CONFLICTS),
        ("Nora Vance, 26, sang.", "Nora Vance, aged over 20, sang.", "silent", SILENT),
        ("Otto Moe, 22, and Ida Lind, 25, sang.", "Two people, ages 22 and 23, sang.", "silent", SILENT),
    ],
)
def test_two_ages_are_compared_where_they_are_one_persons(left, right, rung, level):
    assert list(compared(left, right).values()) == [(f"age.{rung}", level)]


def test_that_one_age_agrees_hides_no_conflict_of_another():
    found = compared("Nora Vance, 18, met Otto Moe, 22, there.", "Otto Moe, 22, met Nora Vance, 19, there.")
    assert found == {("22", "22"): ("age.agrees", AGREES), ("18", "19"): ("age.conflicts", CONFLICTS)}


def test_ages_of_two_named_people_are_never_crossed():
    found = compared("Nora Vance, 18, met Otto Moe, 19, there.", "Nora Vance, 19, met Otto Moe, 18, there.")
    assert {rung for rung, _ in found.values()} == {"age.conflicts"}


def test_the_unnamed_are_compared_in_sentences_about_one_matter_only():
    left, right = "The 44-year-old tenant sang.", "The tenant, 45, sang."
    assert list(compared(left, right, similarity=0.3).values()) == [("age.unlike", SILENT)]
    named = "Nora Vance, 26, sang.", "Nora Vance, 27, sang."
    assert list(compared(*named, similarity=0.3).values()) == [("age.conflicts", CONFLICTS)]


@pytest.mark.parametrize(
    ("ages", "days", "rung"),
    [
        ((26, 27), ("2021-01-04", "2021-07-04"), "birthday"),
        ((27, 26), ("2021-07-04", "2021-01-04"), "birthday"),
        ((26, 27), ("2021-07-04", "2021-01-04"), "conflicts"),
        ((26, 27), ("2021-01-04", "2021-01-09"), "conflicts"),
        ((26, 28), ("2021-01-04", "2021-07-04"), "conflicts"),
        ((26, 28), ("2021-01-04", "2022-07-04"), "birthday"),
        ((26, 27), (None, "2021-07-04"), "conflicts"),
    ],
)
def test_a_birthday_may_lie_between_reports_that_are_months_apart(ages, days, rung):
    (found,) = compared(*(f"Nora Vance, {age}, sang." for age in ages), days=days).values()
    assert found[0] == f"age.{rung}"


def test_ages_are_no_other_figures():
    pair = Pair(told("Nora Vance, 26, sang."), told("Nora Vance, 27, sang."), similarity=0.7)
    assert not list(compare_figures(pair))
    assert [one.slot for one in relate(pair.left, pair.right, similarity=0.7).comparisons].count("age") == 1


def test_counts_of_men_and_of_women_are_compared_each_with_their_own():
    left, right = told("Three men and two women were killed."), told("Three women and two men were killed.")
    found = {(one.left, one.right, one.level) for one in compare_figures(Pair(left, right, similarity=0.9))}
    assert found == {("Three", "two", CONFLICTS), ("two", "Three", CONFLICTS)}


def test_tolls_of_men_and_of_women_are_no_pair():
    left, right = told("The flood killed three men."), told("The flood killed two women.")
    assert not list(compare_figures(Pair(left, right, similarity=0.9)))


AGED = st.lists(
    st.tuples(
        st.sampled_from(["Nora Vance, {},", "Otto Moe, {},", "Moe, {},", "a {}-year-old man", "the {}-year-old girl"]),
        st.integers(min_value=2, max_value=90),
    ),
    max_size=3,
).map(lambda told: " met ".join(words.format(age) for words, age in told) + " there.")


@settings(deadline=None)
@given(AGED, AGED, st.sampled_from([None, 0.3, 0.7, 0.9]))
def test_comparing_ages_is_symmetric(left, right, similarity):
    there = compare_ages(Pair(told(left), told(right), similarity=similarity))
    back = compare_ages(Pair(told(right), told(left), similarity=similarity))
    assert sorted((one.rung, one.left, one.right) for one in there) == sorted(
        (one.rung, one.right, one.left) for one in back
    )


@settings(deadline=None)
@given(AGED, st.sampled_from([None, 0.3, 0.9]))
def test_a_text_with_ages_never_conflicts_with_itself(text, similarity):
    assert all(one.level is not CONFLICTS for one in compare_ages(Pair(told(text), told(text), similarity=similarity)))
