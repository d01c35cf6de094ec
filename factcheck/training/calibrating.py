"""How sure the tagger's scores make us: a logistic regression from its two scores to being right (Platt, 1999).

Fitted on articles that the tagger has not learned from; an attribution is right if its content overlaps an annotated
one by half or more, and its source is the annotated one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.benchmarks.annotated import AnnotatedArticle, read_annotated
from factcheck.benchmarks.annotated import Attribution as Annotated
from factcheck.benchmarks.attribution_parts import Parts, Tokenised, likeness
from factcheck.records import Span
from factcheck.speech.calibration import Calibration, odds
from factcheck.speech.tagging.network import Network
from factcheck.speech.tagging.reading import tag

# From which intersection over union a content counts as found.
OVERLAP = 0.5
ROUNDS = 30
# A little pull towards nought, so that the fit exists where the scores part right from wrong entirely.
RIDGE = 1e-3
BINS = 10


class Judged(NamedTuple):
    """The tagger's scores of one attribution, and whether it is right."""

    marked: float
    linked: float
    right: bool


class Bin(NamedTuple):
    """Attributions of about one confidence: how many, how sure on average, and the share that is right."""

    size: int
    confidence: float
    right: float


def judge(path: Path, network: Network) -> list[Judged]:
    """Every attribution that the tagger finds in the annotated articles of a file."""
    return [judged for annotated in read_annotated(path) for judged in _judged(annotated, network)]


def fit(judged: Sequence[Judged]) -> Calibration:
    """The calibration under which what was judged is likeliest, by Newton's method."""
    features = np.array([[1.0, odds(each.marked), odds(each.linked)] for each in judged])
    right = np.array([each.right for each in judged], float)
    weights = np.zeros(3)
    for _ in range(ROUNDS):
        chance = _chance(features @ weights)
        slope = features.T @ (right - chance) - RIDGE * weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + RIDGE * np.eye(3)
        weights = weights + np.linalg.solve(bend, slope)
    return Calibration(*(float(weight) for weight in weights.round(4)))


def reliability(judged: Sequence[Judged], calibration: Calibration) -> list[Bin]:
    """A table of confidence against the share that is right, in bins of equal size."""
    rated = sorted((calibration.confidence(each.marked, each.linked), each.right) for each in judged)
    cuts = [len(rated) * number // BINS for number in range(BINS + 1)]
    parts = (rated[first:last] for first, last in pairwise(cuts))
    return [Bin(len(part), *(float(mean) for mean in np.mean(part, axis=0))) for part in parts if part]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (Naeini, Cooper, Hauskrecht, 2015), 0..1."""
    total = sum(each.size for each in bins)
    return sum(each.size * abs(each.confidence - each.right) for each in bins) / total


def _chance(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-values)))


def _judged(annotated: AnnotatedArticle, network: Network) -> Iterator[Judged]:
    text = annotated.article.text
    reader = Tokenised(text)
    expected = [reader.parts(each) for each in annotated.attributions]
    for found in tag(text, network=network).attributions:
        if found.contents:
            mine = reader.parts(Annotated(_spans(found.source), _spans(found.cue), found.contents))
            yield Judged(found.marked, found.linked, any(_same(mine, theirs) for theirs in expected))


def _spans(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _same(found: Parts, expected: Parts) -> bool:
    overlaps = likeness(found.content, expected.content) >= OVERLAP
    return overlaps and (bool(found.source & expected.source) or not (found.source or expected.source))
