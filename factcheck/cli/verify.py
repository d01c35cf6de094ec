"""``factcheck verify``: claim sets, run like tests."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.boundary import COULD_NOT_RUN, INTERRUPTED
from factcheck.cli.options import DEFAULT_INDEX, EncoderOption, QuietOption, day
from factcheck.cli.outputs import TERMINAL, OutputOption, format_option, print_made, require_places, write_made
from factcheck.cli.progress import progress
from factcheck.errors import BadInput, FactcheckError
from factcheck.records import Outcome
from factcheck.views.forms import OUTCOME_FORMS, outcome_form_of
from factcheck.views.legible import legible
from factcheck.views.wording import counted

if TYPE_CHECKING:
    from factcheck.checks.entries import ClaimSet
    from factcheck.checks.session import Session, Wish


@dataclass(frozen=True, slots=True)
class Output:
    """Where a run is told: on standard output in a form, in files by their endings, and its progress unless quiet."""

    form: str
    files: tuple[Path, ...]
    quiet: bool


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Claim sets (YAML), or folders of them.")],
    index: Annotated[
        Path | None,
        typer.Option("--index", envvar="FACTCHECK_INDEX", metavar="DIR", help="Ask this index, not `articles:`."),
    ] = None,
    encoder: EncoderOption = None,
    keyword: Annotated[
        str | None, typer.Option("-k", metavar="EXPR", help="Only entries whose id, tag, file or speaker fits.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Only entries with this tag.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only entries that failed in the last run.")] = False,
    first: Annotated[bool, typer.Option("-x", help="End at the first failure.")] = False,
    most: Annotated[int | None, typer.Option("--maxfail", min=1, metavar="N", help="End at the N-th failure.")] = None,
    jobs: Annotated[int, typer.Option("-j", min=1, max=64, metavar="N", help="Ask in N processes at once.")] = 1,
    as_of: Annotated[date | None, day("--as-of", help="Leave out what was published later.")] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Only what changed since this file counts.")
    ] = None,
    update: Annotated[bool, typer.Option("--update-baseline", help="Write the baseline anew.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Run again what a change touches, until Ctrl-C.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the entries, check their form, run nothing.")] = False,
    cache: Annotated[
        Path | None,
        typer.Option("--cache", envvar="FACTCHECK_CACHE", metavar="DIR", help="Where to keep `articles:` once read."),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read `articles:` anew, keep nothing.")] = False,
    format: Annotated[str, format_option(OUTCOME_FORMS)] = TERMINAL,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """Run claim sets, like tests for claims."""
    from factcheck.checks.cache import Cache, cache_folder
    from factcheck.checks.selection import Selection
    from factcheck.checks.session import Session, Wish

    out = Output(format, tuple(output or ()), quiet)
    wish = Wish(
        paths=tuple(paths),
        selection=Selection(keyword, frozenset(tag or ())),
        failed=failed,
        index=index,
        standing=DEFAULT_INDEX if DEFAULT_INDEX.is_dir() else None,
        encoder=encoder,
        cache=None if no_cache else Cache(cache_folder(cache), _note),
        as_of=as_of,
        jobs=jobs,
        most_failures=1 if first else most,
        baseline=baseline,
        update=update,
    )
    _refuse_what_cannot_be(wish, out, watch=watch)
    with Session(wish) as session:
        if listing:
            _list(session, format)
            return
        raise typer.Exit(_watched(session, out) if watch else _ran(session, out))


def _refuse_what_cannot_be(wish: "Wish", out: Output, *, watch: bool) -> None:
    """Before anything is read: what would be found out only after a long run."""
    require_places(out.files, outcome_form_of)
    refusals = (
        (wish.update and wish.baseline is None, "--update-baseline needs --baseline FILE"),
        (wish.update and watch, "--update-baseline writes what one run found; it does not go with --watch"),
        (watch and out.form != TERMINAL, "--watch prints for reading; write other forms to files with -o FILE"),
    )
    for cannot, why in refusals:
        if cannot:
            raise BadInput(why)


def _ran(session: "Session", out: Output) -> int:
    status, _ = _run(session, session.claim_sets(), out)
    return status


def _run(
    session: "Session", claim_sets: tuple["ClaimSet", ...], out: Output, before: Sequence[Outcome] = ()
) -> tuple[int, list[Outcome]]:
    """One run, told; its exit status and outcomes. ``before``: what is known of others, for the files."""
    from factcheck.checks.totals import exit_status_of

    total = sum(len(claim_set.entries) for claim_set in claim_sets)
    # Two claim sets may have one folder.
    passed: dict[str, None] = {}
    session.lookups.places.on_passed = passed.setdefault
    outcomes, interrupted = _asked(session, claim_sets, total, quiet=out.quiet)
    session.remember(outcomes)
    left = max(total - len(outcomes), 0)
    _print(outcomes, out.form, left=left)
    for file in out.files:
        write_made(OUTCOME_FORMS[outcome_form_of(file)]([*before, *outcomes], partial=left > 0), file)
    if interrupted:
        return INTERRUPTED, outcomes
    if not out.quiet:
        from factcheck.cli.ingest import tell_passed

        tell_passed([*passed])
        _tell_what_was_left_out(session, outcomes)
    _renew_baseline(session)
    return exit_status_of(outcomes), outcomes


def _asked(
    session: "Session", claim_sets: tuple["ClaimSet", ...], total: int, *, quiet: bool
) -> tuple[list[Outcome], bool]:
    """The outcomes, with progress as they come, and whether Ctrl-C ended it."""
    outcomes: list[Outcome] = []
    with progress("Verifying", total=total, quiet=quiet) as tell:
        read = count(1)
        session.lookups.places.on_article = lambda _: tell(0, f"reading articles: {next(read)}")
        try:
            for outcome in session.outcomes(claim_sets):
                outcomes.append(outcome)
                tell(1, outcome.id)
        except KeyboardInterrupt:
            return outcomes, True
    return outcomes, False


def _print(outcomes: list[Outcome], form: str, *, left: int) -> None:
    if form == TERMINAL:
        from factcheck.views.terminal import open_console, print_outcomes

        print_outcomes(outcomes, open_console(), left=left)
        return
    print_made(OUTCOME_FORMS[form](outcomes, partial=left > 0))


def _tell_what_was_left_out(session: "Session", outcomes: list[Outcome]) -> None:
    left_out = session.left_out(outcomes)
    if left_out:
        undated = f", {left_out.undated} of unknown day" if left_out.undated else ""
        later = counted(left_out.later, "article")
        _note(f"as of {session.wish.as_of}, left out: {later} published later{undated}")


def _renew_baseline(session: "Session") -> None:
    renewal = session.renew_baseline()
    if renewal is None:
        return
    _note(f"written: {renewal.path}; entries: {renewal.entries}, changed: {len(renewal.changed)}")
    for outcome in renewal.changed:
        _note(f"{outcome.file} {outcome.id}: {outcome.because[0]}")


def _list(session: "Session", form: str) -> None:
    """Entries with where they stand, what is expected of them, and their tags."""
    entries = [entry for claim_set in session.claim_sets() for entry in claim_set.entries]
    if form not in (TERMINAL, "json"):
        raise BadInput(f"--list prints for reading or as json, not as {form}")
    if form == "json":
        from factcheck.checks.listing import entry_json
        from factcheck.views.json import to_json

        typer.echo(to_json({"entries": [entry_json(entry) for entry in entries]}))
    else:
        from factcheck.checks.listing import entry_line

        typer.echo("\n".join(legible(entry_line(entry)) for entry in entries))


def _watched(session: "Session", out: Output) -> int:
    """Run after run, until Ctrl-C; the exit status of the last."""
    from factcheck.checks.files import find_claim_sets
    from factcheck.checks.watching import rounds

    find_claim_sets(session.wish.paths)
    status, known = 0, dict[str, list[Outcome]]()
    try:
        for claim_sets in rounds(session.wish.paths, session.lookups.places, session.claim_sets):
            session.refresh()
            status = _round(session, claim_sets, out, known)
            sys.stdout.flush()
            if status == INTERRUPTED:
                break
            if not out.quiet:
                _note("watching claim sets and articles; Ctrl-C ends it")
    except KeyboardInterrupt:
        pass
    return status


def _round(
    session: "Session",
    claim_sets: "tuple[ClaimSet, ...] | FactcheckError",
    out: Output,
    known: dict[str, list[Outcome]],
) -> int:
    """One run of a watch; what can't be run is told, and may be mended. ``known``: all outcomes by claim set."""
    try:
        if isinstance(claim_sets, FactcheckError):
            raise claim_sets
        again = {str(claim_set.path) for claim_set in claim_sets}
        before = [outcome for file, outcomes in known.items() if file not in again for outcome in outcomes]
        status, outcomes = _run(session, claim_sets, out, before)
    except FactcheckError as error:
        for line in str(error).splitlines():
            print(legible(f"factcheck: {line}"), file=sys.stderr)
        return COULD_NOT_RUN
    known.update({file: [outcome for outcome in outcomes if outcome.file == file] for file in again})
    return status


def _note(text: str) -> None:
    print(legible(f"note: {text}"), file=sys.stderr)
