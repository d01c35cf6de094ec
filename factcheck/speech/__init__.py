"""Who says what, through whom: the claims of an article with their speakers."""

from factcheck.records import Article, Claim

__all__ = ["find_claims"]


def find_claims(article: Article) -> tuple[Claim, ...]:
    """Every claim of an article, in order: attributed ones with speaker, cue and relay, and the article's own.

    Offsets are code points of ``article.text``; stretches in ``article.marks`` yield none. Linear in the text.
    """
    from factcheck.speech.claims import read_claims

    return read_claims(article)
