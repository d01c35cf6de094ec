"""The time of a sentence's event, apart from those of its background."""

from datetime import date

import pytest

from factcheck.facts import times
from factcheck.facts.event_times import own_times
from factcheck.records import Span


def own(text):
    found = times(text, published=date(2023, 3, 28))
    return [when.text for when in own_times(text, found, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The bridge fell on Saturday, the first to do so since 2017.", ["Saturday"]),
        ("The mayor, who was elected in 2017, spoke on Monday.", ["Monday"]),
        ("The mayor, elected in 2017, spoke on Monday.", ["Monday"]),
        ("Elected in 2016, she resigned on Tuesday.", ["Tuesday"]),
        ("They withdrew on Monday after a 2015 agreement collapsed.", ["Monday"]),
        ("The largest march since 2019 was held on Sunday.", ["Sunday"]),
        ("The Jan. 6 riot was debated on Monday.", ["Monday"]),
        ("Sales fell in May 2021 compared with June 2020.", ["May 2021"]),
    ],
)
def test_a_time_of_the_background_gives_way(text, kept):
    assert own(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The mayor, who was elected in 2017, spoke.", ["2017"]),
        ("They have met since March.", ["since March"]),
        ("It was signed in 2015 and broken in 2018.", ["2015", "2018"]),
        ("The Tuesday fire is out.", ["Tuesday"]),
        ("They spoke.", []),
    ],
)
def test_times_of_one_kind_are_all_kept(text, kept):
    assert own(text) == kept


def test_words_before_the_claim_say_nothing_of_its_times():
    text = "A man who saw it said the bridge fell on Saturday, after a 2015 repair."
    found = times(text, published=date(2023, 3, 28))
    claim = Span(text.index("the bridge"), len(text))
    assert [when.text for when in own_times(text, found, (claim,))] == ["Saturday"]
