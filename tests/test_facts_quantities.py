"""Figures: what they are worth, what they measure, and what is no figure at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts import quantities
from factcheck.facts.numbers import rough
from factcheck.records import Bound


def one(text):
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("350 km", 350_000, 350_000, "="),
        ("about 350 km", 343_000, 357_000, "~"),
        ("around 350 kilometers", 343_000, 357_000, "~"),
        ("nearly 100 km", 95_000, 100_000, "~"),
        ("at least 12 people", 12, None, ">"),
        ("more than 300 homes", 300, None, ">"),
        ("300+ homes", 300, None, ">"),
        ("20 people or more", 20, None, ">"),
        ("up to 40 soldiers", None, 40, "<"),
        ("no more than 40 soldiers", None, 40, "<"),
        ("between 40 and 50 tanks", 40, 50, "="),
        ("from 40 to 50 tanks", 40, 50, "="),
        ("25-30 percent", 0.25, 0.30, "="),
        ("1-2 million people", 1e6, 2e6, "="),
        ("two or three men", 2, 3, "="),
        ("a dozen ships", 12, 12, "="),
        ("half a dozen ships", 6, 6, "="),
        ("dozens of ships", 24, 99, "~"),
        ("more than a dozen ships", 12, None, ">"),
        ("tens of thousands of people", 1e4, 99_999, "~"),
        ("twenty-five tanks", 25, 25, "="),
        ("two thousand and twelve men", 2012, 2012, "="),
        ("a hundred and five tanks", 105, 105, "="),
        ("one trillion dollars", 1e12, 1e12, "="),
        ("half a million people", 5e5, 5e5, "="),
        ("two and a half miles", 4023.36, 4023.36, "="),
        ("half of the army", 0.5, 0.5, "="),
        ("two-thirds of the houses", 2 / 3, 2 / 3, "="),
        ("one in five voters", 0.2, 0.2, "="),
        ("$1.2 million", 1.2e6, 1.2e6, "="),
        ("about $1.2bn", 1.15e9, 1.25e9, "~"),
        ("$5m", 5e6, 5e6, "="),
        ("5m people", 5e6, 5e6, "="),
        ("a wall of 5 m", 5, 5, "="),
        ("minus 5 degrees Celsius", 268.15, 268.15, "="),
        ("1,000,555, they said", 1_000_555, 1_000_555, "="),
        ("More Than $30 Million", 30e6, None, ">"),
        ("12 000 refugees", 12_000, 12_000, "="),
        ("just over 200 people", 200, 210, ">"),
        ("just under 200 people", 190, 200, "<"),
        ("prices as low as $5", 5, None, ">"),
        ("more than 20 percent but less than 30 percent", 0.2, 0.3, "="),
        ("6 feet 2 inches", 1.8796, 1.8796, "="),
        ("5'11", 1.8034, 1.8034, "="),
        ("two hours and 15 minutes", 8100, 8100, "="),
        ("minus 0.4 percent", -0.004, -0.004, "="),
        ("a fall of -$5 million", -5e6, -5e6, "="),
        ("about a third of them", 1 / 3 - 1 / 150, 0.34, "~"),
        ("three-quarters of them", 0.75, 0.75, "="),
        ("more than half", 0.5, None, ">"),
        ("half an hour", 1800, 1800, "="),
        ("half a percentage point", 0.5, 0.5, "="),
        ("a tenfold increase", 10, 10, "="),
        ("three times as many", 3, 3, "="),
        ("profits doubled", 2, 2, "="),
        ("1.3x10^6 cells", 1.3e6, 1.3e6, "="),
        ("3½ tonnes", 3500, 3500, "="),
        ("12,34,567 rupees", 1_234_567, 1_234_567, "="),
        ("5 cents", 0.05, 0.05, "="),
        ("70p", 0.7, 0.7, "="),
        ("two million and one half", 2.5e6, 2.5e6, "="),
        ("hundred thousand dollars", 1e5, 1e5, "="),
        ("4km^2 of land", 4e6, 4e6, "="),
        ("5 foot, 11 inches", 1.8034, 1.8034, "="),
        ("5-foot-11", 1.8034, 1.8034, "="),
        ("a 5-foot, 11-inch plank", 1.8034, 1.8034, "="),
        ("he is 6 foot 2.", 1.8796, 1.8796, "="),
        ("6 pounds, 4 ounces", 2.834952, 2.834952, "="),
        ("nearly a dozen ships", 10, 12, "~"),
        ("about a dozen ships", 10, 14, "~"),
        ("about half a dozen ships", 5, 7, "~"),
        ("almost two dozen ships", 20, 24, "~"),
        ("half a billion dollars", 5e8, 5e8, "="),
        ("one in 500 adults", 0.002, 0.002, "="),
        ("a 15-months-old calf", 1.25, 1.25, "="),
    ],
)
def test_a_figure_is_a_range_in_base_units(text, low, high, bound):
    quantity = one(text)
    assert quantity.value.low == pytest.approx(low)
    assert quantity.value.high == pytest.approx(high)
    assert quantity.bound == Bound(bound)


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 the plant was shut.",
        "It began at 07:47 and again at 7.57 a.m.",
        "The B-52, the B-1B and an F-16 flew past.",
        "Covid-19 spread along Route 66.",
        "No one knew which one of them it was.",
        "The team won 3-1.",
        "Call +1 202-555-0143 or 555-0143.",
        "It was the 21st summit, on March 27, 2023.",
        "He lives in the 1800 block of North Avenue.",
        "The 2016 presidential election was close.",
        "They fired on 25, 28 and 29 September.",
        "Three days before, it had rained.",
        "The second rose nineteen minutes later.",
        "It fell five minutes after lift-off.",
        "Rashes came two to three days after a dose.",
        "One landed, and one fell short.",
        "A Boeing 737-800 and an A320-200 took off.",
        "No one else died.",
        "Japan's Nikkei 225 index rose with the S&P 500.",
        "It was Windows 10 on Voyager 2, said a G20 envoy.",
        "The 1-for-10 split was a 50-50 guess under section 401(k).",
        "In 2013-14 it was shut.",
        "The first half of 2020 was good.",
        "No one was seriously hurt.",
        "A 911 call came in before the 911 dispatcher left.",
        "Both called 911.",
        "After 9/11 they drove along Route 66 and watched Channel 4.",
        "They checked the gates to make sure nobody was hurt.",
    ],
)
def test_dates_names_and_pronouns_are_no_figures(text):
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "figure", "of"),
    [
        ("They flew 350 km at an altitude of 50 km.", "50 km", "altitude"),
        ("They flew 350 km at an altitude of 50 km.", "350 km", "distance flown"),
        ("Both fell outside the zone, which reaches 370 km from its coast.", "370 km", "extent"),
        ("Both flew about 350 km (217 miles) eastward.", "217 miles", "distance flown"),
        ("The zone, which reaches 370 km from the coast, is theirs.", "370 km", "extent"),
        ("They flew about 400 and about 350 km.", "about 400", "distance flown"),
        ("2,012 people were killed and 2,059 injured, including 1,404 critically.", "2,012", "killed"),
        ("2,012 people were killed and 2,059 injured, including 1,404 critically.", "2,059", "injured"),
        ("2,012 people were killed and 2,059 injured, including 1,404 critically.", "1,404", "critically injured"),
        ("The death toll rose from 296 to 2,122.", "2,122", "killed"),
        ("The death toll rose from 296 to 2,122.", "296", "earlier killed"),
        ("A blast that killed 12 soldiers destroyed three tanks.", "three", "tank"),
        ("Twelve people, including three children, died.", "three", "child"),
        ("Seoul counted 5,000 military construction workers.", "5,000", "worker"),
        ("It fired two short-range ballistic missiles.", "two", "missile"),
        ("He met 15 of the 27 leaders.", "15", "leader"),
        ("A six-year-old boy was found.", "six-year-old", "age"),
        ("Pablo Ruiz, 19, was found.", "19", "age"),
        ("Iran, Iraq and Syria, 50,000 men in all.", "50,000", "man"),
        ("Chile's institute put the magnitude at 7.1.", "magnitude at 7.1", "magnitude"),
        ("One peaked at 90 km over the sea.", "90 km", "altitude"),
        ("The balloon rose to 31 km and burst.", "31 km", "altitude"),
        ("By noon the river had risen by 2 metres.", "2 metres", "water level"),
        ("By now 2,100 villagers are believed to have died.", "2,100", "killed"),
        ("By noon 2,300 have been hurt.", "2,300", "injured"),
        ("By noon 40 others are said to have been wounded.", "40", "injured"),
        ("Seven miners have so far been reported missing.", "Seven", "missing"),
        ("Three towns with the most dead lie in ruins.", "Three", "town"),
        ("The flood killed cattle in two valleys.", "two", "valley"),
        ("One killed, two hurt.", "One", "killed"),
        ("Rockets Flew About 350 Km Before Dawn", "About 350 Km", "distance flown"),
        ("Oslo put the flight of the two rockets at 217 miles.", "217 miles", "distance flown"),
        ("It sank after a flight of 217 miles.", "217 miles", "distance flown"),
        ("As many as 30 pilgrims, among them 12 children, died.", "As many as 30", "killed"),
        ("As many as 30 pilgrims, among them 12 children, died.", "12", "child"),
        ("Twelve people, three of them children, were killed.", "Twelve", "killed"),
        ("Twelve people, three of them children, were killed.", "three", "child"),
        ("At least two dozen guards, possibly as many as 30, were killed.", "At least two dozen", "killed"),
        ("At least two dozen guards, possibly as many as 30, were killed.", "as many as 30", "killed"),
        ("One of the five suspects was detained.", "five", "suspect"),
        ("2 of the 5 suspects were detained.", "2", "arrested"),
        ("2 of the 5 suspects were detained.", "5", "suspect"),
        ("Three men and two women were killed.", "Three", "man"),
        ("Three men and two women were killed.", "two", "woman"),
        ("The flood killed three men and two women.", "three", "man"),
        ("The flood killed 12 soldiers and 30 civilians were hurt.", "12", "killed"),
        ("The flood killed 12 soldiers and 30 civilians were hurt.", "30", "injured"),
        ("The school has 911 pupils.", "911", "pupil"),
    ],
)
def test_a_figure_measures_what_governs_it(text, figure, of):
    assert {quantity.text: quantity.of for quantity in quantities(text)}[figure] == of


@pytest.mark.parametrize(
    ("text", "words", "fates"),
    [
        ("No one died in the fire.", "No one died", ["killed"]),
        ("The roof fell, but nobody was hurt.", "nobody was hurt", ["injured"]),
        ("There were no casualties at the port.", "no casualties", ["killed", "injured"]),
        ("None of them was killed.", "None of them was killed", ["killed"]),
        ("No one was killed or wounded.", "No one was killed or wounded", ["killed", "injured"]),
        ("No immediate injuries were reported.", "No immediate injuries", ["injured"]),
    ],
)
def test_nobody_is_a_figure_of_zero(text, words, fates):
    found = quantities(text)
    assert [quantity.of for quantity in found] == fates
    for quantity in found:
        assert (quantity.text, quantity.dimension, quantity.bound) == (words, "count", Bound.EXACT)
        assert (quantity.value.low, quantity.value.high) == (0, 0)


def test_none_of_a_group_is_a_zero_of_its_own():
    quantity = one("No civilians were killed.")
    assert (quantity.of, quantity.who, quantity.value.high) == ("civilian killed", "civilians", 0)


def test_currencies_keep_to_themselves():
    assert [quantity.dimension for quantity in quantities("It cost $5, €5 and C$5.")] == [
        "money:USD",
        "money:EUR",
        "money:CAD",
    ]


@given(st.integers(min_value=2, max_value=999_999))
def test_a_printed_count_is_worth_itself(number):
    assert one(f"They saw {number:,} birds.").value.low == number


@given(st.floats(min_value=0.01, max_value=1e12, allow_nan=False), st.sampled_from([0.01, 1.0, 10.0, 100.0]))
def test_roughness_lies_around_the_number(value, step):
    around = rough(value, step)
    assert around.low < value < around.high
    assert around.high - around.low >= 0.0399 * value


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_point_at_what_they_say(text):
    for quantity in quantities(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.text
        assert quantity.value.low is not None or quantity.value.high is not None


@given(
    st.lists(
        st.sampled_from(
            [
                "about",
                "at least",
                "12",
                "350",
                "km",
                "$",
                "%",
                "-",
                "to",
                "and",
                "1.5",
                "million",
                "one",
                "a dozen",
                "half",
                "2023",
                "missiles",
                "killed",
                ",",
                ".",
                "more than",
                "between",
                "magnitude",
                "'",
                "3-1",
                "°C",
                "hundreds",
            ]
        ),
        max_size=40,
    )
)
def test_any_heap_of_figures_is_read_in_order_without_overlap(parts):
    text = " ".join(parts)
    spans = [quantity.span for quantity in quantities(text)]
    assert all(left.start <= right.start for left, right in pairwise(spans))
