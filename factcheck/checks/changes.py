"""What changed since a baseline, each change named: a new conflict, a new origin, a report that is gone.

With a baseline an entry holds if nothing changed. Where baselines lie and how they look is told in ``baseline``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from factcheck.checks import citing
from factcheck.checks.baseline import Baseline, Found, found, name_of
from factcheck.checks.entries import ClaimSet
from factcheck.checks.plain import shortened
from factcheck.records import Outcome, Relation, Status

# More of a kind are counted; the pages have them all.
MOST = 5

REMEDY = "It would pass if the record were as before; or with --update-baseline, if it is right as it is now."


def against(baseline: Baseline, path: Path) -> Callable[[Outcome], Outcome]:
    """Judges outcomes by what changed; one that could not be asked is left as it is."""

    def judged(outcome: Outcome) -> Outcome:
        if outcome.dossier is None:
            return outcome
        known = baseline.get(name_of(outcome.file, path), {}).get(outcome.id)
        named = tuple(changes(known, found(outcome))) if known else _new_entry(outcome)
        return replace(outcome, passed=not named, because=(*named, REMEDY) if named else ())

    return judged


def gone(baseline: Baseline, path: Path, claim_sets: Iterable[ClaimSet]) -> Iterator[Outcome]:
    """An outcome for each entry of the baseline whose claim set no longer has it, or is no longer there.

    ``claim_sets``: all that were read, with all their entries.
    """
    known = {name_of(str(each.path), path): each for each in claim_sets}
    for file, entries in sorted(baseline.items()):
        claim_set = known.get(file)
        if claim_set is None and (path.parent / file).exists():
            continue
        left = {entry.id for entry in claim_set.entries} if claim_set else set()
        shown = str(claim_set.path if claim_set else path.parent / file)
        yield from (_gone(id, shown, was) for id, was in sorted(entries.items()) if id not in left)


def without(baseline: Baseline, outcomes: Iterable[Outcome], path: Path) -> Baseline:
    """The baseline without the entries that are gone."""
    taken_out = {(name_of(outcome.file, path), outcome.id) for outcome in outcomes}
    return {
        file: {id: entry for id, entry in entries.items() if (file, id) not in taken_out}
        for file, entries in baseline.items()
    }


def changes(was: Found, now: Found) -> Iterator[str]:
    """Each change in a sentence, the gravest first."""
    if was.claim != now.claim:
        yield f"The claim read otherwise: “{shortened(was.claim, citing.LONGEST_WORDS)}”."
    if was.status is not now.status:
        yield f"Status from {was.status} to {now.status}."
    if was.held is not now.held:
        yield "It met what is expected of it, and does not now." if was.held else "It meets now what is expected of it."
    yield from _origins("conflicting", was.conflicting, now.conflicting)
    yield from _origins("corroborating", was.corroborating, now.corroborating)
    yield from _reports(was.reports, now.reports)


def _new_entry(outcome: Outcome) -> tuple[str, ...]:
    """What it came to; and where it does not meet what is expected of it, why."""
    return (f"New entry: the baseline does not have it. Found {outcome.status}.", *outcome.because)


def _gone(id: str, file: str, was: Found) -> Outcome:
    because = (
        f"Entry gone: the baseline has it as {was.status}, and no claim set has it now.",
        "It would pass if the entry were there again; or with --update-baseline, if it is right that it is gone.",
    )
    return Outcome(id, file, 1, was.claim, (was.status,), Status.NOT_FOUND, False, "error", because, None)


def _origins(kind: str, was: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    yield from (f"New {kind} origin: {name}." for name in now if name not in was)
    yield from (f"Origin gone, {kind}: {name}." for name in was if name not in now)


def _reports(was: Mapping[str, Relation], now: Mapping[str, Relation]) -> Iterator[str]:
    new = [(now[cited], cited) for cited in now if cited not in was]
    conflicts = [cited for relation, cited in new if relation is Relation.CONFLICTS]
    yield from _few(f"New conflict: {cited}." for cited in conflicts)
    yield from _few(
        f"New report, which {citing.RELATIONS[relation]}: {cited}."
        for relation, cited in new
        if relation is not Relation.CONFLICTS
    )
    both = [(was[cited], relation, cited) for cited, relation in now.items() if cited in was]
    yield from _few(f"Report from {before} to {after}: {cited}." for before, after, cited in both if before != after)
    yield from _few(f"Report gone, which {citing.RELATIONS[was[cited]]}: {cited}." for cited in was if cited not in now)


def _few(sentences: Iterable[str]) -> Iterator[str]:
    every = list(sentences)
    yield from every[:MOST]
    if len(every) > MOST:
        yield f"And {len(every) - MOST} more like it."
