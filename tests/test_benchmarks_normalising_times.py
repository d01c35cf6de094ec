"""Times held against a suite of cases: which cases count, and what is right."""

import json

import pytest

from factcheck.benchmarks.normalising_times import as_json, measure_times, render
from factcheck.errors import BadInput


def case(text, kind, *values, **more):
    result = {"Text": text, "Start": 0, "End": len(text) - 1, "TypeName": f"datetimeV2.{kind}"}
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2023-03-28T00:00:00"},
        "Results": [{**result, "Resolution": {"values": list(values)}}],
        **more,
    }


def day(value):
    return {"type": "date", "value": value}


def span(start, end, timex=""):
    return {"type": "daterange", "timex": timex, "start": start, "end": end}


def total(tmp_path, *cases):
    path = tmp_path / "DateTimeModel.json"
    path.write_text(json.dumps(cases), "utf-8")
    return measure_times(tmp_path).total


@pytest.mark.parametrize(
    ("counted", "right"),
    [
        (case("on Monday", "date", day("2023-03-27"), day("2023-04-03")), 1),
        (case("on Monday", "date", day("2023-03-20")), 0),
        (case("in May 2021", "daterange", span("2021-05-01", "2021-06-01")), 1),
        (case("in May 2021", "daterange", span("2021-05-01", "2021-06-02")), 0),
        (case("from 2014 to 2018", "daterange", span("2014-01-01", "2018-01-01", "(2014,2018,P4Y)")), 1),
        (case("since 2014", "daterange", {"type": "daterange", "start": "2014-01-01"}), 1),
        (case("before 2016", "daterange", {"type": "daterange", "end": "2016-01-01"}), 1),
    ],
)
def test_a_case_is_right_where_a_time_is_one_of_its_alternatives(tmp_path, counted, right):
    tally = total(tmp_path, counted)
    assert (tally.right, tally.expected, tally.found) == (right, 1, 1)


@pytest.mark.parametrize(
    "left_out",
    [
        case("every Monday", "set", {"type": "set", "value": "not resolved"}),
        case("at 6 p.m.", "time", {"type": "time", "value": "18:00:00"}),
        case("that weekend", "daterange", {**span("2023-03-25", "2023-03-27"), "Mod": "ref_undef"}),
        case("on Monday", "date", day("2023-03-27"), NotSupported="dotnet, java"),
        case("31 April", "date", day("0001-01-01")),
    ],
)
def test_what_is_no_day_or_range_does_not_count(tmp_path, left_out):
    counted = case("on Monday", "date", day("2023-03-27"))
    tally = total(tmp_path, left_out, counted)
    assert (tally.right, tally.expected, tally.found) == (1, 1, 1)


def test_a_file_without_cases_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="no case"):
        total(tmp_path)
    (tmp_path / "other.json").write_text('[{"text": "Monday"}]', "utf-8")
    with pytest.raises(BadInput, match="not a file of cases"):
        measure_times(tmp_path / "other.json")


def test_the_scores_are_a_table_and_plain_values(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([case("on Monday", "date", day("2023-03-27"))]), "utf-8")
    done = []
    scores = measure_times(path, progress=done.append)
    assert "date" in render(scores) and as_json(scores)["all"]["f1"] == 1.0
    assert done == [1]
