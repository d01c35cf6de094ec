"""Is a statement negative, hedged, a denial, conditional, or of what is to come?"""

import pytest

from factcheck.facts import stance
from factcheck.records import Cue, Span


def marks(text):
    found = stance(text)
    return {name for name in ("negated", "denied", "conditional", "future") if getattr(found, name)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The rocket flew over Japan.", set()),
        ("The rocket did not fly over Japan.", {"negated"}),
        ("Tokyo said that the rocket did not fly over Japan.", {"negated"}),
        ("Tokyo said on Monday that the rocket flew over Japan.", set()),
        ("Tokyo did not say that the rocket flew over Japan.", set()),
        ("No one said the rocket flew over Japan.", set()),
        ("It is not clear whether the rocket flew over Japan.", set()),
        ("Officials would not confirm that it failed.", set()),
        ("The report is false.", {"negated"}),
        ("There is no evidence that it failed.", {"negated"}),
        ("The ministry denied that it sold arms.", {"denied"}),
        ("Not only did it fly, it landed.", set()),
        ("If Oslo fires, Rome will respond.", {"conditional", "future"}),
        ("Rome responds only if Oslo fires.", {"conditional"}),
        ("Unless talks resume, the troops stay.", {"conditional"}),
        ("Should war break out, they would flee.", {"conditional", "future"}),
        ("He asked if they had left.", set()),
        ("The army will fire a rocket.", {"future"}),
        ("The army plans to fire a rocket.", {"future"}),
        ("The army is preparing a launch.", {"future"}),
        ("The talks are scheduled for Monday.", {"future"}),
        ("The general will not resign.", {"negated", "future"}),
        ("The will of the people won.", set()),
        ("He would have gone.", set()),
    ],
)
def test_a_statement_has_its_marks(text, found):
    assert marks(text) == found


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The alleged attack killed two.", "alleged"),
        ("He allegedly shot two.", "allegedly"),
        ("Tokyo did not say that it flew.", "did not say"),
        ("It is not clear whether it flew.", "not clear"),
        ("Tokyo said that it may have failed.", "may"),
        ("It flew.", None),
    ],
)
def test_words_that_leave_a_statement_open_are_its_hedge(text, hedge):
    assert stance(text).hedge == hedge


@pytest.mark.parametrize(
    "headline",
    [
        "North Korea to export arms",
        "Kim to visit Moscow in May",
        "The foreign minister to visit Oslo",
        "Bank of England to hold rates",
        "Officials to meet unions, lawmakers on Friday",
        "Mayor To Open Bridge",
    ],
)
def test_a_headline_whose_only_verb_stands_behind_to_is_of_what_is_to_come(headline):
    assert marks(headline) == {"future"}


@pytest.mark.parametrize(
    "text",
    [
        "Access to clean water in rural areas",
        "Kim went to visit Moscow",
        "Police continue to search the house",
        "Putin sent Lavrov to negotiate",
        "The decision to export arms was made in May",
        "From Moscow to Kyiv by train",
        "Exports to China fell",
        "Door to door",
        "He wants to go",
    ],
)
def test_not_every_to_announces(text):
    assert "future" not in marks(text)


def cued(words, kind, text):
    found = stance(text, cue=Cue(words, Span(0, len(words)), kind))
    return {name for name in ("negated", "denied") if getattr(found, name)}


@pytest.mark.parametrize(
    ("words", "kind", "text", "found"),
    [
        ("denied", "denies", "that the hull was cracked", {"denied"}),
        ("denied", "denies", "any part in the theft", {"denied"}),
        ("denied", "denies", "the owner's motion for a new trial", set()),
        ("denied", "denies", "bail to the captain", set()),
        ("rejected", "rejects", "the claim that the hull was cracked", {"denied"}),
        ("rejected", "rejects", "that the hull was cracked", {"denied"}),
        ("disputed", "rejects", "the hull was ever cracked", {"denied"}),
        ("dismissed", "rejects", "reports of a cracked hull", {"denied"}),
        ("dismissed", "rejects", "the notion of a curse", {"denied"}),
        ("dismissed", "rejects", "as baseless a story about the hull", {"denied"}),
        ("rejected", "rejects", "a plan to mend the hull", set()),
        ("dismissed", "rejects", "the harbour master", set()),
        ("dismissed", "rejects", "the charges against the captain", set()),
        ("rejected", "rejects", "the reports of the inspectors", {"denied"}),
        ("questioned", "doubts", "the strength of the hull", set()),
        ("did not find", "does not find", "that the hull was cracked", {"negated"}),
        ("did not find", "does not find", "that the hull was not cracked", set()),
    ],
)
def test_a_cue_denies_what_is_claimed_and_nothing_else(words, kind, text, found):
    assert cued(words, kind, text) == found


def test_a_doubt_leaves_open_what_follows_it():
    assert stance("the hull would hold", cue=Cue("doubted", Span(0, 7), "doubts")).hedge == "doubted"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There was no denying that the hull was cracked.", set()),
        ("The captain has a long history of denying that his hulls leak.", set()),
        ("The disputed results from the count have been printed.", set()),
        ("The much-denied report was printed.", set()),
        ("The owner disputed the count was ever finished.", {"denied"}),
        ("The court dismissed the charges against the owner.", set()),
        ("It is impossible that the hull was cracked.", {"negated"}),
        ("It is unthinkable that the hull was cracked.", {"negated"}),
        ("It is impossible to say why the hull cracked.", set()),
        ("The port ruled out a cracked hull.", {"negated"}),
        ("The port has not ruled out a cracked hull.", set()),
        ("The port hasn't ruled out a cracked hull.", set()),
    ],
)
def test_words_of_denying_that_deny_nothing_and_others_that_do(text, found):
    assert marks(text) & {"negated", "denied"} == found
