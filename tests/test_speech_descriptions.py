"""Whom "the company", "the striker" and "the 51-year-old" mean: somebody named before, and nobody where it is new."""

import pytest

from factcheck.records import Article
from factcheck.speech import find_claims


def last_speaker(text: str) -> str:
    """The name of the last speaker of a text."""
    return [claim.speaker.name for claim in find_claims(Article("a", text)) if claim.speaker][-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Berg scored twice. Coach Nils Holm smiled. The striker said the pitch was wet.", "Ada Berg"),
        ("Nils Holm fell at the last fence. The jockey said he would ride again.", "Nils Holm"),
        ("The novelist Ada Berg slept. Her publisher, Nils Holm, rang. The novelist said she was busy.", "Ada Berg"),
        ("Nils Holm, 38, was hurt. Ada Berg, 51, slept. The 38-year-old said the road was dark.", "Nils Holm"),
        ("Nils Holm won the race. The Norwegian said the road was wet.", "Nils Holm"),
    ],
)
def test_somebody_is_called_by_what_they_do_or_are(text: str, name: str) -> None:
    assert last_speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Berg won a prize. A witness said the hall was full.", "witness"),
        ("Ada Berg won a prize. The driver of the second car said it was dark.", "driver of the second car"),
        ("Nils Holm opened the shop. The actress said it was old.", "actress"),
        ("Police chief Ada Berg met the press. The suspect said the car was red.", "suspect"),
        ("According to the biographer Ada Berg, the singer once admitted that he had stolen the song.", "singer"),
        ("Nils Holm slept. The Guardian said the pier was old.", "Guardian"),
    ],
)
def test_a_description_of_somebody_new_is_nobody_before(text: str, name: str) -> None:
    assert last_speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kestrel Air cancelled 40 flights. The airline said storms were to blame.", "Kestrel Air"),
        ("Brightwell Foods shut two plants. The retailer said costs had risen.", "Brightwell Foods"),
        ("Talwick Motors hired Ada Berg. The carmaker said sales had doubled.", "Talwick Motors"),
        ("The Danish coast guard sent a tug. Ada Berg slept. The coast guard said it was dark.", "Danish coast guard"),
        ("Norway and Denmark met in Oslo. They said the pier would close.", "Norway and Denmark"),
    ],
)
def test_a_body_is_called_by_what_it_does(text: str, name: str) -> None:
    assert last_speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A third of voters said they were tired.", "A third of voters"),
        ("A preliminary report said the valve had failed.", "preliminary report"),
        ("An unnamed official said the pier was old.", "unnamed official"),
    ],
)
def test_an_article_is_no_part_of_a_description(text: str, name: str) -> None:
    assert last_speaker(text) == name
