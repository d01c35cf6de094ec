"""When an undated article was published, judged by who holds which office in it (see ``holders``)."""

from datetime import date

from factcheck.facts.holders import Term, find_holders, in_common
from factcheck.records import Article, Period


def estimate_period(article: Article) -> Period | None:
    """The days between which an article without a date was published; None where no holder of an office says so.

    The last day is ``holders.OPEN`` where every office named is still held. None for an article that has its date.
    """
    if article.published is not None:
        return None
    terms: tuple[Term, ...] = ((date.min, date.max),)
    because: list[str] = []
    for holder in find_holders(article.text):
        narrowed = in_common(terms, holder.terms)
        if narrowed and narrowed != terms:
            terms = narrowed
            because.append(holder.words)
    if not because:
        return None
    return Period(terms[0][0], terms[-1][1], "; ".join(because))
