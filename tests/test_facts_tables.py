"""Every row of the room's tables holds what its examples say, and no table contradicts a library or itself."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from factcheck.facts.holders import OPEN
from factcheck.facts.quantities import quantities
from factcheck.facts.tables import table
from factcheck.facts.time_patterns import matches

UNITS = [(dimension, name, row) for dimension, rows in table("units").items() for name, row in rows.items()]
UNIT_EXAMPLES = [(dimension, text, value) for dimension, _, row in UNITS for text, value in row["examples"].items()]
ROLE_EXAMPLES = [
    (row["of"], figure, text) for row in table("roles")["role"] for figure, text in row["examples"].items()
]
TIME_EXAMPLES = [(row["read"], text) for row in table("times")["time"] for text in row["examples"]]


@pytest.mark.parametrize(("dimension", "text", "value"), UNIT_EXAMPLES)
def test_a_unit_reads_its_examples(dimension, text, value):
    (quantity,) = quantities(text)
    assert quantity.value.low == pytest.approx(value, rel=1e-12)
    assert quantity.dimension.partition(":")[0] == dimension.replace("-", " ")


@pytest.mark.parametrize(("dimension", "name", "row"), [unit for unit in UNITS if "pint" in unit[2]])
def test_a_factor_is_the_one_pint_has(dimension, name, row):
    import pint

    units = pint.UnitRegistry()
    base = next(
        other for other in table("units")[dimension].values() if other["factor"] == 1.0 and "offset" not in other
    )
    if dimension == "explosive-yield":
        assert row["factor"] == {"ton_TNT": 1.0, "kiloton_TNT": 1e3, "megaton_TNT": 1e6}[row["pint"]]
    elif "offset" in row:
        assert units.Quantity(10.0, row["pint"]).m_as("kelvin") == pytest.approx(10 * row["factor"] + row["offset"])
    else:
        to = "dimensionless" if dimension == "share" else base["pint"]
        assert units.Quantity(1.0, row["pint"]).m_as(to) == pytest.approx(row["factor"], rel=1e-9)


@pytest.mark.parametrize(("of", "figure", "text"), ROLE_EXAMPLES)
def test_a_role_governs_the_figure_of_its_examples(of, figure, text):
    roles = {quantity.text: quantity.of for quantity in quantities(text)}
    assert any(printed.endswith(figure) and role == of for printed, role in roles.items()), roles


@pytest.mark.parametrize(("reader", "text"), TIME_EXAMPLES)
def test_a_time_pattern_takes_its_examples_whole(reader, text):
    assert [(read, match[0].strip()) for read, match in matches(text)] == [(reader, text)]


def test_a_term_of_office_begins_before_it_ends():
    assert [row for row in table("offices")["term"] if row["from"] >= row.get("until", OPEN)] == []


def test_no_office_is_held_by_two_at_a_time():
    terms = defaultdict(list)
    for row in table("offices")["term"]:
        terms[row["office"], row["of"]].append((row["from"], row.get("until", OPEN), row["names"][0]))
    clashes = [
        (office, one, other)
        for office, held in terms.items()
        for one, other in pairwise(sorted(held))
        if one[1] > other[0]
    ]
    assert clashes == []


def test_an_office_has_a_title_and_its_dates_are_dates():
    for row in table("offices")["term"]:
        assert row["office"] in table("offices")["titles"]
        assert isinstance(row["from"], date)
        assert row["names"]


def test_every_country_of_the_table_is_one_that_pycountry_knows():
    import pycountry

    known = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert set(table("countries")) <= known
    assert len(table("countries")) > 190


def test_no_two_countries_share_a_name():
    seen = defaultdict(set)
    for code, row in table("countries").items():
        for name in [row["name"], *row.get("aliases", [])]:
            seen[name].add(code)
    assert {name: codes for name, codes in seen.items() if len(codes) > 1} == {}
