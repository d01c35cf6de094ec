"""``factcheck report`` from outside: a question or a claim set becomes one file, whole or not at all."""

import os
import pty
import subprocess
import sys

import pytest
from running import LAUNCH, factcheck, one_line, written

from factcheck.checks.session import Session
from factcheck.sample import ARTICLES

pytestmark = pytest.mark.usefixtures("elsewhere")

HELD = """
version: 1
name: Held
articles: [{articles}]
claims:
  - {{id: range, claim: {claim}, expect: conflicting}}
"""


@pytest.fixture
def claim_set(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return written(tmp_path / "set.yaml", HELD.format(articles=ARTICLES, claim=LAUNCH))


def test_a_question_becomes_a_page(sample_index, tmp_path):
    done = factcheck("report", LAUNCH, "--index", sample_index, "-o", tmp_path / "x.html")
    assert (done.status, done.stdout) == (0, "")
    assert done.stderr.startswith(f"{tmp_path / 'x.html'}: conflicting: ")
    assert LAUNCH in (tmp_path / "x.html").read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["x.html"]


def test_without_a_file_the_page_goes_to_standard_output_alone(sample_index):
    done = factcheck("report", "more practical and offensive", "--quote", "--index", sample_index)
    assert done.status == 0
    assert done.stdout.startswith("<!doctype html>") and done.stdout.endswith("</html>\n")
    assert done.stderr == ""


def test_nothing_found_is_an_answer(sample_index):
    done = factcheck("report", "A dam burst in Uruguay on 3 May 2024", "--index", sample_index)
    assert done.status == 0 and "No report of it found" in done.stdout


def test_a_claim_set_becomes_a_page_and_its_run_decides_the_exit_status(claim_set, tmp_path):
    done = factcheck("report", claim_set, "-o", "run.html")
    assert (done.status, done.stderr) == (0, "run.html: 1 held\n")
    written(claim_set, claim_set.read_text("utf-8").replace("conflicting", "corroborated"))
    done = factcheck("report", claim_set, "-o", "run.html")
    assert (done.status, done.stderr) == (1, "run.html: 1 failed\n")
    assert "did not hold" in (tmp_path / "run.html").read_text("utf-8")


def test_a_folder_is_its_claim_sets(claim_set):
    done = factcheck("report", claim_set.parent, "-o", "run.html", "--quiet")
    assert (done.status, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("missing.yaml", "-o", "x.html"), "missing.yaml: there is no such claim set"),
        (("Text", "-o", "x.pdf"), "x.pdf: a report is an HTML page"),
        (("Text", "-o", "nowhere/x.html"), "-o nowhere/x.html: there is no such folder"),
        (("Text", "-o", "x.html"), "no index"),
        (("set.yaml", "--speaker", "Kim", "--quote", "-o", "x.html"), "--quote, --speaker: only for a question"),
    ],
)
@pytest.mark.usefixtures("claim_set")
def test_what_can_not_be_is_said_in_a_line_and_leaves_no_file(words, why, tmp_path):
    assert why in one_line(factcheck("report", *words))
    assert not (tmp_path / "x.html").exists()


def test_a_page_that_can_not_be_made_leaves_the_old_one(sample_index, tmp_path):
    old = written(tmp_path / "x.html", "old")
    one_line(factcheck("report", LAUNCH, "--index", sample_index, "--speaker", "Nobody", "-o", old))
    assert old.read_text("utf-8") == "old"


def test_a_page_is_not_printed_into_a_terminal(sample_index):
    screen, terminal = pty.openpty()
    try:
        words = (sys.executable, "-m", "factcheck", "report", LAUNCH, "--index", str(sample_index))
        done = subprocess.run(words, stdout=terminal, stderr=subprocess.PIPE, timeout=120)
    finally:
        os.close(terminal)
        os.close(screen)
    assert done.returncode == 2
    assert b"write it to a file with -o FILE.html" in done.stderr


def test_a_run_that_is_broken_off_leaves_a_page_that_says_so(claim_set, monkeypatch):
    whole = Session.outcomes

    def interrupted(session, claim_sets):
        yield from whole(session, claim_sets)
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "outcomes", interrupted)
    done = factcheck("report", claim_set, "-o", "run.html")
    assert (done.status, done.stderr) == (130, "run.html: 1 held; broken off, the page says so\n")
    page = (claim_set.parent / "run.html").read_text("utf-8")
    assert "Broken off." in page and "about 370 kilometres" in page
