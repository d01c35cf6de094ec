"""A baseline: what claim sets came to when a person last looked, as a JSON file to be reviewed as a diff.

Sorted and one line a report, so that a change of the record is a change of few lines. What counts as a change is said
in ``changes``.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath

from factcheck.checks import citing
from factcheck.checks.plain import one_line
from factcheck.errors import BadInput
from factcheck.records import Event, Outcome, Relation, Status

VERSION = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What an entry came to. ``reports``: how each stands to the claim, under the words by which it is cited."""

    claim: str
    status: Status
    held: bool
    corroborating: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()
    reports: Mapping[str, Relation] = field(default_factory=dict)


# By claim set, as its path looks from the baseline's folder, and by id.
Baseline = Mapping[str, Mapping[str, Found]]


def found(outcome: Outcome) -> Found:
    """An outcome as a baseline has it. The event of what is not on record is only like it, and is left out."""
    event = outcome.event if outcome.status is not Status.NOT_FOUND else None
    return Found(
        claim=outcome.claim,
        status=outcome.status,
        held=outcome.passed,
        corroborating=_origins(event, Relation.CORROBORATES),
        conflicting=_origins(event, Relation.CONFLICTS),
        reports={citing.cite(report): report.relation for report in reversed(event.reports if event else ())},
    )


def name_of(file: str, baseline: Path) -> str:
    """How a claim set is called in a baseline: its path from there, the same wherever one stands."""
    try:
        name = os.path.relpath(file, baseline.parent)
    except ValueError:
        # Another drive.
        name = str(Path(file).resolve())
    return PurePath(name).as_posix()


def read_baseline(path: Path) -> Baseline:
    """Raises ``BadInput`` where there is none, or where it is not one of ours."""
    # Pydantic takes a while to load.
    from pydantic import TypeAdapter, ValidationError

    try:
        written = json.loads(path.read_bytes())
        if not isinstance(written, dict) or written.get("version") != VERSION:
            raise BadInput(f"{path} is no baseline of version {VERSION}; write it anew: --update-baseline")
        return TypeAdapter(dict[str, dict[str, Found]]).validate_python(written.get("claim_sets"))
    except FileNotFoundError as error:
        raise BadInput(f"there is no baseline {path}; write it with: --update-baseline") from error
    except OSError as error:
        raise BadInput(f"the baseline {path} can't be read: {error.strerror}") from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise BadInput(f"{path}: {place}: not what a baseline holds; write it anew: --update-baseline") from error
    except ValueError as error:
        raise BadInput(f"{path} is no JSON ({error}); write it anew: --update-baseline") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Raises ``BadInput`` where it can't be written."""
    claim_sets = {
        file: {id: _shape(entry) for id, entry in entries.items()} for file, entries in baseline.items() if entries
    }
    text = json.dumps({"version": VERSION, "claim_sets": claim_sets}, indent=2, ensure_ascii=False, sort_keys=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadInput(f"the baseline {path} can't be written: {error.strerror}") from error


def with_outcomes(baseline: Baseline, outcomes: Iterable[Outcome], path: Path) -> Baseline:
    """The baseline with what was found now; an entry that could not be asked keeps what was known of it."""
    now = {file: dict(entries) for file, entries in baseline.items()}
    for outcome in outcomes:
        if outcome.dossier is not None:
            now.setdefault(name_of(outcome.file, path), {})[outcome.id] = found(outcome)
    return now


def _origins(event: Event | None, relation: Relation) -> tuple[str, ...]:
    if event is None:
        return ()
    ids = {report.origin for report in event.reports if report.relation is relation}
    return tuple(sorted(one_line(origin.name) for origin in event.origins if origin.id in ids))


def _shape(entry: Found) -> dict[str, object]:
    return asdict(entry)
