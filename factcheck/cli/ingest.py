"""``factcheck ingest``: articles into an index."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import DID_NOT_HOLD, INTERRUPTED
from factcheck.cli.opening import made
from factcheck.cli.options import DEFAULT_INDEX, EncoderOption, Format, FormatOption, IndexOption, QuietOption, day
from factcheck.cli.progress import Tell, progress
from factcheck.records import Article, Unreadable

if TYPE_CHECKING:
    from factcheck.articles import Otherwise
    from factcheck.pipeline.ingesting import Intake

# So many files are named where more are meant; the rest are counted.
NAMED = 5
HOW_TO_DATE = "give a day with --published YYYY-MM-DD, or on a line of its own at the top of the text"

SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Files, folders, globs, http(s) addresses; - for standard input."),
]


def command(
    sources: SourcesArgument,
    index: IndexOption = DEFAULT_INDEX,
    encoder: EncoderOption = None,
    published: Annotated[
        date | None, day("--published", help="Day of publication of articles that bear none of their own.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published articles that don't say it.")
    ] = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Read articles into the index.

    What is known already is skipped; a bad source is named, and the rest goes on.
    """
    from factcheck.articles import Otherwise

    otherwise = Otherwise((outlet or "").strip() or None, published)
    total = take_in(sources, index, encoder=encoder, quiet=quiet, otherwise=otherwise)
    _print(total, format)
    if not quiet:
        _tell_undated(total)
    if total.unreadable:
        raise typer.Exit(DID_NOT_HOLD)


def take_in(
    sources: list[str], folder: Path, *, encoder: str | None, quiet: bool, otherwise: "Otherwise | None" = None
) -> "Intake":
    """Ingests with a progress bar. Ctrl-C keeps what is done, says so, and ends the command."""
    from factcheck.articles import Otherwise, read_articles
    from factcheck.pipeline.dating import settle_periods
    from factcheck.pipeline.ingesting import Intake, ingest

    passed: list[str] = []
    articles = read_articles(
        sources, stdin=sys.stdin.buffer, otherwise=otherwise or Otherwise(), on_passed=passed.append
    )
    total, stopped = Intake(), False
    with made(folder, encoder=encoder) as (index, loaded), progress("Reading articles", quiet=quiet) as tell:
        try:
            for intake in ingest(_told(articles, tell), index, loaded, read_on=date.today()):
                total += intake
                tell(1, "")
            total = total.settled(settle_periods(index, loaded))
        except KeyboardInterrupt:
            # Told and ended below, when the index has been closed as after any other run.
            stopped = True
    if stopped:
        typer.echo(f"stopped: {_done(len(total.landings))}; the same command goes on where it stopped", err=True)
        raise typer.Exit(INTERRUPTED)
    if not quiet:
        tell_passed(passed)
    return total


def tell_passed(files: Sequence[str]) -> None:
    """One line for all files in folders that were not taken, since articles have other forms."""
    from factcheck.articles.sources import TAKEN
    from factcheck.views.legible import legible
    from factcheck.views.wording import counted

    if files:
        typer.echo(legible(f"{counted(len(files), 'file')} not read: {_names(files)}; {TAKEN}"), err=True)


def _tell_undated(total: "Intake") -> None:
    from factcheck.views.legible import legible
    from factcheck.views.wording import counted

    if not total.undated:
        return
    are = "is" if len(total.undated) == 1 else "are"
    of = f"{len(total.undated):,} of {counted(len(total.landings), 'article')} {are} undated"
    files = [article.path or article.url or article.title or article.id for article in total.undated]
    typer.echo(legible(f"{of}: {_names(files)}; {HOW_TO_DATE}"), err=True)


def _names(files: Sequence[str]) -> str:
    """The first of them by their names; an address ends in no name that anybody knows."""
    names = [file if "://" in file else Path(file).name for file in files[:NAMED]]
    return ", ".join(names) + (", ..." if len(files) > NAMED else "")


def _told(articles: Iterable[Article | Unreadable], tell: Tell) -> Iterator[Article | Unreadable]:
    """The same; a long article shows by name that it is being read."""
    for article in articles:
        if isinstance(article, Article):
            tell(0, article.title or Path(article.path or "").name)
        yield article


def _done(count: int) -> str:
    return {0: "no article is in yet", 1: "1 article is in"}.get(count, f"{count} articles are in")


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
