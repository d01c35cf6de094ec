"""Which index a command asks, which part of it, and what it makes of arguments that can't be used."""

import re
from pathlib import Path

import pytest
from running import ASKING, claims_within, factcheck, one_line, written

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_the_index_is_the_one_named_else_the_environments_else_here(tmp_path, sample_index, monkeypatch):
    article = written(tmp_path / "a.txt", "“The quay at Orlen is closed,” Anna Berg said.")
    assert factcheck("ingest", article).status == 0
    assert (tmp_path / ".factcheck" / "articles.sqlite").is_file()
    assert len(factcheck("claims", "--format", "json").json) == 1
    monkeypatch.setenv("FACTCHECK_INDEX", str(sample_index))
    assert len(factcheck("claims", "--format", "json").json) > 100
    assert len(factcheck("claims", "--format", "json", "--index", ".factcheck").json) == 1


@pytest.mark.parametrize(
    ("option", "value", "passes"),
    [
        ("--outlet", "harbour", lambda claim: claim["article"]["outlet"] == "Harbour Post"),
        ("--speaker", "Joint Chiefs", lambda claim: re.search("Chiefs|military", claim["speaker"]["name"])),
        ("--since", "2024-01-01", lambda claim: claim["article"]["published"] >= "2024-01-01"),
        ("--until", "2023-03-27", lambda claim: claim["article"]["published"] <= "2023-03-27"),
    ],
)
def test_a_filter_leaves_what_passes_it_and_nothing_else(option, value, passes, sample_index):
    asked = ("--format", "json", "--index", sample_index)
    everything = claims_within(factcheck("claims", *asked).json)
    kept = factcheck("claims", option, value, *asked).json
    assert 0 < len(kept) < len(everything)
    assert all(passes(claim) for claim in kept)
    assert all(
        passes(claim) for claim in claims_within(factcheck("lookup", "missiles flew", option, value, *asked).json)
    )
    assert all(passes(claim) for claim in claims_within(factcheck("conflicts", option, value, *asked).json))


@pytest.mark.parametrize("words", ASKING)
def test_a_limit_is_kept(words, sample_index):
    printed = factcheck(*words, "--limit", "1", "--format", "json", "--index", sample_index).json
    assert len(printed["events"] if isinstance(printed, dict) else printed) == 1


@pytest.mark.parametrize("words", ASKING)
@pytest.mark.parametrize(
    "filter",
    [
        *(("--outlet", "The Moon Gazette"), ("--since", "2030-01-01"), ("--until", "1999-12-31")),
        # The second runs from what one article calls a speaker into the speaker's own name.
        *(("--speaker", name) for name in ("Nobody", "Pyongyang North")),
    ],
)
def test_a_filter_that_matches_nothing_is_no_answer(words, filter, sample_index):
    told = one_line(factcheck(*words, *filter, "--index", sample_index))
    assert filter[0] in told and filter[1] in told


@pytest.mark.parametrize("words", [*ASKING, ("doctor",)])
def test_without_an_index_a_command_says_how_to_make_one(words):
    assert "factcheck ingest" in one_line(factcheck(*words, "--index", "nowhere"))
    assert not Path("nowhere").exists()


def test_an_index_with_nothing_in_it_is_no_answer(tmp_path):
    assert factcheck("ingest", "nowhere.txt", "--index", "empty").status == 1
    for words in ASKING:
        assert "no claims" in one_line(factcheck(*words, "--index", "empty"))


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u2003"])
def test_a_text_without_words_is_refused(text, sample_index):
    for words in (("lookup", text, "--index", sample_index), ("facts", text), ("relate", text, "Some words")):
        assert "the text is empty" in one_line(factcheck(*words))


@pytest.mark.parametrize(
    "words",
    [
        ("lookup",),
        ("lookup", "a claim", "--since", "soon"),
        ("lookup", "a claim", "--limit", "0"),
        ("claims", "--format", "yaml"),
        ("claims", "--nonsense"),
        ("ingest",),
        ("verify",),
        ("bench", "nothing", "file.jsonl"),
        ("frobnicate",),
    ],
)
def test_a_bad_argument_is_named(words):
    done = factcheck(*words)
    assert (done.status, done.stdout) == (2, "")
    assert "Error: " in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("facts",),
        ("facts", "a text", "--lines", "texts.jsonl"),
        ("relate", "one text"),
        ("relate", "one text", "another", "--pairs", "pairs.jsonl"),
    ],
)
def test_texts_are_given_either_as_words_or_as_a_file(words):
    assert "give either" in one_line(factcheck(*words))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ('["left", "right"]', "needs the text"),
        ('{"text": 7, "left": 7, "right": 8}', "needs the text"),
        ('{"text": " ", "left": "a", "right": ""}', "needs the text"),
        ('{"text": "a", "left": "a", "right": "b", "published": "soon", "left_published": "soon"}', "is no date"),
        ("[" * 100_000, "brackets"),
    ],
)
def test_a_bad_line_of_a_file_is_named_and_the_others_go_on(line, reason, tmp_path):
    good = '{"text": "It rained.", "left": "It rained.", "right": "It snowed."}'
    file = written(tmp_path / "many.jsonl", f"{good}\n{line}\n{good}\n")
    for words in (("facts", "--lines", file), ("relate", "--pairs", file)):
        done = factcheck(*words, "--format", "jsonl")
        assert done.status == 1
        assert len(done.stdout.splitlines()) == 2
        assert f"{file}:2: " in done.stderr and reason in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [("facts", "--lines"), ("relate", "--pairs"), ("verify",)])
def test_a_file_that_is_not_there_is_named(words):
    assert "nowhere.jsonl" in one_line(factcheck(*words, "nowhere.jsonl"))
