"""The words of a content, and in whose wording: inside quotation marks, outside them, or both."""

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.records import Span, Voice
from factcheck.speech.quotes import DOUBLE, Quotation

# What is left hanging at the ends of a content.
_HANGING = ",;:"
SINGLE = ("‘", "'")
# Words that a title of a work has in small letters.
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "is")
)


def bare(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Without the marks of a quotation that encloses it, and without commas or spaces left hanging at its ends."""
    start, end = _whole(text, span, quotations)
    for quotation in quotations:
        if quotation.outer.start <= start and end <= quotation.outer.end:
            start, end = max(start, quotation.inner.start), min(end, quotation.inner.end)
    while start < end and (text[start].isspace() or text[start] in _HANGING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _HANGING):
        end -= 1
    return _without_stray(text, start, end)


def _without_stray(text: str, start: int, end: int) -> Span:
    """Without a mark at one end that has no partner inside, and without a pair that encloses all."""
    inner = text[start:end]
    if inner[:1] in SINGLE and inner[1:2].isalnum() and not any(mark in inner[1:] for mark in "’'"):
        return Span(start + 1, end)
    strays = sum(letter in DOUBLE for letter in inner)
    if strays == 1 and inner[0] in DOUBLE:
        start += 1
    elif strays == 1 and inner[-1] in DOUBLE:
        end -= 1
    return Span(start, end)


def _whole(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[int, int]:
    """With both marks of a quotation where every word of it lies inside and one mark outside."""
    start, end = span.start, span.end
    for quotation in quotations:
        outer, inner = quotation.outer, quotation.inner
        if start < outer.start < end < outer.end and not _says(text[end : inner.end]):
            end = outer.end
        if outer.start < start < outer.end < end and not _says(text[inner.start : start]):
            start = outer.start
    return start, end


def _is_opened(text: str, start: int) -> bool:
    """Whether a single mark that is no apostrophe stands right before: it opens words that nothing closes."""
    return start > 0 and text[start - 1] in SINGLE and not text[start - 2 : start - 1].isalnum()


def _is_dialogue(text: str, start: int) -> bool:
    """Whether a paragraph opens with a dash and then these words, as dialogue does in many languages."""
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return line in ("—", "–", "―")


def is_title(quoted: str) -> bool:
    """Whether words in quotation marks are the name of a work: two or more, all but small ones capitalised."""
    parts = quoted.split()
    if len(parts) < 2 or quoted[-1:] in ".,!?;—…":
        return False
    return parts[0][0].isupper() and all(part[0].isupper() or part.lower() in _SMALL for part in parts)


def _says(words_left: str) -> bool:
    return any(letter.isalnum() for letter in words_left)


def voice_of(text: str, quotations: Sequence[Quotation], spans: Sequence[Span]) -> Voice:
    """Direct where every letter stands inside quotation marks, mixed where some do; titles of works are no quotation.

    ``quotations`` in order.
    """
    quotations = [
        quotation for quotation in quotations if not is_title(text[quotation.inner.start : quotation.inner.end])
    ]
    starts = [quotation.outer.start for quotation in quotations]
    inside = outside = 0
    for span in spans:
        opened = _is_opened(text, span.start)
        for offset in range(span.start, span.end):
            if text[offset].isalnum():
                at = bisect_right(starts, offset) - 1
                quoted = opened or (at >= 0 and offset < quotations[at].outer.end)
                inside, outside = inside + quoted, outside + (not quoted)
    if not inside:
        return Voice.DIRECT if _is_dialogue(text, spans[0].start) else Voice.INDIRECT
    return Voice.MIXED if outside else Voice.DIRECT
