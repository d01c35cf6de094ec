"""What a question asks for: figures, exact words, or only an answer."""

from collections.abc import Iterator

import pytest

from factcheck.index import Encoder, Index, load_encoder
from factcheck.pipeline.gathering import gather
from factcheck.pipeline.reading import Question
from factcheck.records import Status


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def sample(sample_index) -> Iterator[Index]:
    with Index.open(sample_index) as index:
        yield index


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # Two were fired; reports that give no number say nothing of three.
        ("North Korea fired three missiles on 27 March 2023", Status.CONTRADICTED),
        ("How far did the missiles of 27 March 2023 fly?", Status.UNCLEAR),
        ("The missiles that North Korea launched on 27 March 2023 reached a speed of Mach 6", Status.UNCLEAR),
        ("A ferry sank off Zanzibar on 3 May 1998", Status.NOT_FOUND),
    ],
)
def test_a_report_answers_only_what_it_speaks_of(text, status, sample, encoder):
    assert gather(Question(text), sample, encoder).status is status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("more practical and offensive", Status.SINGLE_ORIGIN),
        ("more practical and defensive", Status.NOT_FOUND),
        ("We have exported weapons to Russia", Status.NOT_FOUND),
    ],
)
def test_somebodys_exact_words_are_on_record_or_they_are_not(words, status, sample, encoder):
    assert gather(Question(words, quote=True), sample, encoder).status is status


def test_the_nearest_wording_stands_among_what_looks_alike(sample, encoder):
    dossier = gather(Question("more practical and defensive", quote=True), sample, encoder)
    quoted = [words for event in dossier.other_events for report in event.reports for words in report.fact.quoted]
    assert any("more practical and offensive" in words for words in quoted)
