"""``factcheck verify`` and Ctrl-C: a run that is broken off keeps what it has; a watch runs again what changed."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer

import pytest
from bridge import CLAIMS, bridge, second_report
from running import factcheck, written

pytestmark = pytest.mark.usefixtures("elsewhere")

# Long enough for a busy machine; nothing waits as long where all goes well.
PATIENCE = 120
# More claims than are asked while a starved progress bar waits to be drawn: some show as done and not all.
MANY = 900
BEGUN = rf"\b[1-9]\d*/{MANY}\b.*killed-".encode()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@contextmanager
def started(*words: object, stderr: int = subprocess.PIPE) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "verify", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    end = Timer(PATIENCE, process.kill)
    end.start()
    try:
        yield process
    finally:
        end.cancel()
        process.kill()
        process.communicate()


def interrupt(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


@pytest.mark.parametrize("jobs", [(), ("-j", "2")], ids=["alone", "side by side"])
def test_ctrl_c_leaves_a_partial_result_that_says_so(jobs, tmp_path):
    claim_set = bridge(tmp_path)
    entry = CLAIMS.partition("claims:\n")[2].partition("  - id: ten")[0]
    many = "".join(entry.replace("two-killed", f"killed-{number}") for number in range(MANY))
    written(claim_set, CLAIMS.partition("claims:\n")[0] + f"claims:\n{many}")
    # A terminal for standard error: its progress tells when there is something to break off.
    terminal, its_end = os.openpty()
    with started(claim_set, *jobs, "--format", "json", "-o", "out.md", stderr=its_end) as process:
        os.close(its_end)
        _read_until(terminal, BEGUN)
        Thread(target=_drained, args=(terminal,), daemon=True).start()
        status, out, _ = interrupt(process)
    printed = json.loads(out)
    assert (status, printed["partial"]) == (130, True)
    assert 0 < len(printed["outcomes"]) < MANY and all(outcome["passed"] for outcome in printed["outcomes"])
    assert "broken off" in Path("out.md").read_text("utf-8")


def _read_until(terminal: int, shown: bytes) -> None:
    told = b""
    while not re.search(shown, told):
        told += os.read(terminal, 4096)


def _drained(terminal: int) -> None:
    """A terminal that nobody reads makes who writes to it wait."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 4096):
            pass


def test_a_watch_runs_again_what_changed_and_ends_with_the_status_of_its_last_run(tmp_path):
    claim_set = bridge(tmp_path)
    other = written(tmp_path / "other.yaml", CLAIMS.replace("[articles]", "[other.md]"))
    written(tmp_path / "other.md", "3 May 2024\n\nThe ferry to Voss was late, the captain said.\n")

    with started(claim_set, other, "--watch", "--tag", "bergen", "-o", "out.json") as process:
        _round(process)
        assert len(json.loads(Path("out.json").read_text("utf-8"))["outcomes"]) == 2

        second_report(tmp_path, "2024-05-04")
        assert _round(process) == ""
        statuses = [outcome["status"] for outcome in json.loads(Path("out.json").read_text("utf-8"))["outcomes"]]
        assert statuses == ["not-found", "single-origin"]

        written(claim_set, CLAIMS.replace("expect: conflicting", "expct: conflicting"))
        assert "did you mean 'expect'" in _round(process)
        written(claim_set, CLAIMS.replace("expect: conflicting", "expect: single-origin"))
        _round(process)
        written(other, CLAIMS.replace("[articles]", "[other.md]").replace("expect: conflicting", "expect: not-found"))
        _round(process)
        status, out, _ = interrupt(process)
    assert status == 0
    runs = [line for line in out.splitlines() if " in " in line and line.endswith(" s")]
    # All; the bridge alone; after the fault all again; the other alone.
    assert [line.partition(" in ")[0] for line in runs] == [
        "1 held, 1 failed",
        "1 failed",
        "1 held, 1 failed",
        "1 held",
    ]


def _round(process: "subprocess.Popen[str]") -> str:
    """What a round of a watch says on standard error before it waits again."""
    told = ""
    while "watching" not in (line := process.stderr.readline()):
        assert line, "it ended"
        told += line
    return told


def test_a_watch_over_nothing_ends_at_once(tmp_path):
    done = factcheck("verify", tmp_path / "nowhere.yaml", "--watch")
    assert done.status == 2 and "no such file or folder" in done.stderr
