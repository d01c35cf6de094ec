"""Weeks by number, working weeks, and a weekday beside a distance."""

from datetime import date

import pytest

from factcheck.facts import times

TUESDAY = date(2023, 3, 28)


def ranges(text, published=TUESDAY):
    return [(str(when.first), str(when.last)) for when in times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Deliveries start in calendar week 31.", "2023-07-31", "2023-08-06"),
        ("Deliveries rose in the week 1.", "2023-01-02", "2023-01-08"),
        ("They sit next workweek.", "2023-04-03", "2023-04-07"),
        ("They sat this working week.", "2023-03-27", "2023-03-31"),
        ("They met two Fridays ago.", "2023-03-17", "2023-03-17"),
        ("They met Monday two weeks ago.", "2023-03-13", "2023-03-13"),
        ("They met a week ago Sunday.", "2023-03-26", "2023-03-26"),
        ("They meet Thursday two weeks from now.", "2023-04-13", "2023-04-13"),
        ("They meet a week from Friday.", "2023-04-07", "2023-04-07"),
        ("They meet two months from today on Friday.", "2023-06-02", "2023-06-02"),
        ("They met three weeks after Christmas on Friday.", "2023-01-13", "2023-01-13"),
        ("It fell in the 1st week of Feb. on Thursday.", "2023-02-02", "2023-02-02"),
    ],
)
def test_a_week_or_a_day_of_it_is_found(text, first, last):
    assert ranges(text) == [(first, last)]


@pytest.mark.parametrize(
    "text", ["Week 10 brought a third win.", "in week 12 of pregnancy", "They lost week 5.", "calendar week 77"]
)
def test_a_week_of_a_season_or_a_treatment_is_none(text):
    assert ranges(text) == []
