"""``factcheck facts``: what a text gives in comparable terms."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.lines import Faults, day_of, read_lines
from factcheck.cli.options import LinesFormat, LinesFormatOption, PublishedOption, QuietOption
from factcheck.errors import BadInput
from factcheck.records import Fact


def command(
    text: Annotated[str | None, typer.Argument(help="A text, a sentence or more.")] = None,
    lines: Annotated[
        Path | None, typer.Option("--lines", metavar="FILE.jsonl", help="Many texts: `text`, optional `published`.")
    ] = None,
    published: PublishedOption = None,
    format: LinesFormatOption = LinesFormat.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Show the figures, times, places and actors of a text."""
    from factcheck.pipeline.reading import read_passage

    if (text is None) == (lines is None):
        raise BadInput("give either a text or --lines FILE.jsonl")
    if text is not None:
        _print([read_passage(text, published=published)[1]], format)
    else:
        assert lines is not None
        faults = Faults()
        _print(read_lines(lines, _fact, needed=("text",), faults=faults), format)
        faults.end()


def _fact(row: dict[str, Any]) -> Fact:
    from factcheck.pipeline.reading import read_passage

    return read_passage(row["text"], published=day_of(row, "published"))[1]


def _print(facts: Iterator[Fact] | list[Fact], format: LinesFormat) -> None:
    from factcheck.views.json import facts_json, to_json

    if format is LinesFormat.TERMINAL:
        from factcheck.views.terminal import open_console, print_facts

        console = open_console()
        for fact in facts:
            print_facts(fact, console)
    elif format is LinesFormat.JSONL:
        for fact in facts:
            typer.echo(to_json(facts_json(fact), one_line=True))
    else:
        shapes = [facts_json(fact) for fact in facts]
        typer.echo(to_json(shapes[0] if len(shapes) == 1 else shapes))
