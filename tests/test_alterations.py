"""One sentence quoted in two ways: a word altered, a quotation cut short, and what outlets smooth over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import fact

from factcheck.records import Actor, Comparison, Fact, Level, Stance, Voice
from factcheck.relations import relate
from factcheck.relations.alterations import Alteration, alteration
from factcheck.relations.utterances import lies_in

WHOLE = "We will not sell the ferry as long as the island needs it, and we have told the owners so."


@pytest.mark.parametrize(
    ("other", "left", "right"),
    [
        ("we will now sell the ferry as long as the island needs it", "not", "now"),
        ("We will sell the ferry as long as the island needs it", "not", ""),
        ("We may not sell the ferry as long as the island needs it", "will", "may"),
        ("We will not sell the harbour as long as the island needs it", "ferry", "harbour"),
        ("We won't sell the ferry as long as no island needs it", "the", "no"),
    ],
)
def test_another_word_or_a_not_alters_a_sentence(other, left, right):
    found = alteration(WHOLE, other)
    assert found is not None
    assert left in (*found.left, "")
    assert right in (*found.right, "")
    assert alteration(other, WHOLE) == Alteration(found.right, found.left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WHOLE, "We will not sell the ferry as long as the island needs it"),
        (WHOLE, "We will not sell a ferry as long as an island needs it"),
        (WHOLE, "We will not sell the ferries as long as the islands need it"),
        (WHOLE, "We won't sell the ferry as long as the island needs it"),
        (WHOLE, "We will not sell [the Grey Gull] as long as the island needs it"),
        (WHOLE, "We will not sell the ferry … the island needs it"),
        (WHOLE, "We will sell not the ferry as long as the island needs it"),
        (WHOLE, "We … sell the ferry as long as the island needs it, and we have told the owners so"),
        # It ends otherwise, or sooner: nobody can tell.
        (WHOLE, "We will not sell the ferry as long as the mayor lives"),
        # Two translations of one speech, and two sentences of one.
        (
            "Our people will defend every hill and every stone of this valley to the last breath of the last man",
            "Our nation shall defend each hill and every stone of the valley until the last man has breathed his last",
        ),
        ("We shall mend the roof", "We shall paint the roof"),
        (WHOLE, "The fair opens with forty goats and a brass band from the hills"),
        (WHOLE, ""),
    ],
)
def test_what_is_cut_smoothed_or_translated_is_not_altered(one, other):
    assert alteration(one, other) is None
    assert alteration(other, one) is None


def test_another_figure_is_no_other_word():
    one, other = (f"The whole valley has sent {number} boats to the island so far" for number in ("forty", "fifty"))
    assert alteration(one, other) is not None
    assert alteration(one, other, figures=["forty boats", "fifty boats"]) is None


SOME_WORDS = ("we", "will", "not", "now", "sell", "the", "ferry", "…", "island", "needs", "it", "don't", "[it]")
WORDS = st.lists(st.sampled_from(SOME_WORDS), max_size=14).map(" ".join)


@given(one=WORDS, other=WORDS)
def test_an_alteration_is_the_same_from_either_side_and_none_of_itself(one, other):
    found, turned = alteration(one, other), alteration(other, one)
    assert alteration(one, one) is None
    assert (found and Alteration(found.right, found.left)) == turned


# In the table of slots

BERG = Actor("Anna Berg", "person", "person:anna-berg")
AMPLE = Actor("Jo Ample", "person", "person:jo-ample")
NOW = "We will now sell the ferry as long as the island needs it"


def uttered(text: str, published: str = "2024-05-04", speaker: Actor = BERG, *, negated: bool = False) -> Fact:
    told = fact(text, published=published, speaker=speaker, quoted=(text,), stance=Stance(negated=negated))
    return replace(told, claim=replace(told.claim, voice=Voice.DIRECT))


def slot(name: str, left: Fact, right: Fact) -> Comparison:
    return next(one for one in relate(left, right, similarity=0.9).comparisons if one.slot == name)


def test_an_altered_utterance_conflicts_and_shows_both_wordings():
    found = slot("utterance", uttered(WHOLE), uttered(NOW))
    assert (found.level, found.rung) == (Level.CONFLICTS, "utterance.altered")
    assert "will not sell" in (found.left or "")
    assert "will now sell" in (found.right or "")


@pytest.mark.parametrize(
    "other",
    [
        # Another speaker answers in the words of the first; a month later one says it anew.
        uttered(NOW, speaker=AMPLE),
        uttered(NOW, "2024-06-04"),
    ],
)
def test_what_may_have_been_said_twice_was_not_altered(other):
    assert slot("utterance", uttered(WHOLE), other).level is Level.AGREES


HOLDS = "The dam will hold through the whole of the coming winter"
LONGER = HOLDS + " and nobody needs to leave"


def test_a_quotation_cut_short_contradicts_nothing():
    found = slot("stance", uttered(HOLDS), uttered(LONGER, negated=True))
    assert (found.level, found.rung) == (Level.SILENT, "stance.one_utterance")


def test_a_not_that_was_cut_off_or_is_the_outlets_still_contradicts():
    doubts = f"I do not think that {HOLDS.lower()}"
    assert slot("stance", uttered(HOLDS), uttered(doubts, negated=True)).level is Level.CONFLICTS
    denied = fact(f"did not say “{HOLDS}”", speaker=BERG, quoted=(HOLDS,), stance=Stance(negated=True))
    assert slot("stance", uttered(HOLDS), denied).level is Level.CONFLICTS


@pytest.mark.parametrize(
    ("part", "whole", "lies"),
    [
        ("The dam will hold", "The dam will hold, and nobody leaves", True),
        ("nobody leaves", "The dam will hold, and nobody leaves", True),
        ("the dam will hold", "I do not say that the dam will hold", False),
        ("the dam will hold", "I don't doubt it. The dam will hold", True),
        ("the dam … leaves", "The dam will hold, and nobody leaves", True),
        ("the quay will hold", "The dam will hold", False),
        ("", "The dam will hold", False),
    ],
)
def test_part_of_a_quotation_keeps_the_not_before_it(part, whole, lies):
    assert lies_in(part, whole) is lies
