"""Holidays by name fall on their days, and no two rows share a name."""

from collections import Counter
from datetime import date

import pytest

from factcheck.facts.holidays import holiday
from factcheck.facts.tables import table

NAMES = [name for row in table("holidays")["holiday"] for name in row["names"]]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Christmas Eve", date(2022, 12, 24)),
        ("Easter", date(2024, 3, 31)),
        ("Good Friday", date(2021, 4, 2)),
        ("Thanksgiving", date(2023, 11, 23)),
        ("Black Friday", date(2019, 11, 29)),
        ("Memorial Day", date(2024, 5, 27)),
        ("New Year’s Eve", date(2020, 12, 31)),
        ("st patricks day", date(2022, 3, 17)),
    ],
)
def test_a_holiday_falls_on_its_day(name, day):
    assert holiday(name, day.year) == day


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_table_has_a_day_in_any_year(name):
    assert all(holiday(name, year).year == year for year in (1999, 2000, 2024))


def test_no_two_rows_share_a_name():
    assert [name for name, count in Counter(NAMES).items() if count > 1] == []


def test_a_day_that_no_row_has_is_none():
    assert holiday("Nobody's Day", 2024) is None
