"""Every command and example in README and docs is run, and prints what is written there.

A fence ``console`` holds commands ("$ ...") and their output; "..." stands for any text, and alone on a line for any
number of lines. A fence with a file's name after its kind is written into that file. All fences of a page come one
after the other in one folder, where ``articles`` and ``claims`` are the ones that ship. A fence ``python`` without a
name is run as it is; a fence ``sh`` holds make targets, which must exist.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from factcheck.cli.app import app
from factcheck.cli.boundary import bounded
from factcheck.sample import ARTICLES

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Fence:
    """An example of a page: its kind, the file it belongs into or "", its text."""

    kind: str
    file: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command of a page, and the output written below it."""

    line: str
    output: str


def fences(page: Path) -> list[Fence]:
    return [Fence(*found.groups()) for found in FENCE.finditer(page.read_text("utf-8"))]


def commands(text: str) -> Iterator[Command]:
    for block in re.split(r"^\$ ", text, flags=re.M)[1:]:
        line, _, output = block.replace("\\\n", " ").partition("\n")
        yield Command(line, output.strip("\n"))


class Shell:
    """Runs the commands of a page; factcheck in this process, so that models load once."""

    def __init__(self) -> None:
        self.status = 0

    def run(self, line: str) -> str:
        """What a command prints; with "> FILE" at its end it goes there."""
        command, _, file = line.partition(" > ")
        printed = self._printed(command)
        if not file:
            return "\n".join(each.rstrip() for each in printed.strip("\n").splitlines())
        Path(file.strip()).write_text(printed, "utf-8")
        return ""

    def _printed(self, command: str) -> str:
        words = shlex.split(command, comments=True)
        if words == ["echo", "$?"]:
            return f"{self.status}"
        if words[0] == "factcheck":
            return self._factcheck(words[1:])
        assert words[0] == "python", f"a page runs factcheck and python: {command}"
        return subprocess.run([sys.executable, *words[1:]], check=True, capture_output=True, text=True).stdout

    def _factcheck(self, words: list[str]) -> str:
        page = StringIO()
        with redirect_stdout(page), redirect_stderr(page), pytest.raises(SystemExit) as ended:
            bounded(lambda: app(words, prog_name="factcheck"))
        self.status = int(ended.value.code or 0)
        return page.getvalue()


def fits(written: str, printed: str) -> bool:
    """Whether the output is the one written, whose "..." may be anything."""
    lines = printed.splitlines()
    blocks = [block.splitlines() for block in re.split(r"^ *\.\.\.(?:\n|$)", written, flags=re.M)]
    if len(blocks) == 1:
        return _stands_at(blocks[0], lines, 0, len(lines))
    *between, last = blocks
    place = 0
    for number, block in enumerate(between):
        starts = [0] if number == 0 else range(place, len(lines) - len(block) + 1)
        found = next((start for start in starts if _stands_at(block, lines, start, start + len(block))), None)
        if found is None:
            return False
        place = found + len(block)
    start = len(lines) - len(last)
    return start >= place and _stands_at(last, lines, start, len(lines))


def _stands_at(block: list[str], lines: list[str], start: int, end: int) -> bool:
    found = lines[start:end]
    return len(found) == len(block) and all(_same(*pair) for pair in zip(block, found, strict=True))


def _same(written: str, printed: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, written.split("..."))), printed) is not None


@pytest.mark.parametrize(
    ("written", "fitting"),
    [
        ("a\nb\nc", True),
        ("...\nc", True),
        ("a\n...", True),
        ("a\n...\nc", True),
        ("...\nb\n...", True),
        ("a\nb", False),
        ("b\n...", False),
        ("...\nb", False),
        ("...\nc\n...\na\n...", False),
        ("a\n...\nb\n...\nb\n...\nc", False),
    ],
)
def test_what_is_left_out_may_be_anything_and_the_rest_may_not(written, fitting):
    assert fits(written, "a\nb\nc") is fitting


def test_words_may_be_left_out_within_a_line():
    assert fits("9 held in ... s", "9 held in 1.2 s")
    assert not fits("9 held in ... s", "8 held, 1 failed in 1.2 s")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ARTICLES, tmp_path / "articles")
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    for claim_set in (tmp_path / "claims").glob("*.yaml"):
        claim_set.write_text(claim_set.read_text("utf-8").replace("../factcheck/sample/articles", "../articles"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FACTCHECK_INDEX", raising=False)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_a_page_does_what_is_written_there(page):
    shell = Shell()
    for fence in fences(page):
        if fence.file:
            Path(fence.file).write_text(fence.text, "utf-8")
        elif fence.kind == "python":
            exec(compile(fence.text, str(page), "exec"), {"__name__": "example"})
        elif fence.kind == "console":
            for command in commands(fence.text):
                printed = shell.run(command.line)
                if command.output and not fits(command.output, printed):
                    pytest.fail(
                        f"$ {command.line}\n{printed}\n\nis not what is written:\n\n{command.output}", pytrace=False
                    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_of_a_page_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    lines = [line for fence in fences(page) if fence.kind == "sh" for line in fence.text.splitlines()]
    assert {word for line in lines if line.startswith("make ") for word in line.split("#")[0].split()[1:]} <= targets


def test_every_command_of_the_command_line_is_in_the_docs():
    told = "".join(page.read_text("utf-8") for page in PAGES)
    assert [command.name for command in app.registered_commands if f"factcheck {command.name}" not in told] == []


def test_every_link_between_pages_leads_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
