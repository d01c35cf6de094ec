"""Threads that read one index, each with its own connection kept open, so that what was parsed once stays parsed."""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from factcheck.errors import DamagedIndex
from factcheck.index import Index

Answer = TypeVar("Answer")

FILE = "articles.sqlite"


class Reader:
    """One thread and its open index. Changes that others make are seen; so is another index in the same folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._index: Index | None = None
        self._file: tuple[int, int] | None = None

    def submit(self, question: Callable[[Index], Answer]) -> "Future[Answer]":
        """Asks the index on this reader's thread. Raises there what opening or reading it raises."""
        return self._thread.submit(self._ask, question)

    def close(self) -> None:
        """Gives the index back when what is being read is read."""
        self._thread.submit(self._let_go)
        self._thread.shutdown(wait=True)

    def _ask(self, question: Callable[[Index], Answer]) -> Answer:
        try:
            return question(self._opened())
        except DamagedIndex:
            # What is open may be at fault; the next question opens anew.
            self._let_go()
            raise

    def _opened(self) -> Index:
        found = _identity(self._folder / FILE)
        if self._index is not None and found == self._file:
            return self._index
        self._let_go()
        self._index, self._file = Index.open(self._folder), found
        return self._index

    def _let_go(self) -> None:
        if self._index is not None:
            self._index.close()
        self._index = None


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file lies there, whatever its name: a folder may be removed and made anew while it is served."""
    try:
        found = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino
