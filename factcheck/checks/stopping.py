"""Ending a run early: after so many entries that did not hold."""

from collections.abc import Iterable, Iterator

from factcheck.checks.totals import Totals
from factcheck.records import Outcome


def until_failures(outcomes: Iterable[Outcome], most: int | None) -> Iterator[Outcome]:
    """The outcomes up to the one that is the ``most``-th to fail; all of them where ``most`` is None."""
    failed = 0
    for outcome in outcomes:
        yield outcome
        failed += Totals.of(outcome).failed
        if most is not None and failed >= most:
            return
