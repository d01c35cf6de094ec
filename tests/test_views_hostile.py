"""Text from anywhere, wherever it can stand: it is shown, never obeyed, and comes back out of JSON as it was."""

import io
import json
import unicodedata
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from factcheck import views
from factcheck.records import (
    Article,
    Claim,
    Comparison,
    Cue,
    Dossier,
    Event,
    Fact,
    Finding,
    Level,
    Origin,
    Outcome,
    Relation,
    Report,
    Span,
    Speaker,
    Status,
    Voice,
)
from factcheck.records.statements import Contradiction, OnRecord, Rendition, Statement, Stretch, Variant


def drawn(draw: Callable[[Console], None], width: int) -> str:
    page = io.StringIO()
    draw(Console(file=page, width=width))
    return page.getvalue()


def hostile(text: str) -> Dossier:
    """The same dossier with one text wherever text from outside can stand."""
    source = Article("a1", text, outlet=text, title=text, url=text, notes=(text,))
    speaker = Speaker(text, text, text, "person", Span(0, 1))
    claim = Claim(text, "a1", (Span(0, len(text)),), Voice.MIXED, speaker, Cue(text, Span(0, 1), text), (text, text))
    compared = (Comparison("distance", Level.CONFLICTS, 0.3, text, text, text, None, Span(1, 3)),)
    reports = tuple(
        Report(Fact(claim, text), source, relation, 0.9, compared, text)
        for relation in (Relation.CORROBORATES, Relation.CONFLICTS, Relation.UNCLEAR)
    )
    event = Event(text, text, None, text, Status.CONFLICTING, reports, (Origin(text, text, text, 3),), 1, 1, text)
    return Dossier(text, Status.CONFLICTING, (event,), (event,), 1, 1)


def on_record(told: Report) -> OnRecord:
    text = told.article.text
    contradiction = Contradiction(text, None, told.fact, told.article, told.comparisons)
    variants = tuple(Variant(told.fact, told.article, one, (Stretch(text, text, same=False),)) for one in Rendition)
    return OnRecord(text, (text,), (Statement(text, None, variants, (contradiction,)),), 1, 1)


def printed(held: Dossier, width: int) -> Iterable[str]:
    event = held.events[0]
    told = event.reports[0]
    outcome = Outcome(event.id, event.id, 1, event.id, (), Status.UNCLEAR, False, "error", (event.id,), event)
    finding = Finding(told.fact, told.fact, Relation.CONFLICTS, 0.5, told.comparisons)
    yield drawn(lambda page: views.print_dossier(held, page, explain=width == 80), width)
    yield drawn(lambda page: views.print_conflicts(held.events, page), width)
    yield drawn(lambda page: views.print_extract(told.article, [told.fact], page), width)
    yield drawn(lambda page: views.print_facts(told.fact, page), width)
    yield drawn(lambda page: views.print_finding(finding, page), width)
    yield drawn(lambda page: views.print_outcomes([outcome], page), width)
    yield drawn(lambda page: views.print_statements(on_record(told), page), width)


def steers(output: str) -> set[str]:
    return {c for c in output if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"} | set("\u202e\u2066") & set(
        output
    )


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(), min_size=1), width=st.sampled_from([20, 80, 120, 200]))
def test_any_text_prints_without_steering_the_terminal(text: str, width: int) -> None:
    for output in printed(hostile(text), width):
        assert not steers(output)
        output.encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(), min_size=1))
def test_any_text_comes_back_out_of_json_as_it_was(text: str) -> None:
    for one_line in (True, False):
        output = views.to_json(views.dossier_json(hostile(text)), one_line=one_line)
        assert not steers(output)
        output.encode("utf-8")
        told = json.loads(output)["events"][0]["reports"][0]["claim"]
        assert (told["text"], told["article"]["outlet"], told["speaker"]["name"]) == (text, text, text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[bold]no markup[/bold] :smile:", "[bold]no markup[/bold] :smile:"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("left \u202egnp.exe", "left <U+202E>gnp.exe"),
        ("\x9b2J", "<U+009B>2J"),
    ],
)
def test_what_an_article_says_is_shown_and_never_obeyed(text: str, shown: str) -> None:
    output = drawn(lambda page: views.print_dossier(hostile(text), page), 200)
    assert f"“{shown}”" in output
