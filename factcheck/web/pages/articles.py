"""The articles of the index, and each with its claims in the margin, by speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from factcheck.records import Article, Claim, Fact, Span
from factcheck.views.html.passages import PARAGRAPH, Paragraph, Quoted, Stretch, whole
from factcheck.web import exports, questions
from factcheck.web.asked import Name, Narrowed
from factcheck.web.desk import Served
from factcheck.web.exports import Form
from factcheck.web.rendering import claim_anchor, page

router = APIRouter(include_in_schema=False)

# Articles on one page of the list.
LISTED = 50
# So many speakers of an article are told apart by a mark of their own; further ones share the last.
TOLD_APART = 6

At = Annotated[str | None, Query(pattern=r"^\d{1,9}-\d{1,9}$")]


@dataclass(frozen=True, slots=True)
class Note:
    """A claim in the margin. ``voice``: which of the marks is its speaker's, 0 for the article itself."""

    anchor: str
    fact: Fact
    voice: int


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, in stretches each with the mark of whose words they are, and the claims that begin in it."""

    stretches: tuple[tuple[Stretch, int], ...]
    notes: tuple[Note, ...]


@router.get("/articles")
async def articles(
    request: Request,
    desk: Served,
    filters: Narrowed,
    title: Name = None,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    form: Form = None,
) -> Response:
    """The list, the latest first."""
    found = await questions.articles(desk, filters, title, offset=offset, limit=LISTED)
    if form:
        return exports.articles(found.articles, form)
    return page(request, "articles.html.j2", found=found, filters=filters, title=title, listed=LISTED)


@router.get("/articles/{id:path}")
async def article(request: Request, desk: Served, id: str, at: At = None, form: Form = None) -> Response:
    """One article; ``at``: the words between two offsets are marked as well, and shown first."""
    found, facts = await questions.article(desk, id)
    if form:
        return exports.article(found, facts, form)
    words = _span(at, found)
    rows = tuple(_rows(found, facts, words))
    return page(request, "article.html.j2", article=found, rows=rows, voices=_voices(facts), at=words)


def _rows(article: Article, facts: Sequence[Fact], words: Span | None) -> Iterator[Row]:
    quoted = [Quoted(claim_anchor(fact.claim.id), fact.claim.spans) for fact in facts]
    if words:
        quoted.append(Quoted("at", (words,), (words,)))
    voices = _voices(facts)
    notes = {
        claim_anchor(fact.claim.id): Note(claim_anchor(fact.claim.id), fact, voices.get(_speaker(fact.claim), 0))
        for fact in facts
    }
    for place, paragraph in zip(PARAGRAPH.finditer(article.text), whole(article, quoted), strict=True):
        pieces = (piece for stretch in paragraph.stretches for piece in stretch.pieces)
        begun = [notes[anchor] for piece in pieces for anchor in piece.anchors if anchor in notes]
        if not (begun or words) and place.group().strip().lstrip("# ") == article.title:
            # It heads the page.
            continue
        yield Row(tuple(_marked(paragraph, place.start(), list(notes.values()))), tuple(begun))


def _marked(paragraph: Paragraph, start: int, notes: Sequence[Note]) -> Iterator[tuple[Stretch, int]]:
    for stretch in paragraph.stretches:
        end = start + sum(len(piece.text) for piece in stretch.pieces)
        told = (one.voice for one in notes for span in one.fact.claim.spans if span.start < end and start < span.end)
        yield stretch, next(told, 0)
        start = end


def _voices(facts: Sequence[Fact]) -> dict[str | None, int]:
    """A mark for each speaker of an article, in the order in which they speak."""
    names = dict.fromkeys(_speaker(fact.claim) for fact in facts if fact.claim.speaker)
    return {name: min(number, TOLD_APART) for number, name in enumerate(names, 1)}


def _speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


def _span(at: str | None, article: Article) -> Span | None:
    """The words asked for, as far as the article has them."""
    if at is None:
        return None
    start, end = (min(int(offset), len(article.text)) for offset in at.split("-"))
    return Span(start, end) if start < end else None
