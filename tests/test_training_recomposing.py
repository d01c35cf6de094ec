"""Composed texts are well marked, differ, and are the same each time."""

import re
from collections import Counter

import pytest

from factcheck.speech.tagging.labels import PARTS
from factcheck.speech.tagging.words import read_words
from factcheck.training.borrowing import borrow
from factcheck.training.corpus import label
from factcheck.training.markup import read_markup
from factcheck.training.recomposing import compose

SOURCE, CUE, CONTENT = range(len(PARTS))


@pytest.fixture(scope="module")
def texts():
    return compose([], 400, seed=3)


def spans(article, part):
    """The words of each span of one part."""
    found = {}
    for at, piece in enumerate(article.pieces):
        if piece >= 0 and article.parts[at] == part:
            found.setdefault(piece, []).append(article.words[at])
    return [" ".join(words) for words in found.values()]


def given():
    """An article of the corpus's kind."""
    return label(
        read_markup(
            [
                "[s Vera Holm] [c said] [k that the pump was broken again]. The valves had been ordered in May. ",
                '[k "You can hear it from the road,"] [s she] [c said]. [k It doesn\'t], [s Noor Dam] [c wrote].',
            ]
        )
    )


def test_markup_gives_the_places_of_each_attribution():
    row = read_markup(["[k A], [s B] [c said], [c2 according to] [s2 C]. ", "[s D] [c said] [k e]."])
    placed = [
        {part: [row["text"][start:end] for start, end in each[part]] for part in PARTS} for each in row["attributions"]
    ]
    assert row["text"] == "A, B said, according to C. D said e."
    assert placed == [
        {"source": ["B"], "cue": ["said"], "content": ["A"]},
        {"source": ["C"], "cue": ["according to"], "content": []},
        {"source": ["D"], "cue": ["said"], "content": ["e"]},
    ]


def test_the_same_seed_composes_the_same_texts():
    assert compose([given()], 20, seed=8) == compose([given()], 20, seed=8) != compose([given()], 20, seed=9)


def test_no_slot_or_bracket_is_left(texts):
    left = re.compile(r"[{}\[\]|~_]|/q")
    assert [text.words for text in texts if left.search(" ".join(text.words))] == []


def test_every_content_points_to_a_source(texts):
    for text in texts:
        for at, part in enumerate(text.parts):
            if part == CONTENT:
                source, _ = text.heads[text.owners[at]]
                assert source >= 0 and text.parts[source] == SOURCE


def test_every_cue_has_a_source_of_its_own(texts):
    for text in texts:
        for at, part in enumerate(text.parts):
            if part == CUE:
                source, cue = text.heads[text.owners[at]]
                assert (text.parts[source], text.parts[cue]) == (SOURCE, CUE)
                assert text.owners[source] == text.owners[at]


def test_spans_stay_inside_a_paragraph(texts):
    for text in texts:
        where = {}
        for at, piece in enumerate(text.pieces):
            if piece >= 0:
                where.setdefault(piece, set()).add(text.paragraphs[at])
        assert all(len(paragraphs) == 1 for paragraphs in where.values())


def test_unquoted_contents_leave_out_the_comma_before_the_cue(texts):
    contents = [content for text in texts for content in spans(text, CONTENT)]
    assert not [
        content for content in contents if content[-1] in ",." and content[0].isalpha() and "that" in content[:4]
    ]


def test_some_texts_have_nothing_to_find(texts):
    silent = sum(not any(part >= 0 for part in text.parts) for text in texts)
    assert 0.08 < silent / len(texts) < 0.25


def test_texts_differ(texts):
    cues = Counter(cue.lower() for text in texts for cue in spans(text, CUE))
    assert len({text.words for text in texts}) > 0.97 * len(texts)
    assert len(cues) > 60
    assert cues.most_common(1)[0][1] < 0.4 * sum(cues.values())


def test_clauses_sentences_and_names_are_borrowed_whole():
    borrowed = borrow([given()])
    assert borrowed.clauses == ("the pump was broken again",)
    assert borrowed.spoken == ("You can hear it from the road",)
    assert borrowed.filler == ("The valves had been ordered in May",)
    assert borrowed.sources == ("Vera Holm", "Noor Dam")


def test_words_are_cut_as_the_tagger_cuts_them(texts):
    for text in texts[:50]:
        assert [word.text for word in read_words(" ".join(text.words))] == list(text.words)
