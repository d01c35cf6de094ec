"""What tells how far the slots can be relied on: whether both texts have figures at all, and a "not" on one side alone.

What the figures are, and which words the texts share, is left out: a conversion or a paraphrase changes no verdict.
Whether texts share every word but their figures is told for the one rule that asks.
"""

import re
from collections.abc import Iterator

from factcheck.records import Fact
from factcheck.relations.pairs import Pair

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
    left, right = (_without_figures(fact) for fact in (pair.left, pair.right))
    return left == right


def _without_figures(fact: Fact) -> str:
    text = fact.text
    for quantity in fact.quantities:
        text = text.replace(quantity.text, "", 1)
    return text
