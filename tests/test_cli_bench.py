"""``factcheck bench``: each task takes its own options, and finds in a folder what it measures."""

import json
from pathlib import Path

import pytest
from running import factcheck

from factcheck.benchmarks.event_pairs import Part, part_of
from factcheck.cli.bench import MEASURES, Task


def test_every_task_can_be_measured():
    assert set(MEASURES) == set(Task)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["relating"], "give the path"),
        (["relating", "pairs.jsonl", "--claims", "200"], "--claims is not for relating"),
        (["origins", "news.jsonl", "--events", "5"], "--events is not for origins"),
        (["relating", "pairs.jsonl", "--split", "train"], "--split is not for relating"),
        (["same-event", "events.jsonl", "--split", "half"], "'half' is not one of 'train', 'held-out'"),
    ],
)
def test_what_a_task_does_not_take_is_refused(arguments, said):
    ran = factcheck("bench", *arguments)
    assert ran.status == 2
    assert said in ran.stderr


def test_scale_needs_no_data():
    ran = factcheck("bench", "scale", "--claims", "200", "--format", "json", "--quiet")
    assert ran.status == 0
    assert ran.json["claims"] >= 200


@pytest.mark.parametrize(
    ("model", "case", "told"),
    [
        (
            "Number/English/NumberModel.json",
            {"Input": "It has twelve rooms.", "Results": [{"Text": "twelve", "Resolution": {"value": "12"}}]},
            {"quantities"},
        ),
        (
            "DateTime/English/DateTimeModel.json",
            {
                "Input": "They met on 3 May 2023.",
                "Context": {"ReferenceDateTime": "2023-06-01T00:00:00"},
                "Results": [
                    {
                        "Text": "3 May 2023",
                        "Start": 12,
                        "End": 21,
                        "TypeName": "datetimeV2.date",
                        "Resolution": {"values": [{"type": "date", "value": "2023-05-03"}]},
                    }
                ],
            },
            {"times"},
        ),
    ],
)
def test_normalising_measures_what_a_folder_holds(model, case, told, tmp_path: Path):
    file = tmp_path / model
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps([case]), "utf-8")
    ran = factcheck("bench", "normalising", str(tmp_path), "--format", "json", "--quiet")
    assert ran.status == 0, ran.stderr
    assert {"quantities", "times"} & set(ran.json) == told


def test_a_split_is_measured_alone(tmp_path):
    rows = [
        {"event": f"fire-{n}", "articles": [{"title": f"Mill {n} burns", "text": told} for told in ("Fire.", "Smoke.")]}
        for n in range(12)
    ]
    events = tmp_path / "events.jsonl"
    events.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ran = factcheck("bench", "same-event", events, "--split", "held-out", "--format", "json", "--quiet")
    held_out = sum(part_of(row["event"]) is Part.HELD_OUT for row in rows)
    assert 1 < held_out < len(rows)
    assert ran.json["files"]["events.jsonl"]["expected"] == held_out
