"""Claim sets: YAML files of claims and quotations with what is expected of them, run like tests.

    for outcome in verify([Path("claims")], open_lookup):
        ...

Gathering reports is left to the ``Lookup`` that the caller opens, showing outcomes to ``views``. What has a public name
here is loaded when it is first asked for: pytest imports this package in every project where it is installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checks.entries import ClaimSet, Entry
    from factcheck.checks.form import claim_set_schema
    from factcheck.checks.runner import Lookup, OpenLookup, Question, verify
    from factcheck.checks.selection import Selection
    from factcheck.checks.totals import Totals, exit_status, exit_status_of

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
    "exit_status_of",
    "verify",
]

_MODULES = {
    "entries": ("ClaimSet", "Entry"),
    "form": ("claim_set_schema",),
    "runner": ("Lookup", "OpenLookup", "Question", "verify"),
    "selection": ("Selection",),
    "totals": ("Totals", "exit_status", "exit_status_of"),
}


def __getattr__(name: str) -> object:
    """A public name, from the module that has it."""
    module = next((module for module, names in _MODULES.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
