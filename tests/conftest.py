"""Makes ``making`` and its like importable from every test, wherever pytest was started; what many tests share."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

# On a busy machine torch's threads wait for each other longer than they work; the tests' batches are small.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# What claim sets read is kept between runs; not in the home of whoever tests.
_CACHE = tempfile.TemporaryDirectory(prefix="factcheck-tests-")
os.environ["FACTCHECK_CACHE"] = _CACHE.name

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample corpus, made as its users make one. For reading: whoever changes it copies it first."""
    from running import factcheck

    from factcheck.sample import ARTICLES

    folder = tmp_path_factory.mktemp("sample") / "index"
    done = factcheck("ingest", ARTICLES, "--index", folder)
    assert (done.status, done.stderr) == (0, "")
    return folder


@pytest.fixture
def own_index(sample_index, tmp_path):
    """A copy of the sample's index that a test may change."""
    return Path(shutil.copytree(sample_index, tmp_path / "own-index"))


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Every command runs in an empty folder, as wide as a pipe, with no index named by the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("FACTCHECK_INDEX", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
