"""``factcheck doctor``: is the index whole, and can it be made so again."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import DID_NOT_HOLD
from factcheck.cli.opening import opened
from factcheck.cli.options import DEFAULT_INDEX, EncoderOption, Format, FormatOption, IndexOption, QuietOption

if TYPE_CHECKING:
    from factcheck.index import Problem


def command(
    index: IndexOption = DEFAULT_INDEX,
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild what can be rebuilt.")] = False,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="ARTICLE", help="Take the article of this id out.")
    ] = None,
    encoder: EncoderOption = None,
    format: FormatOption = Format.TERMINAL,
    quiet: QuietOption = False,
) -> None:
    """Check the index, and rebuild what can be rebuilt."""
    from factcheck.pipeline.repairing import repair as repair_whole
    from factcheck.views.json import to_json

    removed = _taken_out(index, remove) if remove else []
    with opened(index, quiet=quiet) as stored:
        problems = repair_whole(stored, lambda: stored.load_encoder(encoder)) if repair else stored.check()
        # Of a damaged database not even the counts can be had.
        whole = "" if problems else "{}: {} articles, {} claims, all whole".format(index, *stored.counts())
    if format is Format.JSON:
        found = [asdict(problem) for problem in problems]
        typer.echo(to_json({"index": str(index), "removed": removed, "problems": found}))
    else:
        gone = [f"article {article} is taken out" for article in removed]
        for told in [*gone, *map(_advised, problems), *filter(None, [whole])]:
            typer.echo(told)
    if problems:
        raise typer.Exit(DID_NOT_HOLD)


def _taken_out(index: Path, articles: Sequence[str]) -> list[str]:
    """All of them or, where one is none of the index's, none."""
    from factcheck.errors import BadInput

    with opened(index, quiet=True) as stored:
        for article in articles:
            if not stored.holds(article):
                raise BadInput(f"no article {article!r} in {index}; their ids: factcheck claims --format json")
        return [article for article in dict.fromkeys(articles) if stored.remove(article)]


def _advised(problem: "Problem") -> str:
    return f"{problem.message}; factcheck doctor --repair puts it right" if problem.repairable else problem.message
