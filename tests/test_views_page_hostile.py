"""A hostile article on the report page: it is shown as text wherever it can stand, and nothing of it is obeyed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from factcheck.records import (
    Article,
    Bound,
    Claim,
    Comparison,
    Cue,
    Dossier,
    Event,
    Fact,
    Level,
    Origin,
    Outcome,
    Quantity,
    Range,
    Relation,
    Report,
    Span,
    Speaker,
    Status,
    Voice,
)
from factcheck.views.html import disputes_page, dossier_page, outcomes_page

SCRIPT = "<script>alert('x')</script>"
BREAKOUTS = (
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title></style></desc></text></svg><script>alert(1)</script>",
    "]]><!-- --!><iframe src=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt;&#60;script&#62;",
)
STEERING = "\x00\x08\x1b[31m\x7f\x9b\u202e\u2066\u200e\u2028\ufeff\ud800"


def report(text: str, relation: Relation, low: float) -> Report:
    source = Article("a1", text, text, text, url=text, path=text, byline=text, credits=(text,), notes=(text,))
    span = Span(0, len(text))
    speaker = Speaker(text, text, text, "person", span)
    claim = Claim(text + str(relation), "a1", (span,), Voice.MIXED, speaker, Cue(text, span, text), (text, text))
    figure = Quantity(Range(low, None), text, "length", low, text, Bound.ABOUT, text, text, text, span)
    compared = (
        Comparison("distance", Level.CONFLICTS, 0.3, text, text, text, None, span, text),
        Comparison("place", Level.SILENT, 0.0, text, text),
    )
    return Report(Fact(claim, text, quantities=(figure,)), source, relation, 0.9, compared, text)


def hostile(text: str) -> Dossier:
    """One text wherever text from outside can stand; figures are its own, so that it is drawn too."""
    reports = tuple(report(text, relation, 5.0 + n) for n, relation in enumerate(Relation))
    event = Event(text, text, None, text, Status.CONFLICTING, reports, (Origin(text, text, text, 4),), 1, 1, text)
    return Dossier(text, Status.CONFLICTING, (event,), (event,), 1, 1)


def outcome(text: str) -> Outcome:
    held = hostile(text)
    expected = (Status.UNCLEAR,)
    known = Outcome(
        text, text, 1, text, expected, Status.UNCLEAR, False, "error", (text,), held.events[0], tags=(text,)
    )
    return replace(known, dossier=held)


def pages(text: str) -> tuple[str, ...]:
    held = hostile(text)
    return dossier_page(held), disputes_page(held.events), outcomes_page([outcome(text)])


def elements(page: str) -> Counter[str]:
    """How many of each element there are, comments included."""
    return Counter(str(element.tag) for element in html.document_fromstring(page).iter())


def attributes(page: str) -> set[str]:
    return {name for element in html.document_fromstring(page).iter() for name in element.attrib}


PLAIN = pages("plain words")


@pytest.mark.parametrize("text", BREAKOUTS)
def test_hostile_text_makes_no_element_and_no_attribute(text):
    for page, plain in zip(pages(text), PLAIN, strict=True):
        assert elements(page) == elements(plain)
        assert attributes(page) == attributes(plain)


@pytest.mark.parametrize("text", BREAKOUTS)
def test_hostile_text_is_read_as_it_is(text):
    for page in pages(text):
        assert text in html.document_fromstring(page).text_content()


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from("<>\"'&=/{}%#-!ab \n") | st.characters(), min_size=1).filter(str.strip))
def test_whatever_the_text_is_the_page_has_the_same_elements(text):
    for page, plain in zip(pages(text), PLAIN, strict=True):
        page.encode("utf-8")
        kinds = elements(page)
        assert kinds.keys() <= elements(plain).keys()
        assert attributes(page) <= attributes(plain)


def test_controls_and_marks_that_reorder_text_are_shown_by_their_numbers():
    for page in pages(f"left {STEERING} right"):
        assert not set(page) & set("\x00\x08\x1b\x7f\x9b\u202e\u2066\u2028\ufeff\ud800")
        assert "&lt;U+202E&gt;" in page


def test_an_address_that_is_no_web_page_is_shown_and_not_linked():
    for url in ("javascript:alert(1)", "data:text/html,x", "https://bank.example@evil.example/"):
        held = hostile(url)
        page = html.document_fromstring(dossier_page(held))
        assert {link[:1] for link in page.xpath("//a/@href")} == {"#"}
        assert url in page.text_content()
