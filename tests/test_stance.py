"""Is a statement negative, hedged, a denial, conditional, or of what is to come?"""

import pytest

from factcheck.facts import stance


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
