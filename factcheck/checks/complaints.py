"""What is wrong with a claim set, in one line each: file, line, place, and what was expected.

Pydantic finds it; this module finds the words.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factcheck.checks.fields import UnknownWord, kind_of, shown
from factcheck.checks.form import ClaimSetForm, DefaultsForm, EntryForm, OriginsForm, ReportForm
from factcheck.checks.located import Located, Problem, Where
from factcheck.checks.plain import one_line

# Which form stands where; list places are left out of the key.
FORMS: dict[tuple[str, ...], type[BaseModel]] = {
    (): ClaimSetForm,
    ("defaults",): DefaultsForm,
    ("claims",): EntryForm,
    ("claims", "origins"): OriginsForm,
    ("claims", "reports"): ReportForm,
}

LISTS = {
    "articles": "a list of files and folders",
    "claims": "a list of claims",
    "reports": "a list of reports",
    "tags": "a list of tags",
}

# More than a screenful helps nobody.
MOST = 20


def complain(path: Path, problems: Iterable[Problem]) -> str:
    """A line a problem, in the order of the file: "claims/x.yaml:12: claims[3].expct: unknown key, ..."."""
    ordered = sorted(problems, key=lambda problem: problem.line)
    lines = [f"{one_line(str(path))}:{problem.line}: {_placed(problem)}" for problem in ordered[:MOST]]
    rest = len(ordered) - MOST
    return "\n".join([*lines, f"{one_line(str(path))}: and {rest} more"] if rest > 0 else lines)


def explained(error: ValidationError, located: Located) -> list[Problem]:
    """Pydantic's findings with their lines; a key that is missing because it is misspelt is told once."""
    details = error.errors()
    meant = {(*_where(detail)[:-1], _meant(detail)) for detail in details if detail["type"] == "extra_forbidden"}
    return [
        Problem(located.line(_where(detail)), _where(detail), _complaint(detail))
        for detail in details
        if not (detail["type"] == "missing" and _where(detail) in meant)
    ]


def did_you_mean(word: object, allowed: Iterable[str]) -> str:
    """ ", did you mean 'expect'?" where one of those allowed is close enough, else nothing."""
    close = get_close_matches(str(word), list(allowed), n=1)
    return f", did you mean '{close[0]}'?" if close else ""


def _placed(problem: Problem) -> str:
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{one_line(step)[:60]}" for step in problem.where)
    return f"{place.lstrip('.')}: {problem.complaint}" if place else problem.complaint


def _where(detail: ErrorDetails) -> Where:
    return tuple(detail["loc"])


def _allowed(where: Where) -> tuple[str, ...]:
    form = FORMS.get(tuple(step for step in where if isinstance(step, str)))
    return tuple(form.model_fields) if form else ()


def _meant(detail: ErrorDetails) -> str | None:
    where = _where(detail)
    close = get_close_matches(str(where[-1]), _allowed(where[:-1]), n=1)
    return close[0] if close else None


def _complaint(detail: ErrorDetails) -> str:
    return WORDINGS.get(detail["type"], _other)(detail)


def _unknown_key(detail: ErrorDetails) -> str:
    where = _where(detail)
    allowed = _allowed(where[:-1])
    return f"unknown key{did_you_mean(where[-1], allowed) or ', expected one of: ' + ', '.join(allowed)}"


def _missing(detail: ErrorDetails) -> str:
    return "is missing; begin the file with 'version: 1'" if detail["loc"] == ("version",) else "is missing"


def _not_text(detail: ErrorDetails) -> str:
    # "speaker: No" and "id: 2023" are yes/no and a number to YAML.
    hint = "; put it in quotation marks" if isinstance(detail["input"], bool | int | float) else ""
    return f"expected text, got {kind_of(detail['input'])}{hint}"


def _not_a_list(detail: ErrorDetails) -> str:
    return f"expected {LISTS.get(str(detail['loc'][-1]), 'a list')}, got {kind_of(detail['input'])}"


def _not_keys(detail: ErrorDetails) -> str:
    expected = "a claim set: 'version: 1' and 'claims:'" if not detail["loc"] else "keys and values"
    return f"expected {expected}, got {kind_of(detail['input'])}"


def _no_claims(_: ErrorDetails) -> str:
    return "expected at least one claim"


def _refused(detail: ErrorDetails) -> str:
    error: Any = detail.get("ctx", {}).get("error")
    if not isinstance(error, UnknownWord):
        return str(error)
    return (
        f"unknown {error.kind} {shown(error.word)}{did_you_mean(error.word, error.allowed) or ';'}"
        f" expected one of: {', '.join(error.allowed)}"
    )


def _other(detail: ErrorDetails) -> str:
    return one_line(detail["msg"])


WORDINGS: dict[str, Callable[[ErrorDetails], str]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "string_type": _not_text,
    "list_type": _not_a_list,
    "model_type": _not_keys,
    "dict_type": _not_keys,
    "too_short": _no_claims,
    "value_error": _refused,
}
