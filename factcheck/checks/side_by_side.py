"""Entries asked by several processes at once; their outcomes come in the order of the files all the same.

Comparing claims is Python's work and would wait for itself in threads. Each process opens an index and loads the
models once; articles are read before, by the one that hands out the work.
"""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checks.entries import ClaimSet, Entry
from factcheck.checks.runner import FATAL, ask, unasked_outcome
from factcheck.errors import FactcheckError
from factcheck.records import Outcome

if TYPE_CHECKING:
    from factcheck.checks.lookups import OpenIndexes
    from factcheck.checks.places import Places


def run_side_by_side(
    claim_sets: Iterable[ClaimSet],
    places: "Places",
    *,
    jobs: int,
    encoder: str | None = None,
    as_of: date | None = None,
) -> Iterator[Outcome]:
    """As ``runner.run``, by ``jobs`` processes."""
    with _processes(jobs) as processes:

        def asked(folder: Path, entry: Entry) -> Future[Outcome]:
            return processes.submit(_ask, encoder, as_of, folder, entry)

        pending = [each for claim_set in claim_sets for each in _handed_out(claim_set, places, asked)]
        for each in pending:
            yield each if isinstance(each, Outcome) else _done(each)


def _handed_out(
    claim_set: ClaimSet, places: "Places", asked: Callable[[Path, Entry], Future[Outcome]]
) -> Iterator["Outcome | Future[Outcome]"]:
    try:
        folder = places.index_of(claim_set)
    except FATAL:
        raise
    except (FactcheckError, OSError) as error:
        yield from (unasked_outcome(entry, error) for entry in claim_set.entries)
    else:
        yield from (asked(folder, entry) for entry in claim_set.entries)


def _done(pending: "Future[Outcome]") -> Outcome:
    try:
        return pending.result()
    except BrokenProcessPool as broken:
        raise FactcheckError(
            "a process that was asking was ended from outside, perhaps for want of memory; try with fewer (-j)"
        ) from broken


@contextmanager
def _processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    # Not forked: threads that load models here would be missing there.
    executor = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """In each process: Ctrl-C is for the one that hands out, and one processor is enough for its models."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def _ask(encoder: str | None, as_of: date | None, folder: Path, entry: Entry) -> Outcome:
    began = time.perf_counter()
    try:
        lookup = _indexes(encoder, as_of).lookup(folder)
    except FATAL:
        raise
    except (FactcheckError, OSError) as error:
        return unasked_outcome(entry, error, time.perf_counter() - began)
    return ask(entry, lookup)


@cache
def _indexes(encoder: str | None, as_of: date | None) -> "OpenIndexes":
    from factcheck.checks.encoders import Encoders
    from factcheck.checks.lookups import OpenIndexes

    return OpenIndexes(Encoders(encoder), as_of=as_of)
