"""Learning from pairs: what is read, what is made, and that weights point the right way."""

import gzip
import json
import random
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from factcheck.benchmarks.event_pairs import Part, part_of
from factcheck.errors import BadInput
from factcheck.records import Relation
from factcheck.training.pairs.changes import changes, compose_conflicts
from factcheck.training.pairs.judging import Judged, cross_validate, fit, write_judgement
from factcheck.training.pairs.passages import Story, read_reports, read_stories, same_event
from factcheck.training.pairs.weights import Told, write_weights
from factcheck.training.pairs.weights import fit as fit_weights

LEFT = "Two men aged 23 were shot at 9:30 p.m. on Tuesday in the 2100 block of Mill Street."
RIGHT = "Officers who came on Tuesday, about 9:30 p.m., found two men wounded by gunfire; the 2100 block was closed."


@pytest.mark.parametrize("seed", range(5))
def test_what_is_changed_stands_in_both_and_nothing_else_changes(seed):
    for changed in changes(LEFT, RIGHT, random.Random(seed)):
        before, after = LEFT.split(), changed.text.split()
        assert len(before) == len(after)
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_each_kind_of_particular_is_changed_in_its_slot():
    slots = Counter(changed.slot for changed in changes(LEFT, RIGHT, random.Random(1)))
    assert slots == {"time": 1, "date": 1, "place": 1, "casualties": 1}


def test_what_only_one_side_has_is_left_alone():
    assert list(changes("He was 23 years old.", "He was young.", random.Random(1))) == []


def test_each_made_conflict_comes_with_the_agreement_it_was_made_from():
    story = Story("mill", ((LEFT,), (RIGHT,)), (LEFT, RIGHT))
    noise = [Story(f"s{n}", ((f"Something else of {n} came about in town {n} today.",),), ("x",)) for n in range(30)]
    made = compose_conflicts([story, *noise], seed=1)
    assert Counter(example.relation for example in made).keys() == {Relation.CONFLICTS, Relation.CORROBORATES}
    assert {example.group for example in made} == {"mill"}


def written(path: Path, rows: list[dict]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_documents_that_meet_in_a_pair_are_of_one_story(tmp_path):
    def row(left: str, right: str) -> dict:
        source = {side: {"dataset": "d", "doc": doc} for side, doc in (("left", left), ("right", right))}
        return {"left": "a", "right": "b", "relation": "unclear", "slot": "other", "source": source}

    path = written(tmp_path / "dev.jsonl", [row("1", "2"), row("3", "4"), row("2", "3"), row("5", "5")])
    groups = [example.group for example in read_reports(path)]
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_a_file_that_holds_something_else_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"dev\.jsonl"):
        read_reports(written(tmp_path / "dev.jsonl", [{"left": "a"}]))


def test_events_that_are_held_out_are_never_learned_from(tmp_path):
    folder = tmp_path / "same_event"
    folder.mkdir()
    events = [f"e{number}" for number in range(40)]
    articles = [
        [{"title": f"{name} {side}", "text": f"{name} burned down {side}."} for side in "ab"] for name in events
    ]
    with gzip.open(folder / "fires.jsonl.gz", "wt", encoding="utf-8") as file:
        for name, told in zip(events, articles, strict=True):
            file.write(json.dumps({"event": name, "articles": told}) + "\n")
    learned = read_stories(tmp_path)
    assert {story.event for story in learned} == {name for name in events if part_of(name) is Part.TRAIN}
    assert {example.same for example in same_event(learned)} == {True, False}


def test_learned_weights_point_the_right_way_and_silence_weighs_nothing(tmp_path):
    same = Counter({("place", "same"): 1})
    apart, silent = Counter({("place", "apart"): 1}), Counter({("place", "silent"): 1})
    told = [
        Told(rungs, label, 1.0) for rungs, label in [(same, True), (apart, False), (silent, True), (silent, False)] * 9
    ]
    weights = fit_weights(told)
    assert weights["place"]["same"] > weights["place"]["silent"] == 0 > weights["place"]["apart"]
    path = tmp_path / "weights.toml"
    write_weights(weights, path)
    written = tomllib.loads(path.read_text("utf-8"))
    assert written["place"]["same"] > 0 == written["place"]["street"]


def test_a_judgement_learns_what_tells_relations_apart(tmp_path):
    kinds = {relation: f"read.{relation}" for relation in Relation}
    judged = [Judged({kinds[one]: 1.0}, one, f"story {number}") for number in range(12) for one in Relation]
    weights = fit(judged)
    assert all(max(weights[one], key=weights[one].__getitem__) == kinds[one] for one in Relation)
    right = [
        max(found, key=found.__getitem__) is each.relation
        for each, found in zip(judged, cross_validate(judged), strict=True)
    ]
    assert all(right)
    write_judgement(weights, tmp_path / "judgement.toml")
    assert '"read.conflicts"' in (tmp_path / "judgement.toml").read_text("utf-8")
