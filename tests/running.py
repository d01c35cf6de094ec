"""The command line as its users meet it: words in; exit status, standard output and standard error out."""

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from factcheck.cli.app import app
from factcheck.cli.boundary import bounded

# Of the sample corpus; and the commands that ask an index, with what they need besides.
LAUNCH = "The two missiles launched on 27 March 2023 flew about 350 km"
ASKING = [("lookup", LAUNCH), ("claims",), ("conflicts",)]


@dataclass(frozen=True)
class Done:
    """How a run ended, and what it printed where."""

    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def lines(self) -> list[Any]:
        """The objects of JSON Lines."""
        return [json.loads(line) for line in self.stdout.splitlines()]


def factcheck(*words: object, stdin: bytes = b"") -> Done:
    """Runs a command in this process, through the boundary that explains errors, so that models load once."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with ExitStack() as stack:
        stack.enter_context(patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        try:
            bounded(lambda: app([str(word) for word in words], prog_name="factcheck"))
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return Done(status, out.getvalue(), err.getvalue())


def start_factcheck(*words: object, **environment: str) -> "subprocess.Popen[str]":
    """Starts a command as a process of its own, which Ctrl-C can reach even where the tests run in the background."""
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **environment},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def factcheck_apart(*words: object, **environment: str) -> Done:
    """Runs a command as a process of its own."""
    started = start_factcheck(*words, **environment)
    out, err = started.communicate(timeout=120)
    return Done(started.returncode, out, err)


def one_line(done: Done) -> str:
    """The one line in which a run that could not be said why."""
    assert done.status == 2
    assert done.stdout == ""
    assert done.stderr.startswith("factcheck: ") and done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1
    return done.stderr


def ingested(done: Done) -> dict[str, int]:
    return {name: count for name, count in done.json["articles"].items() if count}


def claims_within(printed: Any) -> list[dict[str, Any]]:
    """Every claim anywhere in a JSON document."""
    if isinstance(printed, list):
        return [claim for one in printed for claim in claims_within(one)]
    if not isinstance(printed, dict):
        return []
    if "selector" in printed:
        return [printed]
    return claims_within(list(printed.values()))


def written(path: Path, text: str) -> Path:
    """At once, as editors do: whoever watches never meets half a file."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    return beside.replace(path)
