"""Undated articles, dated by the company they keep: two that carry one utterance were published about one time.

What an article itself tells of its date (the office-holders it names) is found by ``facts``; this narrows it by what
other articles in the index tell of theirs.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import reduce

from factcheck.index import Encoder, Index
from factcheck.pipeline.reading import facts_of, meaning_of, on_its_day, tells
from factcheck.records import Article, Fact, Level, Period
from factcheck.relations import relate

# An utterance is news for about this long: articles that carry it were published within so many days of each other.
NEWS_LIFE = 31
NEIGHBOURS = 10
# Chains of articles that date each other are short; this only keeps a circle from turning for ever.
MOST_ROUNDS = 8
NEAR = 0.4


def settle_periods(index: Index, encoder: Encoder) -> tuple[Article, ...]:
    """Narrow the periods of undated articles, and read their claims' times anew; the articles that changed.

    What one article comes to know can narrow the next, so it goes on until nothing changes.
    """
    settled: dict[str, Article] = {}
    for _ in range(MOST_ROUNDS):
        narrowed = [article for undated in _undated(index) if (article := _narrowed(undated, index))]
        for article in narrowed:
            facts = tuple(fact for fact in facts_of(article)[1] if tells(fact))
            index.put(article, facts, encoder.encode([meaning_of(fact, article) for fact in facts]))
            settled[article.id] = article
        if not narrowed:
            break
    return tuple(settled.values())


def _undated(index: Index) -> list[Article]:
    return [article for article in index.articles() if article.published is None]


def _narrowed(article: Article, index: Index) -> Article | None:
    """The article with a period that is shorter than before, or None."""
    found = reduce(_both, _told_by_others(article, index), article.period)
    found = on_its_day(article, found) if found else None
    if found is None or found == article.period:
        return None
    return replace(article, period=found)


def _told_by_others(article: Article, index: Index) -> Iterator[Period]:
    facts = [fact for fact, _ in index.claims(article=article.id) if fact.quoted]
    if not facts:
        return
    for fact, neighbours in zip(facts, index.neighbours(index.vectors_of(facts), NEIGHBOURS), strict=True):
        for other in neighbours:
            known = other.article.id != article.id and other.similarity >= NEAR and _known(other.article)
            if known and _one_utterance(fact, other.fact):
                yield known


def _one_utterance(left: Fact, right: Fact) -> bool:
    if left.speaker is None or right.speaker is None or left.speaker.key != right.speaker.key:
        return False
    return any(one.slot == "utterance" and one.level is Level.AGREES for one in relate(left, right).comparisons)


def _known(article: Article) -> Period | None:
    """When an article that carries the same utterance says the other was published."""
    because = f"carries an utterance that {article.outlet or article.title or 'another article'} carries too"
    if article.published is not None:
        return _about(article.published, article.published, because)
    if article.period is None:
        return None
    return _about(article.period.first, article.period.last, f"{because} ({article.period.because})")


def _about(first: date, last: date, because: str) -> Period:
    return Period(_moved(first, -NEWS_LIFE), _moved(last, NEWS_LIFE), because)


def _moved(day: date, days: int) -> date:
    """So many days later, as far as the calendar goes: a date may be a placeholder, "9999-12-31"."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def _both(left: Period | None, right: Period) -> Period | None:
    """What two periods have in common; the first where they contradict each other."""
    if left is None:
        return right
    first, last = max(left.first, right.first), min(left.last, right.last)
    if first > last or (first, last) == (left.first, left.last):
        return left
    return Period(first, last, f"{left.because}; {right.because}")
