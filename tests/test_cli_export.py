"""``factcheck export`` from outside: claims and findings in every form, filtered, written whole or not at all."""

import csv
import io
import json
import stat
from contextlib import suppress

import pyarrow.parquet
import pytest
from formed import expanded
from running import factcheck, factcheck_apart, one_line

from factcheck.cli.boundary import INTERRUPTED
from factcheck.index import Index
from factcheck.index.shelf import Shelf

pytestmark = pytest.mark.usefixtures("elsewhere")

FORMATS = ("claimreview", "annotations", "csv", "parquet", "jsonl", "prov")


def export(index, *words):
    return factcheck("export", "--index", index, *words)


def listed(index, *words):
    return factcheck("claims", "--index", index, "--format", "json", *words).json


def read(path, form):
    if form == "parquet":
        return pyarrow.parquet.read_table(path).to_pylist()
    text = path.read_text("utf-8")
    if form == "csv":
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    if form == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return expanded(json.loads(text))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("of", ["claims", "findings"])
def test_every_form_is_written_and_can_be_read(sample_index, tmp_path, form, of):
    file = tmp_path / "out"
    done = export(sample_index, "--of", of, "--format", form, "-o", file)
    assert (done.status, done.stdout) == (0, "")
    assert f"{of} written to" in done.stderr
    assert read(file, form)


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("a.csv", "csv"),
        ("a.parquet", "parquet"),
        ("a.jsonl", "jsonl"),
        ("a.jsonld", "claimreview"),
        ("a.prov.json", "prov"),
    ],
)
def test_the_files_ending_tells_the_form(sample_index, tmp_path, file, form):
    assert export(sample_index, "-o", tmp_path / file, "--quiet").status == 0
    export(sample_index, "--format", form, "-o", tmp_path / "same", "--quiet")
    assert (tmp_path / file).read_bytes() == (tmp_path / "same").read_bytes()


@pytest.mark.parametrize(
    "filters",
    [
        ("--speaker", "Kim Jong Un"),
        ("--outlet", "Harbour"),
        ("--since", "2023-03-01", "--until", "2023-03-31"),
        ("--limit", "7"),
        (),
    ],
)
def test_what_is_exported_is_what_claims_lists(sample_index, filters):
    done = export(sample_index, "--format", "jsonl", *filters)
    assert done.status == 0
    assert done.lines == listed(sample_index, *filters)


def test_findings_are_the_disputes_that_conflicts_shows(sample_index):
    shown = factcheck("conflicts", "--index", sample_index, "--format", "json").json
    exported = export(sample_index, "--of", "findings", "--format", "jsonl")
    assert exported.lines == shown and shown


def test_filters_that_nothing_passes_are_an_error_and_leave_no_file(sample_index, tmp_path):
    assert "Nobody" in one_line(export(sample_index, "--speaker", "Nobody", "-o", tmp_path / "a.csv"))
    assert not (tmp_path / "a.csv").exists()


def test_no_form_and_an_ending_nobody_knows_are_errors_that_name_the_forms(sample_index, tmp_path):
    assert "--format claimreview|annotations|csv" in one_line(export(sample_index))
    assert ".csv, .parquet" in one_line(export(sample_index, "-o", tmp_path / "a.docx"))


def test_an_index_that_is_not_there_is_an_error(tmp_path):
    one_line(export(tmp_path / "none", "--format", "csv"))


def test_a_file_that_is_there_is_written_over_and_keeps_its_mode(sample_index, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("what was there")
    file.chmod(0o640)
    assert export(sample_index, "-o", file).status == 0
    assert "what was there" not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_is_as_readable_as_any_program_would_make_it(sample_index, tmp_path):
    (tmp_path / "plain").touch()
    export(sample_index, "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(sample_index, tmp_path):
    (tmp_path / "real.csv").write_text("what was there")
    (tmp_path / "link.csv").symlink_to("real.csv")
    export(sample_index, "-o", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert "what was there" not in (tmp_path / "real.csv").read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_whoever_is_interrupted_keeps_the_old_file_and_gets_no_half_of_a_new_one(
    sample_index, tmp_path, monkeypatch, form, error
):
    file = tmp_path / "out" / "a"
    file.parent.mkdir()
    file.write_text("what was there")
    read_claim, asked = Shelf.claim, []

    def interrupted(shelf, number):
        asked.append(number)
        if len(asked) > 40:
            raise error
        return read_claim(shelf, number)

    monkeypatch.setattr(Shelf, "claim", interrupted)
    with suppress(MemoryError):
        assert export(sample_index, "--format", form, "-o", file).status == INTERRUPTED
    assert file.read_text() == "what was there"
    assert [*file.parent.iterdir()] == [file]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("no/such/folder/a.csv", "there is no such folder; make it first"),
        (".", "it is a folder; name a file"),
    ],
)
def test_a_place_that_nothing_can_be_written_to_is_named(sample_index, place, why):
    told = one_line(export(sample_index, "--format", "csv", "-o", place))
    assert place in told and why in told


def test_claims_are_read_one_after_the_other_and_not_held(sample_index, monkeypatch):
    """The first line is printed before the second claim is read."""
    from factcheck.views.forms import CLAIM_FORMS

    read_claim, asked = Shelf.claim, []
    monkeypatch.setattr(Shelf, "claim", lambda shelf, number: asked.append(number) or read_claim(shelf, number))
    with Index.open(sample_index) as index:
        for form in ("claimreview", "annotations", "csv", "jsonl", "prov"):
            asked.clear()
            pieces = CLAIM_FORMS[form](index.claims())
            next(pieces), next(pieces)
            assert len(asked) <= 2, form


def test_it_runs_as_a_command_and_prints_what_it_exports(sample_index):
    done = factcheck_apart("export", "--index", str(sample_index), "--format", "jsonl", "--limit", "3")
    assert (done.status, done.stderr, len(done.lines)) == (0, "", 3)
