"""Reports with figures, and pages read back: what the tests of the report page share."""

from dataclasses import replace

from checking import JAPAN, LAUNCH, SEOUL
from lxml import html

from factcheck.records import Bound, Comparison, Level, Quantity, Range, Relation, Report, Span

SILENT = Comparison("date", Level.SILENT, 0.0, "27 March 2023", None)
SAYS_MORE = Comparison("place", Level.SILENT, 0.0, None, "Chunghwa")
MUTE = Comparison("name", Level.SILENT, 0.0)


def measured(told: Report, words: str, *, low: float, high: float | None, **known: object) -> Report:
    """The report with a length in metres where it prints ``words``, compared as a distance."""
    start = told.article.text.index(words)
    place = Span(start, start + len(words))
    printed = (low + (high or low)) / 2000
    value = Range(low, high)
    figure = Quantity(value, "metre", "length", printed, "kilometre", Bound.ABOUT, "distance", None, words, place)
    figure = replace(figure, **known)  # type: ignore[arg-type]
    level = Level.CONFLICTS if told.relation is Relation.CONFLICTS else Level.AGREES
    note = "+5.7%" if level is Level.CONFLICTS else None
    compared = Comparison("distance", level, 1.0, "about 350 km", words, note, None, place)
    fact = replace(told.fact, quantities=(figure,))
    return replace(told, fact=fact, comparisons=(compared, SILENT, SAYS_MORE, MUTE))


def in_article(told: Report, **known: object) -> Report:
    return replace(told, article=replace(told.article, **known))  # type: ignore[arg-type]


SHORT = measured(JAPAN, "about 350 km", low=343_000, high=357_000)
LONG = measured(SEOUL, "about 370 km", low=362_600, high=377_400)
MEASURED = replace(LAUNCH, reports=(SHORT, LONG))


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def told_by(page: str, path: str) -> list[str]:
    return [text_of(found) for found in parsed(page).xpath(path)]
