"""Tables for spreadsheets and data frames: the same columns in CSV and in Parquet, and what stands in them."""

import builtins
import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from formed import ANSWERED, CLAIMS, HELD, LAUNCH, RUN

from factcheck.errors import BadInput
from factcheck.views import csv as csv_form
from factcheck.views import parquet
from factcheck.views.columns import CLAIMS as CLAIM_COLUMNS
from factcheck.views.columns import OUTCOMES, REPORTS

DOCS = Path(__file__).parents[1] / "docs" / "formats.md"


def rows(made: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"), newline="")))


def frame(made: bytes) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pyarrow.parquet.read_table(io.BytesIO(made)).to_pylist()
    return found


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8_and_ends_lines_as_rfc_4180_says():
    made = csv_form.outcomes(RUN)
    assert made.startswith("\ufefffile,line,id,")
    assert made.count("\r\n") == 1 + len(RUN)


@pytest.mark.parametrize(
    ("columns", "text", "data"),
    [
        (OUTCOMES, csv_form.outcomes(RUN), parquet.outcomes(RUN)),
        (REPORTS, csv_form.dossier(ANSWERED), parquet.dossier(ANSWERED)),
        (CLAIM_COLUMNS, "".join(csv_form.claims(CLAIMS)), b"".join(parquet.claims(CLAIMS))),
        (REPORTS, "".join(csv_form.events([LAUNCH])), b"".join(parquet.events([LAUNCH]))),
    ],
    ids=["outcomes", "dossier", "claims", "events"],
)
def test_csv_and_parquet_have_the_same_columns_and_as_many_rows(columns, text, data):
    names = [column.name for column in columns]
    assert list(rows(text)[0]) == list(frame(data)[0]) == names
    assert len(rows(text)) == len(frame(data))


def test_a_claim_stands_in_its_row():
    _, seoul = rows("".join(csv_form.claims(CLAIMS)))
    told = ("text", "speaker", "via", "voice", "outlet", "published", "figures", "negated", "role", "start", "end")
    assert [seoul[name] for name in told] == [
        *("They flew about 370 km.", "Joint Chiefs of Staff", "Yonhap", "indirect", "Meridian Courier", "2023-03-27"),
        *("about 370 km", "no", "", "0", "23"),
    ]


def test_parquet_keeps_types_lists_and_the_fields_of_figures():
    _, seoul = frame(b"".join(parquet.claims(CLAIMS)))
    assert (seoul["published"], seoul["via"], seoul["negated"]) == (date(2023, 3, 27), ["Yonhap"], False)
    (figure,) = seoul["figures"]
    assert (figure["low"], figure["high"], figure["unit"], figure["text"]) == (
        362_600,
        377_400,
        "metre",
        "about 370 km",
    )


def test_a_report_of_a_finding_says_what_it_conflicts_in_and_with_whom():
    _, seoul = rows("".join(csv_form.events([LAUNCH])))
    told = ("event", "question", "event_status", "relation", "origin", "origin_name", "conflicts", "agrees")
    assert [seoul[name] for name in told] == [
        *("e1", "", "conflicting", "conflicts", "o2", "Joint Chiefs of Staff"),
        *("distance 350 km ≠ about 370 km, +5.7%", ""),
    ]


def test_reports_of_other_events_come_last_and_are_named_as_such():
    assert [row["other_event"] for row in rows(csv_form.dossier(ANSWERED))] == ["no", "no", "yes", "yes"]


def test_an_outcome_says_how_it_ended_and_whether_it_could_be_checked():
    told = [(row["id"], row["result"], row["checked"], row["reports"]) for row in rows(csv_form.outcomes(RUN))]
    assert told == [
        ("range-350", "passed", "yes", "2"),
        ("range-370", "failed", "yes", "2"),
        ("toll", "warned", "yes", "2"),
        ("unasked", "failed", "no", "0"),
    ]


@pytest.mark.parametrize("formula", ["=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "'=1"])
def test_no_text_of_an_article_is_a_formula_to_a_spreadsheet(formula):
    (row,) = rows(csv_form.outcomes([replace(HELD, claim=formula)]))
    assert row["claim"] == f"'{formula}"


@pytest.mark.parametrize("text", ["350 km", "it's", "'tis -1", "(-5)", "–5 degrees", "a=b"])
def test_other_texts_are_left_as_they_are(text):
    (row,) = rows(csv_form.outcomes([replace(HELD, claim=text)]))
    assert row["claim"] == text


def test_parquet_of_many_claims_is_written_portion_by_portion():
    many = CLAIMS * parquet.PORTION
    pieces = [piece for piece in parquet.claims(iter(many)) if piece]
    assert len(pieces) > 2
    assert len(frame(b"".join(pieces))) == len(many)


def test_parquet_says_in_its_metadata_that_a_run_was_broken_off():
    known = [
        pyarrow.parquet.read_schema(io.BytesIO(parquet.outcomes(RUN, partial=it))).metadata for it in (False, True)
    ]
    assert [(one or {}).get(b"partial") for one in known] == [None, b"yes"]


def test_who_has_no_pyarrow_is_told_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] == "pyarrow":
            raise ModuleNotFoundError(f"No module named {name!r}")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(BadInput, match=r"pip install 'factcheck-claims\[parquet\]'"):
        parquet.outcomes(RUN)


@pytest.mark.parametrize("table", [CLAIM_COLUMNS, REPORTS, OUTCOMES], ids=["claims", "reports", "outcomes"])
def test_every_column_is_in_the_docs_with_what_it_holds_and_means(table):
    docs = DOCS.read_text("utf-8")
    missing = [one.name for one in table if f"| `{one.name}` | {one.kind} | {one.means} |" not in docs]
    assert missing == []
