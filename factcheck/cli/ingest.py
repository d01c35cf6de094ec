"""``factcheck ingest``: articles into an index."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import DID_NOT_HOLD, INTERRUPTED
from factcheck.cli.opening import made
from factcheck.cli.options import DEFAULT_INDEX, EncoderOption, Format, FormatOption, IndexOption, QuietOption
from factcheck.cli.progress import progress

if TYPE_CHECKING:
    from factcheck.pipeline.ingesting import Intake

SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Files, folders, globs, http(s) addresses; - for standard input."),
]


def command(
    sources: SourcesArgument,
    index: IndexOption = DEFAULT_INDEX,
    encoder: EncoderOption = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Read articles into the index.

    What is known already is skipped; a bad source is named, and the rest goes on.
    """
    total = take_in(sources, index, encoder=encoder, quiet=quiet)
    _print(total, format)
    if total.unreadable:
        raise typer.Exit(DID_NOT_HOLD)


def take_in(sources: list[str], folder: Path, *, encoder: str | None, quiet: bool) -> "Intake":
    """Ingests with a progress bar. Ctrl-C keeps what is done, says so, and ends the command."""
    from factcheck.articles import read_articles
    from factcheck.pipeline.dating import settle_periods
    from factcheck.pipeline.ingesting import Intake, ingest

    articles = read_articles(sources, stdin=sys.stdin.buffer)
    total, stopped = Intake(), False
    with made(folder, encoder=encoder) as (index, loaded), progress("Reading articles", quiet=quiet) as tell:
        try:
            for intake in ingest(articles, index, loaded, read_on=date.today()):
                total += intake
                tell(1, next((landing.article.title or "" for landing in intake.landings), ""))
            settle_periods(index, loaded)
        except KeyboardInterrupt:
            # Told and ended below, when the index has been closed as after any other run.
            stopped = True
    if stopped:
        done = len(total.landings)
        typer.echo(f"stopped: {done} articles are in; the same command goes on where it stopped", err=True)
        raise typer.Exit(INTERRUPTED)
    return total


def _print(total: "Intake", format: Format) -> None:
    from factcheck.index import Landed
    from factcheck.views.json import intake_json, to_json
    from factcheck.views.terminal import open_console, print_ingest_summary

    landed = {kind: total.count(kind) for kind in Landed}
    if format is Format.JSON:
        counts = {str(kind): count for kind, count in landed.items()}
        typer.echo(to_json(intake_json(counts, total.claims, total.unreadable)))
    print_ingest_summary(
        open_console(sys.stderr if format is Format.JSON else sys.stdout),
        added=landed[Landed.ADDED],
        replaced=landed[Landed.REPLACED],
        known=landed[Landed.UNCHANGED],
        claims=total.claims,
        unreadable=total.unreadable,
        warnings=open_console(sys.stderr),
        noted=[landing.article for landing in total.landings if landing.article.notes],
    )
