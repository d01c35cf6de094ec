"""Articles with words marked in them: whole, or the paragraphs around what is quoted. Every word is the article's own.

Where claims overlap, the stretch that they cover together is marked once; each has an anchor where it begins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.records import Article, Mark, Span

PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")

# A paragraph beside the quoted one is shown where it is shorter than BESIDE code points; of one that is longer than
# LONGEST, which is mostly a text without paragraphs, AROUND code points on each side of the words.
BESIDE = 500
LONGEST = 2_000
AROUND = 500


# What stands in an article and is no prose of it.
ASIDE = frozenset({"title", "heading", "caption", "comments", "leftover", "credit", "foreign"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim's place: the anchor that links lead to, its spans, and what in them was compared."""

    anchor: str
    spans: tuple[Span, ...]
    compared: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article; ``anchors`` of the claims that begin with them."""

    text: str
    anchors: tuple[str, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces in a row that are all quoted, or none of which is."""

    pieces: tuple[Piece, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a part of one; ``cut_before``, ``cut_after``: text was left out there."""

    stretches: tuple[Stretch, ...]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def anchors(self) -> frozenset[str]:
        """Those of the claims that begin in it."""
        return frozenset(one for stretch in self.stretches for piece in stretch.pieces for one in piece.anchors)


def whole(article: Article, quoted: Sequence[Quoted]) -> tuple[Paragraph, ...]:
    """Every paragraph of the article, the quoted words marked."""
    return tuple(Paragraph(tuple(_stretches(article.text, place, quoted))) for place in _paragraphs(article.text))


def around(article: Article, quoted: Sequence[Quoted]) -> tuple[Paragraph, ...]:
    """The paragraphs that hold the quoted words, and short ones beside them."""
    places = _paragraphs(article.text)
    aside = [mark for mark in article.marks if mark.kind in ASIDE]
    shown = [_shown(place, quoted) for place in _kept(places, quoted, aside)]
    return tuple(_paragraph(article, place, places, shown, quoted) for place in shown)


def _paragraphs(text: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in PARAGRAPH.finditer(text)]


def _kept(places: Sequence[Span], quoted: Sequence[Quoted], marks: Iterable[Mark]) -> Iterator[Span]:
    """Captions, titles and the like beside the quoted words tell nothing of them."""
    held = [any(_meet(place, span) for one in quoted for span in one.spans) for place in places]
    for position, place in enumerate(places):
        beside = any(held[max(position - 1, 0) : position + 2]) and place.end - place.start <= BESIDE
        if held[position] or (beside and not any(_meet(place, mark.span) for mark in marks)):
            yield place


def _shown(place: Span, quoted: Sequence[Quoted]) -> Span:
    if place.end - place.start <= LONGEST:
        return place
    spans = [span for one in quoted for span in one.spans if _meet(place, span)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Span(max(place.start, start - AROUND), min(place.end, end + AROUND))


def _paragraph(
    article: Article, place: Span, places: Sequence[Span], shown: Sequence[Span], quoted: Sequence[Quoted]
) -> Paragraph:
    """With "[…]" where a paragraph before it was left out, or the end of the article."""
    ends = {span.end for span in shown}
    previous = max((span.end for span in places if span.end <= place.start), default=None)
    return Paragraph(
        tuple(_stretches(article.text, place, quoted)),
        cut_before=not any(span.start == place.start for span in places) or previous not in {None, *ends},
        cut_after=place.end != places[-1].end and place == shown[-1],
    )


def _stretches(text: str, place: Span, quoted: Sequence[Quoted]) -> Iterator[Stretch]:
    """The paragraph's words from its beginning to its end, as they alternate."""
    spans = sorted((span for one in quoted for span in one.spans if _meet(place, span)), key=lambda span: span.start)
    position = place.start
    for start, end in _united(spans):
        start, end = max(start, place.start), min(end, place.end)
        if position < start:
            yield Stretch((Piece(text[position:start]),), quoted=False)
        yield Stretch(tuple(_pieces(text, Span(start, end), quoted)), quoted=True)
        position = end
    if position < place.end:
        yield Stretch((Piece(text[position : place.end]),), quoted=False)


def _united(spans: Iterable[Span]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for span in spans:
        if united and span.start < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], span.end))
        else:
            united.append((span.start, span.end))
    return united


def _pieces(text: str, place: Span, quoted: Sequence[Quoted]) -> Iterator[Piece]:
    """The stretch, cut where a claim begins and where compared words begin and end."""
    begins: dict[int, list[str]] = {}
    for one in quoted:
        begins.setdefault(one.spans[0].start, []).append(one.anchor)
    compared = [span for one in quoted for span in one.compared if _meet(place, span)]
    cuts = {place.start, place.end, *begins, *(end for span in compared for end in (span.start, span.end))}
    ordered = sorted(cut for cut in cuts if place.start <= cut <= place.end)
    for start, end in pairwise(ordered):
        marked = any(span.start <= start and end <= span.end for span in compared)
        yield Piece(text[start:end], tuple(begins.get(start, ())), marked)


def _meet(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
