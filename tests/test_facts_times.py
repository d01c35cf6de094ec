"""Times as ranges of days, seen from a day of publication or without one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts import times
from factcheck.facts.holders import OPEN
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
        ("27 march 2021", "2021-03-27", "2021-03-27"),
        ("march 27, 2021", "2021-03-27", "2021-03-27"),
        ("on 5 may it rained", "2022-05-05", "2022-05-05"),
        ("on august 5", "2022-08-05", "2022-08-05"),
        ("March 27, 2021", "2021-03-27", "2021-03-27"),
        ("December 9 , 2008", "2008-12-09", "2008-12-09"),
        ("2021-03-27", "2021-03-27", "2021-03-27"),
        ("27/03/2021", "2021-03-27", "2021-03-27"),
        ("in mid-March", "2023-03-10", "2023-03-20"),
        ("in early March", "2023-03-01", "2023-03-15"),
        ("late February", "2023-02-16", "2023-02-28"),
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
        ("the late 1980s", "1987-01-01", "1989-12-31"),
        ("the 15th century", "1400-01-01", "1499-12-31"),
        ("the week of 3 May", "2023-05-01", "2023-05-07"),
        ("the weekend of 6-7 May", "2023-05-06", "2023-05-07"),
        ("the last week of May", "2023-05-22", "2023-05-28"),
        ("the first Sunday of May", "2023-05-07", "2023-05-07"),
        ("the first ten days of 2022", "2022-01-01", "2022-01-10"),
        ("last weekend", "2023-03-25", "2023-03-26"),
        ("over the weekend", "2023-03-25", "2023-03-26"),
        ("early next year", "2024-01-01", "2024-04-30"),
        ("late last week", "2023-03-23", "2023-03-26"),
        ("mid-2019", "2019-05-01", "2019-08-31"),
        ("the second half of 2021", "2021-07-01", "2021-12-31"),
        ("Profit rose in the fourth quarter, compared with that of its rival", "2022-10-01", "2022-12-31"),
        ("fiscal 2019", "2019-01-01", "2019-12-31"),
        ("on Christmas Day", "2022-12-25", "2022-12-25"),
        ("Easter Monday 2021", "2021-04-05", "2021-04-05"),
        ("Thanksgiving weekend 2022", "2022-11-24", "2022-11-27"),
        ("two days before Easter 2022", "2022-04-15", "2022-04-15"),
        ("the two weeks before Christmas", "2022-12-11", "2022-12-25"),
        ("between 3 and 5 May 2021", "2021-05-03", "2021-05-05"),
        ("from 26 June 2021 to 3 July", "2021-06-26", "2021-07-03"),
        ("from November to February 2021", "2020-11-01", "2021-02-28"),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("They met from Monday to Wednesday.", "2023-03-20", "2023-03-22"),
        ("They will meet from Monday to Wednesday.", "2023-04-03", "2023-04-05"),
        ("in May last year", "2022-05-01", "2022-05-31"),
        ("on Monday of next week", "2023-04-03", "2023-04-03"),
        ("next Friday, May 5", "2023-05-05", "2023-05-05"),
        ("It was shelled overnight.", "2023-03-27", "2023-03-28"),
        ("Talks will resume in two weeks.", "2023-04-11", "2023-04-11"),
        ("over the next two days", "2023-03-29", "2023-03-30"),
        ("within the next three business days", "2023-03-28", "2023-03-31"),
        ("Friday the 13th", "2023-01-13", "2023-01-13"),
        ("on the 18th.", "2023-03-18", "2023-03-18"),
        ("January twenty-fifth nineteen eighty-six", "1986-01-25", "1986-01-25"),
        ("03/04/2023", "2023-03-04", "2023-03-04"),
    ],
)
def test_a_time_is_a_range_of_days(text, first, last):
    assert ranges(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The carrier was expected in Yokosuka on Friday.", "2023-03-31"),
        ("The ruling is due on April 9.", "2023-04-09"),
        ("A recount is scheduled for Sunday.", "2023-04-02"),
        ("The port stays shut until Friday.", "2023-03-31"),
        ("The drill lasted until Friday.", "2023-03-24"),
        ("Ferries run again beginning Saturday.", "2023-04-01"),
        ("On Friday the council will vote.", "2023-03-31"),
        ("On Friday the council voted.", "2023-03-24"),
        ("Talks will resume, the envoy said on Monday.", "2023-03-27"),
        ("The envoy said on Monday that talks will resume.", "2023-03-27"),
        ("Output fell more than expected on Friday.", "2023-03-24"),
        ("A law that would honour the April 3 victims passed.", "2023-04-03"),
        ("A court will judge the February 3 fire.", "2023-02-03"),
        ("He was jailed on April 20.", "2022-04-20"),
        ("In May the lake rose.", "2022-05-01"),
        ("A fair in May is open to all.", "2023-05-01"),
        ("Guards who shot at it on May 6 fled.", "2023-05-06"),
        ("Guards who fired on May 6 fled.", "2022-05-06"),
        ("The truce held until March 3.", "2023-03-03"),
        ("A curfew holds until March 30.", "2023-03-30"),
        ("The budget will follow that of March 20.", "2023-03-20"),
        ("A vote next Oct. 26 looms.", "2023-10-26"),
    ],
)
def test_the_words_around_a_time_say_whether_it_is_to_come(text, first):
    assert [day for day, _ in ranges(text)] == [first]


@pytest.mark.parametrize(
    ("published", "text", "first"),
    [
        (date(2021, 8, 18), "The third dose begins Sept. 20", "2021-09-20"),
        (date(2021, 10, 7), "The panel of Oct. 26 is full", "2021-10-26"),
        (date(2022, 1, 5), "The fire of Dec. 20 is out", "2021-12-20"),
        (date(2021, 12, 20), "The trial opens on Jan. 6", "2022-01-06"),
        (date(2021, 12, 20), "On Jan. 6 a crowd broke in", "2021-01-06"),
        (date(2021, 10, 7), "It opens Monday, Oct. 26", "2020-10-26"),
    ],
)
def test_a_day_without_a_year_is_the_one_near_publication(published, text, first):
    assert ranges(text, published)[0][0] == first


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They fired on 25, 28 and 29 September.", "2022-09-25", "2022-09-29"),
        ("They fired on Sept. 25, 28 and 29.", "2022-09-25", "2022-09-29"),
        ("On September 25, 28 people and 29 dogs left.", "2022-09-25", "2022-09-25"),
        ("The truce runs through Oct. 3.", "2022-10-03", "2022-10-03"),
    ],
)
def test_a_list_of_days_is_one_range(text, first, last):
    assert ranges(text) == [(first, last)]


def test_what_is_moved_from_a_day_to_another_does_not_last_that_long():
    assert len(ranges("The vote was moved from May 3 to May 10.")) == 2


@pytest.mark.parametrize(
    ("behind", "first"),
    [
        ("The following day they left.", "2023-03-09"),
        ("Two days later they left.", "2023-03-10"),
        ("A day earlier they had come.", "2023-03-07"),
        ("Later that day they left.", "2023-03-08"),
        ("The following week they left.", "2023-03-13"),
    ],
)
def test_a_distance_is_counted_from_the_time_before_it(behind, first):
    assert ranges(f"They met on 8 March. {behind}")[1][0] == first


@pytest.mark.parametrize(
    "text",
    [
        "It is the worst in two weeks.",
        "Lunar New Year",
        "the second half of the game",
        "on the 18th floor",
        "odds of 5/1",
        "since 9/11, around the clock 24/7",
        "The Sun sat on it.",
        "a Christmas tree",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert ranges(text) == []


def test_minutes_later_is_the_same_day():
    assert ranges("One flew on March 8. Nineteen minutes later another did.")[1] == ("2023-03-08", "2023-03-08")


LONG = Period(date(2022, 5, 10), date(2023, 8, 28), "")


def undated(text, period=LONG):
    return [
        (str(when.first), str(when.last), when.yearless) for when in find_times(text, published=None, period=period)
    ]


def test_an_office_held_leaves_only_one_year_and_later_that_month_has_it_too():
    text = "In mid-March shells fell on the coast, and South Korean President Yoon Suk-yeol called it a provocation.\n"
    assert undated(f"{text}Later that month two more were seen.") == [
        ("2023-03-10", "2023-03-20", False),
        ("2023-03-21", "2023-03-31", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In mid-March shells fell. South Korean President Yoon Suk-yeol protested.",
        "In mid-March shells fell, and former South Korean President Yoon Suk-yeol protested.",
        "In mid-July shells fell, and South Korean President Yoon Suk-yeol protested.",
        "In mid-March shells fell, and Russian President Vladimir Putin protested.",
    ],
)
def test_a_year_stays_unknown_where_no_office_or_more_than_one_year_fits(text):
    assert [yearless for _, _, yearless in undated(text)] == [True]


def test_what_an_office_holder_did_is_over_by_the_end_of_the_period():
    assert undated("In October, South Korean President Yoon Suk-yeol flew to Oslo.") == [
        ("2022-10-01", "2022-10-31", False)
    ]


def test_a_short_term_gives_the_year_without_a_period():
    assert undated("On September 8 British Prime Minister Liz Truss spoke.", None) == [
        ("2022-09-08", "2022-09-08", False)
    ]


def test_an_open_term_gives_no_year():
    assert undated("On September 8 Japanese Prime Minister Nobody spoke.", Period(date(2020, 1, 1), OPEN, ""))[0][2]


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


@pytest.mark.parametrize(
    "text", ["Some 27 may follow.", "They march 10 miles.", "They may 10 times lose.", "a long march"]
)
def test_march_and_may_in_small_letters_are_verbs_and_nouns(text):
    assert ranges(text) == []
