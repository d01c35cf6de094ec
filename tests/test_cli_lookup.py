"""``factcheck lookup``: what it says beside its answer."""

import pytest
from running import LAUNCH, factcheck

pytestmark = pytest.mark.usefixtures("elsewhere")

NOTE = "note: factcheck compares English; this seems to be in another language\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der Minister trat am Montag in Berlin zurück", NOTE),
        ("Le ministre a démissionné lundi à Paris", NOTE),
        ("대통령은 월요일 사임했다", NOTE),
        ("A ferry sank off Zanzibar on 3 May 1998", ""),
        ("Liverton pay 136 million euros for Florian Wirst", ""),
        ("Orbán", ""),
    ],
)
def test_a_question_in_another_language_is_told_that_english_is_compared(text, told, sample_index):
    done = factcheck("lookup", text, "--index", sample_index)
    assert (done.status, done.stderr) == (0, told)
    assert "not-found" in done.stdout
    assert factcheck("lookup", text, "--index", sample_index, "--quiet").stderr == ""


def test_what_is_found_needs_no_note(sample_index):
    assert factcheck("lookup", LAUNCH, "--index", sample_index).stderr == ""
