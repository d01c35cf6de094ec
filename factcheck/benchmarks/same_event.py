"""How well "the same event?" is told, on articles that people have grouped by event.

The other events are the hard ones: for each article the most alike one of another event (see ``event_pairs``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.benchmarks.event_corpora import corpora
from factcheck.benchmarks.event_pairs import LabelledPair, Part, labelled_pairs
from factcheck.benchmarks.ranking import (
    average_precision,
    best_threshold,
    reliability_as_json,
    render_reliability,
    tally_at,
)
from factcheck.benchmarks.tally import Tally
from factcheck.index import Encoder
from factcheck.pipeline.relating import relate_texts
from factcheck.relations import SAME_EVENT


@dataclass(frozen=True, slots=True)
class Ranking:
    """Pairs by a score, each with whether it is of one event."""

    ranked: tuple[tuple[float, bool], ...]

    @property
    def average_precision(self) -> float:
        """See ``ranking.average_precision``."""
        return average_precision(self.ranked)

    @property
    def best(self) -> tuple[float, Tally]:
        """The threshold with the highest F1, found on these very pairs, and the counts at it."""
        threshold = best_threshold(self.ranked)
        return threshold, tally_at(self.ranked, threshold)


@dataclass(frozen=True, slots=True)
class SameEventScores:
    """One file's pairs by the probability that they are of one event, and by the cosine alone, to compare."""

    name: str
    by_probability: Ranking
    by_cosine: Ranking

    @property
    def tally(self) -> Tally:
        """The counts at the probability from which on two claims are taken to be about one event."""
        return tally_at(self.by_probability.ranked, SAME_EVENT)

    @property
    def pairs(self) -> int:
        """How many, of one event or of two."""
        return len(self.by_probability.ranked)


def measure_same_event(
    path: Path,
    encoder: Encoder,
    *,
    events: int | None = None,
    split: Part | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[SameEventScores, ...]:
    """The scores on a file of events, or on each in a folder; ``progress`` gets the pairs of a file done so far.

    ``events`` and ``split`` as for ``labelled_pairs``. Raises ``BadInput`` where there is nothing that can be read.
    """
    return tuple(_measure(each, encoder, events, split, progress) for each in corpora(path))


def render(measured: Sequence[SameEventScores]) -> str:
    """A table a file; below what is decided at the fixed threshold, what the best one and the cosine would reach.

    Then by bands of probability, how many pairs of each are of one event.
    """
    return "\n\n".join(map(_table, measured))


def as_json(measured: Sequence[SameEventScores]) -> dict[str, Any]:
    """The same as plain values, by the names of the files."""
    return {"files": {scores.name: _values(scores) for scores in measured}}


def _measure(
    path: Path, encoder: Encoder, events: int | None, split: Part | None, progress: Callable[[int], None] | None
) -> SameEventScores:
    pairs = list(labelled_pairs(path, encoder, events=events, split=split))
    probabilities: list[float] = []
    for done, finding in enumerate(relate_texts([(pair.left, pair.right) for pair in pairs], encoder), 1):
        probabilities.append(finding.same_event)
        if progress:
            progress(done)
    return SameEventScores(path.name, _ranking(probabilities, pairs), _ranking([pair.cosine for pair in pairs], pairs))


def _ranking(scores: Sequence[float], pairs: Sequence[LabelledPair]) -> Ranking:
    return Ranking(tuple((score, pair.same) for score, pair in zip(scores, pairs, strict=True)))


def _table(scores: SameEventScores) -> str:
    same = scores.tally.expected
    (threshold, best), (cosine, by_cosine) = scores.by_probability.best, scores.by_cosine.best
    return "\n".join(
        (
            f"{scores.name}: {same} pairs of one event, {scores.pairs - same} of two",
            f"{'':<24}{'precision':>10}{'recall':>8}{'F1':>8}{'average precision':>19}",
            _line(f"probability from {SAME_EVENT:.2f}", scores.tally, scores.by_probability),
            _line(f"the best: from {threshold:.2f}", best, scores.by_probability),
            _line(f"cosine, best: from {cosine:.2f}", by_cosine, scores.by_cosine),
            render_reliability(scores.by_probability.ranked, "of one event"),
        )
    )


def _line(name: str, tally: Tally, ranking: Ranking) -> str:
    figures = f"{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}"
    return f"{name:<24}{figures}{ranking.average_precision:>19.3f}"


def _values(scores: SameEventScores) -> dict[str, Any]:
    return {
        "pairs": scores.pairs,
        "threshold": SAME_EVENT,
        **scores.tally.as_json(),
        "average_precision": scores.by_probability.average_precision,
        "best": _best_values(scores.by_probability),
        "reliability": reliability_as_json(scores.by_probability.ranked),
        "cosine": {"average_precision": scores.by_cosine.average_precision, "best": _best_values(scores.by_cosine)},
    }


def _best_values(ranking: Ranking) -> dict[str, float]:
    threshold, tally = ranking.best
    return {"threshold": threshold, **tally.as_json()}
