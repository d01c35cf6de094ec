"""Whether an entry of a claim set holds, and if not, why: expected, found, the nearest report, what would make it pass.

It judges what was gathered; gathering is done by others, and what is true by nobody here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from factcheck.checks import citing
from factcheck.checks.entries import Entry, OriginCount
from factcheck.checks.misquotes import event_with_words, misquoted
from factcheck.checks.plain import counted, listed, one_line
from factcheck.checks.sought import ReadQuantities, look_for
from factcheck.records import Dossier, Event, Relation, Report, Status

# What the corpus would have to hold for a status.
WOULD_BE = {
    Status.CORROBORATED: "reports from two or more independent origins agreed and none conflicted",
    Status.SINGLE_ORIGIN: "reports agreed and all of them went back to one origin",
    Status.CONFLICTING: "some reports agreed with it and some did not",
    Status.CONTRADICTED: "every report of the event disagreed with it",
    Status.UNCLEAR: "the event were reported and nothing comparable said of it",
    Status.NOT_FOUND: "nothing in the index reported it",
}

ABSENT = "It would pass if an article that reports it were in the index."

# Which reports explain a status best; for the others, the nearest of any kind.
TELLING = {
    Status.CONFLICTING: (Relation.CONFLICTS,),
    Status.CONTRADICTED: (Relation.CONFLICTS,),
    Status.CORROBORATED: (Relation.CORROBORATES,),
    Status.SINGLE_ORIGIN: (Relation.CORROBORATES,),
}

# Whose origins are counted; "total" counts all.
COUNTED = {"corroborating": Relation.CORROBORATES, "conflicting": Relation.CONFLICTS}

# How many origins too few (above 0) or too many (below 0), by comparison.
SHORT_BY: dict[str, Callable[[int, int], int]] = {
    ">=": lambda wanted, found: max(wanted - found, 0),
    ">": lambda wanted, found: max(wanted + 1 - found, 0),
    "<=": lambda wanted, found: min(wanted - found, 0),
    "<": lambda wanted, found: min(wanted - 1 - found, 0),
    "==": lambda wanted, found: wanted - found,
    "!=": lambda wanted, found: 1 if wanted == found else 0,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an entry came to. ``event``: the one it was judged by; ``because``: empty if it held."""

    status: Status
    event: Event | None
    because: tuple[str, ...]


def judge(entry: Entry, dossier: Dossier, read: ReadQuantities) -> Judgement:
    """Hold an entry against what was gathered for it.

    A claim is judged by the first event. A quotation is judged by the first event, alike ones included, in which
    its words are on record from its speaker; where there is none, its status is not-found.
    """
    first = next(iter(dossier.events), None)
    event = event_with_words(entry, dossier) if entry.quote else first
    status = (event.status if event else Status.NOT_FOUND) if entry.quote else dossier.status
    unquoted = entry.quote and event is None
    because = chain(
        _words_reasons(entry, dossier) if unquoted else _status_reasons(entry, dossier, status, event),
        chain.from_iterable(_origin_reasons(count, event) for count in entry.origins),
        chain.from_iterable(look_for(wanted, event, read) for wanted in entry.reports),
    )
    reasons = (*because,)
    if reasons and event is None and not unquoted and (not entry.expected or status in entry.expected):
        reasons += (*_nearest_reasons(dossier, status, event), ABSENT)
    # What two reasons cite is cited once.
    return Judgement(status, event or first, tuple(dict.fromkeys(reasons)))


def _words_reasons(entry: Entry, dossier: Dossier) -> Iterator[str]:
    """Words that are not on record fail by themselves, unless just that is expected."""
    return iter(()) if Status.NOT_FOUND in entry.expected else misquoted(entry, dossier)


def _status_reasons(entry: Entry, dossier: Dossier, status: Status, event: Event | None) -> Iterator[str]:
    if entry.expected and status not in entry.expected:
        yield f"Expected {listed(entry.expected)}, found {status}{_counts(event)}."
        yield from _nearest_reasons(dossier, status, event)
        would_be = listed(WOULD_BE[expected] for expected in entry.expected)
        yield f"It would pass if {would_be}; or with expect: {status}, if that is the right reading."


def _counts(event: Event | None) -> str:
    if event is None:
        return ""
    agree, conflict = event.corroborating_origins, event.conflicting_origins
    return f": {counted(agree, 'origin')} {_verb(agree, 'agree')}, {conflict} {_verb(conflict, 'conflict')}"


def _verb(number: int, verb: str) -> str:
    return verb + "s" if number == 1 else verb


def _nearest_reasons(dossier: Dossier, status: Status, event: Event | None) -> Iterator[str]:
    """The report that explains the status; where no event was found, the nearest in another one."""
    report = citing.nearest(event.reports, *TELLING.get(status, ())) if event else None
    if report:
        yield _nearest_report(report)
        return
    others = [(report, other) for other in dossier.other_events for report in other.reports]
    if others:
        report, other = max(others, key=lambda pair: pair[0].score)
        apart = f" ({one_line(other.apart)})" if other.apart else ""
        yield f"Nearest report, of another event{apart}: {citing.cite(report)}."
    else:
        yield f"Nothing like it stands in {citing.searched(dossier)}."


def _origin_reasons(count: OriginCount, event: Event | None) -> Iterator[str]:
    found = _origins_found(count.of, event)
    short = SHORT_BY[count.sign](count.number, found)
    if short:
        of = "origins in total" if count.of == "total" else f"{count.of} origins"
        yield f"Expected {of} {count.sign} {count.number}, found {found}{_origin_names(count.of, event)}."
        yield from _counted_report(count.of, event)
        more = "more" if short > 0 else "fewer"
        yield f'It would pass with {abs(short)} {more}; or with {count.of}: "=={found}", if that is the right reading.'


def _counted_report(of: str, event: Event | None) -> Iterator[str]:
    """The nearest report of those whose origins were counted; where there is none, the nearest of all."""
    counted_relation = COUNTED.get(of)
    report = citing.nearest(event.reports, *([counted_relation] if counted_relation else [])) if event else None
    if report:
        yield _nearest_report(report)


def _nearest_report(report: Report) -> str:
    return f"Nearest report: {citing.cite(report)}, which {citing.relation(report)}."


def _origins_found(of: str, event: Event | None) -> int:
    if event is None:
        return 0
    counts = {"corroborating": event.corroborating_origins, "conflicting": event.conflicting_origins}
    return counts.get(of, len(event.origins))


def _origin_names(of: str, event: Event | None) -> str:
    """The names of the origins that were counted: ": Japan's Defense Ministry (3 reports)"."""
    if event is None:
        return ""
    relation = COUNTED.get(of)
    ids = {report.origin for report in event.reports if relation in (None, report.relation)}
    named = [f"{origin.name} ({counted(origin.reports, 'report')})" for origin in event.origins if origin.id in ids]
    return f": {one_line(listed(named, 'and'))}" if named else ""
