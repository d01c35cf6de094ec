"""What failed when claim sets were last run: a small file beside the index that was asked, for ``--failed``.

An entry that was not run keeps what is known of it.
"""

import json
import os
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile

from factcheck.checks.entries import ClaimSet, Entry
from factcheck.errors import NothingMatched
from factcheck.records import Outcome

FILE = "last-run.json"

# Where the record of a claim set lies, None where none is kept.
RecordOf = Callable[[ClaimSet], Path | None]


def failed_entries(claim_sets: Iterable[ClaimSet], record_of: RecordOf) -> Callable[[Entry], bool]:
    """Whether an entry failed when it was last run. Raises ``NothingMatched`` where none of them was ever run."""
    records = {folder: _read(folder) for claim_set in claim_sets if (folder := record_of(claim_set))}
    if not any(records.values()):
        raise NothingMatched("--failed: no run of these claim sets is on record; run them once without --failed")
    held = {name: passed for record in records.values() for name, passed in record.items()}
    return lambda entry: not held.get(_name(entry.file, entry.id), True)


def remember(outcomes: Iterable[Outcome], claim_sets: Iterable[ClaimSet], record_of: RecordOf) -> None:
    """Add what became of the entries that were run; a folder that can't be written costs no more than ``--failed``."""
    folders = {str(claim_set.path): record_of(claim_set) for claim_set in claim_sets}
    placed = [(str(folder), outcome) for outcome in outcomes if (folder := folders.get(outcome.file))]
    for folder, group in groupby(sorted(placed, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        ended = {_name(outcome.file, outcome.id): outcome.passed or outcome.severity == "warn" for _, outcome in group}
        _write(Path(folder), {**_read(Path(folder)), **ended})


def _name(file: str, id: str) -> str:
    return f"{os.path.abspath(file)}#{id}"  # noqa: PTH100


def _read(folder: Path) -> dict[str, bool]:
    try:
        held = json.loads((folder / FILE).read_bytes())["held"]
        return {str(name): bool(passed) for name, passed in held.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(folder: Path, held: dict[str, bool]) -> None:
    text = json.dumps({"held": held}, indent=1, sort_keys=True)
    try:
        with NamedTemporaryFile("w", dir=folder, prefix=FILE, delete=False, encoding="utf-8") as new:
            new.write(text)
        Path(new.name).replace(folder / FILE)
    except OSError:
        return
