"""``factcheck draft``: an article before publication, each quotation, figure, date and name in it looked up."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import DID_NOT_HOLD
from factcheck.cli.opening import opened_with_encoder
from factcheck.cli.options import (
    DEFAULT_INDEX,
    EncoderOption,
    IndexOption,
    PublishedOption,
    QuietOption,
    SinceOption,
    UntilOption,
)
from factcheck.cli.outputs import TERMINAL, OutputOption, format_option, print_made, require_places, write_made
from factcheck.cli.progress import progress
from factcheck.errors import NothingMatched
from factcheck.views.forms import OUTCOME_FORMS, outcome_form_of
from factcheck.views.legible import legible

if TYPE_CHECKING:
    from factcheck.checks.drafts import Draft
    from factcheck.index import Encoder, Index
    from factcheck.pipeline.gathering import Filters
    from factcheck.records.drafts import DraftCheck


def command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The draft: text, Markdown or HTML; - for standard input.")
    ],
    index: IndexOption = DEFAULT_INDEX,
    encoder: EncoderOption = None,
    published: PublishedOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    without_copies: Annotated[
        bool, typer.Option("--without-copies", help="Leave out copies and earlier versions of the draft altogether.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="List what is on record as well.")] = False,
    format: Annotated[str, format_option(OUTCOME_FORMS)] = TERMINAL,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """Hold a text before publication against the index."""
    files = tuple(output or ())
    require_places(files, outcome_form_of)
    with opened_with_encoder(index, encoder=encoder, quiet=quiet) as (stored, loaded):
        # Imported while the encoder loads.
        from factcheck.checks.drafts import read_draft
        from factcheck.pipeline.gathering import Filters

        draft = read_draft(file, sys.stdin.buffer, published=published)
        check = _checked(draft, stored, loaded, Filters(since=since, until=until), not without_copies, quiet=quiet)
    if not check.checked:
        raise NothingMatched(f"{draft.file} holds no claim that could be looked up")
    _print(draft, check, format, everything=everything, quiet=quiet)
    outcomes = [one.outcome for one in check.checked]
    for written in files:
        write_made(OUTCOME_FORMS[outcome_form_of(written)](outcomes), written)
    if any(not outcome.passed and outcome.severity == "error" for outcome in outcomes):
        raise typer.Exit(DID_NOT_HOLD)


def _checked(
    draft: "Draft", index: "Index", encoder: "Encoder", filters: "Filters", copies: bool, *, quiet: bool
) -> "DraftCheck":
    from factcheck.checks.drafts import check_draft

    with progress("Checking", quiet=quiet) as tell:
        return check_draft(
            draft,
            index,
            encoder,
            filters=filters,
            copies=copies,
            read_on=date.today(),
            on_claim=lambda fact: tell(1, fact.text),
        )


def _print(draft: "Draft", check: "DraftCheck", form: str, *, everything: bool, quiet: bool) -> None:
    if form == TERMINAL:
        from factcheck.views.terminal import open_console
        from factcheck.views.terminal.drafts import print_draft

        print_draft(draft.file, check, open_console(), everything=everything)
        return
    if not quiet:
        for note in check.notes:
            typer.echo(legible(f"note: {note}"), err=True)
    print_made(OUTCOME_FORMS[form]([one.outcome for one in check.checked]))
