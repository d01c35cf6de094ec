"""A claim's words as others can find them again: the exact words, what stands around them, and where they stand."""

from factcheck.records import Article, Claim, Span

# How many code points a quotation gives before and after, so that the words are found in a changed page.
AROUND = 32


def whole(claim: Claim) -> Span:
    """From the first word of a claim to its last, with what stands between where a quotation is split."""
    return Span(min(span.start for span in claim.spans), max(span.end for span in claim.spans))


def exact(article: Article, span: Span) -> str:
    """The words at a span."""
    return article.text[span.start : span.end]


def before(article: Article, span: Span) -> str:
    """The words that lead up to a span."""
    return article.text[max(0, span.start - AROUND) : span.start]


def after(article: Article, span: Span) -> str:
    """The words that follow a span."""
    return article.text[span.end : span.end + AROUND]
