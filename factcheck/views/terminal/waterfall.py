"""A probability explained: from the log-odds before anything was compared, slot by slot, to the verdict.

Each bar begins where the one before it ended, as in splink's waterfall charts; which way it goes is told by its
shade, so that it can be read without colours.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table

from factcheck.records import Comparison
from factcheck.views import wording
from factcheck.views.terminal.canvas import line

# Cells that the widest waterfall takes.
CELLS = 22
FOR, AGAINST, AXIS = "█", "░", "│"
LEGEND = f"natural log-odds, {FOR} for, {AGAINST} against"

# Below this the summed weights and the probability say the same, within rounding.
ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Fall:
    """One bar: what it is of, the words compared, and the running sum (log-odds) before and after it."""

    name: str
    said: str
    before: float
    after: float


def waterfall(comparisons: Sequence[Comparison], same_event: float) -> RenderableType:
    """Each slot's weight as a bar beside the running sum, and the probability that the sum comes to (0..1)."""
    falls = list(_falls(comparisons, same_event))
    scale = _Scale.of(falls)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("slot", no_wrap=True)
    table.add_column("compared", overflow="fold")
    table.add_column("weight", justify="right", no_wrap=True)
    table.add_column("sum", justify="right", no_wrap=True)
    table.add_column(scale.header, no_wrap=True)
    for fall in falls:
        weight, total = f"{fall.after - fall.before:+.2f}", f"{fall.after:+.2f}"
        table.add_row(line(fall.name), line(fall.said), weight, total, scale.bar(fall))
    return Group(table, line(f"same event: {same_event:.2f}, from summed weights ", (f"({LEGEND})", "dim")))


def _falls(comparisons: Sequence[Comparison], same_event: float) -> Iterator[Fall]:
    total = _prior(comparisons, same_event)
    if abs(total) >= ROUNDING:
        yield Fall("prior", "before any slot", 0.0, total)
    for comparison in comparisons:
        yield Fall(comparison.slot, _said(comparison), total, total + comparison.weight)
        total += comparison.weight


def _prior(comparisons: Sequence[Comparison], same_event: float) -> float:
    """What the probability holds beyond the slots: the log-odds before anything was compared."""
    if not 0 < same_event < 1:
        return 0.0
    return math.log(same_event / (1 - same_event)) - sum(comparison.weight for comparison in comparisons)


def _said(comparison: Comparison) -> str:
    verdict, sign = wording.LEVELS[comparison.level]
    return ": ".join(filter(None, (verdict, wording.sides(comparison, sign))))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a running sum stands among the cells; ``low``: the sum at the left end, ``step``: log-odds a cell."""

    low: float
    step: float

    @classmethod
    def of(cls, falls: Sequence[Fall]) -> "_Scale":
        sums = [0.0, *(fall.after for fall in falls)]
        return cls(min(sums), max((max(sums) - min(sums)) / CELLS, 1e-9))

    @property
    def header(self) -> str:
        """The zero above its axis."""
        return " " * self._cell(0.0) + "0"

    def bar(self, fall: Fall) -> str:
        """The cells from one sum to the next, at least one where there is a weight, across the axis of even odds."""
        start, end = sorted((self._cell(fall.before), self._cell(fall.after)))
        if start == end and fall.before != fall.after:
            start, end = (start, end + 1) if end < CELLS else (start - 1, end)
        mark = FOR if fall.after > fall.before else AGAINST
        cells = [mark if start <= cell < end else " " for cell in range(CELLS)]
        axis = self._cell(0.0)
        return "".join((*cells[:axis], AXIS, *cells[axis:])).rstrip()

    def _cell(self, total: float) -> int:
        return round((total - self.low) / self.step)
