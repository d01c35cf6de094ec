"""Records as output, a module a form. Views take no decisions; they know the records and nothing else.

Each module is loaded when a name of it is first asked for, what prints to a terminal with its library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.views.json import (
        article_json,
        claim_json,
        dossier_json,
        event_json,
        extract_line,
        facts_json,
        finding_json,
        on_record_json,
        outcomes_json,
        to_json,
    )
    from factcheck.views.model import headline
    from factcheck.views.terminal import (
        open_console,
        print_claims,
        print_conflicts,
        print_dossier,
        print_extract,
        print_facts,
        print_finding,
        print_ingest_summary,
        print_outcomes,
        print_statements,
    )

__all__ = [
    "article_json",
    "claim_json",
    "dossier_json",
    "event_json",
    "extract_line",
    "facts_json",
    "finding_json",
    "headline",
    "on_record_json",
    "open_console",
    "outcomes_json",
    "print_claims",
    "print_conflicts",
    "print_dossier",
    "print_extract",
    "print_facts",
    "print_finding",
    "print_ingest_summary",
    "print_outcomes",
    "print_statements",
    "to_json",
]

_NOT_OF_JSON = {"headline": "model", "open_console": "terminal"}


def __getattr__(name: str) -> object:
    """A public name, with the module that has it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "terminal" if name.startswith("print_") else _NOT_OF_JSON.get(name, "json")
    return getattr(import_module(f"{__name__}.{module}"), name)
