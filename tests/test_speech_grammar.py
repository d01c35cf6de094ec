"""What attributes and what only looks so: measurements, relay in every order, claims inside claims, marks."""

import pytest
from making import spoken

from factcheck.records import Article, Voice
from factcheck.speech import find_claims


def said(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Speaker's name, relay and words of every attributed claim."""
    article = Article("a", text)
    claims = (claim for claim in find_claims(article) if claim.speaker)
    return [(claim.speaker.name, claim.via, spoken(article, claim)) for claim in claims if claim.speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Oslo's harbour office, by contrast, put the depth at 60 m.", "Oslo's harbour office", "the depth at 60 m"),
        ("Officials put the toll at 40.", "Officials", "the toll at 40"),
        ("The coast guard has put the toll at about 40.", "coast guard", "the toll at about 40"),
        ("The coast guard measured waves of 9 metres.", "coast guard", "waves of 9 metres"),
        ("The coast guard counted 12 masts.", "coast guard", "12 masts"),
        ("The Danish Wind Council recorded two storms.", "Danish Wind Council", "two storms"),
        ("The coast guard identified both ships as ferries.", "coast guard", "both ships as ferries"),
        ("The coast guard reported 12 broken masts.", "coast guard", "12 broken masts"),
    ],
)
def test_what_a_body_measures_is_its_claim(text: str, speaker: str, content: str) -> None:
    assert said(text) == [(speaker, (), content)]


def test_it_is_whoever_measured_before() -> None:
    text = "The Danish Wind Council put the gust at 40 knots. It recorded a second of 30 knots minutes later."
    assert [name for name, _, _ in said(text)] == ["Danish Wind Council"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg put the cups on the table in 2020.",
        "The council is to put the cost at two million euros.",
        "The bridge measured 400 metres.",
        "The council recorded its first win in 2020.",
        "The coast guard put out the fire in 40 minutes.",
        "The merger adds some 40 km to the network of the port.",
        "The yard usually reports its launches a week later.",
        "No siren sounded on the harbour system, which tells residents to leave.",
        "Neither office disputes when the wall fell.",
        "No official has confirmed that the wall fell.",
    ],
)
def test_what_only_looks_like_a_claim_is_the_articles_own(text: str) -> None:
    assert said(text) == []
    assert [claim.voice for claim in find_claims(Article("a", text))] == [Voice.NARRATOR]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat sank, Reuters quoted the port as saying.", ("port", ("Reuters",), "The boat sank")),
        ("The boat sank, the port was quoted by Reuters as saying.", ("port", ("Reuters",), "The boat sank")),
        ("The boat sank, the port was quoted as saying by Reuters.", ("port", ("Reuters",), "The boat sank")),
        ("The boat sank, the port said, according to Reuters.", ("port", ("Reuters",), "The boat sank")),
        (
            "The boat sank, the port's head, Ada Berg, told the council on Monday, according to state media.",
            ("Ada Berg", ("state media",), "The boat sank"),
        ),
    ],
)
def test_a_relay_at_the_end_passes_on_the_whole(text: str, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert said(text) == [expected]


def test_a_relay_told_by_a_general_word_is_named() -> None:
    text = "Kyodo sent two reporters. The ferry sank, Norway's coast guard said, according to the agency."
    assert said(text) == [("Norway's coast guard", ("Kyodo",), "The ferry sank")]


def test_a_claim_inside_a_claim_is_one_as_well() -> None:
    assert said("Ada Berg said that Oslo had said the pier was closed.") == [
        ("Ada Berg", (), "Oslo had said the pier was closed"),
        ("Oslo", ("Ada Berg",), "the pier was closed"),
    ]
    assert len(said("Ada Berg said that she had said the pier was closed.")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Berg, who said the dam held, left early.", [("Ada Berg", (), "the dam held")]),
        ("An official who asked not to be named said the dam held.", [("official", (), "the dam held")]),
        (
            "The port, which says the dam held, put the loss at 3 million euros.",
            [("port", (), "the dam held"), ("port", (), "the loss at 3 million euros")],
        ),
    ],
)
def test_a_relative_clause_ends_where_the_main_one_goes_on(
    text: str, expected: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The owner threatened to take "harder steps," accusing the port of neglect.', 'to take "harder steps,"'),
        ('The owner threatened to take "harder steps", accusing the port of neglect.', 'to take "harder steps"'),
        ('The owner vowed "harder steps," accusing the port of neglect.', "harder steps"),
    ],
)
def test_a_content_holds_both_marks_of_a_quotation_or_neither(text: str, content: str) -> None:
    assert said(text)[0][2] == content
