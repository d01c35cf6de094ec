"""Who says what, through whom: the claims of an article with their speakers."""

from factcheck.records import Article, Claim

__all__ = ["find_claims", "may_attribute"]


def find_claims(article: Article) -> tuple[Claim, ...]:
    """Every claim of an article, in order: attributed ones with speaker, cue and relay, and the article's own.

    Offsets are code points of ``article.text``; stretches in ``article.marks`` yield none, nor does an article in
    another language than English. Linear in the text.
    """
    if article.language is not None:
        return ()
    from factcheck.speech.claims import read_claims

    return read_claims(article)


def may_attribute(text: str) -> bool:
    """Whether somebody may be said to say something in a short text: it has a cue or a quotation mark.

    Takes no model; where it is False, ``find_claims`` would find the article's own words only.
    """
    from factcheck.speech.cues import has_cue

    return has_cue(text)
