"""What tells how far the slots can be relied on: whether both texts have figures at all, and a "not" on one side alone.

What the figures are, and which words the texts share, is left out: a conversion or a paraphrase changes no verdict.
Whether texts share every word but their figures, or their times, is told for the rules that ask.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from factcheck.records import Fact, Span
from factcheck.relations.pairs import Pair
from factcheck.relations.passages import blanked

_FIGURE = re.compile(r"\d")
_NOT = re.compile(r"(?i)\b(?:not|no|never|without|den(?:y|ies|ied)|refused|rejected|false)\b|n['’]t\b")


def compare_wordings(pair: Pair) -> Iterator[tuple[str, float]]:
    """Features by name, each 0 or 1."""
    texts = (pair.left.text, pair.right.text)
    yield "figures.missing", float(not all(map(_FIGURE.search, texts)))
    negated = [bool(_NOT.search(text)) for text in texts]
    yield "not.one", float(negated[0] is not negated[1])
    yield "not.both", float(all(negated))


def same_but_for_figures(pair: Pair) -> bool:
    """Whether the texts are the same word for word once their figures, with what hedges them, are left out."""
    return _same_without(pair, lambda fact: [quantity.span for quantity in fact.quantities])


def same_but_for_times(pair: Pair) -> bool:
    """Whether the texts are the same word for word once the times that they name are left out."""
    return _same_without(pair, lambda fact: [when.span for when in fact.times])


def _same_without(pair: Pair, spans_of: Callable[[Fact], Iterable[Span]]) -> bool:
    left, right = (blanked(fact, spans_of(fact)) for fact in (pair.left, pair.right))
    return left == right
