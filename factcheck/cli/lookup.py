"""``factcheck lookup``: every event that reports a claim, its reports side by side."""

from typing import Annotated

import typer

from factcheck.cli.opening import opened_with_encoder
from factcheck.cli.options import (
    DEFAULT_INDEX,
    EncoderOption,
    Format,
    FormatOption,
    IndexOption,
    LimitOption,
    OutletOption,
    PublishedOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)


def command(
    text: Annotated[str, typer.Argument(help="A claim: a sentence, or somebody's words with --quote.")],
    index: IndexOption = DEFAULT_INDEX,
    encoder: EncoderOption = None,
    quote: Annotated[bool, typer.Option("--quote", help="The text is somebody's exact words.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print what was compared, with its weights.")] = False,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    published: PublishedOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Look a claim up: who reports it, and who disagrees."""
    with opened_with_encoder(index, encoder=encoder, quiet=quiet) as (stored, loaded):
        # Imported while the encoder loads.
        from factcheck.pipeline.gathering import Filters, gather
        from factcheck.pipeline.reading import Question

        filters = Filters(speaker, outlet, since, until)
        filters.require(stored)
        dossier = gather(Question(text, quote, published=published), stored, loaded, filters=filters, limit=limit)
    if format is Format.JSON:
        from factcheck.views.json import dossier_json, to_json

        typer.echo(to_json(dossier_json(dossier)))
        return
    from factcheck.views.terminal import open_console, print_dossier

    print_dossier(dossier, open_console(), explain=explain)
