"""An index as it was on a day: what was published later is not there, so that a run can be repeated.

An article of unknown day may be a later one, and is left out too.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.index import Index
from factcheck.index.listing import Filter, claim_numbers
from factcheck.index.store import LEAST_SIMILARITY
from factcheck.index.terms import publication
from factcheck.records import Article, Candidate, Fact

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Articles: ``kept``, published ``later`` than the day, and ``undated``. They add up."""

    kept: int = 0
    later: int = 0
    undated: int = 0

    def __add__(self, other: "LeftOut") -> "LeftOut":
        return LeftOut(self.kept + other.kept, self.later + other.later, self.undated + other.undated)


class IndexAsOf(Index):
    """Set ``day`` after opening it: the last day whose articles are there."""

    day: date = date.max

    @cached_property
    def left_out(self) -> LeftOut:
        """How many articles are there and how many are not."""
        sql = "SELECT count(*), total(first > ?), total(first IS NULL) FROM articles"
        every, later, undated = self._database.row(sql, self.day.toordinal())
        return LeftOut(every - int(later) - int(undated), int(later), int(undated))

    def candidates(
        self,
        fact: Fact,
        vector: "npt.ArrayLike",
        *,
        limit: int = 200,
        window_days: int = 3,
        least_similarity: float = LEAST_SIMILARITY,
    ) -> tuple[Candidate, ...]:
        """As ``Index`` has them; up to twice as many, since it looks wider until later ones crowd nobody out."""
        wider = limit
        while True:
            found = super().candidates(
                fact, vector, limit=wider, window_days=window_days, least_similarity=least_similarity
            )
            known = tuple(candidate for candidate in found if self._known(candidate.article))
            if len(known) >= limit or len(found) < wider:
                return known
            wider *= 2

    def counts(self) -> tuple[int, int]:
        """How many articles, how many claims."""
        return self.left_out.kept, self._claims

    @cached_property
    def _claims(self) -> int:
        return len(claim_numbers(self._database, Filter(until=self.day)))

    def _known(self, article: Article) -> bool:
        days = publication(article)
        return days is not None and days.first <= self.day.toordinal()
