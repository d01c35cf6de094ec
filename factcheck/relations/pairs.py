"""Two facts about to be compared, with what the rooms before have found out about them together."""

from dataclasses import dataclass
from datetime import date

from factcheck.records import Fact
from factcheck.relations.amounts import Tolerance
from factcheck.relations.inference import Reading

# Whoever holds two facts against each other without a cosine has chosen them as being of one matter, which slots ask
# for up to this cosine; that they say one thing, or are alike but for a "not", is for somebody to measure.
GRANTED = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """Left and right; ``similarity``: the cosine of their vectors, or None where nobody has measured it.

    ``reading``: what the reader makes of the two, or None where they were not read.
    ``left_known``: the day of the left one's knowledge where that is not its publication: see ``relate``.
    """

    left: Fact
    right: Fact
    similarity: float | None = None
    tolerance: Tolerance | None = None
    left_known: date | None = None
    reading: Reading | None = None

    def is_alike(self, least: float) -> bool:
        """Whether the two are at least so much alike; an unknown cosine is taken to be ``GRANTED``, in every slot."""
        return (GRANTED if self.similarity is None else self.similarity) >= least
