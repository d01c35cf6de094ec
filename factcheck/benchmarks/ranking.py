"""How well scores tell true pairs from others: at a threshold, at the best one, and over all of them.

And how far they can be taken at their word: of the pairs said to be true with 0.9, nine of ten should be.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from factcheck.benchmarks.tally import Tally

# A score and whether its pair is a true one.
Ranked = Sequence[tuple[float, bool]]

# Where one band of scores ends and the next begins; finer ones would hold too few pairs each.
BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


class Band(NamedTuple):
    """The pairs that score from ``low`` up to ``high``: how many, their mean score, and the share that is true."""

    low: float
    high: float
    pairs: int
    said: float
    true: float


def reliability(ranked: Ranked) -> Iterator[Band]:
    """The bands of a ranking of probabilities that hold any pair, from the lowest up."""
    for low, high in pairwise(BANDS):
        held = [(score, true) for score, true in ranked if low <= score < high or score == high == BANDS[-1]]
        if held:
            scores, labels = zip(*held, strict=True)
            yield Band(low, high, len(held), sum(scores) / len(held), sum(labels) / len(held))


def render_reliability(ranked: Ranked, what: str) -> str:
    """A table of the bands; ``what`` a pair is said to be."""
    head = f"{f'said to be {what}':<24}{'pairs':>7}{'mean':>8}{'are':>8}"
    return "\n".join([head, *map(_band_line, reliability(ranked))])


def reliability_as_json(ranked: Ranked) -> list[dict[str, Any]]:
    """The bands as plain values."""
    return [band._asdict() for band in reliability(ranked)]


def tally_at(ranked: Ranked, threshold: float) -> Tally:
    """The counts where every pair that scores ``threshold`` or more is taken for a true one."""
    taken = [true for score, true in ranked if score >= threshold]
    return Tally(found=len(taken), expected=sum(true for _, true in ranked), right=sum(taken))


def best_threshold(ranked: Ranked) -> float:
    """The threshold with the highest F1, of several the highest; 0 where there is no pair."""
    return max(_tallies(ranked), key=lambda each: (each[1].f1, each[0]), default=(0.0, Tally()))[0]


def average_precision(ranked: Ranked) -> float:
    """The mean over the true pairs of the precision at the threshold that lets them in; 0 where there is none.

    Pairs with one score come in together, so that the order in which they are given changes nothing.
    """
    total, right = 0.0, 0
    for _, tally in _tallies(ranked):
        total += (tally.right - right) * tally.precision
        right = tally.right
    return total / right if right else 0.0


def _band_line(band: Band) -> str:
    return f"{f'{band.low:.1f} to {band.high:.1f}':<24}{band.pairs:>7}{band.said:>8.2f}{band.true:>8.2f}"


def _tallies(ranked: Ranked) -> Iterator[tuple[float, Tally]]:
    """Each score with the counts at it, from the highest down."""
    expected = sum(true for _, true in ranked)
    found = right = 0
    for score, group in groupby(sorted(ranked, reverse=True), key=lambda each: each[0]):
        labels = [true for _, true in group]
        found, right = found + len(labels), right + sum(labels)
        yield score, Tally(found, expected, right)
