"""How well sources, cues and contents are found and linked, held against articles that people have annotated.

A part is compared as the set of its words, a word being a run of letters and figures: quotation marks, other
punctuation and spaces do not count (in a part without words, its marks do), and nothing else is forgiven. *Exact*: the
same run of words, each piece of a broken content by itself, as taggers of spans are measured. *But for that*: the same,
a leading "that" apart. *Whole*: all pieces of a content the same. *Overlap*: of these, intersection over union of at
least a half. *Words*: each word of the article by itself. Each expected part is matched at most once, the best pairs
first; a source of several attributions counts once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from factcheck.benchmarks.annotated import (
    AnnotatedArticle,
    Attribution,
    attributions_of,
    read_annotated,
    without_quotation_marks,
)
from factcheck.benchmarks.attribution_parts import (
    PARTS,
    Parts,
    Tokenised,
    Tokens,
    best_of,
    likeness,
    pairs,
    pieces_of,
    touching,
)
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.records import Article, Claim, Voice
from factcheck.speech import find_claims

# From which intersection over union a part counts as found, as in the literature on PolNeAR.
OVERLAP = 0.5

VOICES = (Voice.DIRECT, Voice.MIXED, Voice.INDIRECT)
# Every figure that is counted. "linked": content and the other part both overlap; "right source": of the contents
# found, those whose source overlaps, or has a word in common; "broken": contents in several pieces, found with at
# least half of each piece; "voice": annotated contents found, by their voice (recall only).
FIGURES = (
    *(f"exact {part}" for part in PARTS),
    "but for that",
    "whole content",
    *(f"{how} {part}" for how in ("overlap", "words") for part in PARTS),
    *("linked source", "linked cue", "right source", "right source touched", "broken"),
    *(f"voice {voice}" for voice in VOICES),
)

Finder = Callable[[Article], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """Counts over articles by figure (one of ``FIGURES``); addable. ``words``: by spaces; ``seconds``: of reading."""

    articles: int = 0
    words: int = 0
    seconds: float = field(default=0.0, compare=False)
    tallies: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(FIGURES, Tally()))

    def __add__(self, other: "AttributionScores") -> "AttributionScores":
        return AttributionScores(
            self.articles + other.articles,
            self.words + other.words,
            self.seconds + other.seconds,
            {figure: self.tallies[figure] + other.tallies[figure] for figure in FIGURES},
        )

    def __radd__(self, other: int) -> "AttributionScores":
        """``sum()`` begins with 0."""
        return self if other == 0 else NotImplemented


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An annotated article with what was found in it, and how that scores."""

    annotated: AnnotatedArticle
    found: tuple[Attribution, ...]
    scores: AttributionScores


@dataclass(frozen=True, slots=True)
class Measured:
    """All articles of a file. ``loading``: seconds until the finder had answered for the first time."""

    articles: tuple[ReadArticle, ...]
    loading: float = field(default=0.0, compare=False)

    @property
    def scores(self) -> AttributionScores:
        """Of all articles together."""
        return sum((each.scores for each in self.articles), AttributionScores())

    @property
    def publishers(self) -> dict[str, AttributionScores]:
        """The same by publisher, in order of their names."""
        found: dict[str, AttributionScores] = {}
        for each in sorted(self.articles, key=lambda each: each.annotated.publisher):
            publisher = each.annotated.publisher
            found[publisher] = found.get(publisher, AttributionScores()) + each.scores
        return found


def measure_attribution(
    path: Path,
    *,
    find: Finder = find_claims,
    strip_quotes: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Measured:
    """The scores on a file of annotated articles (see ``read_annotated``); ``progress`` gets the number done so far.

    ``strip_quotes``: every quotation mark is removed before reading. Raises ``BadInput`` where there is no article.
    """
    annotated = list(read_annotated(path))
    if not annotated:
        raise BadInput(f"{path}: no annotated article in it")
    loading = _timed(find, Article("warm-up", "The port was closed, the mayor said."))[1]
    read: list[ReadArticle] = []
    for each in annotated:
        read.append(_read(without_quotation_marks(each) if strip_quotes else each, find))
        if progress is not None:
            progress(len(read))
    return Measured(tuple(read), loading)


def score(text: str, found: Iterable[Attribution], expected: Iterable[Attribution]) -> AttributionScores:
    """The scores of one article."""
    reader = Tokenised(text)
    mine, theirs = [reader.parts(each) for each in found], [reader.parts(each) for each in expected]
    tallies = {
        **{f"exact {part}": _runs(mine, theirs, part) for part in PARTS},
        "but for that": _runs(mine, theirs, "bare"),
        "whole content": _spans(mine, theirs, "content", 1.0),
        **{f"overlap {part}": _spans(mine, theirs, part, OVERLAP) for part in PARTS},
        **{f"words {part}": _words(mine, theirs, part) for part in PARTS},
        **{f"linked {part}": _linked(mine, theirs, part) for part in ("source", "cue")},
        **_of_found(mine, theirs),
    }
    return AttributionScores(1, len(text.split()), 0.0, tallies)


def _read(annotated: AnnotatedArticle, find: Finder) -> ReadArticle:
    claims, seconds = _timed(find, annotated.article)
    found = attributions_of(claims)
    counted = score(annotated.article.text, found, annotated.attributions)
    return ReadArticle(annotated, found, AttributionScores(1, counted.words, seconds, counted.tallies))


def _timed(find: Finder, article: Article) -> tuple[Sequence[Claim], float]:
    began = perf_counter()
    claims = find(article)
    return claims, perf_counter() - began


def _runs(found: Sequence[Parts], expected: Sequence[Parts], part: str) -> Tally:
    """Exactly the same runs of words: each piece of a broken content is a run."""
    mine, theirs = ({run for each in parts for run in pieces_of(getattr(each, part))} for parts in (found, expected))
    return Tally(len(mine), len(theirs), len(mine & theirs))


def _spans(found: Sequence[Parts], expected: Sequence[Parts], part: str, least: float) -> Tally:
    mine, theirs = _distinct(found, part), _distinct(expected, part)
    return Tally(len(mine), len(theirs), len(pairs(mine, theirs, least)))


def _distinct(attributions: Iterable[Parts], part: str) -> list[Tokens]:
    return list(dict.fromkeys(tokens for each in attributions if (tokens := getattr(each, part))))


def _words(found: Iterable[Parts], expected: Iterable[Parts], part: str) -> Tally:
    mine = frozenset[int]().union(*(getattr(each, part) for each in found))
    theirs = frozenset[int]().union(*(getattr(each, part) for each in expected))
    return Tally(len(mine), len(theirs), len(mine & theirs))


def _linked(found: Sequence[Parts], expected: Sequence[Parts], part: str) -> Tally:
    """Content and another part both overlap in one attribution found and one expected."""
    mine = [each for each in found if each.content and getattr(each, part)]
    theirs = [each for each in expected if each.content and getattr(each, part)]
    scored = []
    for one, other in touching([each.content for each in mine], [each.content for each in theirs]):
        content = likeness(mine[one].content, theirs[other].content)
        linked = likeness(getattr(mine[one], part), getattr(theirs[other], part))
        if min(content, linked) >= OVERLAP:
            scored.append((content + linked, one, other))
    return Tally(len(mine), len(theirs), len(best_of(scored, OVERLAP)))


def _of_found(found: Sequence[Parts], expected: Sequence[Parts]) -> dict[str, Tally]:
    """Of the contents found: their sources, their pieces, their voices."""
    matched = pairs([each.content for each in found], [each.content for each in expected], OVERLAP)
    both = [(found[mine], expected[theirs]) for mine, theirs in matched]
    sourced = [(mine.source, theirs.source) for mine, theirs in both if theirs.source]
    whole = sum(_holds(mine.content, theirs.content) for mine, theirs in both if len(pieces_of(theirs.content)) > 1)
    broken = sum(len(pieces_of(each.content)) > 1 for each in expected)
    voices = [theirs.voice for _, theirs in both]
    overlapping = sum(likeness(*pair) >= OVERLAP for pair in sourced)
    return {
        "right source": Tally(len(sourced), len(sourced), overlapping),
        "right source touched": Tally(len(sourced), len(sourced), sum(bool(one & other) for one, other in sourced)),
        "broken": Tally(broken, broken, whole),
        **{
            f"voice {voice}": Tally(0, sum(each.voice is voice for each in expected), voices.count(voice))
            for voice in VOICES
        },
    }


def _holds(found: Tokens, expected: Tokens) -> bool:
    return all(2 * len(piece & found) >= len(piece) for piece in pieces_of(expected))
