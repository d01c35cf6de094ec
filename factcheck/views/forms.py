"""Every form that results can be written in, by name and by a file's ending.

A row a form: which function of which module makes it. A module is loaded when its form is first asked for, so that
naming the forms costs nothing. Writing what was made to its file is left to ``writing``.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from factcheck.errors import BadInput
from factcheck.records import Article, Dossier, Event, Fact, Outcome

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """A form of what became of claim sets. ``made_by``: "module:function" below ``factcheck.views``."""

    made_by: str

    def __call__(self, outcomes: Sequence[Outcome], *, partial: bool = False) -> str | bytes:
        """The outcomes in this form. ``partial``: the run was broken off, and more entries would have followed."""
        made: str | bytes = _function(self.made_by)(outcomes, partial=partial)
        return made


@dataclass(frozen=True, slots=True)
class DossierForm:
    """A form of an answered question. ``made_by``: "module:function" below ``factcheck.views``."""

    made_by: str

    def __call__(self, dossier: Dossier) -> str | bytes:
        """The dossier in this form."""
        made: str | bytes = _function(self.made_by)(dossier)
        return made


@dataclass(frozen=True, slots=True)
class StreamForm(Generic[Shown]):
    """A form that is made piece by piece, however many there are. ``made_by``: "module:function" as above."""

    made_by: str

    def __call__(self, shown: Iterable[Shown]) -> Iterator[bytes]:
        """The pieces of the document, in order."""
        for piece in _function(self.made_by)(shown):
            yield piece if isinstance(piece, bytes) else piece.encode("utf-8")


OUTCOME_FORMS: Mapping[str, OutcomeForm] = MappingProxyType(
    {
        "json": OutcomeForm("json_forms:outcomes"),
        "jsonl": OutcomeForm("json_forms:outcome_lines"),
        "junit": OutcomeForm("junit:outcomes"),
        "markdown": OutcomeForm("markdown:outcomes"),
        "html": OutcomeForm("html:outcomes_page"),
        "github": OutcomeForm("github:outcomes"),
        "sarif": OutcomeForm("sarif:outcomes"),
        "csv": OutcomeForm("csv:outcomes"),
        "parquet": OutcomeForm("parquet:outcomes"),
        "jsonld": OutcomeForm("claimreview:outcomes"),
    }
)

DOSSIER_FORMS: Mapping[str, DossierForm] = MappingProxyType(
    {
        "json": DossierForm("json_forms:dossier"),
        "jsonl": DossierForm("json_forms:report_lines"),
        "markdown": DossierForm("markdown:dossier"),
        "html": DossierForm("html:dossier_page"),
        "csv": DossierForm("csv:dossier"),
        "parquet": DossierForm("parquet:dossier"),
        "jsonld": DossierForm("claimreview:dossier"),
        "prov": DossierForm("prov:dossier"),
    }
)

# Of the claims of an index, and of events found in it without a question.
CLAIM_FORMS: Mapping[str, StreamForm[tuple[Fact, Article]]] = MappingProxyType(
    {
        "claimreview": StreamForm("claimreview:claims"),
        "annotations": StreamForm("annotations:claims"),
        "csv": StreamForm("csv:claims"),
        "parquet": StreamForm("parquet:claims"),
        "jsonl": StreamForm("json_forms:claim_lines"),
        "prov": StreamForm("prov:claims"),
    }
)
EVENT_FORMS: Mapping[str, StreamForm[Event]] = MappingProxyType(
    {
        "claimreview": StreamForm("claimreview:events"),
        "annotations": StreamForm("annotations:events"),
        "csv": StreamForm("csv:events"),
        "parquet": StreamForm("parquet:events"),
        "jsonl": StreamForm("json_forms:event_lines"),
        "prov": StreamForm("prov:events"),
    }
)

# The longest ending that fits holds. "github" is printed for its runner to read, and has none.
_DATA = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
_PAGES = {".md": "markdown", ".html": "html", ".htm": "html"}
_PROVENANCE = {".prov.jsonld": "prov", ".prov.json": "prov"}
OUTCOME_ENDINGS = {**_DATA, **_PAGES, ".xml": "junit", ".sarif": "sarif", ".sarif.json": "sarif", ".jsonld": "jsonld"}
DOSSIER_ENDINGS = {**_DATA, **_PAGES, ".jsonld": "jsonld", **_PROVENANCE}
CLAIM_ENDINGS = {
    ".csv": "csv",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".jsonld": "claimreview",
    ".claimreview.json": "claimreview",
    ".annotations.jsonld": "annotations",
    ".annotations.json": "annotations",
    **_PROVENANCE,
}


def outcome_form_of(path: Path) -> str:
    """The form of outcomes that a file's ending asks for. Raises ``BadInput`` naming the endings known."""
    return _form_of(path, OUTCOME_ENDINGS)


def dossier_form_of(path: Path) -> str:
    """The form of a dossier that a file's ending asks for. Raises ``BadInput`` naming the endings known."""
    return _form_of(path, DOSSIER_ENDINGS)


def claim_form_of(path: Path) -> str:
    """The form of claims that a file's ending asks for. Raises ``BadInput`` naming the endings known."""
    return _form_of(path, CLAIM_ENDINGS)


def _form_of(path: Path, endings: Mapping[str, str]) -> str:
    name = path.name.casefold()
    fitting = [ending for ending in endings if name.endswith(ending)]
    if not fitting:
        raise BadInput(f"{path}: its ending tells no form; write a file that ends in one of {', '.join(endings)}")
    return endings[max(fitting, key=len)]


def _function(made_by: str) -> Callable[..., Any]:
    made: Callable[..., Any] = pkgutil.resolve_name(f"factcheck.views.{made_by}")
    return made
