"""``factcheck lookup``: every event that reports a claim, its reports side by side."""

from typing import Annotated

import typer

from factcheck.cli.opening import opened_with_encoder
from factcheck.cli.options import (
    DEFAULT_INDEX,
    EncoderOption,
    IndexOption,
    LimitOption,
    OutletOption,
    PublishedOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from factcheck.cli.outputs import TERMINAL, OutputOption, format_option, print_made, require_places, write_made
from factcheck.records import Dossier, Status
from factcheck.views.forms import DOSSIER_FORMS, dossier_form_of

NOT_ENGLISH = "note: factcheck compares English; this seems to be in another language"


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
    format: Annotated[str, format_option(DOSSIER_FORMS)] = TERMINAL,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """Look a claim up: who reports it, and who disagrees."""
    files = tuple(output or ())
    require_places(files, dossier_form_of)
    with opened_with_encoder(index, encoder=encoder, quiet=quiet) as (stored, loaded):
        # Imported while the encoder loads.
        from factcheck.pipeline.gathering import Filters, gather
        from factcheck.pipeline.reading import Question

        filters = Filters(speaker, outlet, since, until)
        filters.require(stored)
        dossier = gather(Question(text, quote, published=published), stored, loaded, filters=filters, limit=limit)
    if not quiet:
        _tell_if_foreign(dossier)
    for file in files:
        write_made(DOSSIER_FORMS[dossier_form_of(file)](dossier), file)
    if format != TERMINAL:
        print_made(DOSSIER_FORMS[format](dossier))
        return
    from factcheck.views.terminal import open_console, print_dossier

    print_dossier(dossier, open_console(), explain=explain)


def _tell_if_foreign(dossier: Dossier) -> None:
    """What was not found may be there in English."""
    from factcheck.articles import is_foreign

    if dossier.status is Status.NOT_FOUND and is_foreign(dossier.question):
        typer.echo(NOT_ENGLISH, err=True)
