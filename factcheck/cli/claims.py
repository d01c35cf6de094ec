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
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from factcheck.errors import NothingMatched


def command(
    index: IndexOption = DEFAULT_INDEX,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    format: LinesFormatOption = LinesFormat.TERMINAL,
) -> None:
    """List the claims of the index, by article."""
    from factcheck.views.json import claim_json, to_json

    with opened(index) as stored:
        found = list(stored.claims(speaker=speaker, outlet=outlet, since=since, until=until, limit=limit))
    if not found and any((speaker, outlet, since, until)):
        raise NothingMatched("no claim in the index passes these filters")
    if format is LinesFormat.JSON:
        typer.echo(to_json([claim_json(fact, article) for fact, article in found]))
    elif format is LinesFormat.JSONL:
        for fact, article in found:
            typer.echo(to_json(claim_json(fact, article), one_line=True))
    else:
        from factcheck.views.terminal import open_console, print_claims

        print_claims(found, open_console())
