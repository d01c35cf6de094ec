"""The pytest plugin, as a newsroom's repository has it: run by a pytest of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bridge import CLAIMS, bridge
from running import written

from factcheck.checks import plugin


def run_pytest(folder: Path, *words: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pytest", "-p", "factcheck.checks.plugin", "-p", "no:cacheprovider", "-rA"]
    # Other plugins that happen to be installed are not what is tested.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "FACTCHECK_CACHE": str(folder / "cache"), "COLUMNS": "160"}
    environment = {**os.environ, **alone}
    return subprocess.run(
        [*command, *map(str, words)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_each_claim_is_an_item_under_its_id_and_fails_in_the_words_of_verify(tmp_path: Path) -> None:
    bridge(tmp_path)
    warns = CLAIMS.replace("expect: not-found", "expect: unclear\n    severity: warn")
    written(tmp_path / "warns.claims.yml", warns)
    written(tmp_path / "no-set.yaml", "a: 1\n")
    done = run_pytest(tmp_path, "-v")
    assert done.returncode == 1
    assert "2 failed, 4 passed, 1 warning" in done.stdout
    assert "bridge.claims.yaml::two-killed PASSED" in done.stdout
    assert "FAILED bridge.claims.yaml::ten-killed" in done.stdout
    assert "Expected corroborated, found contradicted: 0 origins agree, 2 conflict." in done.stdout
    assert "Nearest report: Ada Berg in Harbour Herald, 2024-05-03: “Five people died" in done.stdout
    assert "bridge.claims.yaml:8" in done.stdout
    assert "DidNotHoldWarning: Expected unclear, found not-found" in done.stdout
    assert "::ten-killed - Expected corroborated, found contradicted" in done.stdout
    assert "Traceback" not in done.stdout


def test_faults_are_told_with_their_line_and_tags_select(tmp_path: Path) -> None:
    claim_set = bridge(tmp_path)
    assert "1/3 tests collected" in run_pytest(tmp_path, "--collect-only", "-k", "bergen").stdout
    written(claim_set, CLAIMS.replace("expect: conflicting", "expct: conflicting"))
    done = run_pytest(tmp_path)
    assert done.returncode == 2
    assert "bridge.claims.yaml:6: claims[0].expct: unknown key, did you mean 'expect'?" in done.stdout


def test_a_missing_index_is_told_in_a_line(tmp_path: Path) -> None:
    bridge(tmp_path)
    done = run_pytest(tmp_path, "--factcheck-index", "nowhere", "-k", "bergen")
    assert done.returncode == 1
    assert "factcheck: " in done.stdout and "nowhere" in done.stdout and "Traceback" not in done.stdout


def test_loading_the_plugin_loads_nothing_else() -> None:
    heavy = ("pydantic", "yaml", "numpy", "onnxruntime", "faiss", "typer", "rich")
    code = f"import sys, {plugin.__name__}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(("name", "collected"), [("a.claims.yaml", True), ("A.CLAIMS.YML", True), ("a.yaml", False)])
def test_a_claim_set_is_told_by_its_ending(name: str, collected: bool) -> None:
    assert name.lower().endswith(plugin.ENDINGS) is collected
