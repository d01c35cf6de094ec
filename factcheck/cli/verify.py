"""``factcheck verify``: claim sets, run like tests."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import DEFAULT_INDEX, EncoderOption, Format, FormatOption, QuietOption
from factcheck.cli.progress import progress
from factcheck.records import Outcome


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Claim sets (YAML), or folders of them.")],
    index: Annotated[
        Path | None,
        typer.Option("--index", envvar="FACTCHECK_INDEX", metavar="DIR", help="Ask this index, not `articles:`."),
    ] = None,
    encoder: EncoderOption = None,
    keyword: Annotated[
        str | None, typer.Option("-k", metavar="EXPR", help="Only entries whose id, tag, file or speaker fits.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Only entries with this tag.")] = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Run claim sets, like tests for claims."""
    from factcheck.checks import Selection, Totals, exit_status, verify
    from factcheck.checks.lookups import Lookups

    selection = Selection(keyword, frozenset(tag or ()))
    folder = index or (DEFAULT_INDEX if DEFAULT_INDEX.is_dir() else None)
    with Lookups(index, standing=folder, encoder=encoder) as lookups, progress("Verifying", quiet=quiet) as tell:
        outcomes = [*verify(paths, lookups, selection=selection, on_outcome=lambda outcome: tell(1, outcome.id))]
    _print(outcomes, format)
    raise typer.Exit(exit_status(sum(map(Totals.of, outcomes), Totals())))


def _print(outcomes: list[Outcome], format: Format) -> None:
    if format is Format.JSON:
        from factcheck.views.json import outcomes_json, to_json

        typer.echo(to_json(outcomes_json(outcomes)))
        return
    from factcheck.views.terminal import open_console, print_outcomes

    print_outcomes(outcomes, open_console())
