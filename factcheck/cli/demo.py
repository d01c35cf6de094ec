"""``factcheck demo``: the whole way on the sample corpus, in a temporary folder, without a network."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typer

from factcheck.cli.ingest import take_in
from factcheck.cli.options import QuietOption

if TYPE_CHECKING:
    from factcheck.checks.totals import Totals

QUESTION = "The two missiles launched on 27 March 2023 flew about 350 km"

NEXT = """
What to try next:
  factcheck ingest ARTICLES...         your own: files, folders, addresses; text, Markdown, HTML, JSONL
  factcheck lookup "A CLAIM"           who reports it, and where reports agree and conflict; --explain says why
  factcheck conflicts                  where the reports of your index disagree
  factcheck extract ARTICLE            who says what in it
  factcheck verify CLAIMS.yaml         claims with what you expect of them, run like tests"""


def command(quiet: QuietOption = False) -> None:
    """Show the whole way on a small sample corpus."""
    from factcheck.checks.totals import exit_status
    from factcheck.sample import ARTICLES

    with TemporaryDirectory(prefix="factcheck-demo-") as folder:
        index = Path(folder) / "index"
        typer.echo("$ factcheck ingest (the sample: invented outlets, real events)")
        total = take_in([str(ARTICLES)], index, encoder=None, quiet=quiet)
        typer.echo(f"{len(total.landings)} articles, {total.claims} claims\n")
        totals = _show(index)
    typer.echo(NEXT)
    raise typer.Exit(exit_status(totals))


def _show(index: Path) -> "Totals":
    from factcheck.checks import verify
    from factcheck.checks.lookups import Lookups
    from factcheck.checks.runner import Question
    from factcheck.checks.totals import Totals
    from factcheck.sample import CLAIM_SETS
    from factcheck.views.terminal import open_console, print_dossier, print_outcomes

    console = open_console()
    with Lookups(index) as lookups:
        typer.echo(f'$ factcheck lookup "{QUESTION}"')
        print_dossier(lookups.standing().gather(Question(QUESTION)), console)
        typer.echo("\n$ factcheck verify claims/")
        outcomes = [*verify([CLAIM_SETS], lookups)]
    print_outcomes(outcomes, console)
    return sum(map(Totals.of, outcomes), Totals())
