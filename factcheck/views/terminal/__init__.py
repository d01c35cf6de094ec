"""Everything that factcheck prints for people, through rich: readable at 80 and 200 columns, with colour or without."""

from factcheck.views.terminal.canvas import open_console
from factcheck.views.terminal.events import print_conflicts, print_dossier
from factcheck.views.terminal.findings import print_finding
from factcheck.views.terminal.listings import print_claims, print_extract, print_facts, print_ingest_summary
from factcheck.views.terminal.outcomes import print_outcomes
from factcheck.views.terminal.statements import print_statements

__all__ = [
    "open_console",
    "print_claims",
    "print_conflicts",
    "print_dossier",
    "print_extract",
    "print_facts",
    "print_finding",
    "print_ingest_summary",
    "print_outcomes",
    "print_statements",
]
