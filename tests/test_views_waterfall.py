"""The waterfall: from the prior to the probability, each weight where the last one ended, legible without colours."""

import io
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from factcheck.records import Comparison, Level
from factcheck.views.terminal.waterfall import AGAINST, AXIS, FOR, waterfall

WEIGHTS = st.floats(-9, 9).map(lambda weight: round(weight, 2))


def drawn(weights: list[float], prior: float = -2.0, width: int = 80) -> list[str]:
    """The lines of a waterfall over slots s0, s1, ... of these weights."""
    compared = [
        Comparison(f"s{n}", Level.COMPATIBLE, weight, "350 km", "about 370 km") for n, weight in enumerate(weights)
    ]
    odds = prior + sum(weights)
    page = io.StringIO()
    Console(file=page, width=width).print(waterfall(compared, 1 / (1 + math.exp(-odds))))
    return [line.rstrip() for line in page.getvalue().splitlines()]


def cells(line: str) -> tuple[int, int]:
    """Where a row's bar begins and ends; the axis stands between cells."""
    bar = line.replace(AXIS, "")
    marks = [place for place, cell in enumerate(bar) if cell in FOR + AGAINST]
    return marks[0], marks[-1] + 1


def test_bars_lead_from_the_prior_to_the_sum_each_from_where_the_last_one_ended():
    _, prior, first, second, third, end = drawn([3.0, -1.0, 4.0])
    assert [re.findall(r"[+-]\d+\.\d\d", row) for row in (prior, first, second, third)] == [
        ["-2.00", "-2.00"],
        ["+3.00", "+1.00"],
        ["-1.00", "+0.00"],
        ["+4.00", "+4.00"],
    ]
    assert cells(prior)[0] == cells(first)[0]
    assert cells(first)[1] == cells(second)[1]
    assert cells(second)[0] == cells(third)[0]
    assert "0.98" in end


def test_which_way_a_weight_goes_is_told_by_its_shade_not_only_its_colour():
    _, prior, up, down, _ = drawn([3.0, -1.0])
    assert FOR in up and AGAINST not in up
    assert AGAINST in down and FOR not in down
    assert AGAINST in prior


def test_the_axis_of_even_odds_stands_in_one_column():
    rows = drawn([3.0, -1.0, 4.0])[1:5]
    assert len({row.index(AXIS) for row in rows}) == 1


def test_a_slot_with_nothing_to_compare_has_its_row_and_no_bar():
    page = io.StringIO()
    compared = [Comparison("time", Level.AGREES, 2.0), Comparison("place", Level.SILENT, 0.0)]
    Console(file=page, width=80).print(waterfall(compared, 0.5))
    (row,) = (line for line in page.getvalue().splitlines() if line.startswith("place"))
    assert "silent" in row and "+0.00" in row
    assert FOR not in row and AGAINST not in row


@given(weights=st.lists(WEIGHTS, max_size=9), prior=WEIGHTS)
def test_no_line_is_wider_than_the_page_and_every_weight_has_a_bar(weights, prior):
    lines = drawn(weights, prior)
    assert max(map(len, lines)) <= 80
    for number, weight in enumerate(weights):
        row = next(line for line in lines if line.startswith(f"s{number} "))
        assert any(mark in row for mark in FOR + AGAINST) == (abs(weight) > 0)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_a_probability_that_has_no_odds_is_drawn_too(probability):
    page = io.StringIO()
    Console(file=page, width=80).print(waterfall([Comparison("time", Level.AGREES, 2.0)], probability))
    assert f"{probability:.2f}" in page.getvalue()
