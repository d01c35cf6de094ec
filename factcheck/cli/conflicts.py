"""``factcheck conflicts``: without a question, where the reports of the index disagree."""

import typer

from factcheck.cli.opening import opened
from factcheck.cli.options import (
    DEFAULT_INDEX,
    Format,
    FormatOption,
    IndexOption,
    LimitOption,
    OutletOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from factcheck.cli.progress import progress


def command(
    index: IndexOption = DEFAULT_INDEX,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Show where the reports of the index disagree."""
    from factcheck.pipeline.disputes import find_disputes
    from factcheck.pipeline.gathering import Filters
    from factcheck.views.json import event_json, to_json

    filters = Filters(speaker, outlet, since, until)
    with opened(index, quiet=quiet) as stored:
        filters.require(stored)
        with progress("Comparing claims", total=stored.counts()[1], quiet=quiet) as tell:
            events = find_disputes(stored, filters=filters, advance=lambda done: tell(done, ""))[:limit]
    if format is Format.JSON:
        typer.echo(to_json([event_json(event) for event in events]))
        return
    from factcheck.views.terminal import open_console, print_conflicts

    print_conflicts(events, open_console())
