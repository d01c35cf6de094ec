"""The tagger's own room: words, windows, well-formed labels, links, and what the network that ships makes of a text."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from factcheck.records import Span
from factcheck.speech.tagging.labels import COUNT, Marked, best_row, label_span, read_row
from factcheck.speech.tagging.links import NONE, link
from factcheck.speech.tagging.reading import tag
from factcheck.speech.tagging.windows import PIECES, Size, windows
from factcheck.speech.tagging.words import case_of, quoted, read_words

SOURCE, CUE, CONTENT = range(3)


@given(some.text())
def test_every_letter_and_figure_of_a_text_is_in_exactly_one_word(text: str):
    words = list(read_words(text))
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(left.end <= right.start for left, right in pairwise(words))
    covered = {at for word in words for at in range(word.start, word.end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())


@pytest.mark.parametrize(("word", "case"), [("dam", 0), ("Dam", 1), ("DAM", 2), ("A", 1), ("12", 3), ("“", 3)])
def test_letter_case_is_told(word: str, case: int):
    assert case_of(word) == case


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "the dam" broke', {"the", "dam"}),
        ("„the dam“ broke", {"the", "dam"}),
        ("“the dam\nbroke", {"the", "dam"}),
        ("``the dam'' broke", {"the", "dam"}),
    ],
)
def test_words_inside_quotation_marks_are_told_until_the_paragraph_ends(text: str, inside: set[str]):
    words = list(read_words(text))
    states = quoted([word.text for word in words], [word.paragraph for word in words])
    assert {word.text for word, state in zip(words, states, strict=True) if state == 1} == inside


@given(
    some.lists(some.tuples(some.integers(1, 12), some.booleans()), max_size=400),
    some.one_of(some.none(), some.integers(1, 300)),
)
def test_each_word_is_the_core_of_exactly_one_window_and_no_window_is_too_long(
    words: list[tuple[int, bool]], opening: int | None
):
    lengths = [length for length, _ in words]
    paragraphs = list(np.cumsum([breaks for _, breaks in words]))
    found = list(windows(lengths, paragraphs, opening=opening))
    assert [at for window in found for at in range(window.first, window.last)] == list(range(len(words)))
    for begin, first, last, end in found:
        breaks = sum(paragraphs[at] != paragraphs[at - 1] for at in range(begin + 1, end))
        assert begin <= first < last <= end
        assert sum(lengths[begin:end]) + breaks + 2 <= PIECES + 2


def test_a_window_without_context_is_its_core():
    found = list(windows([1] * 50, [0] * 50, size=Size(20, 0, 0)))
    assert all((window.begin, window.end) == (window.first, window.last) for window in found)


@given(some.integers(0, 2**32 - 1), some.integers(1, 60))
def test_decoded_labels_are_always_well_formed(seed: int, length: int):
    scores = np.random.default_rng(seed).normal(size=(length, COUNT)).astype(np.float32)
    row = list(best_row(scores))
    rebuilt = [0] * length
    for part, first, last in read_row(row):
        rebuilt[first:last] = label_span(part, last - first)
    assert rebuilt == row


def test_decoding_takes_the_best_row_and_not_the_best_label_of_each_word():
    begin, inside, end = label_span(CONTENT, 3)
    scores = np.full((3, COUNT), -9.0, np.float32)
    scores[0, begin], scores[1, 0], scores[1, inside], scores[2, end] = -0.1, -0.6, -0.8, -0.1
    assert list(best_row(scores)) == [begin, inside, end]


def test_the_pieces_of_a_broken_content_come_together_by_their_cue():
    first, cue, source, second = Marked(CONTENT, 0, 3), Marked(CUE, 4, 5), Marked(SOURCE, 5, 6), Marked(CONTENT, 7, 9)
    to_cue = {at: {4: 0.9, NONE: 0.1} for at in (0, 1, 2, 7, 8)}
    to_source = {at: {5: 0.8} for at in (0, 1, 2, 4, 7, 8)}
    (found,) = link([first, cue, source, second], to_cue, to_source)
    assert (found.source, found.cue, found.contents) == (source, cue, (first, second))
    assert found.sure == pytest.approx(0.9 * 0.8)


def test_a_content_that_points_to_nothing_has_no_cue_and_a_cue_to_which_nothing_points_has_no_content():
    content, cue = Marked(CONTENT, 0, 2), Marked(CUE, 3, 4)
    found = list(link([content, cue], {0: {NONE: 1.0}, 1: {NONE: 1.0}}, {3: {NONE: 1.0}}))
    assert {(each.cue, each.contents) for each in found} == {(None, (content,)), (cue, ())}


TEXT = """The harbour will stay shut until Friday, the port authority said.

“We have seen worse,” said Ada Berg, the mayor of Lund. “We shall see worse again.”"""


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def test_the_network_that_ships_reads_plain_news():
    found = [
        (_words(TEXT, each.source), _words(TEXT, each.cue), [_words(TEXT, span) for span in each.contents])
        for each in tag(TEXT).attributions
    ]
    assert found == [
        ("the port authority", "said", ["The harbour will stay shut until Friday"]),
        ("Ada Berg, the mayor of Lund", "said", ["“We have seen worse,”", "“We shall see worse again.”"]),
    ]


def test_an_article_is_read_alike_whatever_is_read_before_it():
    alone = tag(TEXT)
    tag("Prices rose by 3 percent in May, according to the bank of issue. " * 40)
    assert tag(TEXT) == alone


def test_only_the_paragraphs_that_are_given_are_read():
    second = TEXT.index("“")
    found = tag(TEXT, [Span(second, len(TEXT))])
    assert all(span.start >= second for each in found.attributions for span in each.contents)
    assert len(found.attributions) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "—", "x", "“", "\ud83d\ude00 " * 3, "said " * 2000])
def test_no_text_is_too_short_or_too_odd(text: str):
    tag(text)
