"""``factcheck init``: what it writes holds, fits its schema, is run by hooks and workflow, and costs no file."""

import json
import shlex
from pathlib import Path

import pytest
import yaml
from running import factcheck, one_line, written

from factcheck.checks.starting import FILES

pytestmark = pytest.mark.usefixtures("elsewhere")

ROOT = Path(__file__).parents[1]
EXAMPLE = Path("claims/example.claims.yaml")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))


def test_what_is_written_holds_and_an_editor_finds_the_schema():
    done = factcheck("init")
    assert (done.status, done.stderr) == (0, "")
    assert all(Path(place).is_file() for _, place in FILES)
    first = EXAMPLE.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=claim-set.schema.json"
    assert json.loads((EXAMPLE.parent / "claim-set.schema.json").read_text("utf-8"))["title"] == "Claim set"
    ran = factcheck("verify", "claims/", "--format", "json")
    assert (ran.status, ran.json["passed"], ran.json["failed"], ran.json["warned"]) == (0, 3, 0, 0)


def test_nothing_is_written_over_without_saying_so():
    factcheck("init", "desk")
    mine = written(Path("desk") / EXAMPLE, "mine")
    kept = factcheck("init", "desk")
    assert f"kept       {mine} (it is there already, and differs; --force writes over it)" in kept.stdout
    assert mine.read_text("utf-8") == "mine"
    assert "wrote" not in kept.stdout
    forced = factcheck("init", "desk", "--force")
    assert f"overwrote  {mine}\n" in forced.stdout and forced.stdout.count("overwrote") == 1
    assert mine.read_text("utf-8") != "mine"


def test_a_place_that_cannot_be_written_is_told():
    written(Path("file"), "")
    assert "file" in one_line(factcheck("init", "file"))


def hooks(path: Path) -> dict[str, dict[str, object]]:
    read = yaml.safe_load(path.read_text("utf-8"))
    listed = read["repos"][0]["hooks"] if isinstance(read, dict) else read
    return {hook["id"]: hook for hook in listed}


@pytest.mark.parametrize("source", [ROOT / ".pre-commit-hooks.yaml", FILES[2][0]], ids=["offered", "written"])
def test_the_hooks_pass_what_holds_and_stop_what_does_not(source):
    factcheck("init")
    offered = hooks(source)
    assert set(offered) == {"factcheck-form", "factcheck-verify"}

    def run(id: str) -> int:
        """As pre-commit runs it: with the files that are committed, unless it wants none."""
        words = shlex.split(str(offered[id]["entry"]))
        files = [str(EXAMPLE)] if offered[id].get("pass_filenames", True) else []
        assert words[0] == "factcheck"
        return factcheck(*words[1:], *files).status

    assert (run("factcheck-form"), run("factcheck-verify")) == (0, 0)
    text = EXAMPLE.read_text("utf-8")
    written(EXAMPLE, text.replace("expect: contradicted", "expect: corroborated"))
    assert (run("factcheck-form"), run("factcheck-verify")) == (0, 1)
    written(EXAMPLE, text.replace("expect: contradicted", "expct: contradicted"))
    assert (run("factcheck-form"), run("factcheck-verify")) == (2, 2)


def test_the_workflow_runs_a_command_that_works(monkeypatch):
    factcheck("init")
    read = yaml.safe_load(Path(".github/workflows/factcheck.yml").read_text("utf-8"))
    runs = [step["run"] for step in read["jobs"]["verify"]["steps"] if "run" in step]
    (command,) = (run for run in runs if run.startswith("factcheck"))
    assert factcheck(*shlex.split(command)[1:]).status == 0
    assert Path("claims.html").is_file() and Path("claims.xml").is_file()
