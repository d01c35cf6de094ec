"""``factcheck conflicts``: without a question, where the reports of the index disagree."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.opening import opened
from factcheck.cli.options import (
    DEFAULT_INDEX,
    Format,
    FormatOption,
    IndexOption,
    OutletOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from factcheck.cli.progress import progress

if TYPE_CHECKING:
    from factcheck.pipeline.disputes import Disputes

# More than anybody reads in one sitting.
LIMIT = 100


def command(
    index: IndexOption = DEFAULT_INDEX,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    slot: Annotated[
        str | None, typer.Option("--slot", metavar="NAME", help="Only disputes over this: distance, casualties, ...")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = LIMIT,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Show where the reports of the index disagree, the clearest disputes first."""
    from factcheck.pipeline.disputes import find_disputes
    from factcheck.pipeline.gathering import Filters
    from factcheck.views.json import event_json, to_json

    filters = Filters(speaker, outlet, since, until)
    with opened(index, quiet=quiet) as stored:
        filters.require(stored)
        with progress("Comparing claims", total=stored.counts()[1], quiet=quiet) as tell:
            disputes = find_disputes(stored, filters=filters, slot=slot, limit=limit, tell=tell)
    if format is Format.JSON:
        typer.echo(to_json([event_json(event) for event in disputes.events]))
    else:
        from factcheck.views.terminal import open_console, print_conflicts

        print_conflicts(disputes.events, open_console(), read=disputes.read, dismissed=disputes.dismissed)
    if not quiet:
        _tell_what_is_left(disputes, limit)


def _tell_what_is_left(disputes: "Disputes", limit: int) -> None:
    if disputes.found > limit:
        print(f"note: {limit:,} of {disputes.found:,} disputes are shown; --limit shows more", file=sys.stderr)
    if disputes.unrelated:
        told = f"{disputes.unrelated:,} further pairs of claims that might disagree were not looked into"
        print(f"note: {told}; narrow with --since, --until, --speaker or --outlet", file=sys.stderr)
