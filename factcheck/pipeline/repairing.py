"""Making whole what an index holds of its articles, from their stored text: their claims, and the vectors of these.

What can be put right from the database alone, ``index`` does; an article whose own text is damaged is left as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.index import Encoder, Index, Problem
from factcheck.pipeline.dating import settle_periods
from factcheck.pipeline.reading import facts_of, meaning_of, tells
from factcheck.records import Article, Fact


def repair(index: Index, load: Callable[[], Encoder]) -> tuple[Problem, ...]:
    """Put right what can be put right without reading the articles' sources again; what is left.

    ``load``: gives the encoder, and is only called where something is to be encoded.
    """
    left = index.repair()
    if not any(problem.repairable for problem in left):
        return left
    encoder = load()
    for damage in tuple(index.damaged()):
        whole = (damage.article, damage.facts) if damage.facts is not None else _read_anew(damage.article)
        _put(*whole, index, encoder)
    left = index.repair()
    if not left:
        settle_periods(index, encoder)
    return left


def _read_anew(article: Article) -> tuple[Article, Sequence[Fact]]:
    # What was found out about its date later is part of what was damaged.
    dated, facts = facts_of(replace(article, period=None))
    return dated, tuple(fact for fact in facts if tells(fact))


def _put(article: Article, facts: Sequence[Fact], index: Index, encoder: Encoder) -> None:
    index.put(article, facts, encoder.encode([meaning_of(fact, article) for fact in facts]), anew=True)
