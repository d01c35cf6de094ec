"""``factcheck init``: a claim set to start from, with its schema, a pre-commit hook and a workflow."""

from pathlib import Path
from typing import Annotated

import typer

NEXT = """
What to do next:
  cd {folder}
  factcheck verify claims/             they hold; change a figure, and see what is told
  open claims/example.claims.yaml      an editor with YAML support completes and checks by the schema
  put your own articles into articles/, and write down what you have checked"""


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to write them.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there already.")] = False,
) -> None:
    """Write a claim set to start from.

    With it: its schema, articles for it to hold on, a pre-commit hook and a workflow for continuous integration.
    """
    from factcheck.checks.starting import Landed, start

    for placed in start(folder, force=force):
        told = " (it is there already, and differs; --force writes over it)" if placed.landed is Landed.KEPT else ""
        typer.echo(f"{placed.landed.ljust(9)}  {placed.path}{told}")
    typer.echo(NEXT.format(folder=folder))
