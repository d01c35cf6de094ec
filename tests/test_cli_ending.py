"""A command that is a process of its own ends without delay, and still tells and finishes everything that it has to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BEGINNING = "import atexit, os, sys, tempfile, threading, time\nfrom factcheck.cli.boundary import as_process\n"


def ended(body: str, *, stdout: int = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    """How a process ends that runs these lines as its command line, with ``print`` unflushed."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    program = f"{BEGINNING}def run():\n{lines}as_process(run)\n"
    # Otherwise what is printed would not wait for the end.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, env=buffered, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("ending", "status", "told"),
    [
        ("pass", 0, ""),
        ("sys.exit()", 0, ""),
        ("sys.exit(0)", 0, ""),
        ("sys.exit(1)", 1, ""),
        ("sys.exit(130)", 130, ""),
        ("sys.exit('could not')", 1, "could not\n"),
    ],
)
def test_what_was_printed_arrives_and_the_exit_status_is_kept(ending: str, status: int, told: str) -> None:
    done = ended(f"print('a line' * 5000)\n{ending}")
    assert (done.returncode, done.stdout, done.stderr) == (status, "a line" * 5000 + "\n", told)


def test_libraries_are_not_taken_down() -> None:
    body = "class Loud:\n    def __del__(self, write=os.write): write(1, b'taken down')\nglobals()['loud'] = Loud()"
    assert ended(body).stdout == ""
    assert ended(f"{body}\nraise RuntimeError").stdout == "taken down"


def test_what_waits_for_the_end_is_done() -> None:
    assert ended("atexit.register(print, 'at the end')").stdout == "at the end\n"
    folder = Path(ended("sys.kept = tempfile.TemporaryDirectory()\nprint(sys.kept.name)").stdout.strip())
    assert folder.is_absolute() and not folder.exists()


def test_a_thread_at_work_finishes() -> None:
    done = ended("threading.Thread(target=lambda: (time.sleep(0.3), print('done'))).start()\nsys.exit(1)")
    assert (done.returncode, done.stdout) == (1, "done\n")


@pytest.mark.parametrize(("raised", "status"), [("RuntimeError('bug')", 1), ("KeyboardInterrupt", -2)])
def test_a_bug_and_an_interrupt_end_as_python_ends_them(raised: str, status: int) -> None:
    done = ended(f"raise {raised}")
    assert done.returncode == status
    assert "Traceback" in done.stderr and raised.partition("(")[0] in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_told() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = ended("print('lost')", stdout=full)
    finally:
        os.close(full)
    assert done.returncode == 120
    assert "No space left on device" in done.stderr


def test_a_closed_standard_output_is_no_trouble() -> None:
    assert ended("sys.stdout.close()\nsys.exit(1)").returncode == 1
