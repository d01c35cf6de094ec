"""Claim sets: YAML files of claims and quotations with what is expected of them, run like tests.

    for outcome in verify([Path("claims")], open_lookup):
        ...

Gathering reports is left to the ``Lookup`` that the caller opens, showing outcomes to ``views``.
"""

from typing import Any

from factcheck.checks.entries import ClaimSet, Entry
from factcheck.checks.runner import Lookup, OpenLookup, Question, verify
from factcheck.checks.selection import Selection
from factcheck.checks.totals import Totals, exit_status

__all__ = [
    "ClaimSet",
    "Entry",
    "Lookup",
    "OpenLookup",
    "Question",
    "Selection",
    "Totals",
    "claim_set_schema",
    "exit_status",
    "verify",
]


def claim_set_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a claim set, for editors."""
    # Pydantic takes a while to load, and most commands don't need it.
    from factcheck.checks.form import claim_set_schema as schema

    return schema()
