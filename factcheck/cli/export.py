"""``factcheck export``: the claims of an index, or where its reports disagree, in a form for other programs."""

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

import typer

from factcheck.cli.opening import opened
from factcheck.cli.options import (
    DEFAULT_INDEX,
    IndexOption,
    LimitOption,
    OutletOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from factcheck.cli.outputs import require_place
from factcheck.cli.progress import Tell, progress
from factcheck.errors import BadInput

if TYPE_CHECKING:
    from factcheck.index import Index
    from factcheck.pipeline.gathering import Filters
    from factcheck.records import Article, Event, Fact

    Told = tuple[Fact, Article]

Shown = TypeVar("Shown")


class ExportFormat(StrEnum):
    """The forms, as ``views.forms`` has them."""

    CLAIMREVIEW = "claimreview"
    ANNOTATIONS = "annotations"
    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    PROV = "prov"


class Exported(StrEnum):
    """What is exported: each claim, or each report of the events on which reports disagree."""

    CLAIMS = "claims"
    FINDINGS = "findings"


def command(
    index: IndexOption = DEFAULT_INDEX,
    of: Annotated[Exported, typer.Option("--of", help="Every claim, or the reports that disagree.")] = Exported.CLAIMS,
    format: Annotated[
        ExportFormat | None, typer.Option("--format", help="The form; without it, the ending of FILE tells.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; without it, standard output.")
    ] = None,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write claims or findings for other programs: schema.org, Web Annotations, CSV, Parquet, JSONL, PROV."""
    from factcheck.pipeline.gathering import Filters

    form = _form(format, output)
    if output is not None:
        require_place(output)
    filters = Filters(speaker, outlet, since, until)
    with opened(index, quiet=quiet) as stored:
        filters.require(stored)
        with progress(f"Exporting {of}", quiet=quiet) as tell:
            shown = _Counted(_SOURCES[of](stored, filters, limit, quiet), tell)
            _write(_pieces(of, form, shown), form, output)
    if output and not quiet:
        from factcheck.views.legible import legible
        from factcheck.views.wording import counted

        print(legible(f"{counted(shown.number, str(of).removesuffix('s'))} written to {output}"), file=sys.stderr)


class _Counted(Generic[Shown]):
    """The same one after the other, told as they pass; ``number``: how many have."""

    def __init__(self, shown: Iterable[Shown], tell: Tell) -> None:
        self.number = 0
        self._shown = shown
        self._tell = tell

    def __iter__(self) -> Iterator[Shown]:
        for one in self._shown:
            yield one
            self.number += 1
            self._tell(1, "")


def _form(asked: ExportFormat | None, output: Path | None) -> str:
    from factcheck.views.forms import claim_form_of

    if asked is None and output is None:
        raise BadInput(f"no form is named: --format {'|'.join(ExportFormat)}, or -o FILE with an ending that tells")
    form = str(asked) if asked else claim_form_of(output or Path())
    if form == ExportFormat.PARQUET and output is None and sys.stdout.isatty():
        raise BadInput("Parquet is nothing to read on a screen; name a file: -o FILE")
    return form


def _claims(stored: "Index", filters: "Filters", limit: int | None, quiet: bool) -> "Iterable[Told]":
    return stored.claims(
        speaker=filters.speaker, outlet=filters.outlet, since=filters.since, until=filters.until, limit=limit
    )


def _findings(stored: "Index", filters: "Filters", limit: int | None, quiet: bool) -> "Iterable[Event]":
    from factcheck.pipeline.disputes import find_disputes

    disputes = find_disputes(stored, filters=filters, limit=limit)
    if disputes.unrelated and not quiet:
        told = f"{disputes.unrelated:,} further pairs of claims that might disagree were not looked into"
        print(f"note: {told}; narrow with --since, --until, --speaker or --outlet", file=sys.stderr)
    return disputes.events


_SOURCES: "dict[Exported, Callable[..., Iterable[Any]]]" = {Exported.CLAIMS: _claims, Exported.FINDINGS: _findings}


def _pieces(of: Exported, form: str, shown: Iterable[Any]) -> Iterator[bytes]:
    from factcheck.views.forms import CLAIM_FORMS, EVENT_FORMS

    return CLAIM_FORMS[form](shown) if of is Exported.CLAIMS else EVENT_FORMS[form](shown)


def _write(pieces: Iterable[bytes], form: str, output: Path | None) -> None:
    from factcheck.views.writing import whole_file

    if output is not None:
        with whole_file(output) as file:
            file.writelines(pieces)
        return
    for piece in pieces:
        typer.echo(piece if form == ExportFormat.PARQUET else piece.decode("utf-8"), nl=False)
