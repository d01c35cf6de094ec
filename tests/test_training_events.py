"""What the reader learns of events beside those grouped already: news that we grouped, stories that we wrote."""

import gzip
import json
from collections import Counter

import numpy as np
import pytest

from factcheck.errors import BadInput
from factcheck.training.pairs import news
from factcheck.training.pairs.learning import stages_of
from factcheck.training.pairs.lessons import Decks, rehearsed
from factcheck.training.pairs.news import read_news
from factcheck.training.pairs.passages import Example, kept_apart
from factcheck.training.pairs.stories import read_told

# Two articles on the mill, one a week later on it, and two more on the quay.
ARTICLES = {
    "m1": ("Mill burns", "The mill burned on Monday.", "2020-03-02"),
    "m2": ("Fire at mill", "A fire took the mill.", "2020-03-02"),
    "m3": ("Mill burns again", "The mill burned on Monday, again.", "2020-03-09"),
    "q1": ("Quay flooded", "The quay stood under water.", "2020-05-01"),
    "q2": ("Water on quay", "Water came over the quay.", "5/1/20"),
}


class Worded:
    """A text's words, counted by a hash."""

    name, digest, dimension = "worded", "0", 64

    def encode(self, texts, *, progress=None):
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.casefold().split():
                row[sum(word.encode()) % self.dimension] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def dated(tmp_path):
    (tmp_path / "news").mkdir()
    with gzip.open(tmp_path / "news" / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        for name, (title, text, day) in ARTICLES.items():
            file.write(json.dumps({"id": name, "title": title, "text": text, "published": day}) + "\n")
    return tmp_path


@pytest.fixture
def grouped(monkeypatch):
    lines = {news.GROUPS: ["m1 m2 gone", "q1 gone"], news.DAYS: ["q1\tq2\tone", "m1\tq1\ttwo", "m1\tgone\tone"]}
    monkeypatch.setattr(news, "_lines", lines.__getitem__)


def titles(examples, same):
    return {frozenset(text.split("\n\n")[0] for text in (e.left, e.right)) for e in examples if e.same is same}


def test_groups_and_judged_pairs_are_learned_and_articles_of_a_group_meet_those_of_other_days(dated, grouped):
    read = read_news(dated, Worded(), lambda _: False, seed=1)
    assert titles(read, True) == {
        frozenset({"Mill burns", "Fire at mill"}),
        frozenset({"Quay flooded", "Water on quay"}),
    }
    apart = titles(read, False)
    assert frozenset({"Mill burns", "Quay flooded"}) in apart
    assert frozenset({"Mill burns", "Mill burns again"}) in apart
    # Of unknown day, so never taken to be of another.
    assert not any("Water on quay" in pair for pair in apart)


def test_what_must_not_be_learned_from_is_left_out(dated, grouped):
    read = read_news(dated, Worded(), lambda beginning: beginning.startswith("Quay"), seed=1)
    assert read
    assert not any("Quay" in text for each in read for text in (each.left, each.right))


def test_a_data_folder_without_news_is_learned_from_all_the_same(tmp_path):
    assert read_news(tmp_path, Worded(), lambda _: False, seed=1) == []


def test_a_line_that_is_no_article_is_named(dated, grouped):
    with gzip.open(dated / "news" / "articles.jsonl.gz", "at", encoding="utf-8") as file:
        file.write('{"id": "x"}\n')
    with pytest.raises(BadInput, match=r"articles\.jsonl\.gz:6"):
        read_news(dated, Worded(), lambda _: False, seed=1)


def test_an_article_is_known_again_by_its_title_or_by_its_first_words(tmp_path):
    words = "Nobody was hurt when the mill of three storeys on the river burned down late on Friday night."
    told = {"avoided": ("A mill of three storeys burns", words), "other": ("Quay", "Water.")}
    (tmp_path / "same_event").mkdir()
    with gzip.open(tmp_path / "same_event" / "fires.jsonl.gz", "wt", encoding="utf-8") as file:
        for event, (title, text) in told.items():
            file.write(json.dumps({"event": event, "articles": [{"title": title, "text": text}]}) + "\n")
    is_kept = kept_apart(tmp_path, [Example(words, "", "a story")])
    assert is_kept("A MILL of three storeys -- burns\n\nOther words stand here.")
    assert is_kept(f"Another title of the same\n\n{words} More of it stands here.")
    assert not is_kept("A mill in another town\n\nNobody was there.")


def test_names_of_articles_are_all_that_is_kept_of_them():
    groups, pairs = news.shipped_groups(), news.shipped_days()
    assert all(len(set(group)) == len(group) > 1 for group in groups)
    assert Counter(judged for *_, judged in pairs).keys() == {"one", "two"}
    names = {name for group in groups for name in group} | {name for one, other, _ in pairs for name in (one, other)}
    assert all(len(name) == 16 and name.isalnum() for name in names)


def test_articles_of_a_story_are_of_one_event_and_its_near_misses_of_none_with_them():
    told = read_told(seed=1)
    stories = Counter(each.group for each in told)
    assert set(stories.values()) == {6}
    assert Counter(each.same for each in told) == {True: 3 * len(stories), False: 3 * len(stories)}
    texts = {text for each in told for text in (each.left, each.right)}
    assert all(len(text.split()) > 8 and text.count("\n\n") == 1 for text in texts)
    assert read_told(seed=1) == told != read_told(seed=2)


@pytest.fixture
def decks():
    names = ("made", "leads", "news", "told")
    return Decks(*([Example(f"{name} {n}\n\nTold.", name, name, same=True) for n in range(9)] for name in names))


def test_stages_go_from_what_is_grouped_already_to_what_we_grouped(decks):
    stages = {name: Counter(each.group for each in deck) for name, deck in stages_of(decks).items()}
    assert stages == {"shorter": {"leads": 9}, "wider": {"leads": 9, "news": 9}}


def test_of_each_deck_so_many_are_learned_again_each_epoch(decks):
    dealt = rehearsed(decks, (1, 4, 2, 3), epochs=2, seed=1)
    assert [Counter(each.group for each in deck) for deck in dealt] == [
        {"made": 2},
        {"leads": 8},
        {"news": 4},
        {"told": 6},
    ]
    assert dealt != rehearsed(decks, (1, 4, 2, 3), epochs=2, seed=2)
