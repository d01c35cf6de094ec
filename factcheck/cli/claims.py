"""``factcheck claims``: what the index holds, claim by claim."""

import typer

from factcheck.cli.opening import opened
from factcheck.cli.options import (
    DEFAULT_INDEX,
    IndexOption,
    LimitOption,
    LinesFormat,
    LinesFormatOption,
    OutletOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)


def command(
    index: IndexOption = DEFAULT_INDEX,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    format: LinesFormatOption = LinesFormat.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """List the claims of the index, by article."""
    from factcheck.pipeline.gathering import Filters
    from factcheck.views.json import claim_json, to_json

    with opened(index, quiet=quiet) as stored:
        Filters(speaker, outlet, since, until).require(stored)
        found = list(stored.claims(speaker=speaker, outlet=outlet, since=since, until=until, limit=limit))
    if format is LinesFormat.JSON:
        typer.echo(to_json([claim_json(fact, article) for fact, article in found]))
    elif format is LinesFormat.JSONL:
        for fact, article in found:
            typer.echo(to_json(claim_json(fact, article), one_line=True))
    else:
        from factcheck.views.terminal import open_console, print_claims

        print_claims(found, open_console())
