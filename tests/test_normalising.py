"""The benchmark of figures: labelled sentences and specs in, precision and recall out."""

import json

import pytest

from factcheck.benchmarks.normalising import as_json, measure_normalising, render
from factcheck.benchmarks.normalising_labels import Label, same_unit, same_value
from factcheck.errors import BadInput
from factcheck.facts import quantities

SENTENCES = [
    {
        "text": "They flew about 350 km.",
        "quantities": [{"value": 350, "unit": "kilometres", "bound": "~", "of": "distance"}],
    },
    {"text": "Between 3 and 5 people came.", "quantities": [{"value": [3, 5], "unit": "people", "bound": "="}]},
    {"text": "It cost $2 million.", "quantities": [{"value": 2e6, "unit": "euro"}, {"value": 7, "unit": ""}]},
    {"text": "Nothing is counted here.", "quantities": []},
]


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, SENTENCES)), "utf-8")
    return path


def test_value_unit_bound_and_role_are_tallied_apart(labelled):
    tallies = measure_normalising(labelled).tallies
    assert (tallies["value"].found, tallies["value"].expected, tallies["value"].right) == (3, 4, 3)
    assert tallies["value with unit"].right == 2
    assert (tallies["bound"].expected, tallies["bound"].right) == (2, 2)
    assert (tallies["what is measured"].expected, tallies["what is measured"].right) == (1, 1)


def test_the_table_names_what_was_measured(labelled):
    done = []
    scores = measure_normalising(labelled, progress=done.append)
    assert done == [1, 2, 3, 4]
    assert "value with unit" in render(scores)
    assert as_json(scores)["sentences"] == 4


def spec(folder, model, cases):
    file = folder / "Number" / "English" / f"{model}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(cases), "utf-8-sig")


def result(text, **resolution):
    return {"Text": text, "Start": 0, "End": len(text) - 1, "Resolution": resolution}


def test_specs_are_read_and_what_no_paper_prints_is_left_out(tmp_path):
    spec(
        tmp_path,
        "NumberModel",
        [
            {"Input": "twelve of them", "Results": [result("twelve", value="12")]},
            {"Input": "12 ^ 3", "Results": [result("12 ^ 3", value="1728")]},
            {"Input": "5 km", "Results": []},
        ],
    )
    spec(tmp_path, "NumberRangeModel", [{"Input": "more than 20", "Results": [result("more than 20", value="(20,)")]}])
    spec(tmp_path, "CurrencyModel", [{"Input": "$5", "Results": [result("$5", value="5", unit="Dollar")]}])
    spec(tmp_path, "OrdinalModel", [{"Input": "the first", "Results": [result("first", value="1")]}])
    scores = measure_normalising(tmp_path)
    assert scores.left_out == {"cases of arithmetic": 1}
    assert scores.sentences == 4
    assert scores.tallies["value with unit"].f1 == 1.0
    assert set(scores.kinds) == {"Number", "NumberRange", "Currency"}


def test_a_ton_of_the_specs_is_a_tonne_where_one_is_printed(tmp_path):
    cases = [
        {"Input": "25 tonnes", "Results": [result("25 tonnes", value="25", unit="Ton")]},
        {"Input": "25 tons", "Results": [result("25 tons", value="25", unit="Ton")]},
    ]
    spec(tmp_path, "DimensionModel", cases)
    assert measure_normalising(tmp_path).tallies["value with unit"].f1 == 1.0


@pytest.mark.parametrize("line", ["no json", '{"text": "12"}', '{"text": "12", "quantities": [{}]}'])
def test_a_line_of_another_form_is_named(tmp_path, line):
    path = tmp_path / "labelled.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(BadInput, match=r"labelled.jsonl:1"):
        measure_normalising(path)


def test_nothing_to_measure_is_an_error(tmp_path):
    with pytest.raises(BadInput, match="no labelled sentences"):
        measure_normalising(tmp_path)


@pytest.mark.parametrize(
    ("text", "label", "holds"),
    [
        ("5 miles", "Mile", True),
        ("5 kilometers", "kilometre", True),
        ("$5", "Dollar", True),
        ("€5", "Dollar", False),
        ("$80 a barrel", "USD", True),
        ("12 soldiers", "soldiers", True),
        ("12 soldiers", "", True),
        ("12 soldiers", "km", False),
    ],
)
def test_a_unit_is_one_whatever_it_is_called(text, label, holds):
    assert same_unit(label, quantities(text)[0]) is holds


def test_a_range_is_held_against_both_its_ends():
    (quantity,) = quantities("more than 20 km")
    assert same_value(Label(20, None), quantity)
    assert not same_value(Label(20, 30), quantity)
