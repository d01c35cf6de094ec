"""``factcheck draft`` from outside: exit statuses, forms, files, standard input, and hostile drafts."""

import pytest
from running import factcheck, factcheck_apart, one_line, written

from factcheck.sample import ARTICLES
from factcheck.views.forms import OUTCOME_ENDINGS

NATO = """Finland joins Nato
4 April 2023

Finland became the 31st member of Nato on Tuesday. “This is a historic day,” Jens Stoltenberg said in Brussels.
"""
WRONG = NATO.replace("31st", "33rd").replace("historic", "glorious")


@pytest.fixture
def draft(elsewhere, tmp_path, sample_index):
    """Runs the command on a text."""

    def run(text: str, *words: object, name: str = "draft.txt"):
        written(tmp_path / name, text)
        return factcheck("draft", name, "--index", sample_index, *words)

    return run


def test_a_draft_that_the_record_bears_out_exits_with_0_and_tells_its_counts(draft):
    done = draft(NATO)

    assert done.status == 0
    assert "on record" in done.stdout and "CONFLICTS" not in done.stdout


def test_a_draft_at_odds_with_the_record_exits_with_1_and_tells_where_and_what_is_on_record(draft):
    done = draft(WRONG)

    assert done.status == 1
    assert "OTHER WORDS" in done.stdout and "“glorious” for “historic”" in done.stdout
    assert "Saltmere Daily, 2023-04-04" in done.stdout
    assert "  4:" in done.stdout


def test_what_is_not_on_record_alone_exits_with_0(draft):
    done = draft("3 May 2024\n\nA tram left the rails in Ostrava and 14 people were hurt, police said.\n")

    assert done.status == 0
    assert "not on record" in done.stdout


def test_what_is_on_record_is_listed_when_all_is_asked_for(draft):
    done = draft(NATO, "--all")

    assert "“Finland became the 31st member of Nato on Tuesday.”" in done.stdout


def test_json_has_the_shape_of_verify_with_lines_and_kinds(draft):
    told = draft(WRONG, "--format", "json").json

    wrong = [one for one in told["outcomes"] if not one["passed"] and one["severity"] == "error"]
    assert told["failed"] == len(wrong) >= 1
    assert {(one["file"], one["line"]) for one in wrong} == {("draft.txt", 4)}
    assert {one["id"].partition("-")[0] for one in wrong} == {"L4"}
    assert all(one["event"]["reports"] for one in wrong)


def test_every_form_of_outcomes_is_made_of_a_draft_too_in_one_run(draft, tmp_path):
    forms = {ending: f"out{ending}" for ending in OUTCOME_ENDINGS}

    done = draft(WRONG, *(word for name in forms.values() for word in ("-o", name)), "--format", "github")

    assert done.status == 1
    assert "line=4" in done.stdout
    for ending, name in forms.items():
        assert b"glorious" in (tmp_path / name).read_bytes(), ending


def test_a_draft_comes_in_by_standard_input(elsewhere, sample_index):
    done = factcheck("draft", "-", "--index", sample_index, stdin=WRONG.encode())

    assert done.status == 1
    assert done.stdout.startswith("standard input\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("missing.md",), "no such file"),
        ((".",), "is a folder; a draft is one file"),
        (("draft.txt", "-o", "draft.foo"), "its ending tells no form"),
        (("draft.txt", "-o", "nowhere/draft.html"), "there is no such folder"),
        (("draft.txt", "--until", "2000-01-01"), "no claim in the index"),
        (("empty.txt",), "no claim that could be looked up"),
    ],
)
def test_what_cannot_run_says_why_in_one_line(elsewhere, tmp_path, sample_index, words, why):
    written(tmp_path / "draft.txt", NATO)
    written(tmp_path / "empty.txt", "Hello there.\n")

    assert why in one_line(factcheck("draft", *words, "--index", sample_index))


def test_a_draft_needs_an_index(elsewhere, tmp_path):
    written(tmp_path / "draft.txt", NATO)

    assert "factcheck ingest" in one_line(factcheck("draft", "draft.txt", "--index", "none"))


def test_a_copy_in_the_index_is_named_beside_other_programs_output(draft):
    text = (ARTICLES / "2023-04-20-aldermoor-herald.md").read_text("utf-8")

    assert "Aldermoor Herald, 2023-04-20" in draft(text, "--format", "json", name="copy.md").stderr


def test_a_hostile_draft_shows_as_text(draft, tmp_path):
    evil = "\x1b[31m<script>alert(1)</script>\u202e"
    done = draft(WRONG.replace("historic", evil).replace("Tuesday", f"Tuesday {evil}"), "-o", "out.html")

    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout
    assert "<script>alert(1)" not in (tmp_path / "out.html").read_text("utf-8")


def test_the_installed_command_says_the_same(elsewhere, tmp_path, sample_index):
    written(tmp_path / "draft.txt", WRONG)

    done = factcheck_apart("draft", "draft.txt", "--index", str(sample_index), "--quiet")

    assert (done.status, done.stderr) == (1, "")
    assert "OTHER WORDS" in done.stdout
