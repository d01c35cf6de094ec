"""A claim set from its YAML file: everything that is wrong with it is found before anything is run.

Each fault is one line of the message of ``BadClaimSet``: file, line, place, and what was expected.
"""

import glob
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factcheck.checks.complaints import complain, explained
from factcheck.checks.entries import ClaimSet, Entry, OriginCount, Sought
from factcheck.checks.fields import COUNT
from factcheck.checks.files import find_claim_sets, read_text
from factcheck.checks.form import ClaimSetForm, DefaultsForm, EntryForm, OriginsForm, ReportForm
from factcheck.checks.located import BadYaml, Located, Problem, locate
from factcheck.checks.variables import fill_in
from factcheck.errors import BadClaimSet


def read_claim_sets(paths: Iterable[Path], *, elsewhere: bool = False) -> tuple[ClaimSet, ...]:
    """All claim sets under the paths; raises ``BadClaimSet`` with the faults of all of them together.

    ``elsewhere``: another index is asked, and their ``articles`` need not be there.
    """
    claim_sets: list[ClaimSet] = []
    faults: list[str] = []
    for path in find_claim_sets(paths):
        try:
            claim_sets.append(read_claim_set(path, elsewhere=elsewhere))
        except BadClaimSet as error:
            faults.append(str(error))
    if faults:
        raise BadClaimSet("\n".join(faults))
    return tuple(claim_sets)


def read_claim_set(path: Path, *, elsewhere: bool = False) -> ClaimSet:
    """One file; raises ``BadClaimSet``. ``elsewhere``: its ``articles`` need not be there."""
    text = read_text(path)
    if not text.strip():
        raise BadClaimSet(complain(path, [Problem(1, (), "empty; expected a claim set: 'version: 1' and 'claims:'")]))
    try:
        located = locate(text)
    except BadYaml as error:
        raise BadClaimSet(complain(path, [Problem(error.line, (), str(error))])) from error
    form, problems = _checked(located)
    if form is None or problems:
        raise BadClaimSet(complain(path, problems))
    claim_set = _claim_set(form, path, located)
    missing = () if elsewhere else _missing_articles(form, path, located)
    problems = [*_addresses(form, located), *missing, *_unfit(claim_set, located)]
    if problems:
        raise BadClaimSet(complain(path, problems))
    return claim_set


def _checked(located: Located) -> tuple[ClaimSetForm | None, list[Problem]]:
    value, problems = fill_in(located)
    problems = [*located.problems, *problems]
    try:
        form = ClaimSetForm.model_validate(value)
    except ValidationError as error:
        return None, problems + _not_told(explained(error, located), problems)
    return form, problems + _repeated(form.claims, located)


def _not_told(found: list[Problem], told: list[Problem]) -> list[Problem]:
    """Faults that don't merely follow from one told already, at the same place or within it."""
    around = {problem.where[:end] for problem in told for end in range(1, len(problem.where) + 1)}
    return [problem for problem in found if problem.where not in around]


def _repeated(forms: list[EntryForm], located: Located) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for place, form in enumerate(forms):
        line = located.line(("claims", place, "id"))
        if form.id in first:
            complaint = f"the id {form.id!r} stands on line {first[form.id]} already; ids are given once"
            problems.append(Problem(line, ("claims", place, "id"), complaint))
        first.setdefault(form.id, line)
    return problems


def _missing_articles(form: ClaimSetForm, path: Path, located: Located) -> list[Problem]:
    """Globs are left to whoever reads articles; a path without an asterisk must be there."""
    return [
        _at_article(located, place, f"no such file or folder beside the claim set: {source}")
        for place, source in enumerate(form.articles)
        if not (_is_address(source) or glob.has_magic(source) or _exists(path.parent / source))
    ]


def _addresses(form: ClaimSetForm, located: Located) -> list[Problem]:
    """A run could not be repeated of what stands on the web today."""
    complaint = "expected a path; ingest addresses first and run against that index"
    return [_at_article(located, place, complaint) for place, source in enumerate(form.articles) if _is_address(source)]


def _at_article(located: Located, place: int, complaint: str) -> Problem:
    where = ("articles", place)
    return Problem(located.line(where), where, complaint)


def _is_address(source: str) -> bool:
    return "://" in source


def _unfit(claim_set: ClaimSet, located: Located) -> list[Problem]:
    """Entries that check nothing, or that look for articles between days in the wrong order."""
    faults = [
        (place, complaint)
        for place, entry in enumerate(claim_set.entries)
        for wrong, complaint in (
            (
                not (entry.quote or entry.expected or entry.origins or entry.reports),
                "nothing is expected of it; give 'expect', 'origins' or 'reports'",
            ),
            (
                entry.since is not None and entry.until is not None and entry.since > entry.until,
                f"'since' ({entry.since}) lies after 'until' ({entry.until})",
            ),
        )
        if wrong
    ]
    return [Problem(located.line(("claims", place)), ("claims", place), complaint) for place, complaint in faults]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A name longer than the file system's longest.
        return False


def _claim_set(form: ClaimSetForm, path: Path, located: Located) -> ClaimSet:
    return ClaimSet(
        path=path,
        name=form.name,
        articles=tuple(str(path.parent / source) for source in form.articles),
        entries=tuple(
            _entry(entry, form.defaults, str(path), located.line(("claims", place)))
            for place, entry in enumerate(form.claims)
        ),
    )


def _entry(form: EntryForm, defaults: DefaultsForm, file: str, line: int) -> Entry:
    def own_or_default(key: str) -> Any:
        own = getattr(form, key)
        return getattr(defaults, key) if own is None else own

    return Entry(
        id=form.id,
        file=file,
        line=line,
        text=form.claim or form.quote or "",
        quote=form.quote is not None,
        expected=tuple(own_or_default("expect") or ()),
        origins=_origin_counts(form.origins),
        reports=tuple(_sought(report) for report in form.reports),
        speaker=form.speaker,
        since=own_or_default("since"),
        until=own_or_default("until"),
        tolerance=own_or_default("tolerance"),
        severity=own_or_default("severity") or "error",
        tags=tuple(dict.fromkeys([*defaults.tags, *form.tags])),
    )


def _origin_counts(form: OriginsForm | None) -> tuple[OriginCount, ...]:
    written = {} if form is None else form.model_dump(exclude_none=True)
    counts = ((name, COUNT.fullmatch(text)) for name, text in written.items())
    return tuple(OriginCount(name, count[1], int(count[2])) for name, count in counts if count)


def _sought(form: ReportForm) -> Sought:
    return Sought(form.speaker, form.via, form.outlet, form.relation, form.slot, form.value)
