"""Marks what is no prose in an article: the text stays as it is, and what stands in a mark yields no claims.

The order of the finders is the order of precedence: what one has claimed the next does not see. Where stretches
overlap all the same, the earlier finder's kind wins and the rest of the other stays.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from factcheck.articles import captions, credits, datelines, headings, leftovers
from factcheck.articles.sheet import Sheet, lay_out
from factcheck.records import Mark, Span

KINDS = ("title", "heading", "caption", "comments", "leftover", "dateline", "dash", "credit", "foreign")

_FINDERS: tuple[Callable[[Sheet], None], ...] = (
    leftovers.find_comments,
    captions.find_captions,
    credits.find_credits,
    leftovers.find_leftovers,
    datelines.find_datelines,
    headings.find_title,
    headings.find_headings,
    headings.find_fused_headings,
    headings.find_dashes,
)
_RUN = re.compile(rb"([\x01-\x09])\1*")


@dataclass(frozen=True, slots=True)
class Marking:
    """The marks of a text, in order and apart from each other, and what they told of the article."""

    marks: tuple[Mark, ...]
    title: str | None
    outlet: str | None
    byline: str | None
    published: date | None
    credits: tuple[str, ...]


def mark_text(text: str, *, title: str | None = None, known: Iterable[Mark] = ()) -> Marking:
    """Marks for ``text``; ``title``: the one given beside it; ``known``: marks that the format itself has made."""
    known = tuple(known)
    inline = leftovers.inline_marks(text)
    leading, published = datelines.leading_date(text)
    sheet = Sheet(lay_out(_blanked(text, (*inline, *leading))), title=title, published=published)
    for mark in known:
        sheet.claim_within(mark)
    for find in _FINDERS:
        find(sheet)
    marks = _apart(text, (*known, *leading, *sheet.marks, *inline))
    marks = tuple(replace(mark, kind="title") if _says(text, mark, sheet.title) else mark for mark in marks)
    return Marking(marks, sheet.title, sheet.outlet, sheet.byline, sheet.published, tuple(sheet.credits))


def _blanked(text: str, marks: Iterable[Mark]) -> str:
    """The text at the same length, with spaces where the marks are; line breaks stay."""
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda mark: mark.span.start):
        start = max(at, mark.span.start)
        if mark.span.end > start:
            pieces += [text[at:start], re.sub(r"[^\r\n]", " ", text[start : mark.span.end])]
            at = mark.span.end
    return "".join((*pieces, text[at:]))


def _apart(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks without overlaps, earlier ones over later ones, without white space at their ends."""
    painted = bytearray(len(text))
    for mark in reversed(marks):
        start, end = max(0, mark.span.start), min(len(text), mark.span.end)
        painted[start:end] = bytes([KINDS.index(mark.kind) + 1]) * max(0, end - start)
    runs = (_trimmed(text, run.start(), run.end(), KINDS[run[1][0] - 1]) for run in _RUN.finditer(painted))
    return tuple(mark for mark in runs if mark.span.start < mark.span.end)


def _trimmed(text: str, start: int, end: int, kind: str) -> Mark:
    stretch = text[start:end]
    lead = len(stretch) - len(stretch.lstrip())
    return Mark(kind, Span(start + lead, max(start + lead, start + len(stretch.rstrip()))))


def _says(text: str, mark: Mark, title: str | None) -> bool:
    """Is a heading that the format knows the article's title?"""
    return mark.kind == "heading" and title is not None and text[mark.span.start : mark.span.end] == title
