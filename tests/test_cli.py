"""The command line from outside: what each command prints, where, and in which shape."""

import json
import re
from pathlib import Path

import contract
import pytest
from running import (
    ASKING,
    LAUNCH,
    Done,
    claims_within,
    factcheck,
    factcheck_apart,
    written,
)

from factcheck import __version__
from factcheck.sample import ARTICLES

pytestmark = pytest.mark.usefixtures("elsewhere")

CLAIM_SETS = Path(__file__).parents[1] / "claims"
ANSI = "\x1b["
COMMANDS = [
    "demo",
    "ingest",
    "extract",
    "facts",
    "lookup",
    "claims",
    "conflicts",
    "speaker",
    "relate",
    "verify",
    "init",
    "report",
    "draft",
    "serve",
    "export",
    "doctor",
    "bench",
    "train",
]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name):
    done = factcheck(name, "--help")
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: factcheck {name} ")


def test_the_help_lists_exactly_the_commands_there_are():
    listed = re.findall(r"^  ([a-z]+)  ", factcheck("--help").stdout.partition("Commands:")[2], re.M)
    assert listed == COMMANDS


def test_the_version_is_the_packages():
    assert factcheck("--version") == Done(0, f"factcheck {__version__}\n", "")


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (contract.Dossier, ("lookup", LAUNCH, "--format", "json")),
        (contract.Dossier, ("lookup", "A quarrel over beekeeping on the moon", "--format", "json")),
        (contract.Dossier, ("lookup", "more practical and offensive", "--quote", "--format", "json")),
        (list[contract.Claim], ("claims", "--format", "json")),
        (list[contract.Event], ("conflicts", "--format", "json")),
        (contract.OnRecord, ("speaker", "Kim Jong Un", "--format", "json")),
        (contract.OnRecord, ("speaker", "Defense Ministry", "--format", "json")),
    ],
)
def test_what_an_index_answers_has_the_shape_that_was_promised(shape, words, sample_index):
    done = factcheck(*words, "--index", sample_index)
    assert (done.status, done.stderr) == (0, "")
    contract.hold_against(shape, done.stdout)


@pytest.mark.parametrize("words", [("claims",), ("lookup", LAUNCH)])
def test_the_text_of_articles_is_left_out_of_what_an_index_answers(words, sample_index):
    assert '"outlet": "Harbour Post"' in (
        printed := factcheck(*words, "--index", sample_index, "--format", "json").stdout
    )
    assert not any("text" in found["article"] for found in claims_within(json.loads(printed)))


def test_a_line_of_claims_is_a_claim(sample_index):
    done = factcheck("claims", "--format", "jsonl", "--index", sample_index)
    for line in done.stdout.splitlines():
        contract.hold_against(contract.Claim, line)
    assert done.lines == factcheck("claims", "--format", "json", "--index", sample_index).json


def test_a_line_of_extract_is_an_article_with_its_text_and_its_claims():
    done = factcheck("extract", ARTICLES, "--format", "jsonl")
    assert (done.status, done.stderr) == (0, "")
    for line in done.stdout.splitlines():
        contract.hold_against(contract.Extract, line)
    assert all(line["article"]["text"] for line in done.lines)
    assert done.lines == factcheck("extract", ARTICLES, "--format", "json").json


def test_a_line_of_facts_is_a_text_in_comparable_terms(tmp_path):
    rows = [
        {"text": "About 350 kilometres were flown on Monday, the ministry in Seoul said.", "published": "2023-03-29"},
        {"text": "Nothing was said."},
    ]
    lines = written(tmp_path / "texts.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    done = factcheck("facts", "--lines", lines, "--format", "jsonl")
    assert (done.status, done.stderr) == (0, "")
    for line in done.stdout.splitlines():
        contract.hold_against(contract.Facts, line)
    first, second = done.lines
    assert [first["text"], second["text"]] == [row["text"] for row in rows]
    assert [(one["value"], one["printed_unit"], one["bound"]) for one in first["quantities"]] == [
        (350, "kilometre", "~")
    ]
    assert [(one["first"], one["last"]) for one in first["times"]] == [("2023-03-27", "2023-03-27")]
    assert first == factcheck("facts", rows[0]["text"], "--published", "2023-03-29", "--format", "json").json


def test_a_line_of_relate_is_how_two_texts_stand(tmp_path):
    rows = [
        {
            "left": "The missile flew 350 km on Monday.",
            "right": "The missile flew 600 km on Monday.",
            "left_published": "2023-03-27",
            "right_published": "2023-03-27",
        },
        {"left": "Finland joined NATO on 4 April 2023.", "right": "The choir of Saltmere sang in the rain."},
    ]
    pairs = written(tmp_path / "pairs.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    done = factcheck("relate", "--pairs", pairs, "--format", "jsonl")
    assert (done.status, done.stderr) == (0, "")
    for line in done.stdout.splitlines():
        contract.hold_against(contract.Finding, line)
    assert [line["relation"] for line in done.lines] == ["conflicts", "different"]
    days = ("--left-published", "2023-03-27", "--right-published", "2023-03-27")
    alone = factcheck("relate", rows[0]["left"], rows[0]["right"], *days, "--format", "json")
    assert alone.json["relation"] == "conflicts"


def test_verify_prints_the_outcomes_and_their_counts():
    done = factcheck("verify", CLAIM_SETS, "--format", "json")
    contract.hold_against(contract.Verification, done.stdout)
    assert done.stderr == ""
    counts = [done.json[name] for name in ("passed", "failed", "warned")]
    assert sum(counts) == len(done.json["outcomes"])
    assert done.json["passed"] == sum(outcome["passed"] for outcome in done.json["outcomes"])
    assert done.status == int(done.json["failed"] > 0)


@pytest.mark.parametrize("words", [*ASKING, ("doctor",), ("lookup", LAUNCH, "--explain")])
def test_piped_output_is_plain_and_the_same_twice(words, sample_index):
    once, again = (factcheck(*words, "--index", sample_index) for _ in range(2))
    assert once == again
    assert (once.status, once.stderr) == (0, "")
    assert once.stdout and ANSI not in once.stdout


def test_a_process_of_its_own_prints_the_same_with_and_without_colours_forbidden(sample_index):
    words = ("claims", "--index", sample_index, "--limit", "12")
    plain = factcheck_apart(*words)
    assert plain == factcheck_apart(*words, NO_COLOR="1") == factcheck(*words)
    assert ANSI not in plain.stdout


def test_colours_are_for_terminals_that_want_them(sample_index, monkeypatch):
    coloured = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9|10)[0-7](?:;\d+)*m")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured.search(factcheck("lookup", LAUNCH, "--index", sample_index).stdout)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured.search(factcheck("lookup", LAUNCH, "--index", sample_index).stdout)


def test_explain_prints_the_slots_with_their_weights(sample_index):
    explained = factcheck("lookup", LAUNCH, "--explain", "--index", sample_index).stdout
    plain = factcheck("lookup", LAUNCH, "--index", sample_index).stdout
    for slot in ("meaning", "date", "place", "distance"):
        weighed = re.compile(rf"^\W*{slot} .*[+-]\d+\.\d+(?!%)", re.M)
        assert weighed.search(explained)
        assert not weighed.search(plain)


def test_quiet_is_taken_by_every_command_that_runs(sample_index, tmp_path):
    article = written(tmp_path / "a.txt", "“The quay is closed,” Anna Berg said.")
    for words in (
        *[(*words, "--index", sample_index) for words in (*ASKING, ("doctor",))],
        ("ingest", article, "--index", tmp_path / "index"),
        ("extract", article),
        ("facts", "Nine days"),
        ("relate", "Nine days", "Ten days"),
    ):
        loud, quiet = factcheck(*words), factcheck(*words, "--quiet")
        assert quiet.status == loud.status == 0
        assert quiet.stderr == ""


def test_the_demo_needs_nothing_and_leaves_nothing_behind(tmp_path):
    done = factcheck("demo", "--quiet")
    failed = int(re.search(r"(\d+) failed", done.stdout)[1]) if " failed" in done.stdout else 0
    assert done.status == int(failed > 0)
    assert done.stderr == ""
    assert "What to try next:" in done.stdout
    assert list(tmp_path.iterdir()) == []
