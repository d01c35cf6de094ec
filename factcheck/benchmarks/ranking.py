"""How well scores tell true pairs from others: at a threshold, at the best one, and over all of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.benchmarks.tally import Tally

# A score and whether its pair is a true one.
Ranked = Sequence[tuple[float, bool]]


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


def _tallies(ranked: Ranked) -> Iterator[tuple[float, Tally]]:
    """Each score with the counts at it, from the highest down."""
    expected = sum(true for _, true in ranked)
    found = right = 0
    for score, group in groupby(sorted(ranked, reverse=True), key=lambda each: each[0]):
        labels = [true for _, true in group]
        found, right = found + len(labels), right + sum(labels)
        yield score, Tally(found, expected, right)
