"""What tells how far the slots can be relied on: whether both texts have figures at all, and a "not" on one side alone.

What the figures are, and which words the texts share, is left out: a conversion or a paraphrase changes no verdict.
"""

import re
from collections.abc import Iterator

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
