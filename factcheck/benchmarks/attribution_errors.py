"""The worst misses of ``attribution``, for reading: what was annotated and what was found, in their context."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.benchmarks.annotated import Attribution
from factcheck.benchmarks.attribution import OVERLAP, Measured, ReadArticle
from factcheck.benchmarks.attribution_parts import PARTS, Parts, Tokenised, pairs
from factcheck.records import Span

# Shown before and after the annotated words, and of a longer stretch without a mark, in code points.
CONTEXT = 100
STRETCH = 240

# In the order in which they are shown, one of each in turn.
KINDS = ("missed content", "invented content", "wrong source", "wrong boundary", "wrong cue")

# Shows some words as a part: "source", "cue" or "content".
Paint = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Miss:
    """One miss: its kind, its size in words, and the attributions as annotated and as found, where there are such."""

    kind: str
    words: int
    article: str
    publisher: str
    text: str
    expected: Attribution | None
    found: Attribution | None


def worst_misses(measured: Measured, count: int) -> tuple[Miss, ...]:
    """Up to ``count`` misses: the kinds in turn, and of each kind those first in which most words are at stake."""
    kinds: dict[str, list[Miss]] = defaultdict(list)
    for read in measured.articles:
        for miss in _misses(read):
            kinds[miss.kind].append(miss)
    ranked = [sorted(kinds[kind], key=lambda miss: -miss.words) for kind in KINDS]
    turns = ((rank, order, miss) for order, misses in enumerate(ranked) for rank, miss in enumerate(misses))
    return tuple(miss for _, _, miss in sorted(turns, key=lambda turn: turn[:2])[:count])


def bracketed(part: str, words: str) -> str:
    """ "[cue: said]"."""
    return f"[{part}: {words}]"


def render_misses(misses: Iterable[Miss], paint: Paint = bracketed) -> str:
    """Each miss in three lines: what it is and where, what was annotated, what was found."""
    blocks = []
    for miss in misses:
        head = " · ".join(filter(None, (miss.kind, f"{miss.words} words", miss.publisher, miss.article)))
        around = _around(miss)
        shown = ((name, _marked(miss.text, each, around, paint)) for name, each in _sides(miss))
        blocks.append("\n".join((head, *(f"  {name:<10}{line}" for name, line in shown))))
    return "\n\n".join(blocks)


def misses_json(misses: Iterable[Miss]) -> list[dict[str, Any]]:
    """The same as plain values; each part as a list of its words."""
    return [
        {
            "kind": miss.kind,
            "words": miss.words,
            "article": miss.article,
            "publisher": miss.publisher,
            "expected": _printed(miss.text, miss.expected),
            "found": _printed(miss.text, miss.found),
        }
        for miss in misses
    ]


def _misses(read: ReadArticle) -> Iterator[Miss]:
    article, publisher = read.annotated.article, read.annotated.publisher
    expected, found = read.annotated.attributions, read.found
    reader = Tokenised(article.text)
    theirs, mine = [reader.parts(each) for each in expected], [reader.parts(each) for each in found]
    matched = pairs([each.content for each in mine], [each.content for each in theirs], OVERLAP)
    where = (article.id, publisher, article.text)
    for one, other in matched:
        for kind, size in _differences(mine[one], theirs[other]):
            yield Miss(kind, size, *where, expected[other], found[one])
    for other in sorted(set(range(len(theirs))) - {other for _, other in matched}):
        yield Miss("missed content", len(theirs[other].content), *where, expected[other], _beside(reader, read, other))
    for one in sorted(set(range(len(mine))) - {one for one, _ in matched}):
        yield Miss("invented content", len(mine[one].content), *where, None, found[one])


def _beside(reader: Tokenised, read: ReadArticle, missed: int) -> Attribution | None:
    """What was found of a missed content, if anything: the attribution that shares most words with it."""
    content = reader.parts(read.annotated.attributions[missed]).content
    shared = [(len(reader.parts(each).content & content), -at) for at, each in enumerate(read.found)]
    most, at = max(shared, default=(0, 0))
    return read.found[-at] if most else None


def _differences(found: Parts, expected: Parts) -> Iterator[tuple[str, int]]:
    """What is wrong with a content that was found, and how many words that concerns."""
    if expected.source and not found.source & expected.source:
        yield "wrong source", len(expected.content)
    boundary = sum(len(getattr(found, part) ^ getattr(expected, part)) for part in ("source", "content"))
    if boundary and (not expected.source or found.source & expected.source):
        yield "wrong boundary", boundary
    if found.cue != expected.cue:
        yield "wrong cue", len(found.cue ^ expected.cue)


def _sides(miss: Miss) -> tuple[tuple[str, Attribution | None], ...]:
    return ("annotated", miss.expected), ("found", miss.found)


def _around(miss: Miss) -> Span:
    """The stretch of text to show: the annotated words, else the found ones, with some context."""
    spans = [span for part in PARTS for span in getattr(miss.expected or miss.found, part)]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    return Span(max(0, first - CONTEXT), min(len(miss.text), last + CONTEXT))


def _marked(text: str, each: Attribution | None, around: Span, paint: Paint) -> str:
    if each is None:
        return "(nothing)"
    marked = sorted((span.start, span.end, part) for part in PARTS for span in getattr(each, part))
    shown, at = [], around.start
    for start, end, part in marked:
        start, end = max(start, at), min(end, around.end)
        if start < end:
            shown += [_plain(text[at:start]), paint(part, _plain(text[start:end]))]
            at = end
    return "".join((*shown, _plain(text[at : around.end]))).strip()


def _plain(words: str) -> str:
    """On one line, the middle of a long stretch left out."""
    words = "".join(" " if letter.isspace() else letter for letter in words)
    return words if len(words) <= STRETCH else f"{words[: STRETCH // 2]} … {words[-STRETCH // 2 :]}"


def _printed(text: str, each: Attribution | None) -> dict[str, Sequence[str]] | None:
    if each is None:
        return None
    return {part: [text[span.start : span.end] for span in getattr(each, part)] for part in PARTS}
