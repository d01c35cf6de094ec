"""What the news is full of: shares of those asked, posts, teasers, quotations inside quotations, short forms."""

import pytest
from making import spoken

from factcheck.records import Article, Voice, words
from factcheck.speech import find_claims


def said(text: str) -> list[tuple[str, str]]:
    """Speaker's name and words of every attributed claim."""
    article = Article("a", text)
    return [(claim.speaker.name, spoken(article, claim)) for claim in find_claims(article) if claim.speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty percent of sailors say the pier is safe.", [("Forty percent of sailors", "the pier is safe")]),
        ("In all, 62% of sailors say the pier is safe.", [("62% of sailors", "the pier is safe")]),
        (
            "Among sailors, 45 percent say the pier is safe and another 30 percent say the pier is old.",
            [("45 percent", "the pier is safe"), ("another 30 percent", "the pier is old")],
        ),
    ],
)
def test_shares_of_those_asked_speak_each_for_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the hour of the fall they agree: it was noon.", [("they", "it was noon")]),
        ("The board found the yard had spent too much.", [("board", "the yard had spent too much")]),
        ("The court determined Brandt would not be paid.", [("court", "Brandt would not be paid")]),
        ("Nils Holm reported it's the yard's own boat.", [("Nils Holm", "it's the yard's own boat")]),
        ("In its paper, the editorial board notes that boats leak.", [("editorial board", "boats leak")]),
        ("Norway threatened on Saturday to close the strait.", [("Norway", "to close the strait")]),
        ("Ada Berg says that's how boats leak.", [("Ada Berg", "that's how boats leak")]),
        ("The guilds appealed for a deal that will end the strike.", [("guilds", "a deal that will end the strike")]),
        ("Ada Berg added, though, that the pier was old.", [("Ada Berg", "the pier was old")]),
        ("The storm came after the Danish navy said Friday it would sail.", [("Danish navy", "it would sail")]),
        ("The Sailors also issued a statement saying they would stay.", [("Sailors", "they would stay")]),
    ],
)
def test_what_a_verb_takes_is_its_content(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_nouns_in_ing_after_and_attribute_nothing() -> None:
    text = "Ada Berg told NRK that the navy used water and warning shots to stop the boats."
    assert said(text) == [("Ada Berg", "the navy used water and warning shots to stop the boats")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pier is old, said Ada Berg of Holm's Harbour Service.", "Ada Berg"),
        ("The pier is old, said the Danish Chamber of Commerce.", "Danish Chamber of Commerce"),
        ("The new rule took effect Friday and Oslo said the pier was old.", "Oslo"),
        ("Housing and Urban Development Secretary Nils Holm said the pier was old.", "Nils Holm"),
        ("Foreign Minister Adel al-Harbi said the pier was old.", "Adel al-Harbi"),
        ("Rep. Nils Holm left. The congressman said the pier was old.", "Nils Holm"),
        ("The Danish Wind Council met. The pier is old, DWC said.", "Danish Wind Council"),
        ("The Danish Brotherhood met. The pier is old, the Brotherhood said.", "Danish Brotherhood"),
        ('"The pier is old," keeper at the Hotel Nord and manager, Ines Dahl told reporters.', "Ines Dahl"),
        ("Nils Holm, from a village in the north, was hurt. The pier is old, he said.", "Nils Holm"),
        ("A large sign said the pier was shut. Ada Berg came by. The pier is old, she said.", "Ada Berg"),
        ("Ida Lund left, some guests in demanding clothes stayed, and Nils Holm said the pier was old.", "Nils Holm"),
    ],
)
def test_the_speaker_has_the_right_name(text: str, name: str) -> None:
    assert said(text)[-1][0] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat sank, the port said Monday, the Associated Press reported.", ("port", ("Associated Press",))),
        (
            "Al Nord, a party that was the only one to back the new owner in spring, said it left, reports Reuters.",
            ("Al Nord", ("Reuters",)),
        ),
    ],
)
def test_an_agency_after_the_speaker_passes_on(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert [(claim.speaker.name, claim.via) for claim in find_claims(Article("a", text)) if claim.speaker] == [expected]


def test_both_clauses_before_according_to_stay() -> None:
    text = "Ada Berg said the pier was old and said the yard was new, according to a report by Reuters."
    assert said(text) == [("Ada Berg", "the pier was old"), ("Ada Berg", "the yard was new")]


def test_a_quotation_inside_a_quotation_does_not_end_it() -> None:
    text = "“We will close the “Old Pier” and the yard. At last!” she wrote on Friday."
    assert [content for _, content in said(text)] == ["We will close the “Old Pier” and the yard. At last!"]


def test_a_post_is_said_by_whoever_signs_it() -> None:
    text = "The pier is old. It must go! https://example.org/x — Ada Berg (@adaberg) May 3, 2019"
    assert said(text) == [("Ada Berg", "The pier is old. It must go!")]


@pytest.mark.parametrize(
    "text",
    [
        "WATCH Oslo: Ada Berg says that the pier is old.",
        "READ MORE: Ada Berg says that the pier is old.",
        "Related: the port said that the pier was old.",
        "Get the stories you care about delivered to your inbox.",
        "Sign up for our newsletter and you will miss nothing.",
    ],
)
def test_teasers_and_calls_to_subscribe_claim_nothing(text: str) -> None:
    assert find_claims(Article("a", text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Related research was shown in Oslo, and the pier was old.",
        "The paper sold its newsletter to the port.",
        "Watch towers line the border of the port.",
    ],
)
def test_what_only_begins_like_a_teaser_is_told(text: str) -> None:
    assert [claim.voice for claim in find_claims(Article("a", text))] == [Voice.NARRATOR]


def test_a_sentence_ends_after_a_short_form_where_a_country_begins_another() -> None:
    article = Article("a", "The drill was held by Oslo and the U.S. Sweden and Norway have also said they fear it.")
    assert next(words(article, claim.spans) for claim in find_claims(article)).endswith("the U.S.")


@pytest.mark.parametrize("title", ["Ms.", "Mr.", "Dr.", "Sen."])
def test_no_sentence_ends_after_a_title(title: str) -> None:
    assert said(f"The port said it lost a set of {title} Berg’s letters.") == [
        ("port", f"it lost a set of {title} Berg’s letters")
    ]
