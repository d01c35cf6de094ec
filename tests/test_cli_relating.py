"""``factcheck relate --pairs``: results as they come, bad rows told and passed over, progress that hides nothing."""

import io
import json
import sys

import pytest
from running import factcheck, written

from factcheck.cli.progress import progress
from factcheck.cli.relate import PORTION, _related
from factcheck.index import load_encoder
from factcheck.pipeline.relating import Passage

PAIR = {"left": "The flood of 3 May killed two people.", "right": "The flood of 3 May killed five people."}
HALF = {"left": "half a character \ud800", "right": "It rained."}


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("format", ["jsonl", "terminal", "json"])
def test_a_pair_that_cannot_be_read_is_told_and_the_others_go_on(format, tmp_path):
    file = written(tmp_path / "pairs.jsonl", "\n".join(map(json.dumps, (PAIR, HALF, PAIR))))
    done = factcheck("relate", "--pairs", file, "--format", format)
    assert done.status == 1
    assert done.stdout.casefold().count("conflicts") >= 2
    assert done.stderr.startswith(f"{file}:2: left: the text ") and done.stderr.count("\n") == 1


def test_findings_come_before_the_last_pair_is_read():
    read = 0

    def coming():
        nonlocal read
        for _ in range(4 * PORTION):
            read += 1
            yield Passage("It rained."), Passage("It snowed.")

    advanced: list[int] = []
    findings = _related(coming(), load_encoder(), advance=lambda: advanced.append(1))
    next(findings)
    assert read == PORTION
    assert len(list(findings)) == 4 * PORTION - 1 and len(advanced) == 4 * PORTION


def test_results_go_to_their_file_while_a_bar_runs_on_the_screen(monkeypatch):
    screen, results = Screen(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", results)
    with progress("Relating pairs", total=2) as tell:
        print("a result")
        tell(1, "")
    assert results.getvalue() == "a result\n"
    assert "Relating pairs" in screen.getvalue() and "a result" not in screen.getvalue()
