"""``factcheck report``: the answer to a question, or a run of claim sets, as one HTML file that can be sent round."""

import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import INTERRUPTED
from factcheck.cli.opening import opened_with_encoder
from factcheck.cli.options import (
    DEFAULT_INDEX,
    EncoderOption,
    LimitOption,
    OutletOption,
    PublishedOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from factcheck.cli.outputs import require_place, write_made
from factcheck.cli.progress import progress
from factcheck.errors import BadInput
from factcheck.views.legible import legible

if TYPE_CHECKING:
    from factcheck.checks.session import Session
    from factcheck.records import Outcome

CLAIM_SETS = (".yaml", ".yml")
PAGES = (".html", ".htm")
STANDARD_OUTPUT = Path("-")

# Options that narrow a question; a claim set says all this itself, entry by entry.
NARROWING = ("quote", "speaker", "outlet", "since", "until", "published", "limit")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to an index, and what it is narrowed to."""

    text: str
    quote: bool
    speaker: str | None
    outlet: str | None
    since: date | None
    until: date | None
    published: date | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Made:
    """A page, what it comes to in a line, and the exit status of the run that it tells of."""

    page: str
    told: str
    status: int = 0


def command(
    subject: Annotated[
        str,
        typer.Argument(metavar="TEXT|CLAIMSET", help="A claim to look up; or a claim set (YAML), or a folder of them."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.html", help="Where to write it. Without: to standard output."),
    ] = None,
    index: Annotated[
        Path | None, typer.Option("--index", envvar="FACTCHECK_INDEX", metavar="DIR", help="Folder of the index.")
    ] = None,
    encoder: EncoderOption = None,
    quote: Annotated[bool, typer.Option("--quote", help="The text is somebody's exact words.")] = False,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    published: PublishedOption = None,
    limit: LimitOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write one page to send round: the reports side by side, each in its context. It opens without a network."""
    file = None if output == STANDARD_OUTPUT else output
    _require_a_place(file, piped=output == STANDARD_OUTPUT)
    asked = Asked(subject, quote, speaker, outlet, since, until, published, limit)
    if _is_claim_set(subject):
        _refuse_narrowing(asked)
        made = _of_claim_sets(Path(subject), index, encoder, quiet=quiet)
    else:
        made = _of_question(asked, index or DEFAULT_INDEX, encoder, quiet=quiet)
    _deliver(made, file, quiet=quiet)
    raise typer.Exit(made.status)


def _is_claim_set(subject: str) -> bool:
    """A folder or a YAML file. Raises ``BadInput`` for one that is not there, which was hardly meant as a claim."""
    path = Path(subject)
    named = path.suffix in CLAIM_SETS
    # A long sentence is no file's name, and the system says so.
    with suppress(OSError, ValueError):
        if path.is_dir() or (named and path.exists()):
            return True
    if named and not any(map(str.isspace, subject)):
        raise BadInput(f"{subject}: there is no such claim set")
    return False


def _refuse_narrowing(asked: Asked) -> None:
    given = ", ".join(f"--{name}" for name in NARROWING if getattr(asked, name))
    if given:
        raise BadInput(f"{given}: only for a question; the claim set {asked.text} says it for each of its entries")


def _of_question(asked: Asked, index: Path, encoder: str | None, *, quiet: bool) -> Made:
    with opened_with_encoder(index, encoder=encoder, quiet=quiet) as (stored, loaded):
        # Imported while the encoder loads.
        from factcheck.pipeline.gathering import Filters, gather
        from factcheck.pipeline.reading import Question
        from factcheck.views import headline
        from factcheck.views.html import dossier_page

        filters = Filters(asked.speaker, asked.outlet, asked.since, asked.until)
        filters.require(stored)
        question = Question(asked.text, asked.quote, published=asked.published)
        dossier = gather(question, stored, loaded, filters=filters, limit=asked.limit)
    return Made(dossier_page(dossier, quote=asked.quote), headline(dossier))


def _of_claim_sets(path: Path, index: Path | None, encoder: str | None, *, quiet: bool) -> Made:
    from factcheck.checks.cache import Cache, cache_folder
    from factcheck.checks.session import Session, Wish
    from factcheck.checks.totals import exit_status_of
    from factcheck.views.html import outcomes_page
    from factcheck.views.wording import tally

    standing = DEFAULT_INDEX if DEFAULT_INDEX.is_dir() else None
    wish = Wish(paths=(path,), index=index, standing=standing, encoder=encoder, cache=Cache(cache_folder()))
    with Session(wish) as session:
        outcomes, whole = _run(session, quiet=quiet)
    page = outcomes_page(outcomes, partial=not whole)
    if whole:
        return Made(page, tally(outcomes), exit_status_of(outcomes))
    return Made(page, f"{tally(outcomes)}; broken off, the page says so", INTERRUPTED)


def _run(session: "Session", *, quiet: bool) -> tuple[list["Outcome"], bool]:
    """The outcomes, and whether they are all: what was checked before Ctrl-C is worth reading."""
    claim_sets = session.claim_sets()
    outcomes: list[Outcome] = []
    with progress("Verifying", total=sum(len(each.entries) for each in claim_sets), quiet=quiet) as tell:
        try:
            for outcome in session.outcomes(claim_sets):
                outcomes.append(outcome)
                tell(1, outcome.id)
        except KeyboardInterrupt:
            return outcomes, False
    return outcomes, True


def _require_a_place(file: Path | None, *, piped: bool) -> None:
    """Before anything is looked up: there is a place for the page, and it is nobody's terminal."""
    if file is None:
        if not piped and sys.stdout.isatty():
            raise BadInput("a page is not for reading in a terminal; write it to a file with -o FILE.html")
        return
    if file.suffix.lower() not in PAGES:
        raise BadInput(f"{file}: a report is an HTML page; let its name end in .html")
    require_place(file)


def _deliver(made: Made, file: Path | None, *, quiet: bool) -> None:
    if file is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        typer.echo(made.page)
        return
    write_made(made.page, file)
    if not quiet:
        print(legible(f"{file}: {made.told}"), file=sys.stderr)
