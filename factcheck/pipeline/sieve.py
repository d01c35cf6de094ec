"""Which pairs of an index's claims could conflict at all: arithmetic on arrays, so that few are left to be related.

A pair passes where the claims are of two articles, near in meaning, not of days far apart, and on some scale have
ranges that do not touch. Nothing is missed by chance: every cosine that is needed is computed, block by block.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.pipeline.traits import NAMES, Ground, Traits

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from factcheck.pipeline.traits import Ends, Rows

    Mask = npt.NDArray[np.bool_]

# Of each claim, so many of the likeliest that could conflict with it: more reports of one event add little.
PARTNERS = 20
# Cosines computed at a time: rows by columns of float32, some 30 MB.
ROWS, COLUMNS = 1024, 8192
# A scale of so many values (yes and no, in custody and free) has many claims of each.
FEW = 16
# Pairs held before those that are nobody's nearest are let go: some 50 MB.
HELD = 2_000_000
# What makes a pair likely to be of one event, in terms of likeness: a name in common adds, days between take away, by
# their logarithm: as much as the ladders of ``relations`` do, roughly. It only says which pairs come first.
NAMED = 0.1
DAYS = 0.1
# Less likely pairs are not looked into: alike by half, say, nine days apart and with nobody in common. Among made-up
# reports of 20,000 claims 99% of 19,087 conflicts lay in the likeliest third of the pairs that are left.
LEAST = 0.45


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of claims that could conflict, left before right; their cosines, and how likely they are of one event."""

    left: "Rows"
    right: "Rows"
    cosines: "Ends"
    likely: "Ends"

    def __len__(self) -> int:
        return len(self.left)

    def __getitem__(self, kept: "Rows | slice") -> "Pairs":
        return Pairs(self.left[kept], self.right[kept], self.cosines[kept], self.likely[kept])


def sift(traits: Traits) -> Pairs:
    """Each pair that could conflict once, the likeliest to be of one event first."""
    import numpy as np

    pool = _Pool(len(traits))
    for ground in traits.grounds:
        for pairs in _of_ground(ground, traits):
            pool.add(pairs)
    pairs = pool.settled()
    return pairs[np.argsort(-pairs.likely, kind="stable")]


class _Pool:
    """Pairs gathered so far; of each claim the likeliest alone are sure to be kept."""

    def __init__(self, claims: int) -> None:
        import numpy as np

        self._claims = claims
        self._held: list[Pairs] = []
        # From what on a further pair is among its claim's likeliest.
        self._bar = np.full(claims, -np.inf)

    def add(self, pairs: Pairs) -> None:
        """Take pairs in that are among the likeliest of either claim."""
        import numpy as np

        bar = np.minimum(self._bar[pairs.left], self._bar[pairs.right])
        self._held.append(pairs[np.flatnonzero(pairs.likely >= bar)])
        if sum(map(len, self._held)) > HELD:
            self._held = [self.settled()]

    def settled(self) -> Pairs:
        """Each pair once, those left out that are among the likeliest of neither claim."""
        import numpy as np

        pairs = _joined(self._held)
        _, once = np.unique(pairs.left * self._claims + pairs.right, return_index=True)
        pairs = pairs[once]
        ends, likely = np.concatenate((pairs.left, pairs.right)), np.tile(pairs.likely, 2)
        ranks = _ranks(ends, likely)
        last = ranks == PARTNERS - 1
        self._bar[ends[last]] = likely[last]
        return pairs[np.flatnonzero((ranks < PARTNERS).reshape(2, -1).any(axis=0))]


def _joined(parts: list[Pairs]) -> Pairs:
    import numpy as np

    empty = Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    every = [empty, *parts]
    return Pairs(
        np.concatenate([pairs.left for pairs in every]),
        np.concatenate([pairs.right for pairs in every]),
        np.concatenate([pairs.cosines for pairs in every]),
        np.concatenate([pairs.likely for pairs in every]),
    )


def _ranks(groups: "Rows", likely: "Ends") -> "Rows":
    """Of each entry, how many of its group are likelier."""
    import numpy as np

    order = np.lexsort((-likely, groups))
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    lengths = np.diff(starts, append=len(groups))
    ranks = np.empty(len(groups), np.int64)
    ranks[order] = np.arange(len(groups)) - np.repeat(starts, lengths)
    return ranks


def _of_ground(ground: Ground, traits: Traits) -> Iterator[Pairs]:
    """The pairs that one scale sets apart, a block at a time."""
    import numpy as np

    ordered = _ordered(ground, traits)
    for start in range(0, len(ordered.claims), ROWS):
        rows = np.arange(start, min(start + ROWS, len(ordered.claims)))
        columns = _within_reach(ordered, traits, rows)
        for place in range(0, len(columns), COLUMNS):
            yield _passing(ordered, traits, rows, columns[place : place + COLUMNS])


def _ordered(ground: Ground, traits: Traits) -> Ground:
    """So that a block is of few days, and of one value where there are few: most others are then out of its reach."""
    import numpy as np

    days = traits.first[ground.claims]
    few = len(np.unique(ground.low)) <= FEW
    order = np.lexsort((days, ground.low) if few else (ground.low, days))
    return replace(ground, claims=ground.claims[order], low=ground.low[order], high=ground.high[order])


def _within_reach(ground: Ground, traits: Traits, rows: "Rows") -> "Rows":
    """Places after a block's first that may pass with some of its rows; exact for none, and quick."""
    import numpy as np

    places = np.arange(rows[0], len(ground.claims))
    first, last = traits.first[ground.claims], traits.last[ground.claims]
    apart = (ground.low[places] > ground.high[rows].min()) | (ground.high[places] < ground.low[rows].max())
    in_time = first[places] <= last[rows].max() + ground.days
    in_time &= last[places] >= first[rows].min() - ground.days
    reached: Rows = places[apart & in_time]
    return reached


def _passing(ground: Ground, traits: Traits, rows: "Rows", columns: "Rows") -> Pairs:
    import numpy as np

    one, other = ground.claims[rows], ground.claims[columns]
    cosines = traits.vectors[one] @ traits.vectors[other].T
    passing = cosines >= ground.least
    passing &= (ground.low[columns] > ground.high[rows, None]) | (ground.high[columns] < ground.low[rows, None])
    passing &= traits.articles[other] != traits.articles[one, None]
    found = np.flatnonzero(passing)
    left, right = one[found // len(columns)], other[found % len(columns)]
    near = cosines.ravel()[found].astype(np.float64)
    return _likely(Pairs(np.minimum(left, right), np.maximum(left, right), near, near), traits, days=ground.days)


def _likely(pairs: Pairs, traits: Traits, *, days: int) -> Pairs:
    """Those that may well be of one event, and how likely they are."""
    import numpy as np

    gap = _gap(traits, pairs.left, pairs.right)
    alike = pairs.cosines - DAYS * np.log1p(gap)
    kept = np.flatnonzero((gap <= days) & (alike >= LEAST - NAMED))
    pairs, alike = pairs[kept], alike[kept]
    likely = alike + NAMED * _share_a_name(traits, pairs.left, pairs.right)
    return replace(pairs, likely=likely)[np.flatnonzero(likely >= LEAST)]


def _gap(traits: Traits, left: "Rows", right: "Rows") -> "Rows":
    """Days between the ranges of days of two claims, 0 where they touch."""
    import numpy as np

    apart = np.maximum(traits.first[right] - traits.last[left], traits.first[left] - traits.last[right])
    gap: Rows = np.maximum(apart, 0)
    return gap


def _share_a_name(traits: Traits, left: "Rows", right: "Rows") -> "Mask":
    import numpy as np

    shared = np.zeros(len(left), np.bool_)
    for place in range(NAMES):
        name = traits.names[left, place]
        shared |= (name >= 0) & (traits.names[right] == name[:, None]).any(axis=1)
    return shared
