"""Near-copies of a draft in the index: the draft itself, an earlier version of it, or the text that it was taken from.

They corroborate nothing, since a text can't vouch for itself. What was changed since can be told from them.
"""

from collections.abc import Iterable, Sequence

from factcheck.checks.plain import listed, one_line
from factcheck.records import Article
from factcheck.relations.utterances import tokens

# Runs of so many words are hardly ever written twice (as for origins); an altered word spoils so many of them.
RUN = 5
# A text that holds most of the draft's runs is a copy of it. Reports of one event by two reporters share one in fifty.
MOST = 0.5

Runs = frozenset[tuple[str, ...]]


def find_copies(draft: Article, candidates: Iterable[Article]) -> tuple[Article, ...]:
    """Those of the candidates that are read from the same file, or hold most of the draft's words in its order."""
    own = _runs(draft)
    articles = {article.id: article for article in candidates}
    return tuple(article for article in articles.values() if _is_copy(draft, own, article))


def notes_on(copies: Sequence[Article], *, heard: bool) -> tuple[str, ...]:
    """What the reader should know of them, in a line: whether they were ``heard`` on what differs, or left out."""
    if not copies:
        return ()
    named = one_line(listed((_named(copy) for copy in copies), "and"))
    became = "corroborates nothing, what differs from it is told" if heard else "left out"
    return (f"in the index already, as this text, an earlier version or its source ({became}): {named}",)


def _named(article: Article) -> str:
    published = article.published.isoformat() if article.published else "undated"
    return f"{article.outlet or article.title or article.path or 'an unnamed outlet'}, {published}"


def _is_copy(draft: Article, own: Runs, article: Article) -> bool:
    same_place = any(mine and mine == theirs for mine, theirs in ((draft.path, article.path), (draft.url, article.url)))
    return same_place or article.id == draft.id or _shared(own, _runs(article)) >= MOST


def _shared(own: Runs, other: Runs) -> float:
    return len(own & other) / len(own) if own else 0.0


def _runs(article: Article) -> Runs:
    words = tokens(article.text)
    return frozenset(words[start : start + RUN] for start in range(len(words) - RUN + 1))
