"""``factcheck lookup``: every event that reports a claim, its reports side by side."""

from pathlib import Path
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
from factcheck.records import Dossier
from factcheck.views.forms import DOSSIER_FORMS, dossier_form_of

TERMINAL = "terminal"
FORMS = (TERMINAL, *DOSSIER_FORMS)


def _form(name: str) -> str:
    if name not in FORMS:
        raise typer.BadParameter(f"{name!r} is no form; there are {', '.join(FORMS)}")
    return name


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
    format: Annotated[
        str, typer.Option("--format", parser=_form, metavar="FORM", help=f"What to print: {', '.join(FORMS)}.")
    ] = TERMINAL,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write it here too, form by ending.")
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Look a claim up: who reports it, and who disagrees."""
    written = {file: dossier_form_of(file) for file in output or ()}
    with opened_with_encoder(index, encoder=encoder, quiet=quiet) as (stored, loaded):
        # Imported while the encoder loads.
        from factcheck.pipeline.gathering import Filters, gather
        from factcheck.pipeline.reading import Question

        filters = Filters(speaker, outlet, since, until)
        filters.require(stored)
        dossier = gather(Question(text, quote, published=published), stored, loaded, filters=filters, limit=limit)
    for file, form in written.items():
        _write(dossier, form, file)
    if format != TERMINAL:
        made = DOSSIER_FORMS[format](dossier)
        typer.echo(made, nl=isinstance(made, str) and not made.endswith("\n"))
        return
    from factcheck.views.terminal import open_console, print_dossier

    print_dossier(dossier, open_console(), explain=explain)


def _write(dossier: Dossier, form: str, path: Path) -> None:
    from factcheck.views.writing import whole_file

    made = DOSSIER_FORMS[form](dossier)
    with whole_file(path) as file:
        file.write(made if isinstance(made, bytes) else made.encode("utf-8"))
