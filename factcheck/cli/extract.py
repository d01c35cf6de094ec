"""``factcheck extract``: the claims of articles, with no index."""

import sys
from collections.abc import Sequence
from datetime import date

import typer

from factcheck.cli.boundary import DID_NOT_HOLD
from factcheck.cli.ingest import SourcesArgument, tell_passed
from factcheck.cli.options import LinesFormat, LinesFormatOption, QuietOption
from factcheck.records import Article, Fact, Unreadable


def command(
    sources: SourcesArgument, format: LinesFormatOption = LinesFormat.TERMINAL, quiet: QuietOption = False
) -> None:
    """Show who says what in articles, and where; no index."""
    from factcheck.articles import read_articles
    from factcheck.pipeline.reading import facts_of
    from factcheck.views.legible import legible

    unreadable = 0
    found = []
    passed: list[str] = []
    for article in read_articles(sources, stdin=sys.stdin.buffer, on_passed=passed.append):
        if isinstance(article, Unreadable):
            unreadable += 1
            typer.echo(legible(f"not read {article.source}: {article.reason}"), err=True)
            continue
        if format is not LinesFormat.TERMINAL:
            _tell(article)
        if format is LinesFormat.JSON:
            found.append(facts_of(article, read_on=date.today()))
        else:
            _print(*facts_of(article, read_on=date.today()), format)
    if format is LinesFormat.JSON:
        _print_all(found)
    if not quiet:
        tell_passed(passed)
    if unreadable:
        raise typer.Exit(DID_NOT_HOLD)


def _tell(article: Article) -> None:
    """What is to be known of how an article was read, beside its JSON."""
    from factcheck.views.legible import legible

    if article.notes:
        typer.echo(legible(f"note {article.path or article.url or article.id}: {'; '.join(article.notes)}"), err=True)


def _print(article: Article, facts: Sequence[Fact], format: LinesFormat) -> None:
    if format is LinesFormat.JSONL:
        from factcheck.views.json import extract_line, to_json

        typer.echo(to_json(extract_line(article, facts), one_line=True))
        return
    from factcheck.views.terminal import open_console, print_extract

    print_extract(article, facts, open_console())


def _print_all(found: Sequence[tuple[Article, Sequence[Fact]]]) -> None:
    from factcheck.views.json import extract_line, to_json

    typer.echo(to_json([extract_line(article, facts) for article, facts in found]))
