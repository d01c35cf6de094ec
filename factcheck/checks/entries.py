"""A claim set as it is run: defaults and variables filled in, every entry with the line it stands on.

What may be written in the YAML file is said in ``form``; these records know nothing of files or of YAML.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.records import Relation, Status


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many origins there must be. ``of``: "corroborating", "conflicting" or "total"; ``sign``: ">=", "==", ..."""

    of: str
    sign: str
    number: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A report that must be found in the event; what is None may be anything.

    ``speaker``, ``via``, ``outlet``: names, each word of which must stand in the report's.
    ``value``: a figure the report must give: "370 km", or the bare number as printed. With ``slot``, in that slot.
    """

    speaker: str | None = None
    via: str | None = None
    outlet: str | None = None
    relation: Relation | None = None
    slot: str | None = None
    value: str | float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim or quotation and what is expected of it. ``expected`` empty: any status will do.

    ``file``: the claim set's path as it was given; ``line``: where the entry begins, from 1.
    """

    id: str
    file: str
    line: int
    text: str
    quote: bool
    expected: tuple[Status, ...] = ()
    origins: tuple[OriginCount, ...] = ()
    reports: tuple[Sought, ...] = ()
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    tolerance: str | None = None
    severity: str = "error"
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """One file of entries. ``articles``: files, folders and globs to ingest, already resolved against the file."""

    path: Path
    name: str | None
    articles: tuple[str, ...]
    entries: tuple[Entry, ...]
