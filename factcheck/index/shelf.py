"""Reading stored claims and articles again, each parsed once.

Numbers are never used twice and rows never rewritten, so what was read under a number stays right.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.index.database import Database
from factcheck.index.stored import article_of, fact_of
from factcheck.records import Article, Fact

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix

# Parsed records kept: some 100 MB at the most.
FACTS = 20_000
ARTICLES = 2_000


class Shelf:
    """The records of one database by their row numbers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._fact = lru_cache(maxsize=FACTS)(self._read_fact)
        self.article = lru_cache(maxsize=ARTICLES)(self._read_article)

    def claim(self, number: int) -> tuple[Fact, Article] | None:
        """A stored claim with its article; None if it was taken out meanwhile."""
        found = self._fact(number)
        article = self.article(found[1]) if found else None
        return (found[0], article) if found and article else None

    def vectors(self, numbers: Sequence[int]) -> "dict[int, Matrix]":
        """The stored unit vectors (dimension,) of claims, float32, without those that are not there."""
        import numpy as np

        sql = "SELECT claim, vector FROM vectors WHERE claim IN (SELECT value FROM json_each(?))"
        rows = self._database.rows(sql, json.dumps(list(numbers)))
        return {number: np.frombuffer(blob, np.float32) for number, blob in rows}

    def _read_fact(self, number: int) -> tuple[Fact, int] | None:
        row = self._database.row("SELECT fact, article FROM claims WHERE number = ?", number)
        return (fact_of(row[0]), row[1]) if row else None

    def _read_article(self, number: int) -> Article | None:
        row = self._database.row("SELECT record FROM articles WHERE number = ?", number)
        return article_of(row[0]) if row else None
