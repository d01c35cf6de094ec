"""Times as ranges of days, seen from a day of publication or without one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts import times
from factcheck.facts.times import find_times
from factcheck.records import NO_YEAR, Period

TUESDAY = date(2023, 3, 28)


def ranges(text, published=TUESDAY):
    return [(str(when.first), str(when.last)) for when in times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It was fired on Monday.", "2023-03-27", "2023-03-27"),
        ("It was fired on Tuesday.", "2023-03-28", "2023-03-28"),
        ("Japan will join on Friday.", "2023-03-31", "2023-03-31"),
        ("next Monday", "2023-04-03", "2023-04-03"),
        ("last Tuesday", "2023-03-21", "2023-03-21"),
        ("yesterday", "2023-03-27", "2023-03-27"),
        ("on November 7", "2022-11-07", "2022-11-07"),
        ("on 27 March", "2023-03-27", "2023-03-27"),
        ("27 March 2021", "2021-03-27", "2021-03-27"),
        ("March 27, 2021", "2021-03-27", "2021-03-27"),
        ("December 9 , 2008", "2008-12-09", "2008-12-09"),
        ("2021-03-27", "2021-03-27", "2021-03-27"),
        ("27/03/2021", "2021-03-27", "2021-03-27"),
        ("in mid-March", "2023-03-11", "2023-03-20"),
        ("in early March", "2023-03-01", "2023-03-10"),
        ("late February", "2023-02-21", "2023-02-28"),
        ("September 8-9", "2022-09-08", "2022-09-09"),
        ("since September", "2022-09-01", "2023-03-28"),
        ("in September", "2022-09-01", "2022-09-30"),
        ("last week", "2023-03-20", "2023-03-26"),
        ("last month", "2023-02-01", "2023-02-28"),
        ("last year", "2022-01-01", "2022-12-31"),
        ("this year", "2023-01-01", "2023-12-31"),
        ("two days ago", "2023-03-26", "2023-03-26"),
        ("over the past two weeks", "2023-03-14", "2023-03-28"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("from 2019-2021", "2019-01-01", "2021-12-31"),
        ("in the second quarter of 2022", "2022-04-01", "2022-06-30"),
        ("on Friday (December 27)", "2019-12-27", "2019-12-27"),
        ("in April of 1987", "1987-04-01", "1987-04-30"),
        ("last quarter", "2022-10-01", "2022-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_time_is_a_range_of_days(text, first, last):
    assert ranges(text) == [(first, last)]


def test_later_that_month_comes_after_the_time_before_it():
    assert ranges("In mid-March they fired some. Later that month they fired two.")[1] == ("2023-03-21", "2023-03-31")


def test_the_day_before_is_seen_from_the_time_before_it():
    assert ranges("They met on March 8. The day before, they had talked.")[1] == ("2023-03-07", "2023-03-07")


def test_a_date_behind_the_day_before_says_which():
    assert [when.text for when in times("On November 8 he spoke. The day before, on November 7, it flew.")] == [
        "November 8",
        "November 7",
    ]


def test_without_publication_a_day_keeps_its_day_and_loses_its_year():
    (when,) = times("It flew on November 7.")
    assert (when.first, when.yearless) == (date(NO_YEAR, 11, 7), True)


@pytest.mark.parametrize("text", ["yesterday", "on Monday", "last week", "two days ago", "this year", "the day before"])
def test_without_publication_a_relative_time_says_nothing(text):
    assert times(text) == ()


def test_later_that_month_is_known_without_a_year_too():
    when = times("In mid-March it began. Later that month it ended.")[1]
    assert (when.first.month, when.first.day, when.last.day, when.yearless) == (3, 21, 31, True)


def test_a_period_gives_the_year_where_it_allows_only_one():
    narrow = Period(date(2022, 12, 1), date(2023, 3, 1), "")
    wide = Period(date(2021, 12, 1), date(2023, 3, 1), "")
    (known,) = find_times("on November 7", published=None, period=narrow)
    (unknown,) = find_times("on November 7", published=None, period=wide)
    assert (known.first, unknown.yearless) == (date(2022, 11, 7), True)


def test_clock_times_and_counts_are_no_days():
    assert times("At 07:47 the 2,023 men of unit 12 may march on.", published=TUESDAY) == ()


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_means_its_day_whenever_published(day):
    text = f"on {day.day} {day:%B} {day.year}"
    assert [(when.first, when.last) for when in times(text, published=TUESDAY)] == [(day, day)]


@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_and_ranges_run_forward(text, published):
    for when in times(text, published=published):
        assert when.first <= when.last
        assert text[when.span.start : when.span.end] == when.text


@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "Monday",
                "last",
                "week",
                "May",
                "31",
                "since",
                "March",
                "2023",
                "later that month",
                "the day before",
                "in",
                "2",
                "years ago",
                "mid-February",
                "29",
                "next year",
                "-",
                "and",
                "quarter",
                "early",
                ",",
                "decade",
            ]
        ),
        max_size=30,
    ),
    st.dates(),
)
def test_any_heap_of_times_is_read_whatever_the_day(parts, published):
    assert all(when.first <= when.last for when in times(" ".join(parts), published=published))
