"""Times of day: where they stand, when they are, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.clocks import DAY, examples, find_clocks


def ends(text):
    return [(clock.first, clock.last) for clock in find_clocks(text)]


@pytest.mark.parametrize(("text", "first", "last"), list(examples()))
def test_a_pattern_reads_its_examples_whole(text, first, last):
    assert [(clock.first, clock.last, clock.text) for clock in find_clocks(text)] == [(first, last, text)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("The train left at noon.", 720),
        ("It closed at midnight.", 0),
        ("The blast was heard at 6.30 p.m. on Monday", 1110),
        ("at 18:45 local time (0945 GMT)", 1125),
        ("They voted at 14:05.", 845),
        ("They met at half past six that evening.", 1110),
        ("They met at 7:20 on Friday morning.", 440),
        ("three at night", 180),
    ],
)
def test_a_time_of_day_is_minutes_after_midnight(text, minutes):
    assert ends(text)[0] == (minutes, minutes)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("around 2 a.m.", 120),
        ("at about 19:00", 1140),
        ("just before midnight", 0),
        ("shortly after 9 p.m.", 1260),
        ("by 5 p.m.", 1020),
    ],
)
def test_a_hedge_is_told_beside_the_printed_time(text, printed):
    (clock,) = find_clocks(text)
    assert (clock.first, clock.last, clock.hedged) == (printed, printed, True)


@pytest.mark.parametrize("text", ["between 10 and 11 p.m.", "10-11 p.m.", "from 10 p.m. to 11 p.m."])
def test_a_range_has_both_its_ends(text):
    assert ends(text) == [(1320, 1380)]


def test_a_range_over_midnight_ends_before_it_begins():
    assert ends("from 11 p.m. to 1 a.m.") == [(1380, 60)]


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell 2.30 to 14.",
        "They won 3:1 at home.",
        "a ratio of 10:30",
        "as John 3:16 says",
        "tickets at $9.30",
        "since 9/11",
        "open 24/7",
        "between 10 and 11 people",
        "the midnight train",
        "in 2000 he left",
        "half past six",
        "a High Noon poster",
    ],
)
def test_what_only_looks_like_a_time_of_day_is_none(text):
    assert ends(text) == []


@given(st.text(alphabet="0123456789:.- apmGMTUC'oclk\n", max_size=60))
def test_any_text_is_read_and_minutes_stay_within_the_day(text):
    for clock in find_clocks(text):
        assert 0 <= clock.first < DAY and 0 <= clock.last < DAY
        assert text[clock.span.start : clock.span.end] == clock.text
