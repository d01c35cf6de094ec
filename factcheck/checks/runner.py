"""Claim sets run like tests: every entry is asked of an index and held against what is gathered.

How articles are read and reports gathered is the caller's: it hands in a way to open a ``Lookup`` for a claim set.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from factcheck.checks.entries import ClaimSet, Entry
from factcheck.checks.judging import Judgement, judge
from factcheck.checks.plain import one_line
from factcheck.checks.selection import Selection, select
from factcheck.errors import DamagedIndex, EncoderMismatch, FactcheckError, NoIndex
from factcheck.records import Dossier, Outcome, Quantity, Status

# What makes every further entry fail in the same way: the run can't go on.
FATAL = (NoIndex, EncoderMismatch, DamagedIndex)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an index for one entry.

    ``quote``: the text is a quotation, words to be found as they are. ``speaker``: who must have said it.
    ``since``, ``until``: days of publication, both included. ``tolerance``: how far figures may differ and still
    agree: "2%", "10 km" or "exact".
    """

    text: str
    quote: bool = False
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    tolerance: str | None = None


class Lookup(Protocol):
    """An index that can be asked. What it can't honour of a question it refuses with a ``FactcheckError``."""

    def gather(self, question: Question) -> Dossier:
        """What the index holds about a question."""
        ...

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """The figures of a text ("370 km"), in the terms of those in the index; none where it names none."""
        ...


class OpenLookup(Protocol):
    """Opens the index to ask for a claim set: its ``articles`` are ingested first, if it names any."""

    def __call__(self, claim_set: ClaimSet, /) -> AbstractContextManager[Lookup]:
        """Raises ``FactcheckError`` where the articles or the index can't be read."""
        ...


def verify(
    paths: Iterable[Path],
    open_lookup: OpenLookup,
    *,
    selection: Selection | None = None,
    on_outcome: Callable[[Outcome], None] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Outcome]:
    """Run the claim sets under ``paths``: an outcome an entry, in the order of the files, as soon as it is known.

    Before anything is run all files are read: ``BadClaimSet`` names every fault, ``NothingMatched`` says that no
    entry is left to run. An entry that can't be asked is a failed outcome that says so, and the run goes on; only a
    missing or damaged index ends it. ``clock`` counts seconds.
    """
    from factcheck.checks.reading import read_claim_sets

    chosen = select(read_claim_sets(paths), selection or Selection())
    return run(chosen, open_lookup, on_outcome=on_outcome, clock=clock)


def run(
    claim_sets: Iterable[ClaimSet],
    open_lookup: OpenLookup,
    *,
    on_outcome: Callable[[Outcome], None] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Outcome]:
    """Run claim sets that were read already, as ``verify`` says."""
    for claim_set in claim_sets:
        for outcome in _outcomes(claim_set, open_lookup, clock):
            if on_outcome:
                on_outcome(outcome)
            yield outcome


def _outcomes(claim_set: ClaimSet, open_lookup: OpenLookup, clock: Callable[[], float]) -> Iterator[Outcome]:
    with ExitStack() as stack:
        try:
            lookup = stack.enter_context(open_lookup(claim_set))
        except FATAL:
            raise
        except (FactcheckError, OSError) as error:
            unasked = tuple(unasked_outcome(entry, error) for entry in claim_set.entries)
        else:
            unasked = ()
            yield from (ask(entry, lookup, clock) for entry in claim_set.entries)
    yield from unasked


def run_entry(claim_set: ClaimSet, entry: Entry, open_lookup: OpenLookup) -> Outcome:
    """One entry of a claim set, as ``run`` would run it."""
    return next(run([replace(claim_set, entries=(entry,))], open_lookup))


def ask(entry: Entry, lookup: Lookup, clock: Callable[[], float] = time.perf_counter) -> Outcome:
    """What becomes of one entry; what can't be asked is a failed outcome that says so. Raises what is ``FATAL``."""
    began = clock()
    try:
        dossier = lookup.gather(_question(entry))
        judgement = judge(entry, dossier, lookup.quantities)
    except FATAL:
        raise
    except (FactcheckError, OSError) as error:
        return unasked_outcome(entry, error, clock() - began)
    return replace(_told(entry, judgement, entry.severity, clock() - began), dossier=dossier)


def unasked_outcome(entry: Entry, error: Exception, seconds: float = 0.0) -> Outcome:
    """An entry that was not checked at all: never a mere warning."""
    reason = one_line(str(error))
    return _told(entry, Judgement(Status.NOT_FOUND, None, (f"Could not be checked: {reason}",)), "error", seconds)


def _question(entry: Entry) -> Question:
    return Question(entry.text, entry.quote, entry.speaker, entry.since, entry.until, entry.tolerance)


def _told(entry: Entry, judgement: Judgement, severity: str, seconds: float) -> Outcome:
    return Outcome(
        id=entry.id,
        file=entry.file,
        line=entry.line,
        claim=entry.text,
        expected=entry.expected,
        status=judgement.status,
        passed=not judgement.because,
        severity=severity,
        because=judgement.because,
        event=judgement.event,
        seconds=seconds,
        tags=entry.tags,
        quote=entry.quote,
    )
