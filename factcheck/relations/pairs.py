"""Two facts about to be compared, with what the rooms before have found out about them together."""

from dataclasses import dataclass
from datetime import date

from factcheck.records import Fact
from factcheck.relations.amounts import Tolerance


@dataclass(frozen=True, slots=True)
class Pair:
    """Left and right; ``similarity``: the cosine of their vectors, or None where nobody has measured it.

    ``left_known``: the day of the left one's knowledge where that is not its publication: see ``relate``.
    """

    left: Fact
    right: Fact
    similarity: float | None = None
    tolerance: Tolerance | None = None
    left_known: date | None = None
