"""The figures that the reports of an event give for one thing, in order of publication: a toll as it rises."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.records import Quantity, Report, Reported, Series
from factcheck.relations import is_telling, said_once, slot_of

# A figure that one article alone gives is no series.
ARTICLES = 2


def values_over_time(reports: Sequence[Report]) -> tuple[Series, ...]:
    """A series for each thing that two articles or more give a figure of, those that most give first."""
    found: dict[tuple[str, str], list[tuple[Report, Quantity]]] = defaultdict(list)
    for report in reports:
        for quantity in _telling(report):
            found[slot_of(quantity), quantity.of or ""].append((report, quantity))
    kept = [(key, given) for key, given in found.items() if len({one.article.id for one, _ in given}) >= ARTICLES]
    return tuple(
        Series(slot, of, tuple(_reported(report, quantity) for report, quantity in sorted(given, key=_by_time)))
        for (slot, of), given in sorted(kept, key=lambda one: (-len(one[1]), one[0]))
    )


def _telling(report: Report) -> Iterator[Quantity]:
    return (quantity for quantity in said_once(report.fact.quantities) if is_telling(quantity))


def _by_time(given: tuple[Report, Quantity]) -> tuple[date, str, int]:
    report, quantity = given
    return report.article.published or date.max, report.fact.claim.id, quantity.span.start


def _reported(report: Report, quantity: Quantity) -> Reported:
    return Reported(quantity, report.article.published, report.fact.claim.id, report.origin)
