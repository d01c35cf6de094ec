"""Names with small words in them, offices of bodies, and speakers who stand beside, behind or after one another."""

import pytest
from making import spoken

from factcheck.records import Article, Span, Speaker, words
from factcheck.speech import find_claims
from factcheck.speech.inside_names import is_particle
from factcheck.speech.tokens import read_tokens


def said(text: str) -> list[tuple[str, str]]:
    """Speaker's name and words of every attributed claim."""
    article = Article("a", text)
    return [(claim.speaker.name, spoken(article, claim)) for claim in find_claims(article) if claim.speaker]


def last_speaker(text: str) -> Speaker:
    """Of the last claim, which must have one."""
    speaker = find_claims(Article("a", text))[-1].speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    "name",
    [
        "Ursula van der Berg",
        "Ana da Silva do Carmo",
        "Tamim bin Hamad Al Nord",
        "Charles de Vries",
        "Omar al-Harbi",
        "Ministry of the Interior",
        "Church of the Holy Isle",
        "Office of the Prime Minister",
    ],
)
def test_small_words_belong_to_the_name_around_them(name: str) -> None:
    assert said(f"The pier is old, {name} said on Monday.") == [(name, "The pier is old")]
    assert said(f"The {name} said the pier was old.") == [(name, "the pier was old")]


@pytest.mark.parametrize("place", ["Rio Grande do Sul", "Castel del Monte", "Vila da Barra", "Las Palmas de Sur"])
def test_places_with_small_words_have_governors(place: str) -> None:
    speaker = f"governor of {place}"
    assert said(f"The {speaker} said on Saturday that 14 boats had sunk.") == [(speaker, "14 boats had sunk")]
    assert said(f"Sailors died, the {speaker} said on Saturday.") == [(speaker, "Sailors died")]


def test_the_office_of_the_prime_minister_is_a_body() -> None:
    assert last_speaker("The Office of the Prime Minister said the pier was old.").kind == "organisation"


def test_small_words_beside_no_capital_are_no_part_of_a_name() -> None:
    text = "Why do Swedes sail to Rio Grande do Sul and do Danes?"
    tokens = read_tokens(text, Span(0, len(text)))
    assert [at for at in range(len(tokens)) if is_particle(tokens, at)] == [7]


@pytest.mark.parametrize("joint", [", and", ", while", ", but", ";", "; and"])
def test_a_second_clause_with_a_speaker_of_its_own_ends_the_first(joint: str) -> None:
    first = f"The mayor said 12 boats sank{joint} a spokesman denied there had been a leak."
    assert said(first) == [("mayor", "12 boats sank"), ("spokesman", "there had been a leak")]
    second = f"A spokesman denied there had been a leak{joint} the police said two men were held."
    assert said(second) == [("spokesman", "there had been a leak"), ("police", "two men were held")]


def test_a_second_that_clause_stays_with_its_speaker_and_who_speaks_in_it_is_one_as_well() -> None:
    text = "The mayor said 12 boats sank, and that a spokesman denied there had been a leak."
    assert [name for name, _ in said(text)] == ["mayor", "spokesman"]


@pytest.mark.parametrize("citing", ["which cited", "which quoted", "citing"])
def test_whom_an_agency_cites_is_the_speaker(citing: str) -> None:
    ahead = f"According to Reuters, {citing} two officials, the pier would close on Monday."
    after = f"the pier would close on Monday, according to Reuters, {citing} two officials."
    for text in (ahead, after):
        (claim,) = find_claims(Article("a", text))
        assert claim.speaker is not None
        assert (claim.speaker.name, claim.via) == ("two officials", ("Reuters",))
        assert words(Article("a", text), claim.spans) == "the pier would close on Monday"


@pytest.mark.parametrize("hearer", ["her", "him", "them", "us", "her brother", "US reporters"])
@pytest.mark.parametrize("that", ["", "that "])
def test_whoever_is_told_is_no_content(hearer: str, that: str) -> None:
    assert said(f"Brandt told {hearer} {that}the boats were gone.") == [("Brandt", "the boats were gone")]


def test_a_figure_after_her_is_what_she_was_told() -> None:
    assert said("Brandt told her 30 boats were gone.") == [("Brandt", "30 boats were gone")]


@pytest.mark.parametrize("verb", ["compiled", "collected", "provided", "released"])
def test_figures_are_said_by_the_body_that_gathered_them(verb: str) -> None:
    source = f"according to figures {verb} by the harbour safety agency"
    assert said(f"Two boats sank, {source}.") == [("harbour safety agency", "Two boats sank")]
    assert said(f"{source.capitalize()}, two boats sank.") == [("harbour safety agency", "two boats sank")]


@pytest.mark.parametrize(
    "role",
    ["Ministry of Health spokesman", "Bank of Norway governor", "Office for National Statistics director"],
)
def test_an_office_has_the_whole_name_of_its_body(role: str) -> None:
    for text in (f"{role} Otto Lind said two piers were shut.", f"Otto Lind, a {role}, said two piers were shut."):
        assert (last_speaker(text).name, last_speaker(text).role) == ("Otto Lind", role)


@pytest.mark.parametrize(
    "before",
    [
        "A port spokesman said the pier was old.",
        "Mr. Otto Lind said the pier was old.",
        "The chairman, Otto Lind, came by.",
        "He said the pier was old.",
    ],
)
def test_she_is_nobody_whose_title_says_he(before: str) -> None:
    speaker = last_speaker(f"{before} She said it would close.")
    assert (speaker.name, speaker.kind) == ("She", "unnamed")


def test_she_is_the_spokeswoman_before() -> None:
    assert last_speaker("A port spokeswoman said it was old. She said it would close.").name == "port spokeswoman"
