"""Claims of an index by row number, read when asked for, so that a whole index need not be held at once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.index import Index
from factcheck.records import Article, Candidate, Fact

if TYPE_CHECKING:
    from factcheck.pipeline.traits import Matrix

# Articles whose claims are held: those asked for one after the other are mostly of neighbouring days.
HELD = 1_000

Key = tuple[str, str]


class Stored:
    """``keys``: article and claim id of each row."""

    def __init__(self, index: Index, keys: Sequence[Key]) -> None:
        self._index = index
        self._keys = keys
        self._of_article = lru_cache(maxsize=HELD)(self._read)

    def claim(self, row: int) -> tuple[Fact, Article]:
        """The claim of a row and its article. Raises ``KeyError`` where it was taken out meanwhile."""
        article, claim = self._keys[row]
        return self._of_article(article)[claim]

    def neighbours(self, vectors: "Matrix", k: int) -> tuple[tuple[Candidate, ...], ...]:
        """For each of the unit vectors (n, dimension) the ``k`` claims of the index nearest to it."""
        return self._index.neighbours(vectors, k)

    def _read(self, article: str) -> dict[str, tuple[Fact, Article]]:
        return {fact.claim.id: (fact, printed) for fact, printed in self._index.claims(article=article)}
