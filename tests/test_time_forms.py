"""Dates in shorter, spoken and tabular forms, and parts of the year, month or week in hand."""

from datetime import date

import pytest

from factcheck.facts import times

TUESDAY = date(2023, 3, 28)


def ranges(text, published=TUESDAY):
    return [(str(when.first), str(when.last)) for when in times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Bids close next 5 May.", "2023-05-05", "2023-05-05"),
        ("Bids close next 3/5.", "2024-03-05", "2024-03-05"),
        ("Bids closed last March 27.", "2023-03-27", "2023-03-27"),
        ("The fair runs from this 5/12 to next 3/1.", "2023-05-12", "2024-03-01"),
        ("Leave from 4-1-2021-4-9-2021.", "2021-04-01", "2021-04-09"),
        ("Logged 2021/9/Feb.", "2021-02-09", "2021-02-09"),
        ("Logged Feb-2021-9.", "2021-02-09", "2021-02-09"),
        ("On 2021 02 09 the pump failed.", "2021-02-09", "2021-02-09"),
        ("The ship sails on 14th.", "2023-03-14", "2023-03-14"),
        ("Born 11/30/44.", "1944-11-30", "1944-11-30"),
        ("The guns fell silent on 8 May '45.", "1945-05-08", "1945-05-08"),
        ("It opened in the spring of '71.", "1971-03-01", "1971-05-31"),
        ("The mine shut in '88.", "1988-01-01", "1988-12-31"),
        ("They fought in '65 and '66.", "1965-01-01", "1966-12-31"),
        ("Prices doubled in eighties.", "1980-01-01", "1989-12-31"),
        ("Sales in FY21 rose.", "2021-01-01", "2021-12-31"),
        ("The school year 2020-21 began late.", "2020-01-01", "2021-12-31"),
        ("The index is up for the month.", "2023-03-01", "2023-03-31"),
        ("The last day of the year is quiet.", "2023-12-31", "2023-12-31"),
        ("Exports fell in the first two months of the year.", "2023-01-01", "2023-02-28"),
        ("Ice may vanish by the end of the century.", "2067-01-01", "2099-12-31"),
        ("It ran from the beginning of March 2020 to the middle of May 2020.", "2020-03-01", "2020-05-16"),
        ("It ran between the end of 2018 and the end of 2020.", "2018-12-31", "2020-12-31"),
        ("Earlier this month it rained.", "2023-03-01", "2023-03-28"),
        ("Later this year it will rain.", "2023-03-28", "2023-12-31"),
        ("Two months ago today a bridge fell.", "2023-01-28", "2023-01-28"),
        ("Three weeks ago yesterday a bridge fell.", "2023-03-06", "2023-03-06"),
    ],
)
def test_a_form_is_a_range_of_days(text, first, last):
    assert ranges(text) == [(first, last)]


def test_two_lengths_joined_by_and_are_one_time_each_where_only_the_second_is_ago():
    assert ranges("They dug for the last 3 months and 2 days ago struck water.")[1] == ("2023-03-26", "2023-03-26")


def test_earlier_this_month_printed_on_its_first_day_was_written_the_day_before():
    assert ranges("She was hired earlier this month.", date(2023, 4, 1)) == [("2023-03-01", "2023-04-01")]


def test_later_this_week_said_on_a_sunday_is_the_week_that_begins():
    assert ranges("The house meets later this week.", date(2023, 4, 2)) == [("2023-04-02", "2023-04-08")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Crowds gathered in Kyiv to mark Independence Day.", "2022-08-24"),
        ("Delhi was decked out for Independence Day.", "2022-08-15"),
        ("The shops of Akron shut on Independence Day.", "2022-07-04"),
        ("Shops in New Mexico shut on Independence Day.", "2022-07-04"),
        ("Parks were full on the July 4th weekend.", "2022-07-02"),
        ("It closed two days before New Year.", "2022-12-30"),
    ],
)
def test_a_holiday_is_that_of_the_country_named(text, first):
    assert [day for day, _ in ranges(text)] == [first]


@pytest.mark.parametrize(
    "text",
    [
        "They ran the last 1/2 mile.",
        "It is next 3/4 inch pipe.",
        "In the '24 hours' that followed",
        "They met by the new year's light, on 5th and Main.",
        "The Khmer New Year",
        "A plan for the year ahead",
        "The tool of the year",
        "He rose in the week that followed",
        "the second day of the month-long fair",
        "There are too few days in the year.",
        "The spirit of '48",
    ],
)
def test_what_only_looks_like_such_a_form_is_none(text):
    assert ranges(text) == []
