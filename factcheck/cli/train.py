"""``factcheck train``: makes anew what the package ships; needs the extra ``[train]``."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import QuietOption
from factcheck.cli.progress import progress

app = typer.Typer(help="Make anew what the package ships (extra [train]).", no_args_is_help=True)

IntoOption = Annotated[Path | None, typer.Option("--into", help="Folder for the files; the package's own if left out.")]


@app.command("tagger")
def tagger(
    data: Annotated[
        Path,
        typer.Argument(
            help="A folder with train.jsonl.gz and dev.jsonl.gz in PolNeAR's form; with gap-development.tsv.gz in "
            "GAP's form beside them, it learns whom pronouns mean as well."
        ),
    ],
    into: IntoOption = None,
    state: Annotated[Path, typer.Option("--state", help="Where a run is kept, to go on with.")] = Path(".training"),
    quiet: QuietOption = False,
) -> None:
    """Train the tagger; stopped, it goes on where it was."""
    from factcheck.speech.tagging.network import WEIGHTS
    from factcheck.training.making import make_tagger

    with progress("Training", quiet=quiet) as tell:
        made = make_tagger(data, into or WEIGHTS, state, lambda _done, _all, loss: tell(1, f"loss {loss:.3f}"))
    typer.echo(made.figures)
    typer.echo(f"{made.bytes / 1e6:.1f} MB in {into or WEIGHTS}, digest {made.digest}")


@app.command("antecedents")
def antecedents(
    data: Annotated[Path, typer.Argument(help="A folder with gap-development.tsv.gz in GAP's form.", file_okay=False)],
    into: Annotated[Path | None, typer.Option("--into", help="The table; the package's own if left out.")] = None,
    quiet: QuietOption = False,
) -> None:
    """Learn what counts for somebody being meant by "he" or "she"; after the tagger, whose pointers are among it."""
    from factcheck.training.antecedents import TABLE, fit_antecedents, write_weights
    from factcheck.training.passages import PASSAGES

    with progress("Reading passages", quiet=quiet) as tell:
        fitted = fit_antecedents(data / PASSAGES, lambda: tell(1, ""))
    write_weights(fitted, into or TABLE)
    typer.echo(f"{len(fitted)} weights in {into or TABLE}")


@app.command("encoder")
def encoder(
    source: Annotated[Path | None, typer.Option("--from", help="A sentence-transformers model of BERT's kind.")] = None,
    into: IntoOption = None,
) -> None:
    """Export the default encoder anew."""
    from factcheck.index.encoders.shipped import WEIGHTS
    from factcheck.training.encoder import export_encoder

    made = export_encoder(source, into or WEIGHTS)
    typer.echo(f"{made.bytes / 1e6:.1f} MB in {made.folder}, digest {made.digest}")


@app.command("cities")
def cities(
    into: Annotated[Path | None, typer.Option("--into", help="The file; the package's own if left out.")] = None,
) -> None:
    """Take the table of cities out of GeoNames anew."""
    from factcheck.facts.gazetteer import CITIES
    from factcheck.training.cities import write_cities

    typer.echo(f"{write_cities(into or CITIES):,} cities in {into or CITIES}")


PairsArgument = Annotated[
    Path, typer.Argument(help="A folder with nli/, report_pairs/, same_event/ and ecbplus/.", file_okay=False)
]


@app.command("reader")
def reader(
    data: PairsArgument,
    into: IntoOption = None,
    state: Annotated[Path, typer.Option("--state", help="Where a run is kept, to go on with.")] = Path(".training"),
    quiet: QuietOption = False,
) -> None:
    """Train the reader of two passages; stopped, it goes on where it was."""
    from factcheck.relations.inference import WEIGHTS
    from factcheck.training.pairs.making import make_reader

    with progress("Training", quiet=quiet) as tell:
        made = make_reader(data, into or WEIGHTS, state, lambda _done, _all, loss: tell(1, f"loss {loss:.3f}"))
    typer.echo(made.figures)
    typer.echo(f"{made.bytes / 1e6:.1f} MB in {into or WEIGHTS}, digest {made.digest}")


@app.command("weights")
def weights(
    data: PairsArgument,
    into: Annotated[Path, typer.Option("--into", help="The file; what ships is set by hand, see docs/log.md.")],
    quiet: QuietOption = False,
) -> None:
    """Learn from passages what each step of each slot weighs for "the same event"."""
    from factcheck.index import load_encoder
    from factcheck.training.pairs.weights import learn_weights, write_weights

    with progress("Comparing pairs", quiet=quiet) as tell:
        learned = learn_weights(data, load_encoder(None), lambda: tell(1, ""))
    write_weights(learned, into)
    typer.echo(f"{sum(map(len, learned.values()))} weights in {into}")


@app.command("judgement")
def judgement(
    data: PairsArgument,
    into: Annotated[Path | None, typer.Option("--into", help="The table; the package's own if left out.")] = None,
    state: Annotated[Path, typer.Option("--state", help="Where the reader's run is kept.")] = Path(".training"),
    quiet: QuietOption = False,
) -> None:
    """Learn anew how slots, wording and reading are judged together; after the reader, whose run it needs."""
    from factcheck.relations.judgement import WEIGHTS
    from factcheck.training.pairs.judging import make_judgement

    with progress("Judging pairs", quiet=quiet) as tell:
        figures = make_judgement(data, state, into or WEIGHTS, lambda: tell(1, ""))
    typer.echo(figures)
    typer.echo(f"The judgement is in {into or WEIGHTS}")
