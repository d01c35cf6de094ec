"""Pointers from words to words, read as pointers to who there is."""

from dataclasses import dataclass

import pytest

from factcheck.records import Article
from factcheck.speech.antecedents import Antecedents
from factcheck.speech.cast import Cast, read_cast
from factcheck.speech.pointing import Pointing
from factcheck.speech.sentences import split_sentences
from factcheck.speech.tagging.asking import asking, pointed
from factcheck.speech.tagging.windows import Window
from factcheck.speech.tagging.words import read_words
from factcheck.speech.tokens import read_tokens

TEXT = "Nils Holm met Ola Berg. Later he left, and the tired old mayor slept."


@dataclass(frozen=True)
class Read:
    cast: Cast
    starts: list[int]


@pytest.fixture
def read() -> Read:
    sentences = split_sentences(Article("a", TEXT))
    lines = [read_tokens(TEXT, each.span, each.quotations) for each in sentences]
    return Read(read_cast(TEXT, lines), [each.span.start for each in sentences])


def test_pronouns_ask() -> None:
    words = list(read_words("He met Ada Berg. Her mill, THEY said, was hers."))
    assert [words[at].text for at in asking(words)] == ["He", "Her", "hers"]


def test_what_is_kept_of_a_window_are_places_in_the_text() -> None:
    import numpy as np

    words = list(read_words(TEXT))
    he = next(at for at, word in enumerate(words) if word.text == "he")
    chances = np.zeros((len(words) - 2, len(words) - 1), np.float32)
    chances[he - 2, 1:3] = 0.7, 0.3
    kept = dict(pointed(words, [he], Window(2, 2, len(words), len(words)), chances))
    assert kept == {words[he].start: pytest.approx({words[2].start: 0.7, words[3].start: 0.3})}


def test_the_words_of_a_name_add_up(read: Read) -> None:
    pointing = Pointing(read.cast, {31: {0: 0.3, 5: 0.4, 14: 0.2, 24: 0.1}})
    named = {member.name: chance for member in read.cast.members if (chance := pointing.chances(31).get(id(member)))}
    assert named == pytest.approx({"Nils Holm": 0.7, "Ola Berg": 0.2})


def test_a_word_that_was_not_asked_points_to_nobody(read: Read) -> None:
    assert Pointing(read.cast, {}).chances(31) == {}


@pytest.mark.parametrize(("place", "name"), [(TEXT.index("Holm"), "Nils Holm"), (TEXT.index("Berg"), "Ola Berg")])
def test_a_pronoun_means_whom_the_network_is_sure_of(read: Read, place: int, name: str) -> None:
    at = TEXT.index("he left")
    member = Antecedents(TEXT, read.cast, read.starts, {at: {place: 1.0}}, {}).of(at)
    assert member is not None
    assert member.name == name
