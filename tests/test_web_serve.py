"""``factcheck serve`` as a command: where it is served, and how it ends."""

import re
import signal
import socket
import urllib.request
from contextlib import contextmanager

import pytest
from running import factcheck, factcheck_apart, one_line, start_factcheck

pytestmark = pytest.mark.usefixtures("elsewhere")


@contextmanager
def started(*words):
    """The command under way, and the first line that it printed."""
    process = start_factcheck("serve", *words, "--no-open")
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def test_it_says_where_it_is_answers_there_and_ctrl_c_ends_it_well(sample_index):
    with started("--index", sample_index, "--port", 0) as (process, line):
        address = re.fullmatch(r"factcheck is served at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\n", line)[1]
        with urllib.request.urlopen(f"{address}api/index") as answer:
            assert b'"articles": 28' in answer.read()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err) == (0, "", "")


def test_a_port_that_is_taken_is_told_in_one_line(sample_index):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = one_line(factcheck("serve", "--index", sample_index, "--port", port, "--no-open"))
    assert f"127.0.0.1:{port} can't be served on: address already in use; choose another with --port" in told


def test_without_an_index_it_says_how_to_make_one():
    assert "factcheck ingest SOURCE..." in one_line(factcheck("serve", "--no-open"))


def test_a_folder_of_claim_sets_must_be_there(sample_index):
    done = factcheck_apart("serve", "--index", sample_index, "--claims", "nowhere")
    assert (done.status, "nowhere" in done.stderr) == (2, True)


def test_another_address_than_this_machines_own_comes_with_a_warning(sample_index):
    with started("--index", sample_index, "--port", 0, "--host", "0.0.0.0", "--quiet") as (process, line):
        assert line.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{line.strip()}api/index"):
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err.count("\n")) == (0, 1)
    assert err.startswith("warning: with --host 0.0.0.0 everybody who can reach this machine can read the index")
