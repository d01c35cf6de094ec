"""Small truths of the views: dates, names, comparisons, quotations that stay exact, output that stays stable."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import views
from factcheck.records import (
    Article,
    Claim,
    Comparison,
    Cue,
    Dossier,
    Event,
    Fact,
    Level,
    Origin,
    Period,
    Range,
    Relation,
    Report,
    Span,
    Speaker,
    Status,
    Voice,
    When,
    words,
)
from factcheck.views import model, shapes, wording
from factcheck.views.legible import legible


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2023-03-27", "2023-03-27", "27 March 2023"),
        ("2023-03-27", "2023-03-28", "27–28 March 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-05-30", "2024-06-02", "30 May – 2 June 2024"),
        ("2022-12-30", "2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("9999-12-30", "9999-12-31", "30–31 December 9999"),
    ],
)
def test_days_are_said_as_an_editor_writes_them(first: str, last: str, said: str) -> None:
    assert wording.days(date.fromisoformat(first), date.fromisoformat(last)) == said


def test_a_day_without_a_year_invents_none() -> None:
    seventh = When(date(4, 11, 7), date(4, 11, 7), "November 7", Span(0, 10), yearless=True)
    assert wording.when(seventh) == "7 November, year unknown"
    assert shapes.when(seventh)["first"] == "XXXX-11-07"


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (Article("1", "", outlet="Harbour Times", published=date(2023, 3, 28)), "Harbour Times · 28 March 2023"),
        (Article("1", "", url="https://www.harbour.example/a"), "harbour.example · undated"),
        (Article("1", "", path="in/a.txt", url="http://[broken"), "a.txt · undated"),
        (
            Article("1", "", period=Period(date(2023, 3, 27), date(2023, 3, 30), "named days")),
            "unknown outlet · 27–30 March 2023, estimated",
        ),
    ],
)
def test_a_masthead_names_outlet_and_date(article: Article, said: str) -> None:
    assert wording.masthead(article) == said


def test_an_estimated_day_is_never_told_as_a_known_one() -> None:
    first, last = date(2011, 12, 17), date(2026, 11, 22)
    guessed = Article("1", "", period=Period(first, last, "named days"))
    assert wording.spoken(None, [guessed]) == "17 December 2011 – 22 November 2026, estimated"
    assert wording.spoken(date(2020, 5, 4), [guessed]) == "4 May 2020"
    assert wording.spoken(None, [Article("2", "")]) == "day unknown"


def claim(voice: Voice, stance: str, *via: str, role: str | None = None) -> Claim:
    speaker = Speaker("Kim Jong Un", "he", role, "person", Span(0, 2))
    return Claim("1", "a", (Span(0, 1),), voice, speaker, Cue("said", Span(3, 7), stance), via)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (claim(Voice.DIRECT, "says", "KCNA"), "Kim Jong Un, via KCNA · quoted"),
        (
            claim(Voice.INDIRECT, "denies", "KCNA", "Yonhap"),
            "Kim Jong Un, via KCNA, then Yonhap · paraphrased · denies",
        ),
        (claim(Voice.MIXED, "says", role="North Korean leader"), "Kim Jong Un (North Korean leader) · partly quoted"),
        (Claim("1", "a", (Span(0, 1),), Voice.NARRATOR), "in the outlet's own words"),
    ],
)
def test_an_attribution_names_speaker_relay_and_voice(told: Claim, said: str) -> None:
    assert wording.attribution(told) == said


@pytest.mark.parametrize(
    ("slot", "level", "left", "right", "note", "said"),
    [
        (
            "distance",
            Level.CONFLICTS,
            "350 km",
            "about 370 km",
            "+5.7%",
            "CONFLICTS: distance 350 km ≠ about 370 km, +5.7%",
        ),
        ("distance", Level.AGREES, "350 km", "217 miles", None, "agrees: distance 350 km = 217 miles"),
        ("distance", Level.AGREES, "350 km", "350 KM", None, "agrees: distance 350 km"),
        ("count", Level.COMPATIBLE, "at least 12", "15", None, "compatible: count at least 12 ~ 15"),
        ("place", Level.CONFLICTS, "Sunan", "Chunghwa", None, "differs: place Sunan ≠ Chunghwa"),
        ("critically_injured", Level.AGREES, None, None, None, "agrees: critically injured"),
    ],
)
def test_a_comparison_is_said_in_one_line(
    slot: str, level: Level, left: str | None, right: str | None, note: str | None, said: str
) -> None:
    assert wording.compared(Comparison(slot, level, 0.0, left, right, note)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Range(343_000, 357_000), "343,000 to 357,000"),
        (Range(12, None), "at least 12"),
        (Range(None, 0.5), "at most 0.5"),
        (Range(349_227.648, 349_227.648), "349,228"),
        (Range(None, None), "any"),
    ],
)
def test_a_range_is_said_in_words(value: Range, said: str) -> None:
    assert wording.between(value) == said


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [(350.0, None, 350), (0.1 + 0.2, None, 0.3), (1.238, 2, 1.24), (float("inf"), None, None), (None, 2, None)],
)
def test_a_number_in_json_is_finite_and_plain(value: float | None, digits: int | None, written: float | None) -> None:
    assert shapes.finite(value, digits) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  lines\tand more", "two lines and more"),
        ("two  spaces", "two  spaces"),
        ("soft\u00adhyphen", "softhyphen"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_text_is_made_legible_without_losing_words(text: str, shown: str) -> None:
    assert legible(text) == shown


SPANS = st.lists(st.integers(0, 900), min_size=2, max_size=6).map(
    lambda ends: [Span(start, end) for start, end in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)]
)


@given(text=st.text("ab .", min_size=900, max_size=900), spans=SPANS, marked=SPANS)
def test_runs_put_together_are_the_exact_quotation(text: str, spans: list[Span], marked: list[Span]) -> None:
    article = Article("1", text)
    assert "".join(run.text for run in model.runs(article, spans, marked)) == words(article, spans)


@given(text=st.text("ab .", min_size=900, max_size=900), spans=SPANS, marked=SPANS)
def test_shortening_says_so_and_never_touches_compared_words(text: str, spans: list[Span], marked: list[Span]) -> None:
    runs = list(model.runs(Article("1", text), spans, marked))
    for run, short in zip(runs, model.shortened(runs), strict=True):
        assert short == run or (not run.compared and model.CUT in short.text and len(short.text) < len(run.text))


def test_overlapping_marks_repeat_no_word() -> None:
    runs = model.runs(Article("1", "about 350 km away"), [Span(0, 17)], [Span(0, 12), Span(6, 14)])
    assert "".join(run.text for run in runs) == "about 350 km away"


def dossier(status: Status) -> Dossier:
    source = Article("a", "about 350 km", outlet="Harbour Times")
    told = Fact(Claim("1", "a", (Span(0, 12),), Voice.NARRATOR), "about 350 km")
    agreeing = Report(told, source, Relation.CORROBORATES, 0.9, (), "o2")
    origins = (Origin("o1", "Prairie Sun", "", 1), Origin("o2", "Japan's Defense Ministry", "", 1))
    event = Event("e1", "Launch", None, None, status, (agreeing,), origins, 1, 1)
    return Dossier("How far?", status, (event,), (), 5, 112)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.CORROBORATED, "corroborated: 1 independent origin agrees, none conflicts (1 report)"),
        (Status.SINGLE_ORIGIN, "single-origin: what agrees goes back to Japan's Defense Ministry (1 report)"),
        (Status.CONFLICTING, "conflicting: 1 origin agrees, 1 conflicts (1 report)"),
        (Status.CONTRADICTED, "contradicted: no origin agrees, 1 conflicts (1 report)"),
        (Status.UNCLEAR, "unclear: the event is reported, nothing comparable is said of the claim (1 report)"),
        (Status.NOT_FOUND, "not-found: no report of it in 5 articles, 112 claims"),
    ],
)
def test_the_headline_says_the_status_in_words(status: Status, said: str) -> None:
    assert views.headline(dossier(status)) == said


def test_of_one_origin_the_headline_counts_the_reports_that_agree() -> None:
    asked = dossier(Status.SINGLE_ORIGIN)
    (event,), (agreeing,) = asked.events, asked.events[0].reports
    silent = replace(agreeing, relation=Relation.UNCLEAR)
    both = replace(asked, events=(replace(event, reports=(agreeing, silent, silent)),))
    assert views.headline(both).endswith("goes back to Japan's Defense Ministry (1 of 3 reports)")


def test_what_conflicts_comes_before_what_agrees_and_what_only_places_the_report() -> None:
    slots = (
        ("place", Level.CONFLICTS),
        ("altitude", Level.AGREES),
        ("distance", Level.CONFLICTS),
        ("date", Level.AGREES),
    )
    report = dossier(Status.CONFLICTING).events[0].reports[0]
    report = replace(report, comparisons=tuple(Comparison(slot, level, 0.0) for slot, level in slots))
    assert [comparison.slot for comparison in model.telling(report)] == ["distance", "altitude", "place"]
    assert model.shared_context(report) == ("date",)


def test_piped_output_has_a_width_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert views.open_console(io.StringIO()).width == 100
    monkeypatch.setenv("COLUMNS", "132")
    assert views.open_console(io.StringIO()).width == 132


def test_a_pipe_that_knows_no_unicode_loses_marks_and_not_the_answer() -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    views.open_console(pipe).print("350 km ≠ 370 km")
    pipe.flush()
    assert pipe.buffer.getvalue() == b"350 km ? 370 km\n"  # type: ignore[attr-defined]


def test_json_alone_loads_no_terminal_library() -> None:
    code = "import sys, factcheck.views as v; v.to_json({}); sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
