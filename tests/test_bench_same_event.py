"""``bench same-event``: events are paired and told apart, on small files written here."""

import json
import re
from collections import Counter
from datetime import date

import numpy as np
import pytest

from factcheck.benchmarks.event_pairs import LEAD_WORDS, Part, labelled_pairs, part_of, passage_of
from factcheck.benchmarks.ranking import average_precision, best_threshold, reliability, tally_at
from factcheck.benchmarks.same_event import as_json, measure_same_event, render
from factcheck.records import Article

TOWNS = ("Arden", "Brill", "Corby", "Dunmore", "Elsing", "Fenny", "Garth", "Hexley")


class Counted:
    """A text's words, counted by a hash: texts with words in common are alike."""

    name, digest, dimension = "counted", "0", 256

    def encode(self, texts, *, progress=None):
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()):
                row[sum(word.encode()) % self.dimension] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def event(name, *articles):
    rows = [article if isinstance(article, dict) else {"title": "", "text": article} for article in articles]
    return {"event": name, "articles": rows}


def fire(town, day, dead):
    told = (
        f"A fire in {town} on {day} March 2021 killed {dead} people, the mayor of {town} said.",
        f"{dead} people died on {day} March 2021 when a mill burned down in {town}.",
    )
    return event(f"fire-{town}", *({"title": f"Fire in {town}", "text": text, "published": None} for text in told))


def written(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def fires(tmp_path):
    return written(tmp_path / "fires.jsonl", *(fire(town, 3 * i + 1, i + 2) for i, town in enumerate(TOWNS)))


def texts(pairs, same):
    return {frozenset((pair.left.text, pair.right.text)) for pair in pairs if pair.same is same}


def test_an_article_is_compared_by_its_title_and_first_words():
    long = " ".join(f"word{number}" for number in range(100))
    title, lead = passage_of(Article("a", f"\n{long}", title=" Title ", published=date(2020, 1, 1))).text.split("\n\n")
    assert title == "Title"
    assert lead.split() == long.split()[:LEAD_WORDS]
    assert passage_of(Article("a", "One\n\ntwo", published=date(2020, 1, 1))).published == date(2020, 1, 1)
    assert passage_of(Article("a", "", title="Title")).text == "Title"


def test_each_article_meets_the_most_alike_article_of_another_event(tmp_path):
    path = written(
        tmp_path / "three.jsonl",
        event("one", "mill fire north", "mill fire east"),
        event("two", "mill fire west"),
        event("three", "choir sang"),
    )
    pairs = list(labelled_pairs(path, Counted()))
    assert texts(pairs, True) == {frozenset(("mill fire north", "mill fire east"))}
    assert {frozenset(("mill fire north", "mill fire west")), frozenset(("mill fire east", "mill fire west"))} < texts(
        pairs, False
    )
    assert all(
        pair.cosine == pytest.approx(2 / 3) for pair in pairs if "choir sang" not in (pair.left.text, pair.right.text)
    )


def test_two_that_are_nearest_to_each_other_are_one_pair(tmp_path):
    path = written(tmp_path / "two.jsonl", event("one", "mill fire"), event("two", "mill flood"))
    assert [pair.same for pair in labelled_pairs(path, Counted())] == [False]


def test_no_event_gives_more_than_three_pairs_of_its_own(tmp_path):
    many = event("many", *(f"mill fire {town}" for town in TOWNS))
    pairs = list(labelled_pairs(written(tmp_path / "many.jsonl", many, event("other", "choir sang")), Counted()))
    assert sum(pair.same for pair in pairs) == 3


def test_a_text_told_twice_is_never_held_against_itself(tmp_path):
    path = written(
        tmp_path / "twice.jsonl",
        event("one", "mill fire", "mill fire"),
        event("two", "mill fire", "mill flood"),
        event("three", "choir sang"),
    )
    pairs = list(labelled_pairs(path, Counted()))
    assert pairs
    assert all(pair.left.text != pair.right.text for pair in pairs)


def test_the_same_file_gives_the_same_pairs_in_whatever_order_its_events_stand(fires, tmp_path):
    lines = fires.read_text("utf-8").splitlines(keepends=True)
    turned = tmp_path / "turned.jsonl"
    turned.write_text("".join(reversed(lines)), encoding="utf-8")
    for events in (None, 3):
        here, there = (list(labelled_pairs(path, Counted(), events=events)) for path in (fires, turned))
        assert here == list(labelled_pairs(fires, Counted(), events=events))
        assert texts(here, True) == texts(there, True)


def test_fewer_events_are_held_against_all_others(fires):
    pairs = list(labelled_pairs(fires, Counted(), events=1))
    assert Counter(pair.same for pair in pairs)[True] == 1
    assert Counter(pair.same for pair in pairs)[False] >= 1


def test_parts_have_no_event_in_common_and_leave_none_out(fires):
    whole, *parts = (list(labelled_pairs(fires, Counted(), split=split)) for split in (None, *Part))
    learnt, measured = ({side.text for pair in part for side in (pair.left, pair.right)} for part in parts)
    assert learnt
    assert measured
    assert not learnt & measured
    assert texts(parts[0], True) | texts(parts[1], True) == texts(whole, True)


def test_topics_fall_into_both_parts_most_of_them_into_the_first():
    parts = Counter(part_of(f"topic {number}") for number in range(200))
    assert parts[Part.TRAIN] > parts[Part.HELD_OUT] > 0


def test_bands_leave_no_pair_out_and_hold_what_is_said_against_what_is():
    ranked = [(1.0, True), (0.95, True), (0.9, False), (0.31, True), (0.3, False), (0.0, False)]
    bands = list(reliability(ranked))
    assert sum(band.pairs for band in bands) == len(ranked)
    assert [(band.low, band.pairs) for band in bands] == [(0.0, 1), (0.3, 2), (0.9, 3)]
    assert bands[-1].said == pytest.approx(0.95)
    assert bands[-1].true == pytest.approx(2 / 3)


def test_figures_of_a_ranking_are_those_worked_out_by_hand():
    ranked = [(0.9, True), (0.8, False), (0.7, True), (0.2, False), (0.1, True)]
    tally = tally_at(ranked, 0.7)
    assert (tally.found, tally.expected, tally.right) == (3, 3, 2)
    assert average_precision(ranked) == pytest.approx((1 / 1 + 2 / 3 + 3 / 5) / 3)
    assert best_threshold(ranked) == 0.1


def test_pairs_with_one_score_come_in_together():
    assert average_precision([(0.5, True), (0.5, False)]) == average_precision([(0.5, False), (0.5, True)]) == 0.5


def test_where_nothing_is_of_one_event_the_figures_are_nought():
    assert (average_precision([]), best_threshold([]), average_precision([(0.4, False)])) == (0, 0, 0)


def test_one_event_is_told_from_others_by_probability_and_by_cosine(fires):
    steps = []
    (scores,) = measure_same_event(fires, Counted(), progress=steps.append)
    assert steps == list(range(1, scores.pairs + 1))
    assert scores.tally.expected == len(TOWNS)
    assert scores.by_probability.average_precision > 0.9
    assert scores.by_probability.best[1].f1 >= scores.tally.f1


def test_the_days_of_publication_count(tmp_path):
    def dated(text, day):
        return {"title": "", "text": text, "published": f"2021-{day}"}

    rows = (
        event(
            "one",
            dated("A mill burned down in Arden on Monday.", "03-02"),
            dated("Fire took an Arden mill on Monday.", "03-02"),
        ),
        event("two", dated("A mill burned down near Arden on Monday.", "09-07")),
    )
    (scores,) = measure_same_event(written(tmp_path / "dated.jsonl", *rows), Counted())
    assert scores.by_probability.average_precision == 1


def test_every_file_of_a_folder_is_measured_and_told(fires, tmp_path):
    written(tmp_path / "more.jsonl", fire("Arden", 1, 2), fire("Brill", 4, 3))
    measured = measure_same_event(tmp_path, Counted())
    shown, values = render(measured), as_json(measured)["files"]
    assert list(values) == ["fires.jsonl", "more.jsonl"]
    assert values["more.jsonl"]["expected"] == 2
    for scores in measured:
        assert f"{scores.name}: {scores.tally.expected} pairs of one event" in shown
        assert f"{scores.tally.f1:.3f}" in shown
        assert values[scores.name]["cosine"]["average_precision"] == scores.by_cosine.average_precision
