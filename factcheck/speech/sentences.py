"""Sentences, with exact offsets: paragraphs first, then sentencex inside each, then what quotations need.

A sentence never crosses a mark (heading, caption, dateline, dash, ...), never ends inside a quotation, and keeps
the words that attribute a quotation ending in "!" or "?" ("Stop!" Kim said.).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.records import Article, Span
from factcheck.speech.lexicon import country_words
from factcheck.speech.quotes import DOUBLE, Quotation, find_quotations

# No sentence of prose is longer; text without full stops is cut here so that time stays linear.
LONGEST = 2000
# The mark of an article's title, which may attribute ("Port to close, mayor says") and else states nothing.
TITLE = "title"
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?…:;\"”’)\]»])[ \t\xa0]*\n|\n(?=[ \t]*[-–—•*·▪][ \t])")
_BULLET = re.compile(r"[-–—•*·▪]\s+")
_LATE_CUE = re.compile(r"(?:[A-Z]|(?:he|she|they|the)\b)[^.!?]{0,80}\.?$")
# No sentence ends after these: "Ms. Lund", "Dr. Berg".
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Rev|Prof|St)\.\s*$")
# One may after these, where a country and its verb follow: "... and the U.S. Japan has also ...".
_SHORT_END = re.compile(
    r"\b(?:U\.S|U\.K|U\.N)\.\s+(?=(?P<who>[A-Z]\w+(?: [A-Z]\w+)?)(?: and (?:[A-Z]\w+ ?)+)? "
    r"(?:has|have|had|is|are|was|were|will|said|says|did|does|also)\b)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``block``: the number of its paragraph. ``quotations``: those inside it. ``whole_block``: alone in it."""

    span: Span
    block: int
    quotations: tuple[Quotation, ...]
    whole_block: bool


def split_sentences(article: Article, blocks: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
    """The sentences of an article's prose, in order; ``blocks``: its paragraphs, if they are known already."""
    text = article.text
    blocks = blocks if blocks is not None else prose_blocks(article)
    quotations = find_quotations(text, blocks)
    found: list[Sentence] = []
    first = 0
    for number, block in enumerate(blocks):
        last = first
        while last < len(quotations) and quotations[last].outer.start < block.end:
            last += 1
        inside = quotations[first:last]
        spans = list(_joined(text, _cut(text, block, inside), inside))
        found.extend(_sentences(spans, number, inside))
        first = last
    return tuple(found)


def _sentences(spans: list[Span], number: int, quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    position = 0
    for span in spans:
        start = position
        while position < len(quotations) and quotations[position].outer.start < span.end:
            position += 1
        yield Sentence(span, number, tuple(quotations[start:position]), len(spans) == 1)


def sentences_in(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a stretch of text by itself, such as a quotation of several."""
    return tuple(_cut(text, span, ()))


def prose_blocks(article: Article) -> tuple[Span, ...]:
    """The paragraphs of an article's prose and its title, in order."""
    return tuple(_blocks(article))


def _blocks(article: Article) -> Iterator[Span]:
    for stretch in _unmarked(article):
        start = stretch.start
        for gap in _BREAK.finditer(article.text, stretch.start, stretch.end):
            yield from _trimmed(article.text, Span(start, gap.start()))
            start = gap.end()
        yield from _trimmed(article.text, Span(start, stretch.end))


def _unmarked(article: Article) -> Iterator[Span]:
    start = 0
    for mark in sorted(article.marks, key=lambda mark: mark.span.start):
        if mark.span.start > start:
            yield Span(start, mark.span.start)
        if mark.kind == TITLE and mark.span.start >= start:
            yield mark.span
        start = max(start, mark.span.end)
    if start < len(article.text):
        yield Span(start, len(article.text))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    bullet = _BULLET.match(text, start, span.end)
    start = bullet.end() if bullet else start
    end = span.start + len(piece.rstrip())
    if start < end:
        yield Span(start, end)


def _cut(text: str, block: Span, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """sentencex's boundaries, less those inside quotations and those with no space after them ("Korea-U.S.")."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

    shown = _with_plain_marks(text, block, quotations)
    position, start = 0, block.start
    boundaries = {block.start + int(boundary["end_index"]) for boundary in get_sentence_boundaries("en", shown)}
    for end in sorted(boundaries | set(_after_short_forms(text, block))):
        while position < len(quotations) and quotations[position].outer.end <= end:
            position += 1
        if position < len(quotations) and quotations[position].outer.start < end < quotations[position].outer.end:
            continue
        if not (end == block.end or text[end - 1].isspace() or text[end].isspace()):
            continue
        if end < block.end and _TITLE.search(text, max(start, end - 8), end):
            continue
        yield from _bounded(text, Span(start, end))
        start = end
    yield from _bounded(text, Span(start, block.end))


def _after_short_forms(text: str, block: Span) -> Iterator[int]:
    for found in _SHORT_END.finditer(text, block.start, block.end):
        if tuple(found["who"].lower().split()) in country_words():
            yield found.end()


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        end = space if space > start else start + LONGEST
        yield from _trimmed(text, Span(start, end))
        start = end
    yield from _trimmed(text, Span(start, span.end))


def _with_plain_marks(text: str, block: Span, quotations: Iterable[Quotation]) -> str:
    """A copy of the same length for sentencex, which waits for the mark that closes: pairs alike, strays hidden."""
    shown = [" " if letter in DOUBLE else letter for letter in text[block.start : block.end]]
    for each in quotations:
        if each.outer.end - each.inner.end == 1:
            shown[each.outer.start - block.start] = "“"
            shown[each.outer.end - 1 - block.start] = "”"
    return "".join(shown)


def _joined(text: str, spans: Iterable[Span], quotations: Sequence[Quotation]) -> Iterator[Span]:
    ends = {each.outer.end for each in quotations}
    held: Span | None = None
    for span in spans:
        if held is not None and held.end in ends and _attributes_late(text, held, span):
            held = Span(held.start, span.end)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _attributes_late(text: str, before: Span, after: Span) -> bool:
    """Whether ``after`` only attributes the quotation before it: ended by "!", "?" or ",", then a short sentence."""
    from factcheck.speech.cues import ends_in_speech

    words = text[after.start : after.end]
    return text[before.end - 2] in "!?,—…" and bool(_LATE_CUE.match(words)) and ends_in_speech(words)
