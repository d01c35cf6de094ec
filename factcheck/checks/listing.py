"""Entries of claim sets as a list, before anything is run: for ``--list``."""

from factcheck.checks.entries import Entry
from factcheck.checks.plain import listed


def entry_line(entry: Entry) -> str:
    """claims/launch.yaml:5: range-350  conflicting  [dprk, missiles]."""
    expected = listed(entry.expected) or ("on record" if entry.quote else "as its reports and origins say")
    tags = f"  [{', '.join(entry.tags)}]" if entry.tags else ""
    return f"{entry.file}:{entry.line}: {entry.id}  {expected}{tags}"


def entry_json(entry: Entry) -> dict[str, object]:
    """The same for a program."""
    return {
        "id": entry.id,
        "file": entry.file,
        "line": entry.line,
        "claim": entry.text,
        "quote": entry.quote,
        "expected": [str(status) for status in entry.expected],
        "severity": entry.severity,
        "tags": list(entry.tags),
    }
