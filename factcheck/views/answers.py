"""The answer before anything else: a status in words, what each origin says, and what nobody says.

Arranging only: which reports agree and what an origin is, is read from the records.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from factcheck.records import Comparison, Dossier, Event, Level, Relation, Report, Status
from factcheck.views.figures import Figure, asked_words, figure_slots, figures
from factcheck.views.model import is_first, sides, verdict
from factcheck.views.wording import CLAIM, Measure, counted, outlet

STATUSES = {
    Status.CORROBORATED: "Independent origins agree",
    Status.SINGLE_ORIGIN: "Reported, by one origin only",
    Status.CONFLICTING: "The reports disagree",
    Status.CONTRADICTED: "Every report that can be compared disagrees",
    Status.UNCLEAR: "Reported, and no report can be held against it",
    Status.NOT_FOUND: "No report of it found",
}

# Slots that tell how near two texts are; what they are silent on is nothing that a report could have said.
NEARNESS = frozenset({"meaning", "published"})

# So many of the reports' words are told of a slot.
NAMED = 4

EARLY = date.min


@dataclass(frozen=True, slots=True)
class Saying:
    """What one origin says of the measured thing, in order of time: "2,012", then "at least 2,122"."""

    origin: str
    values: tuple[str, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A slot in which reports could not be compared; ``asked``: the claim's words, ``said``: theirs, where any."""

    slot: str
    asked: str | None
    said: tuple[str, ...]
    reports: tuple[Report, ...]


def answer(event: Event) -> str:
    """ "2 origins say about 350 km; 1 says 370 km." Without a figure, how many origins agree and conflict."""
    told = sayings(event)
    if not told:
        said = verdict(event).partition(": ")[2]
        return f"{said[:1].upper()}{said[1:]}."
    alike = [(values, len(list(group))) for values, group in groupby(told, key=lambda one: one.values)]
    first, *rest = ((count, ", then ".join(values)) for values, count in alike)
    spoken = [f"{counted(first[0], 'origin')} {_say(first[0])} {first[1]}"]
    others = (f"{count} {_say(count)} {values}" for count, values in rest)
    return "; ".join([*spoken, *others, *_without_figure(event, told)]) + "."


def sayings(event: Event) -> tuple[Saying, ...]:
    """What each origin says of the figure that matters most; who agrees comes first, then who has most reports."""
    slots = figure_slots(event)
    named = figures(event, slots[0]) if slots else ()
    found = [one for one in named if one.comparison or is_first(one.report)] or list(named)
    asked = (asked_words(event, slots[0]) or "").casefold() if slots else ""
    by_origin = {origin: [one for one in found if one.report.origin == origin] for origin in _origins(found)}
    told = [Saying(origin, _values(own, asked), len(own)) for origin, own in by_origin.items()]
    agreeing = {one.report.origin for one in found if one.report.relation is Relation.CORROBORATES}
    return tuple(sorted(told, key=lambda one: (one.origin not in agreeing, one.values, -one.reports)))


def speaking(report: Report) -> tuple[Comparison, ...]:
    """The slots in which something is said on a side, or that were weighed; the others are silent on both."""
    return tuple(one for one in report.comparisons if one.left or one.right or one.note or one.weight)


def silences(event: Event) -> tuple[Silence, ...]:
    """What could not be compared, slot by slot: what the claim says first, then what only reports say."""
    pairs = [
        (comparison, report)
        for report in event.reports
        for comparison in report.comparisons
        if comparison.level is Level.SILENT and comparison.slot not in NEARNESS
    ]
    slots = dict.fromkeys(comparison.slot for comparison, _ in pairs)
    found = [_silence(slot, [pair for pair in pairs if pair[0].slot == slot]) for slot in slots]
    return tuple(sorted(found, key=lambda one: (one.asked is None, not one.said)))


def silences_told(event: Event, measure: Measure = CLAIM) -> tuple[tuple[str, str], ...]:
    """Slot and sentence: "date", "The claim has 27 March 2023. Nothing of it in 2 of 9 reports: Harbour Post, …".

    What neither the claim nor any report speaks of is told together, last. ``measure``: what stands for the claim.
    """
    found = silences(event)
    spoken = [one for one in found if one.asked or one.said]
    mute = ", ".join(_named(one.slot) for one in found if one not in spoken)
    told = [(_named(one.slot), _silence_told(one, event, measure.name)) for one in spoken]
    if mute:
        told.append((mute, f"Nothing of it in {measure.name}, nor in the reports that were held against it."))
    return tuple(told)


def origin_lines(event: Event, measure: Measure = CLAIM) -> tuple[str, ...]:
    """Each origin in a line: "Japan's Defense Ministry: about 350 km (6 reports)"; else how its reports stand."""
    names = {origin.id: origin.name for origin in event.origins}
    told = sayings(event)
    against = {report.origin for report in event.reports if report.relation is Relation.CONFLICTS}
    # Of a dispute over no figure, what some say of one is not the matter.
    if told and (measure is CLAIM or against <= {one.origin for one in told}):
        return tuple(
            f"{names.get(one.origin, one.origin)}: {', then '.join(one.values)} ({counted(one.reports, 'report')})"
            for one in told
        )
    return tuple(
        f"{group.origin.name}: {measure.relations[side.relation].lower()} ({counted(len(group.reports), 'report')})"
        for side in sides(event)
        for group in side.groups
    )


def summary(dossier: Dossier) -> str:
    """The answer to a question in a sentence."""
    if dossier.status is Status.NOT_FOUND or not dossier.events:
        return "Nothing in this index reports it. That says nothing about the claim: only what was searched."
    return answer(dossier.events[0])


def _without_figure(event: Event, told: Sequence[Saying]) -> Iterator[str]:
    """Origins that count for or against the claim and name no figure: "1 more agrees without one"."""
    with_one = {one.origin for one in told}
    for relation, verb in ((Relation.CORROBORATES, "agree"), (Relation.CONFLICTS, "conflict")):
        number = len({one.origin for one in event.reports if one.relation is relation} - with_one)
        if number:
            yield f"{number} more {verb}{'s' if number == 1 else ''} without a figure"


def _silence_told(silence: Silence, event: Event, asked_by: str) -> str:
    here, whole = len(silence.reports), len(event.reports)
    count = f"all {counted(whole, 'report')}" if here == whole > 1 else f"{here} of {counted(whole, 'report')}"
    outlets = ", ".join(dict.fromkeys(outlet(report.article) for report in silence.reports))
    said, holder = _listed(silence.said), asked_by.capitalize()
    if not silence.asked:
        return f"Nothing of it in {asked_by}; in reports: {said}."
    if said:
        return f"{holder} has {silence.asked}. In {count} there is {said}, which is not the same thing: {outlets}."
    return f"{holder} has {silence.asked}. Nothing of it in {count}: {outlets}."


def _listed(words: Sequence[str]) -> str:
    shown = [word for place, word in enumerate(words) if not any(word in other for other in words[:place])]
    more = len(shown) - NAMED
    return "; ".join([*shown[:NAMED], *([f"and {more} others"] if more > 0 else [])])


def _named(slot: str) -> str:
    return slot.replace("_", " ")


def _silence(slot: str, pairs: Sequence[tuple[Comparison, Report]]) -> Silence:
    asked = next((comparison.left for comparison, _ in pairs if comparison.left), None)
    said = dict.fromkeys(comparison.right for comparison, _ in pairs if comparison.right)
    return Silence(slot, asked, tuple(said), tuple(report for _, report in pairs))


def _origins(found: Iterable[Figure]) -> Iterable[str]:
    return dict.fromkeys(figure.report.origin for figure in found)


def _values(own: Sequence[Figure], asked: str) -> tuple[str, ...]:
    """An origin's values in order of time, those that touch said once, in the claim's words where it uses them."""
    ordered = sorted(own, key=lambda figure: figure.report.article.published or EARLY)
    runs: list[list[Figure]] = []
    for figure in ordered:
        if runs and _touch(runs[-1][-1], figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return tuple(commonest([figure.quantity.text for figure in run], asked) for run in runs)


def commonest(texts: Sequence[str], asked: str = "") -> str:
    """The words that most use, without a capital that only began a sentence; the claim's own where any uses them."""
    folded = [text if text[1:2].isupper() else text[:1].lower() + text[1:] for text in texts]
    counts = Counter(folded)
    return max(counts, key=lambda text: (text.casefold() == asked, counts[text]))


def _touch(left: Figure, right: Figure) -> bool:
    one, other = left.quantity.value, right.quantity.value
    if None in (one.low, one.high, other.low, other.high):
        return one == other
    return one.low <= other.high and other.low <= one.high  # type: ignore[operator]


def _say(number: int) -> str:
    return "says" if number == 1 else "say"
