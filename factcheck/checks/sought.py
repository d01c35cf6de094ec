"""Finding, in an event, the report that a claim set asks for, and saying what the nearest one lacks.

One row a criterion; the same row decides whether a report fits and says why it doesn't.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.checks import citing
from factcheck.checks.entries import Sought
from factcheck.checks.names import fits, relay_names, speaker_names
from factcheck.checks.plain import listed, one_line
from factcheck.records import Comparison, Event, Level, Quantity, Relation, Report

# Reads the figures of a text; how is for ``facts`` to know.
ReadQuantities = Callable[[str], Sequence[Quantity]]

# What a slot may say in a report of a relation: an update differs by growing, an unclear report may say anything.
LEVELS = {
    Relation.CORROBORATES: frozenset({Level.AGREES, Level.COMPATIBLE}),
    Relation.CONFLICTS: frozenset({Level.CONFLICTS}),
    Relation.UPDATES: frozenset({Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS}),
    Relation.UNCLEAR: frozenset(Level),
}
# The criteria that say whose report it is.
SOURCE = ("speaker", "via", "outlet")
SPEAKING = frozenset({Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS})


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing asked of a report: whether it was asked, whether a report has it, and what the report has instead."""

    name: str
    asked: Callable[[Sought], object]
    holds: Callable[[Sought, Report, ReadQuantities], bool]
    instead: Callable[[Sought, Report], str]


def look_for(wanted: Sought, event: Event | None, read: ReadQuantities) -> tuple[str, ...]:
    """Nothing where the report is found, else why not, a sentence each."""
    reports = event.reports if event else ()
    lacking = [(_lacks(wanted, report, read), report) for report in reports]
    if any(not lacks for lacks, _ in lacking):
        return ()
    missed = f"No report {describe(wanted)} was found{' in the event' if event else ': no event was found'}."
    if not lacking:
        return (missed,)
    lacks, nearest = min(lacking, key=lambda pair: (_strangeness(pair[0]), len(pair[0]), -pair[1].score))
    return (
        missed,
        f"Nearest: {citing.cite(nearest)}, which {citing.relation(nearest)}.",
        _remedy(wanted, nearest, lacks),
    )


def describe(wanted: Sought) -> str:
    """by "Joint Chiefs of Staff" that conflicts on distance with the value 370 km."""
    parts = (
        f'by "{wanted.speaker}"' if wanted.speaker else None,
        f'via "{wanted.via}"' if wanted.via else None,
        f'in "{wanted.outlet}"' if wanted.outlet else None,
        f"that {citing.RELATIONS[wanted.relation]}" if wanted.relation else None,
        f"on {wanted.slot}" if wanted.slot else None,
        f"with the value {_figure(wanted)}" if wanted.value is not None else None,
    )
    return " ".join(part for part in parts if part)


def _lacks(wanted: Sought, report: Report, read: ReadQuantities) -> tuple[Criterion, ...]:
    return tuple(row for row in CRITERIA if row.asked(wanted) is not None and not row.holds(wanted, report, read))


def _strangeness(lacks: tuple[Criterion, ...]) -> int:
    """How far a report is another's: what the source asked for does say explains more than who else says it."""
    return sum(row.name in SOURCE for row in lacks)


def _remedy(wanted: Sought, report: Report, lacks: tuple[Criterion, ...]) -> str:
    needs = [f"{row.name} {_asked(wanted, row)} (found: {row.instead(wanted, report)})" for row in lacks]
    return f"It would pass with {listed(needs, 'and')}."


def _asked(wanted: Sought, row: Criterion) -> str:
    return _figure(wanted) if row.name == "value" else f'"{row.asked(wanted)}"'


def _figure(wanted: Sought) -> str:
    return f"{wanted.value:g}" if isinstance(wanted.value, float) else str(wanted.value)


def _names(name: str | None, names: tuple[str | None, ...]) -> bool:
    return name is not None and fits(name, names)


def _compared(wanted: Sought, report: Report) -> list[Comparison]:
    """The comparisons of a report in the slot asked for, or all of them."""
    slot = (wanted.slot or "").casefold()
    return [one for one in report.comparisons if not slot or one.slot.casefold() == slot]


def _has_slot(wanted: Sought, report: Report, _: ReadQuantities) -> bool:
    # A report of another relation fails by that; of its slot only the presence is asked then.
    fitting = wanted.relation is not None and report.relation is wanted.relation
    levels = LEVELS[report.relation] if fitting else SPEAKING
    return any(one.level in levels for one in _compared(wanted, report))


def _slot_instead(wanted: Sought, report: Report) -> str:
    compared = _compared(wanted, report)
    if compared:
        return "; ".join(f"{citing.compare(one)}, {one.level}" for one in compared)
    return f"slots {listed(dict.fromkeys(one.slot for one in report.comparisons), 'and') or 'none'}"


def _quantities(wanted: Sought, report: Report) -> list[Quantity]:
    """The figures of a report; with a slot, those printed in that slot."""
    printed = [one.right for one in _compared(wanted, report) if one.right] if wanted.slot else None
    return [one for one in report.fact.quantities if printed is None or any(one.text in right for right in printed)]


def _has_value(wanted: Sought, report: Report, read: ReadQuantities) -> bool:
    figures = _quantities(wanted, report)
    if not isinstance(wanted.value, str):
        return any(figure.printed == wanted.value for figure in figures)
    sought = read(wanted.value)
    if sought:
        return any(_same_amount(one, figure) for one in sought for figure in figures)
    # No figure but a word: a place, a day, a name.
    return any(_names(wanted.value, (one.right,)) for one in _compared(wanted, report))


def _same_amount(left: Quantity, right: Quantity) -> bool:
    """Whether two amounts of one dimension overlap, within what their words leave open."""
    return (
        left.dimension == right.dimension
        and (left.value.low is None or right.value.high is None or left.value.low <= right.value.high)
        and (right.value.low is None or left.value.high is None or right.value.low <= left.value.high)
    )


def _value_instead(wanted: Sought, report: Report) -> str:
    return one_line(listed((figure.text for figure in _quantities(wanted, report)), "and")) or "no figure"


CRITERIA = (
    Criterion(
        "speaker",
        lambda wanted: wanted.speaker,
        lambda wanted, report, _: _names(wanted.speaker, speaker_names(report)),
        lambda _, report: citing.who(report),
    ),
    Criterion(
        "via",
        lambda wanted: wanted.via,
        lambda wanted, report, _: _names(wanted.via, relay_names(report)),
        lambda _, report: one_line(", ".join(report.fact.claim.via)) or "nobody",
    ),
    Criterion(
        "outlet",
        lambda wanted: wanted.outlet,
        lambda wanted, report, _: _names(wanted.outlet, (report.article.outlet,)),
        lambda _, report: one_line(report.article.outlet or "none"),
    ),
    Criterion(
        "relation",
        lambda wanted: wanted.relation,
        lambda wanted, report, _: report.relation is wanted.relation,
        lambda _, report: str(report.relation),
    ),
    Criterion("slot", lambda wanted: wanted.slot, _has_slot, _slot_instead),
    Criterion("value", lambda wanted: wanted.value, _has_value, _value_instead),
)
