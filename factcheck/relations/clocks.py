"""The slot of the time of day: "around 9 p.m." held against "10 p.m.", the nearest two of both sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import Clock, Comparison, Level
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair

DAY = 24 * 60
# Reports round to the quarter of an hour, and a call is logged some minutes after what it was about.
QUARTER, APART = 15, 20
# Times further apart than this are of two things, or of two events.
FAR = 4 * 60
# Sentences less alike than this may each tell of another moment of one event.
ONE_MATTER = 0.5


@dataclass(frozen=True, slots=True)
class Clocks:
    """Two times of day; ``alike``: the sentences that name them are about one matter."""

    left: Clock
    right: Clock
    alike: bool

    @property
    def gap(self) -> int:
        """Minutes between the two, round the clock; 0 where they touch."""
        left, right = self.left, self.right
        if _covers(left, right.first) or _covers(right, left.first):
            return 0
        return min((right.first - left.last) % DAY, (left.first - right.last) % DAY)


LADDER: tuple[Step[Clocks], ...] = (
    Step("agrees", Level.AGREES, lambda clocks: clocks.gap == 0),
    Step("compatible", Level.COMPATIBLE, lambda clocks: clocks.gap <= QUARTER),
    Step("silent", Level.SILENT, lambda clocks: clocks.gap < APART),
    Step("other_moment", Level.SILENT, lambda clocks: not clocks.alike),
    Step("far", Level.SILENT, lambda clocks: clocks.gap > FAR),
    Step("conflicts", Level.CONFLICTS, always),
)


def compare_clocks(pair: Pair) -> Iterator[Comparison]:
    """One comparison of the two nearest times of day, where both sides name one."""
    alike = pair.is_alike(ONE_MATTER)
    pairs = [Clocks(left, right, alike) for left in pair.left.clocks for right in pair.right.clocks]
    if not pairs:
        return
    clocks = min(pairs, key=lambda clocks: (clocks.gap, *sorted((clocks.left.first, clocks.right.first))))
    step = climb(LADDER, clocks)
    yield Comparison(
        slot="time",
        level=step.level,
        weight=0.0,
        rung=f"clock.{step.name}",
        left=clocks.left.text,
        right=clocks.right.text,
        note=_told(clocks.gap) if clocks.gap else None,
        left_span=clocks.left.span,
        right_span=clocks.right.span,
    )


def _covers(clock: Clock, minute: int) -> bool:
    return (minute - clock.first) % DAY <= (clock.last - clock.first) % DAY


def _told(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest else [])
    return f"{' '.join(parts)} apart"
