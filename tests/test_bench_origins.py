"""``bench origins``: pairs made from articles, and what is made of them."""

import json
import random
from datetime import date, timedelta

import pytest

from factcheck.benchmarks.origin_pairs import labelled_pairs
from factcheck.benchmarks.origins import OriginScores, as_json, measure_origins, render
from factcheck.benchmarks.rewriting import lightly_edited, reworded, rewritten
from factcheck.benchmarks.stories import Printed, in_own_words, one_story, share_a_wire, shared_passages
from factcheck.errors import BadInput

PEOPLE = ("Odell", "Farrow", "Nakata", "Brandt", "Castell", "Moreau", "Lindgren", "Oyelaran")
PLACES = ("Aldermoor", "Saltmere", "Kestrel Point", "Northfold", "Corvane", "Quillhaven")
SYLLABLES = ("bar", "den", "fol", "gri", "hun", "kel", "lom", "mip", "nor", "pag", "ris", "tov", "wex", "zul")


def sentence(chance):
    """Of words that no other sentence has."""
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(12)]
    return f"The {' '.join(words[:6])} was {' '.join(words[6:])}, and it {words[0]} {words[1]}."


def written(number):
    chance = random.Random(number)
    return "\n\n".join(" ".join(sentence(chance) for _ in range(3)) for _ in range(5))


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    day = date(2021, 1, 1)
    rows = [
        {
            "text": written(n),
            "outlet": f"Outlet {n % 7}",
            "published": str(day + timedelta(days=40 * n)),
            "title": str(n),
        }
        for n in range(40)
    ]
    path = tmp_path_factory.mktemp("news") / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_copies_and_rewrites_are_found_and_unrelated_articles_are_not(articles):
    seen = []
    scores = measure_origins(articles, progress=seen.append)
    kinds = {"copy": 30, "rewrite": 40, "unrelated": 10}
    assert {kind: scores.count(kind) for kind in scores.kinds} == kinds
    assert [scores.tally(kind).found for kind in kinds] == [30, 40, 0]
    assert seen == list(range(1, 81))


def test_the_same_file_and_seed_give_the_same_pairs():
    news = [Printed(f"Outlet {n % 7}", "", date(2021, 1, 1) + timedelta(days=40 * n), written(n)) for n in range(12)]
    one, same, other = (labelled_pairs(news, random.Random(seed)) for seed in (1, 1, 2))
    assert one == same != other


def test_what_is_measured_is_told():
    scores = OriginScores((("copy", True, True), ("copy", True, False), ("same story", False, True)))
    assert "precision 0.500 · recall 0.500" in render(scores)
    assert as_json(scores)["kinds"]["copy"]["recall"] == 0.5
    assert as_json(scores)["one_origin"]["found"] == 2


def test_an_edited_copy_keeps_its_order_and_loses_a_paragraph():
    text = "\n\n".join(f"Paragraph {number} stands here." for number in range(10))
    copy = lightly_edited(text, random.Random(1)).split("\n\n")
    kept = [part.split(" — ")[-1] for part in copy]
    assert 3 <= len(kept) < 10 and kept == sorted(kept) and " — Paragraph 0" in copy[0]


def test_a_rewrite_keeps_few_runs_of_words_and_every_letter_of_a_quotation():
    chance = random.Random(4)
    said = (
        "Odell announced a large increase, and critics said “we expected a large increase because of this” on Monday."
    )
    changed = {reworded(said, 0.9, chance) for _ in range(20)}
    assert all("“we expected a large increase because of this”" in one for one in changed) and len(changed) > 5
    assert rewritten(written(1), ["An intro."], chance).startswith("An intro.\n\n")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge over the river was closed at noon, Odell said.", "According to Odell, the bridge"),
        ("On Monday evening, the council closed the bridge.", "The council closed the bridge on Monday evening."),
        ("The council closed the bridge after a lorry hit a pillar.", "After a lorry hit a pillar, the council"),
    ],
)
def test_clauses_are_turned_round(sentence, expected):
    turned = {reworded(sentence, 0.0, random.Random(seed)) for seed in range(30)}
    assert any(one.startswith(expected) for one in turned)


def printed(text, outlet="Courier", day=1):
    return Printed(outlet, "The ferry Halcyon at Kestrel Point", date(2021, 3, day), text)


def test_a_story_of_two_outlets_on_one_day_is_found_by_its_names():
    far = [
        Printed("Post", "Nothing", date(2021, 5, n), f"Nobody met {PEOPLE[n]} in {PLACES[n % 6]}.") for n in range(1, 8)
    ]
    one, other = printed("Odell left Kestrel Point."), printed("The Halcyon carried Odell.", "Ledger", 2)
    assert one_story([one, other, *far]) == [(one, other)]


def test_what_two_articles_share_is_told_from_what_is_printed():
    plain = printed(written(1)), printed(written(2), "Ledger")
    assert in_own_words(plain) and not shared_passages(plain) and not share_a_wire(plain)
    copied = printed(written(1)), printed(f"{written(1).split(chr(10))[0]} {written(2)}", "Ledger")
    assert shared_passages(copied) and not in_own_words(copied)
    credit = "\n\nThe Associated Press contributed to this report."
    assert share_a_wire((printed(written(1) + credit), printed(written(2), "Associated Press")))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "too few articles"),
        ('{"text": "No outlet"}\n', ":1: no article with text, outlet and published"),
        ("no JSON\n", ":1: no article"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, content, complaint):
    (tmp_path / "bad.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=complaint):
        measure_origins(tmp_path / "bad.jsonl")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"missing\.jsonl can't be read"):
        measure_origins(tmp_path / "missing.jsonl")
