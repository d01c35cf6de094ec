"""An index that may only be read, and one whose writer was killed: what had landed is there, nothing is passed over."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.errors import DamagedIndex, FactcheckError
from factcheck.index import Index, database

CLAIMS = ["the bridge fell", "a road was closed", "two were hurt", "nobody was hurt"]


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Inside, this process may read the folder and not write it, even where the tests run as root."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


@pytest.mark.skipif(os.name == "nt", reason="permissions of folders are a matter of POSIX")
def test_a_folder_that_is_only_readable_can_be_read(news: Any, public: Path) -> None:
    with news.create(public) as index:
        news.put(index, news.article("a"), *CLAIMS)
    before = sorted(public.iterdir())
    with unwritable(public), Index.open(public) as index:
        assert len(news.everything(index)) == len(CLAIMS)
        assert index.check() == index.notes == ()
        with pytest.raises(FactcheckError, match="can be read but not written"):
            news.put(index, news.article("b"), "a fifth claim")
    assert sorted(public.iterdir()) == before


@pytest.mark.skipif(os.name == "nt", reason="permissions of folders are a matter of POSIX")
def test_what_an_interrupted_process_left_is_not_passed_over_where_it_cannot_be_read(news: Any, public: Path) -> None:
    (public / "left").mkdir()
    with news.create(public / "live") as index:
        news.put(index, news.article("a"), *CLAIMS)
        for name in (database.FILE, f"{database.FILE}-wal"):
            shutil.copy(public / "live" / name, public / "left" / name)
    with unwritable(public / "left"), pytest.raises(DamagedIndex, match="half written"):
        Index.open(public / "left")
    (public / "left" / database.FILE).chmod(0o644)
    with Index.open(public / "left") as index:
        assert len(news.everything(index)) == len(CLAIMS)


ENDLESS = """
import itertools, sys
from pathlib import Path
import numpy as np
from factcheck.index import Index
from factcheck.records import Article, Claim, Fact, Span, Voice

index = Index.create_or_open(Path(sys.argv[1]), encoder_name="toy", encoder_digest="0123456789abcdef", dimension=48)
for number in itertools.count():
    article = Article(str(number), "text", path=str(number))
    facts = [Fact(Claim(str(n), article.id, (Span(0, 1),), Voice.NARRATOR), f"claim {n}") for n in range(20)]
    index.put(article, facts, np.eye(20, 48, dtype=np.float32))
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_ingest_loses_nothing_that_had_landed(news: Any, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(factcheck.__file__).parents[1])}
    command = [sys.executable, "-c", ENDLESS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        landed = [process.stdout.readline().strip() for _ in range(7)]
        process.send_signal(signal.SIGKILL)
    with Index.open(tmp_path) as index:
        assert {*landed} <= {article.id for article in index.articles()}
        articles, claims = index.counts()
        assert claims == 20 * articles
        assert len(index.neighbours(news.vector("any"), 10**6)[0]) == claims
        assert [problem for problem in index.check() if not problem.repairable] == []
