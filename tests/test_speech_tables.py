"""The tables of the speech room bring their own examples; here they are read and held against find_claims."""

from collections.abc import Iterator
from typing import Any

import pytest
from making import spoken

from factcheck.records import Article, Span
from factcheck.speech import find_claims
from factcheck.speech.cues import inflect
from factcheck.speech.lexicon import table
from factcheck.speech.stances import stance_of
from factcheck.speech.tokens import read_tokens


def rows(kind: str) -> list[dict[str, Any]]:
    return list(table("cues")[kind])


def examples() -> Iterator[Any]:
    for kind in ("cue", "preposition", "noun"):
        for row in rows(kind):
            for text, speaker, content in row["examples"]:
                yield pytest.param(text, speaker, content, row["stance"], id=text)


@pytest.mark.parametrize(("text", "speaker", "content", "stance"), list(examples()))
def test_every_row_of_cues_finds_its_examples(text: str, speaker: str, content: str, stance: str) -> None:
    article = Article("a", text)
    claims = [claim for claim in find_claims(article) if claim.speaker]
    assert [(spoken(article, claim), claim.speaker.mention) for claim in claims if claim.speaker] == [
        (content, speaker)
    ]
    assert claims[0].cue is not None
    assert claims[0].cue.stance == stance


@pytest.mark.parametrize(
    ("cue", "stance"), [(cue, row["stance"]) for row in table("cues")["whole"] for cue in row["examples"]]
)
def test_a_wording_that_says_something_else_than_its_verb_is_read_as_a_whole(cue: str, stance: str) -> None:
    assert stance_of(read_tokens(cue, Span(0, len(cue)))) == stance


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("denied", "denies"),
        ("have flatly rejected", "rejects"),
        ("also questioned", "doubts"),
        ("to question", "doubts"),
        ("found", "says"),
        ("asked", "asks"),
    ],
)
def test_a_cue_is_read_by_its_verb(cue: str, stance: str) -> None:
    assert stance_of(read_tokens(cue, Span(0, len(cue)))) == stance


@pytest.mark.parametrize("kind", ["cue", "preposition", "noun"])
def test_no_row_is_without_an_example(kind: str) -> None:
    assert all(row["examples"] for row in rows(kind))


def test_a_verb_has_one_stance() -> None:
    stances: dict[str, set[str]] = {}
    for row in rows("cue"):
        for verb in row["verbs"]:
            stances.setdefault(verb, set()).add(row["stance"])
    assert {verb: found for verb, found in stances.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("text", "speaker", "via"), table("relays")["examples"])
def test_every_relay_example_keeps_speaker_and_relay_apart(text: str, speaker: str, via: list[str]) -> None:
    claim = next(claim for claim in find_claims(Article("a", text)) if claim.speaker)
    assert claim.speaker is not None
    assert (claim.speaker.mention, list(claim.via)) == (speaker, via)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("announce", {"announce", "announces", "announced", "announcing"}),
        ("read", {"read", "reads", "reading"}),
    ],
)
def test_verbs_are_inflected(verb: str, forms: set[str]) -> None:
    assert {word for word, _ in inflect(verb)} == forms


def test_no_two_countries_share_a_name() -> None:
    named = [name.lower() for country, others in table("countries").items() for name in (country, *others)]
    assert len(named) == len(set(named))
