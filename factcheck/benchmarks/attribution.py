"""How well sources, cues and contents are found, held against articles that people have annotated (PolNeAR's form).

An expected and a found part are the sets of code points they cover, trimmed of quotation marks, punctuation and
spaces at both ends and of a leading "that", which guidelines place differently. *Exact*: the same set. *Overlap*:
intersection over union of at least a half. Each expected part is matched at most once, the best pairs first.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.records import Article, Claim, Span
from factcheck.speech import find_claims

# From which intersection over union a part counts as found, as in the literature on PolNeAR.
OVERLAP = 0.5

PARTS = ("source", "cue", "content")
Finder = Callable[[Article], Sequence[Claim]]
Points = frozenset[int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as the code points they cover; empty where there is none."""

    source: Points
    cue: Points
    content: Points


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """Counts over articles; addable. ``exact`` and ``overlap`` by part; ``ends``: content and source both overlap.

    ``sourced``: of the contents found by overlap (``found`` and ``expected`` alike), those with the right source.
    """

    articles: int = 0
    exact: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(PARTS, Tally()))
    overlap: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(PARTS, Tally()))
    sourced: Tally = field(default_factory=Tally)
    ends: Tally = field(default_factory=Tally)

    def __add__(self, other: "AttributionScores") -> "AttributionScores":
        return AttributionScores(
            self.articles + other.articles,
            {part: self.exact[part] + other.exact[part] for part in PARTS},
            {part: self.overlap[part] + other.overlap[part] for part in PARTS},
            self.sourced + other.sourced,
            self.ends + other.ends,
        )

    def __radd__(self, other: int) -> "AttributionScores":
        """``sum()`` begins with 0."""
        return self if other == 0 else NotImplemented

    @property
    def right_source(self) -> float:
        """Share of the contents found whose source is right, 0..1."""
        return self.sourced.precision


def measure_attribution(
    path: Path, *, find: Finder = find_claims, progress: Callable[[int], None] | None = None
) -> AttributionScores:
    """The scores on a file of annotated articles, JSONL, gzipped or not; ``progress`` gets the articles done so far.

    Each line: ``{"id", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}, ...]}``.
    Raises ``BadInput`` with file and line where one is not of that form, and where there is none.
    """
    scores = AttributionScores()
    for article, expected in read_annotated(path):
        found = list(_of_claims(article.text, find(article)))
        scores += score(found, expected)
        if progress is not None:
            progress(scores.articles)
    if not scores.articles:
        raise BadInput(f"{path}: no annotated article in it")
    return scores


def score(found: Sequence[Attribution], expected: Sequence[Attribution]) -> AttributionScores:
    """The scores of one article."""
    exact = {part: _tally(found, expected, part, 1.0) for part in PARTS}
    overlap = {part: _tally(found, expected, part, OVERLAP) for part in PARTS}
    pairs = _pairs([each.content for each in found], [each.content for each in expected], OVERLAP)
    pairs = [(mine, theirs) for mine, theirs in pairs if expected[theirs].content]
    with_source = [(mine, theirs) for mine, theirs in pairs if expected[theirs].source]
    right = sum(bool(found[mine].source & expected[theirs].source) for mine, theirs in with_source)
    both = sum(_like(found[mine].source, expected[theirs].source) >= OVERLAP for mine, theirs in with_source)
    sourced = Tally(len(with_source), len(with_source), right)
    ends = Tally(len(found), sum(bool(each.source and each.content) for each in expected), both)
    return AttributionScores(1, exact, overlap, sourced, ends)


def read_annotated(path: Path) -> Iterator[tuple[Article, list[Attribution]]]:
    """Annotated articles, one a line."""
    number = 0
    try:
        with _open(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _read(line, f"{path}:{number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path}: can't be read after line {number}: {getattr(error, 'strerror', None) or error}"
        ) from error


def render(scores: AttributionScores) -> str:
    """A table to print: a line a part, exact and overlap side by side."""
    head = f"{'':<16}{'precision':>10}{'recall':>10}{'F1':>10}"
    return "\n".join(
        (
            f"{scores.articles} articles, {scores.exact['content'].expected} annotated contents",
            head,
            *(f"{part + ', exact':<16}{_figures(scores.exact[part])}" for part in PARTS),
            *(f"{part + ', overlap':<16}{_figures(scores.overlap[part])}" for part in PARTS),
            f"{'content+source':<16}{_figures(scores.ends)}",
            f"right source: {scores.right_source:.3f} of the {scores.sourced.found} contents found",
        )
    )


def _figures(tally: Tally) -> str:
    return f"{tally.precision:>10.3f}{tally.recall:>10.3f}{tally.f1:>10.3f}"


def _open(path: Path) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _read(line: str, where: str) -> tuple[Article, list[Attribution]]:
    try:
        row: Any = json.loads(line)
        if not isinstance(row["text"], str):
            raise TypeError("its text is no text")
        article = Article(str(row["id"]), row["text"])
        return article, [_of_row(article.text, each) for each in row["attributions"]]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise BadInput(f"{where}: expected an object with id, text and attributions, not {_what(error)}") from error


def _what(error: Exception) -> str:
    return f"one without {error}" if isinstance(error, KeyError) else f"this ({error})"


def _of_row(text: str, row: dict[str, Any]) -> Attribution:
    return Attribution(*(_points(text, [_span(text, *pair) for pair in row[part]]) for part in PARTS))


def _span(text: str, start: int, end: int) -> Span:
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"[{start}, {end}] lies outside the text")
    return Span(start, end)


def _of_claims(text: str, claims: Iterable[Claim]) -> Iterator[Attribution]:
    """Claims that share source and cue (a quotation that goes on in the next sentence) are one attribution."""
    contents: dict[tuple[Span | None, Span | None], list[Span]] = {}
    for claim in claims:
        if claim.speaker is not None:
            places = (claim.speaker.span, claim.cue.span if claim.cue else None)
            contents.setdefault(places, []).extend(claim.spans)
    for (source, cue), spans in contents.items():
        yield Attribution(_points(text, [source]), _points(text, [cue]), _points(text, spans))


def _points(text: str, spans: Iterable[Span | None]) -> Points:
    found: set[int] = set()
    for span in spans:
        if span is None:
            continue
        start, end = span.start, span.end
        while start < end and not text[start].isalnum():
            start += 1
        if text[start : start + 5].lower() == "that " and start + 5 < end:
            start += 5
        while end > start and not text[end - 1].isalnum():
            end -= 1
        found.update(range(start, end) if start < end else range(span.start, span.end))
    return frozenset(found)


def _tally(found: Sequence[Attribution], expected: Sequence[Attribution], part: str, least: float) -> Tally:
    mine = _distinct(getattr(each, part) for each in found)
    theirs = _distinct(getattr(each, part) for each in expected)
    return Tally(len(mine), len(theirs), len(_pairs(mine, theirs, least)))


def _distinct(parts: Iterable[Points]) -> list[Points]:
    return list(dict.fromkeys(part for part in parts if part))


def _pairs(found: Sequence[Points], expected: Sequence[Points], least: float) -> list[tuple[int, int]]:
    """Which found part is which expected one: best pairs first, each at most once."""
    where: dict[int, list[int]] = {}
    for at, points in enumerate(expected):
        for point in points:
            where.setdefault(point, []).append(at)
    scored = []
    for mine, points in enumerate(found):
        touched = {theirs for point in points for theirs in where.get(point, ())}
        scored += [(_like(points, expected[theirs]), mine, theirs) for theirs in touched]
    pairs: dict[int, int] = {}
    for likeness, mine, theirs in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if likeness >= least and mine not in pairs and theirs not in pairs.values():
            pairs[mine] = theirs
    return list(pairs.items())


def _like(left: Points, right: Points) -> float:
    together = len(left | right)
    return len(left & right) / together if together else 0.0
