"""Articles in which people have marked who says what, in PolNeAR's form: read, and made harder on demand.

What is found in them is held against the marks by ``attribution``.
"""

import gzip
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from factcheck.errors import BadInput
from factcheck.records import Article, Claim, Span, Voice

# Marks of every style; straight single ones only where they can be no apostrophe: not inside or at the end of a word.
_QUOTATION_MARK = re.compile(r"``|''|[\"“”„‟«»‘‚‹›]|(?<!\w)['’](?=\w)|(?<=[^\w\s])['’]")
_MARK_OR_WORD = re.compile(r"(?P<opens>``|[“„‟«])|(?P<closes>''|[”»])|(?P<turns>\")|(?P<line>\n)|\w+")

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words, as places in the text; empty where there is none.

    ``voice``: told by the quotation marks; None where that is of no interest.
    """

    source: Spans
    cue: Spans
    content: Spans
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with every attribution that people marked in it."""

    article: Article
    publisher: str
    attributions: tuple[Attribution, ...]


def read_annotated(path: Path) -> Iterator[AnnotatedArticle]:
    """Annotated articles, one a line of JSONL, gzipped or not.

    Each line: ``{"id", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}, ...]}``, optional
    ``publisher``. Raises ``BadInput`` with file and line where one is not of that form.
    """
    number = 0
    try:
        with open_text(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _read(line, f"{path}:{number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path}: can't be read after line {number}: {reason}") from error


def open_text(path: Path) -> TextIO:
    """A file of text, gzipped where its name says so."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def without_quotation_marks(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The same article with every quotation mark removed, its attributions where their words now stand."""
    text = annotated.article.text
    marks = [match.span() for match in _QUOTATION_MARK.finditer(text)]
    ends = [end for _, end in marks]
    removed = [0]
    for start, end in marks:
        removed.append(removed[-1] + end - start)

    def moved(offset: int) -> int:
        before = bisect_right(ends, offset)
        inside = max(0, offset - marks[before][0]) if before < len(marks) else 0
        return offset - removed[before] - inside

    def all_moved(spans: Spans) -> Spans:
        return tuple(Span(moved(span.start), moved(span.end)) for span in spans)

    attributions = tuple(
        Attribution(all_moved(each.source), all_moved(each.cue), all_moved(each.content), each.voice)
        for each in annotated.attributions
    )
    article = replace(annotated.article, text=_QUOTATION_MARK.sub("", text))
    return AnnotatedArticle(article, annotated.publisher, attributions)


def attributions_of(claims: Iterable[Claim]) -> tuple[Attribution, ...]:
    """What claims say, narrator's left out; those with one cue and source (a quotation that goes on) are one."""
    contents: dict[tuple[Spans, Spans, str], list[Span]] = {}
    for claim in claims:
        if claim.voice is not Voice.NARRATOR:
            source = (claim.speaker.span,) if claim.speaker else ()
            cue = (claim.cue.span,) if claim.cue else ()
            contents.setdefault((source, cue, "" if cue else claim.id), []).extend(claim.spans)
    return tuple(Attribution(source, cue, tuple(spans)) for (source, cue, _), spans in contents.items())


def _read(line: str, where: str) -> AnnotatedArticle:
    try:
        row: Any = json.loads(line)
        if not isinstance(row["text"], str):
            raise TypeError("its text is no text")
        article = Article(str(row["id"]), row["text"])
        quoted = _quoted_words(article.text)
        attributions = tuple(_of_row(article.text, each, quoted) for each in row["attributions"])
        return AnnotatedArticle(article, str(row.get("publisher") or ""), attributions)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise BadInput(f"{where}: expected an object with id, text and attributions, not {_what(error)}") from error


def _what(error: Exception) -> str:
    return f"one without {error}" if isinstance(error, KeyError) else f"this ({error})"


def _of_row(text: str, row: dict[str, Any], quoted: dict[int, bool]) -> Attribution:
    source, cue, content = (tuple(_span(text, *pair) for pair in row[part]) for part in ("source", "cue", "content"))
    inside = {here for span in content for at in range(span.start, span.end) if (here := quoted.get(at)) is not None}
    voice = Voice.MIXED if len(inside) == 2 else Voice.DIRECT if True in inside else Voice.INDIRECT
    return Attribution(source, cue, content, voice)


def _span(text: str, start: int, end: int) -> Span:
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"[{start}, {end}] lies outside the text")
    return Span(start, end)


def _quoted_words(text: str) -> dict[int, bool]:
    """Where each word begins, and whether a double mark before it in its line is still open."""
    quoted: dict[int, bool] = {}
    inside = False
    for match in _MARK_OR_WORD.finditer(text):
        if match.lastgroup is None:
            quoted[match.start()] = inside
        else:
            inside = match["opens"] is not None or (match["turns"] is not None and not inside)
    return quoted
