"""The forms of output: each has a name, most an ending, and none costs anything before it is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest
from formed import ANSWERED, CLAIMS, LAUNCH, RUN

from factcheck.cli.export import ExportFormat
from factcheck.errors import BadInput
from factcheck.views.forms import (
    CLAIM_FORMS,
    DOSSIER_FORMS,
    EVENT_FORMS,
    OUTCOME_FORMS,
    claim_form_of,
    dossier_form_of,
    outcome_form_of,
)


@pytest.mark.parametrize("name", OUTCOME_FORMS)
@pytest.mark.parametrize("partial", [False, True])
def test_every_form_of_outcomes_makes_a_document_of_a_run_and_of_none(name, partial):
    for outcomes in (RUN, ()):
        made = OUTCOME_FORMS[name](outcomes, partial=partial)
        assert made if outcomes else made is not None


@pytest.mark.parametrize("name", DOSSIER_FORMS)
def test_every_form_of_a_dossier_makes_a_document(name):
    assert DOSSIER_FORMS[name](ANSWERED)


@pytest.mark.parametrize("name", CLAIM_FORMS)
def test_every_form_of_claims_and_of_events_makes_a_document_of_some_and_none_loses_one(name):
    assert len(b"".join(CLAIM_FORMS[name](CLAIMS))) > len(b"".join(CLAIM_FORMS[name](CLAIMS[:1])))
    assert len(b"".join(EVENT_FORMS[name]([LAUNCH]))) > len(b"".join(EVENT_FORMS[name]([])))


def test_what_the_command_offers_are_the_forms_there_are():
    assert [*ExportFormat] == [*CLAIM_FORMS] == [*EVENT_FORMS]


@pytest.mark.parametrize("form", ["junit", "sarif", "markdown", "github", "jsonl", "jsonld", "json", "html"])
def test_a_run_that_was_broken_off_says_so_in_every_form_but_csv(form):
    assert OUTCOME_FORMS[form](RUN, partial=True) != OUTCOME_FORMS[form](RUN)


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("run.json", "json"),
        ("run.jsonl", "jsonl"),
        ("TEST-claims.XML", "junit"),
        ("comment.md", "markdown"),
        ("run.sarif", "sarif"),
        ("run.sarif.json", "sarif"),
        ("of 27 March.html", "html"),
        ("run.parquet", "parquet"),
    ],
)
def test_a_files_ending_tells_the_form_of_outcomes(file, form):
    assert outcome_form_of(Path(file)) == form


def test_of_two_endings_the_longer_holds():
    assert (dossier_form_of(Path("a.jsonld")), dossier_form_of(Path("a.prov.jsonld"))) == ("jsonld", "prov")
    assert claim_form_of(Path("a.annotations.jsonld")) == "annotations"


@pytest.mark.parametrize("form_of", [outcome_form_of, dossier_form_of, claim_form_of])
@pytest.mark.parametrize("file", ["report.docx", "report", "json", ".hidden"])
def test_an_ending_nobody_knows_is_refused_with_those_that_are_known(form_of, file):
    with pytest.raises(BadInput, match=r"\.csv, \.parquet"):
        form_of(Path(file))


def test_naming_the_forms_loads_none_of_their_libraries():
    heavy = "{'lxml', 'jinja2', 'pyarrow', 'rich', 'pydantic', 'csv', 'xml.etree.ElementTree'}"
    code = f"import sys, factcheck.views.forms; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
