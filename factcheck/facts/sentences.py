"""Where the sentences of a text stand, by sentencex; and the one that an offset lies in.

Several readers of one article ask for its sentences, so the last few texts are remembered.
"""

from bisect import bisect_right
from functools import lru_cache

from factcheck.records import Span


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in its order."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

    found = get_sentence_boundaries("en", text)
    return tuple(Span(one["start_index"], one["end_index"]) for one in found)


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that ``offset`` lies in; the whole text where it lies in none."""
    known = sentences(text)
    index = bisect_right(known, offset, key=lambda span: span.start) - 1
    inside = index >= 0 and offset < known[index].end
    return known[index] if inside else Span(0, len(text))
