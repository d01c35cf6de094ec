"""What an editor would not get wrong: whose participle, whose report, who only listens, who is one of many."""

import pytest
from making import spoken

from factcheck.records import Article, Span
from factcheck.speech import find_claims
from factcheck.speech.listed import whole_list
from factcheck.speech.names import find_names
from factcheck.speech.relay import is_relay_phrase
from factcheck.speech.tokens import read_tokens


def said(text: str) -> list[tuple[str, str]]:
    """Speaker's name and words of every attributed claim."""
    article = Article("a", text)
    return [(claim.speaker.name, spoken(article, claim)) for claim in find_claims(article) if claim.speaker]


def passed_on(text: str) -> list[tuple[str, ...]]:
    """Who passed on each attributed claim."""
    return [claim.via for claim in find_claims(Article("a", text)) if claim.speaker]


@pytest.mark.parametrize(
    ("last", "speaker"),
    [
        ("But he later criticised the delays, saying even Otto Kessler would have lost patience.", "Dean Harlow"),
        ('But, he added, "it is a new season" in the valley after the return of Otto Kessler.', "Dean Harlow"),
        ("Before he left, Otto Kessler said the hall was too small.", "Otto Kessler"),
    ],
)
def test_a_subject_that_opens_its_sentence_is_nobody_named_after_it(last: str, speaker: str) -> None:
    names = [name for name, _ in said(f'Mayor Dean Harlow came on Friday. "It took six years," Harlow said.\n\n{last}')]
    assert set(names[1:]) == {speaker}


def test_whoever_is_dismissed_does_not_say_why() -> None:
    text = "The new head of the opera, Pavel Drenkov, on Thursday dismissed Milena Stoyanova, a conductor and teacher,"
    assert said(f"{text} saying she had broken her contract.") == [("Pavel Drenkov", "she had broken her contract")]


def test_a_second_participle_has_the_speaker_of_the_first() -> None:
    text = (
        'Mr. Harlow answered on Saturday, saying Mrs. Brandt "should resign" and asking how she could lead "so badly."'
    )
    assert {name for name, _ in said(text)} == {"Harlow"}


def test_a_source_begins_in_its_own_sentence() -> None:
    text = "Finland is not the only country threatened by Iran and the U.S. Norway and Denmark have also expressed "
    assert [name for name, _ in said(text + "concern over the drills.")] == ["Norway and Denmark"]


@pytest.mark.parametrize(
    ("end", "relay"),
    [
        ('told "Morning Harbour Hour"', ("Morning Harbour Hour",)),
        ('told Nora Quist on "Fox News Sunday"', ("Fox News Sunday",)),
        ("told CNN's Nora Quist", ("CNN",)),
        ("told Nora Quist", ()),
    ],
)
def test_a_programme_passes_on_and_its_host_only_listens(end: str, relay: tuple[str, ...]) -> None:
    assert passed_on(f"The host Nora Quist was kind. The mayor should resign, Senator Dean Harlow {end}.") == [relay]


def test_several_states_are_no_verb() -> None:
    assert said("A total of 12 cantons allow early harvests, and many states launch the season next month.") == []


def test_a_poster_is_no_organization() -> None:
    post = "Dozens of captains wrote. This is what they do. — HARBOUR KING (@hking) June 16, 2020"
    text = f'The fund was founded in 2011.\n\n{post}\n\n"All of it has been paid," the organization said on Tuesday.'
    assert said(text)[-1] == ("organization", "All of it has been paid")


def test_the_report_is_whose_reporting_it_was() -> None:
    text = "Sailors are also urging owners to check their moorings, The Harbour Times reported. "
    assert said(text + "Captain Boris Lindt was leading a convoy, the report said.")[-1][0] == "Harbour Times"


def test_an_office_keeps_whose_it_is() -> None:
    text = "Turnout rose to 64 percent, according to the Ohio Secretary of State's Office."
    assert said(text) == [("Ohio Secretary of State's Office", "Turnout rose to 64 percent")]


def test_a_rank_has_a_class() -> None:
    text = "Coast Guard Petty Officer 2nd Class Nora Quist says the boat was found on Sunday."
    assert said(text) == [("Nora Quist", "the boat was found on Sunday")]


def test_what_somebody_is_said_to_have_called_a_thing_counts() -> None:
    text = "“She is a star,” said party consultant Bruno Hale, who called the race “a dull affair”."
    assert said(text) == [("Bruno Hale", "She is a star"), ("Bruno Hale", "the race “a dull affair”")]


@pytest.mark.parametrize(
    ("text", "phrase", "whole"),
    [
        (
            "Actors like Ada Berg, Tom Lind, and Otto Holm said so",
            "Otto Holm",
            "Actors like Ada Berg, Tom Lind, and Otto Holm",
        ),
        ("Ada Berg, Tom Lind and Otto Holm said so", "Tom Lind and Otto Holm", "Ada Berg, Tom Lind and Otto Holm"),
        ("In Oslo, Berg and Holm said so", "Berg and Holm", "Berg and Holm"),
        ("On Monday, Berg and Holm said so", "Berg and Holm", "Berg and Holm"),
        ("The pier, and Otto Holm said so", "Otto Holm", "Otto Holm"),
        ("Ada Berg, Otto Holm said", "Otto Holm", "Otto Holm"),
    ],
)
def test_a_list_of_names_speaks_as_one(text: str, phrase: str, whole: str) -> None:
    tokens = read_tokens(text, Span(0, len(text)))
    start = text.index(phrase)
    inside = [at for at, token in enumerate(tokens) if start <= token.start < start + len(phrase)]
    first, last = whole_list(tokens, (inside[0], inside[-1] + 1))
    assert text[tokens[first].start : tokens[last - 1].end] == whole


def test_committees_are_nobody() -> None:
    text = "Harlow sits on the Water and Fisheries Committees."
    assert [name.kind for name in find_names(text, read_tokens(text, Span(0, len(text))))][-1] == "thing"


@pytest.mark.parametrize(("text", "relay"), [("The head of Reuters", False), ("a report of Reuters", True)])
def test_who_works_for_a_news_body_is_none(text: str, relay: bool) -> None:
    tokens = read_tokens(text, Span(0, len(text)))
    assert is_relay_phrase(text, tokens, (0, len(tokens))) is relay
