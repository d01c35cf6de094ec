"""Learning from pairs: what is read, what is made, and that weights point the right way."""

import gzip
import json
import random
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from factcheck.benchmarks.event_pairs import Part, part_of
from factcheck.benchmarks.relating import LabelledReports
from factcheck.errors import BadInput
from factcheck.pipeline.relating import Passage
from factcheck.records import Relation
from factcheck.relations.judgement import chances
from factcheck.training.pairs import reports
from factcheck.training.pairs.changes import changes, compose_conflicts
from factcheck.training.pairs.judging import SAME, Judged, fit, make_judgement, write_judgement
from factcheck.training.pairs.lessons import CUTS, folds_of, shortened, strangers
from factcheck.training.pairs.passages import Example, Story, is_judged, read_leads, read_stories
from factcheck.training.pairs.reports import Report, Source, digest_of, read_reports, read_training
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
    story = Story("mill", ((LEFT,), (RIGHT,)))
    noise = [Story(f"s{n}", ((f"Something else of {n} came about in town {n} today.",),)) for n in range(30)]
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
        kept = {"left": "a", "right": "b", "relation": "unclear", "same_event": True, "slot": "other"}
        return {**kept, "source": source}

    path = written(tmp_path / "dev.jsonl", [row("1", "2"), row("3", "4"), row("2", "3"), row("5", "5")])
    groups = [report.story for report in read_reports(path)]
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_a_file_that_holds_something_else_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"dev\.jsonl"):
        read_reports(written(tmp_path / "dev.jsonl", [{"left": "a"}]))


PASSAGES = ("The mill burned down on Friday.", "A fire took the mill.")
PAIR = {"left": "a", "right": "b", "relation": "unclear", "same_event": True, "slot": "other"}


@pytest.fixture
def labelled_here(tmp_path, monkeypatch):
    """A data folder with one story, and the marks and written pairs that stand beside the code."""

    def lay(*marks: tuple[str, ...]) -> Path:
        source = {side: {"dataset": "violent_corpus", "doc": "x", "incident": "7"} for side in ("left", "right")}
        written(tmp_path / "report_pairs" / "train.jsonl", [{**PAIR, "source": source}])
        (tmp_path / "same_event").mkdir(exist_ok=True)
        articles = [{"title": "Mill", "text": f"Late news. {PASSAGES[0]}"}, {"title": PASSAGES[1], "text": "No more."}]
        with gzip.open(tmp_path / "same_event" / "incidents.jsonl.gz", "wt", encoding="utf-8") as file:
            for event in ("gva-7", "gva-8"):
                file.write(json.dumps({"event": event, "articles": articles}) + "\n")
        beside = tmp_path / "beside"
        written(beside / reports.WRITTEN, [PAIR, PAIR])
        (beside / reports.MARKS).write_text("".join("\t".join(mark) + "\n" for mark in marks), "utf-8")
        monkeypatch.setattr(reports.resources, "files", lambda _: beside)
        return tmp_path

    return lay


def mark(event: str, digest: str) -> tuple[str, ...]:
    return "incidents", f"{event}/0/text:11-42", f"{event}/1/title:0-21", "corroborates", "other", digest


def test_what_was_labelled_here_is_read_from_the_articles_and_joins_their_stories(labelled_here):
    folder = labelled_here(mark("gva-7", digest_of(*PASSAGES)), mark("gva-8", digest_of(*PASSAGES)))
    of_file, marked, elsewhere, *others = read_training(folder)
    assert (marked.pair.left.text, marked.pair.right.text) == PASSAGES
    assert marked.pair.relation is Relation.CORROBORATES
    assert marked.story == of_file.story != elsewhere.story
    assert len({report.story for report in others}) == 2


@pytest.mark.parametrize(
    ("damaged", "said"), [(mark("gva-9", ""), "lacks an article"), (mark("gva-7", "00000000"), "other words")]
)
def test_another_edition_of_the_articles_is_noticed(labelled_here, damaged, said):
    with pytest.raises(BadInput, match=said):
        read_training(labelled_here(damaged))


def test_marks_of_articles_that_are_not_there_are_left_out(labelled_here):
    folder = labelled_here(mark("gva-7", digest_of(*PASSAGES)))
    (folder / "same_event" / "incidents.jsonl.gz").unlink()
    assert len(read_training(folder)) == 3


EVENTS = [f"e{number}" for number in range(60)]


class Lettered:
    """A text's letters, counted."""

    name, digest, dimension = "lettered", "0", 128

    def encode(self, texts, *, progress=None):
        rows = np.array([np.bincount([ord(letter) % 128 for letter in text], minlength=128) for text in texts])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def fires(tmp_path):
    folder = tmp_path / "same_event"
    folder.mkdir()
    with gzip.open(folder / "fires.jsonl.gz", "wt", encoding="utf-8") as file:
        for name in EVENTS:
            told = [{"title": f"{name} {side}", "text": f"{name} burned down {side}."} for side in "ab"]
            file.write(json.dumps({"event": name, "articles": told}) + "\n")
    return tmp_path


def names_in(examples):
    return {text.split()[0] for example in examples for text in (example.left, example.right)}


def test_events_that_are_held_out_are_never_learned_from(fires):
    learned = {name for name in EVENTS if part_of(name) is Part.TRAIN}
    assert {story.event for story in read_stories(fires)} == learned
    leads = read_leads(fires, Lettered())
    assert names_in(leads) <= learned
    assert {lead.same for lead in leads} == {True, False}


def test_events_that_are_kept_for_the_judgement_are_no_lesson_of_the_reader(fires):
    kept = {name for name in EVENTS if part_of(name) is Part.TRAIN and is_judged(name)}
    assert kept
    assert not kept & {lead.left.split()[0] for lead in read_leads(fires, Lettered()) if lead.same}


def test_events_that_other_pairs_are_taken_from_are_avoided(fires):
    pair = Example("e1 burned  down a.", "e2\nburned down b.", "one story")
    for found in (names_in(read_leads(fires, Lettered(), [pair])), {s.event for s in read_stories(fires, [pair])}):
        assert found
        assert not found & {"e1", "e2"}


def test_folds_part_no_story_and_hold_each_pair_once():
    pair = LabelledReports(Passage("a"), Passage("b"), Relation.UNCLEAR, True, None)
    told = [Report(pair, f"story {number // 3}", Source.FILED, held_out=number == 7) for number in range(40)]
    folds = folds_of(told, 4)
    assert sorted(number for fold in folds for number in fold.held) == list(range(40))
    for fold in folds:
        learned, held = ({told[number].story for number in side} for side in fold)
        assert not learned & held
        assert 7 not in fold.learned


@pytest.mark.parametrize("seed", range(3))
def test_a_lead_read_again_is_its_title_and_the_beginning_of_its_text(seed):
    words = " ".join(map(str, range(60)))
    (lead,) = shortened([Example(f"A mill\n\n{words}", "B\n\nAll of it.", "e", same=True)], seed)
    title, text = lead.left.split("\n\n")
    assert title == "A mill"
    assert words.startswith(text)
    assert len(text.split()) in CUTS
    assert (lead.right, lead.same) == ("B\n\nAll of it.", True)


def test_strangers_are_of_two_stories():
    told = [Example(f"l{story}", f"r{story}", f"s{story}", Relation.CORROBORATES, "other") for story in range(9)]
    met = strangers(told, 20, seed=1)
    assert len(met) == 20
    assert all(one.left[1:] != one.right[1:] and one.relation is Relation.DIFFERENT for one in met)


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


KINDS = {relation: f"read.{relation}" for relation in Relation}


def likeliest(found, weights):
    chances_found = chances(found, weights)
    return max(chances_found, key=chances_found.__getitem__)


def test_a_judgement_learns_what_tells_relations_apart(tmp_path):
    weights = fit([Judged({KINDS[one]: 1.0}, frozenset({one})) for one in Relation for _ in range(12)])
    assert all(likeliest({KINDS[one]: 1.0}, weights) is one for one in Relation)
    write_judgement(weights, tmp_path / "judgement.toml")
    written = tomllib.loads((tmp_path / "judgement.toml").read_text("utf-8"))
    assert written["conflicts"]["read.conflicts"] > 0 > written["conflicts"]["read.different"]


def test_of_pairs_known_to_be_of_one_event_a_judgement_learns_just_that():
    told = [Judged({KINDS[one]: 1.0}, frozenset({one})) for one in Relation for _ in range(12)]
    near = [Judged({"near": 1.0}, SAME) for _ in range(40)]
    far = [Judged({"far": 1.0}, frozenset({Relation.DIFFERENT})) for _ in range(40)]
    weights = fit([*told, *near, *far])
    near_chances = chances({"near": 1.0}, weights)
    assert near_chances[Relation.DIFFERENT] < 0.2 < 0.6 < chances({"far": 1.0}, weights)[Relation.DIFFERENT]
    assert max(near_chances.values()) < 0.5
    assert all(likeliest({KINDS[one]: 1.0}, weights) is one for one in Relation)


def test_likeness_never_speaks_for_another_event_though_alike_pairs_were_chosen_as_such():
    told = [Judged({KINDS[one]: 1.0, "likeness": 0.5}, frozenset({one})) for one in SAME for _ in range(9)]
    chosen = [Judged({"likeness": 0.9}, frozenset({Relation.DIFFERENT})) for _ in range(30)]
    weights = fit([*told, *chosen])
    assert weights[Relation.DIFFERENT]["likeness"] <= 0 <= weights[Relation.CORROBORATES]["likeness"]


def test_pairs_that_weigh_nothing_teach_nothing():
    told = [Judged({KINDS[one]: 1.0}, frozenset({one})) for one in Relation for _ in range(12)]
    wrong = [Judged({KINDS[one]: 1.0}, frozenset({Relation.UNCLEAR}), 0.0) for one in Relation for _ in range(50)]
    assert all(likeliest({KINDS[one]: 1.0}, fit([*told, *wrong])) is one for one in Relation)


def test_a_judgement_without_a_trained_reader_says_what_to_do(tmp_path):
    source = {side: {"dataset": "d", "doc": side} for side in ("left", "right")}
    row = {"left": "A fire.", "right": "A flood.", "relation": "different", "same_event": False, "slot": "other"}
    rows = [row | {"source": {side: told | {"doc": f"{n}"} for side, told in source.items()}} for n in range(8)]
    written(tmp_path / "report_pairs" / "train.jsonl", rows)
    with pytest.raises(BadInput, match="train reader"):
        make_judgement(tmp_path, tmp_path / "none", tmp_path / "judgement.toml", lambda: None)
