"""``factcheck draft``: an article before publication, each quotation, figure, date and name in it looked up."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
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
from factcheck.cli.progress import progress
from factcheck.errors import BadInput, NothingMatched
from factcheck.records import Outcome
from factcheck.views.forms import OUTCOME_FORMS, outcome_form_of
from factcheck.views.legible import legible
from factcheck.views.writing import whole_file

if TYPE_CHECKING:
    from factcheck.checks.drafts import Draft
    from factcheck.index import Encoder, Index
    from factcheck.pipeline.gathering import Filters
    from factcheck.records.drafts import DraftCheck

TERMINAL = "terminal"
FORMS = (TERMINAL, *OUTCOME_FORMS)


def _form(name: str) -> str:
    if name not in FORMS:
        raise typer.BadParameter(f"{name!r} is no form; there are {', '.join(FORMS)}")
    return name


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
    format: Annotated[
        str, typer.Option("--format", parser=_form, metavar="FORM", help=f"What to print: {', '.join(FORMS)}.")
    ] = TERMINAL,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write it here too, form by ending.")
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Hold a text before publication against the index."""
    files = tuple(output or ())
    _refuse_what_cannot_be_written(files)
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
    _write(outcomes, files)
    if any(not outcome.passed and outcome.severity == "error" for outcome in outcomes):
        raise typer.Exit(DID_NOT_HOLD)


def _refuse_what_cannot_be_written(files: Sequence[Path]) -> None:
    """Before anything is read."""
    for file in files:
        outcome_form_of(file)
        if not file.parent.is_dir():
            raise BadInput(f"-o {file}: there is no such folder")


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
    made = OUTCOME_FORMS[form]([one.outcome for one in check.checked])
    typer.echo(made, nl=isinstance(made, str) and not made.endswith("\n"))


def _write(outcomes: Sequence[Outcome], files: Sequence[Path]) -> None:
    for file in files:
        made = OUTCOME_FORMS[outcome_form_of(file)](outcomes)
        with whole_file(file) as opened:
            opened.write(made.encode() if isinstance(made, str) else made)
