"""How sure a figure is: the interval in which it lies when articles are drawn again and again from those measured."""

import random
from collections.abc import Callable, Sequence

from factcheck.benchmarks.tally import Tally

# Enough for intervals that are stable in their third figure.
DRAWS = 1000
SURE = 0.95


def interval(
    tallies: Sequence[Tally], figure: Callable[[Tally], float], *, draws: int = DRAWS, seed: int = 0
) -> tuple[float, float]:
    """The middle 95% of a figure over ``draws`` samples, with replacement, of one tally an article (percentiles)."""
    if not tallies:
        return 0.0, 0.0
    chance = random.Random(seed)
    figures = sorted(figure(_sum(chance.choices(tallies, k=len(tallies)))) for _ in range(draws))
    outside = round(draws * (1 - SURE) / 2)
    return figures[outside], figures[-1 - outside]


def _sum(tallies: Sequence[Tally]) -> Tally:
    """As ``sum()``, without a new tally at every step."""
    return Tally(
        sum([tally.found for tally in tallies]),
        sum([tally.expected for tally in tallies]),
        sum([tally.right for tally in tallies]),
    )
