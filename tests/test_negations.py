"""What a "not" is about: a no to what another report says, and a no to something else."""

from dataclasses import replace

import pytest
from making import country, fact

from factcheck.facts import stance
from factcheck.records import Comparison, Cue, Fact, Level, Relation, Span
from factcheck.relations import relate


def said(text: str, cue: str | None = None, kind: str = "says") -> Fact:
    told = Cue(cue, Span(0, 1), kind) if cue else None
    one = fact(text, stance=stance(text, cue=told))
    return replace(one, claim=replace(one.claim, cue=told))


def stance_of(left: Fact, right: Fact, similarity: float = 0.8) -> Comparison:
    finding = relate(left, right, similarity=similarity)
    return next(one for one in finding.comparisons if one.slot == "stance")


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("The bridge will be rebuilt within a year.", "The bridge will not be rebuilt within a year."),
        ("The ferry sailed on Monday.", "The ferry hasn't sailed since the storm."),
        ("The port blamed arson for the fire.", "The port ruled out arson."),
        ("The hull was cracked before the storm.", "It is impossible that the hull was cracked."),
    ],
)
def test_what_stands_right_behind_a_not_and_in_the_other_text_is_denied(yes, no):
    assert stance_of(said(yes), said(no)).level is Level.CONFLICTS


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("The fee doubled on Monday for want of a vote.", "The fee doubled on Monday after the council did not agree."),
        ("The mayor opened the bridge on Monday.", "The mayor opened the bridge and nobody was hurt."),
        ("The council failed to agree, and the fee doubled.", "The fee doubled as the council could not agree."),
    ],
)
def test_a_not_that_is_about_something_else_denies_nothing(yes, no):
    assert stance_of(said(yes), said(no)).level is Level.SILENT


def test_what_was_not_found_is_denied_as_a_whole():
    yes, no = said("that the hull was cracked"), said("that the hull was cracked", "did not find", "does not find")
    assert stance_of(yes, no, 0.9).level is Level.CONFLICTS


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("that the owner had bribed the inspector", Level.CONFLICTS),
        ("The owner pays the inspector every month", Level.CONFLICTS),
        ("bribes for the inspector", Level.SILENT),
        ("whether the owner had bribed the inspector", Level.SILENT),
        ("allegations that the owner had bribed the inspector", Level.SILENT),
        ("an investigation into bribes that were paid", Level.SILENT),
        ("the owner-led hearing on the bribes", Level.SILENT),
    ],
)
def test_a_denial_contradicts_who_says_so_and_not_who_asks_or_names_it(text, level):
    denial = said("that he had bribed the inspector", "denied", "denies")
    assert stance_of(said(text), denial).level is level


def test_two_denials_of_one_thing_are_no_conflict():
    one, other = said("that he had paid", "denied", "denies"), said("He has never paid anybody.")
    assert stance_of(one, other, 0.95).level is Level.SILENT
    assert relate(one, other, similarity=0.95).relation is not Relation.CONFLICTS


def test_a_denial_is_held_against_sentences_about_its_own_matter_only():
    denial, yes = said("that he had paid the inspector", "denied", "denies"), said("that he had paid the inspector")
    assert stance_of(yes, denial, 0.66).level is Level.CONFLICTS
    assert stance_of(yes, denial, 0.6).level is Level.SILENT


def test_a_denial_in_the_own_words_of_who_denies_is_held_against_the_charge_sooner():
    two = [country("Oslo"), country("Rome")]
    no = replace(said("We have sold Rome no arms."), actors=tuple(two))
    yes = replace(said("Rome is buying shells from Oslo."), actors=tuple(two))
    assert stance_of(yes, no, 0.55).level is Level.CONFLICTS
    assert stance_of(replace(yes, actors=()), replace(no, actors=()), 0.55).level is Level.SILENT


def test_the_words_that_tell_the_two_apart_are_told():
    yes, no = said("The bridge will be rebuilt within a year."), said("The bridge will not be rebuilt within a year.")
    told = stance_of(yes, no)
    assert (told.left, told.right) == ("will be rebuilt", "will not be rebuilt")
    back = stance_of(no, yes)
    assert (back.left, back.right) == (told.right, told.left)
    denial = said("that he had paid", "denied", "denies")
    assert stance_of(said("that he had paid the man"), denial).right == "denied that he had paid"
