"""The two doors through which stored claims become candidates: near in meaning, or sharing who, where, how much.

An embedding alone misses rephrased numbers and names; shared terms alone miss other words for one thing. The doors
take turns, so that neither can crowd the other out. Whether two claims are about one event is for ``relations``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import chain, zip_longest
from math import log
from typing import TYPE_CHECKING

from factcheck.index.database import Database
from factcheck.index.nearest import Nearest
from factcheck.index.shelf import Shelf
from factcheck.index.terms import Figure, Terms, Window, terms_of
from factcheck.records import Candidate, Fact

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix

# A term that more claims share within the window tells nothing by itself, and costs time: with 100,000 claims and no
# window 20,000 made a search take 100 ms on two cores, 5,000 some 45 ms.
COMMON = 5_000
# Claims with as many shared terms are put in order by their meaning: so many times the limit are looked at.
WIDER = 4
# Figures this near each other are worth comparing even where their ranges do not meet: a conflict of 350 and 370 km
# is what the second door is there to find.
NEARBY = 0.1
# All the days there are: the window of a question that names no time.
EVER = Window(0, 10_000_000)

# A claim of which nobody knows when is never ruled out by time.
_WITHIN = "(first IS NULL OR (first <= ? AND last >= ?))"
_BY_NAME = f"SELECT claim FROM terms WHERE kind = ? AND key = ? AND {_WITHIN} LIMIT ?"
_BY_FIGURE = f"SELECT DISTINCT claim FROM figures WHERE dimension = ? AND low <= ? AND high >= ? AND {_WITHIN} LIMIT ?"


class Doors:
    """The ways into one index."""

    def __init__(self, database: Database, nearest: Nearest, shelf: Shelf) -> None:
        self._database = database
        self._nearest = nearest
        self._shelf = shelf

    def candidates(
        self, fact: Fact, vector: "Matrix", *, limit: int, window_days: int, least_similarity: float
    ) -> tuple[Candidate, ...]:
        """Up to ``limit`` claims other than the fact itself, most similar first; ``vector``: (1, dimension), unit."""
        itself = self.numbers_of(fact)
        near = {n: cosine for n, cosine in self._nearest.search(vector, limit + len(itself))[0] if n not in itself}
        alike = [number for number, cosine in near.items() if cosine >= least_similarity]
        terms = terms_of(fact)
        sharing = self._sharing(terms, (terms.window or EVER).widened(window_days), itself)
        ranked = self._ranked(sharing, vector, limit)
        chosen = dict.fromkeys(_in_turn(alike, ranked))
        return self._shown({n: near[n] if n in near else ranked[n] for n in list(chosen)[:limit]})

    def neighbours(self, vectors: "Matrix", k: int) -> tuple[tuple[Candidate, ...], ...]:
        """For each row of unit vectors (n, dimension) the ``k`` nearest claims, most similar first."""
        return tuple(self._shown(dict(found)) for found in self._nearest.search(vectors, k))

    def numbers_of(self, fact: Fact) -> set[int]:
        """Under which numbers a fact is stored: none if it is not, two if two outlets printed one text."""
        sql = "SELECT claims.number FROM claims JOIN articles ON articles.number = article "
        sql += "WHERE articles.id = ? AND claims.id = ?"
        return {number for (number,) in self._database.rows(sql, fact.claim.article_id, fact.claim.id)}

    def _sharing(self, terms: Terms, window: Window, itself: set[int]) -> dict[int, float]:
        total = self._database.row("SELECT count(*) FROM claims")[0]
        scores: defaultdict[int, float] = defaultdict(float)
        for sharers in self._sharers(terms, window):
            if len(sharers) <= COMMON:
                # The rarer a term, the more it says: its information content, as in the idf of text retrieval.
                rarity = log((total + 1) / (len(sharers) + 0.5))
                for (number,) in sharers:
                    scores[number] += rarity
        return {number: score for number, score in scores.items() if number not in itself}

    def _sharers(self, terms: Terms, window: Window) -> Iterator[list[tuple[int]]]:
        days = (window.last, window.first, COMMON + 1)
        for kind, key in terms.names:
            yield self._database.rows(_BY_NAME, kind, key, *days)
        for figure in terms.figures:
            low, high = _nearby(figure)
            yield self._database.rows(_BY_FIGURE, figure.dimension, high, low, *days)

    def _ranked(self, scores: dict[int, float], vector: "Matrix", limit: int) -> dict[int, float]:
        best = nlargest(WIDER * limit, scores, key=lambda number: (scores[number], number))
        cosines = {n: float(vector[0] @ stored) for n, stored in self._shelf.vectors(best).items()}
        order = nlargest(limit, cosines, key=lambda number: (scores[number], cosines[number], number))
        return {number: cosines[number] for number in order}

    def _shown(self, cosines: dict[int, float]) -> tuple[Candidate, ...]:
        found = ((self._shelf.claim(number), cosine) for number, cosine in cosines.items())
        shown = (Candidate(*claim, max(-1.0, min(1.0, cosine))) for claim, cosine in found if claim)
        return tuple(sorted(shown, key=lambda candidate: -candidate.similarity))


def _nearby(figure: Figure) -> tuple[float, float]:
    return figure.low - NEARBY * abs(figure.low), figure.high + NEARBY * abs(figure.high)


def _in_turn(left: Iterable[int], right: Iterable[int]) -> Iterator[int]:
    return (number for number in chain.from_iterable(zip_longest(left, right)) if number is not None)
