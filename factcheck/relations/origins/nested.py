"""Claims of one article that hold the same words: one statement, told twice where one speaks in what another says.

"The port will close, the minister said, the courier reported" is a claim of each; the inner one is the statement.
"""

from collections.abc import Sequence

from factcheck.records import Claim
from factcheck.relations.origins.citing import Source


def spoken_within(sources: Sequence[Source]) -> dict[int, int]:
    """For each report whose words hold another's of its article, by their places, the innermost that it holds."""
    held = {place: inner for place in range(len(sources)) if (inner := _widest_in(place, sources)) is not None}
    return {place: _innermost(place, held) for place in held}


def _widest_in(place: int, sources: Sequence[Source]) -> int | None:
    outer = sources[place]
    inner = [
        other for other, source in enumerate(sources) if source.article.id == outer.article.id and _holds(outer, source)
    ]
    return min(inner, key=lambda other: (-_length(sources[other].fact.claim), _rank(sources[other])), default=None)


def _innermost(place: int, held: dict[int, int]) -> int:
    while place in held:
        place = held[place]
    return place


def _holds(outer: Source, inner: Source) -> bool:
    """Whether all words of one stand in the other; of the same words, what more have passed on is inner."""
    wide, narrow = outer.fact.claim.spans, inner.fact.claim.spans
    if not all(any(one.start <= each.start and each.end <= one.end for one in wide) for each in narrow):
        return False
    return wide != narrow or _rank(inner) < _rank(outer)


def _rank(source: Source) -> tuple[int, str]:
    return -len(source.fact.via), source.fact.claim.id


def _length(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.spans)
