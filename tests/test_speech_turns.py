"""Lines that bear their speaker's name: transcripts and signed quotations."""

import pytest

from factcheck.records import Article, Voice, words
from factcheck.speech import find_claims
from factcheck.speech.turns import find_turns

TRANSCRIPT = (
    "Ada Berg spoke with Otto Lind on Sunday.\n\n"
    "LIND: Will the pier be shut?\n\n"
    "BERG: It will be shut in May. The minister told me that he agrees.\n\n"
    "RELATED: Ten ways to save money\n"
)


def named(text: str) -> list[str]:
    return [text[turn.name.start : turn.name.end] for turn in find_turns(text)]


def test_the_turns_of_a_transcript_are_their_speakers_own_words() -> None:
    article = Article("t", TRANSCRIPT)
    said = [
        (claim.speaker.name, claim.voice, words(article, claim.spans))
        for claim in find_claims(article)
        if claim.speaker
    ]
    assert said[:2] == [
        ("Otto Lind", Voice.DIRECT, "Will the pier be shut?"),
        ("Ada Berg", Voice.DIRECT, "It will be shut in May. The minister told me that he agrees."),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TRANSCRIPT, ["LIND", "BERG"]),
        ("“It was dark.” — Ada Berg\n", ["Ada Berg"]),
        ("“It was dark.” ― Karen de la Cruz, fisherman in Oslo\n", ["Karen de la Cruz"]),
        ("“It was dark.” - Ada Berg to the Oslo Times\n", ["Ada Berg"]),
        ("Berg is back.\nBERG: “No.”\nTHE FACTS: It was.\nBERG: “Never.”\n", ["BERG", "BERG"]),
        ("RELATED: The report\nREAD: All of it\nRELATED: More\n", []),
        ("He called it “dark” — Ada Berg did not.\n", []),
        ("BERG: The pier was shut.\n", []),
    ],
)
def test_who_is_named_on_a_line(text: str, names: list[str]) -> None:
    assert named(text) == names
