"""What composed texts borrow from the training articles: clauses that were said, sentences that nobody said, names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.speech.tagging.labels import PARTS
from factcheck.speech.tagging.words import CLOSES, OPENS, TURNS
from factcheck.training.corpus import Labelled

LONGEST = 30
LONGEST_SOURCE = 6
SOURCE, CONTENT = PARTS.index("source"), PARTS.index("content")

_MARKS = OPENS | CLOSES | TURNS
_TIGHT_AFTER = re.compile(r" ([,.;:?!%)’'])")
_THOUSANDS = re.compile(r"(?<=\d), (?=\d{3}\b)")
_LETTERS = re.compile(r"(\w)([’']) (s|t|re|ve|ll|d|m|S|T)\b")
_FINITE = frozenset(("is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could", "should"))
_FINITE |= {"may", "might", "must", "did", "does", "do", "won", "didn", "wasn", "isn"}
_SMALL = frozenset(("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "many", "most", "of", "on", "one"))
_SMALL |= {"some", "this", "that", "these", "those", "to", "with"}
_BARRED = frozenset("[]{}()|~/-–—\\@#*$.:;_=<>'`‘")


class Borrowed(NamedTuple):
    """Texts without a final mark: clauses that follow "that", sentences from quotations, plain sentences, sources."""

    clauses: tuple[str, ...]
    spoken: tuple[str, ...]
    filler: tuple[str, ...]
    sources: tuple[str, ...]


def borrow(articles: Sequence[Labelled]) -> Borrowed:
    """All that can stand in another text as it is; each once, in the order of the articles."""
    kept: list[dict[str, None]] = [{} for _ in Borrowed._fields]
    for article in articles:
        for each, texts in zip(kept, (_clauses, _spoken, _filler, _sources), strict=True):
            each.update(dict.fromkeys(texts(article)))
    return Borrowed(*(tuple(each) for each in kept))


def _spans(article: Labelled, part: int) -> Iterator[list[str]]:
    first = 0
    for at in range(1, len(article.words) + 1):
        if at < len(article.words) and article.pieces[at] == article.pieces[first]:
            continue
        if article.parts[first] == part and article.paragraphs[first] == article.paragraphs[at - 1]:
            yield list(article.words[first:at])
        first = at


def _clauses(article: Labelled) -> Iterator[str]:
    for words in _spans(article, CONTENT):
        if words[0] == "that" and 5 <= len(words) <= LONGEST and _whole(words[1:]):
            yield _joined(words[1:])


def _spoken(article: Labelled) -> Iterator[str]:
    for words in _spans(article, CONTENT):
        inner = words[1:-1]
        marked = len(words) > 6 and words[0] in _MARKS and words[-1] in _MARKS and inner[-1] in {",", "."}
        if marked and inner[0][:1].isupper() and len(inner) <= LONGEST and _whole(inner[:-1]):
            yield _joined(inner[:-1])


def _filler(article: Labelled) -> Iterator[str]:
    first = 0
    for at, word in enumerate(article.words):
        ends = word in {".", "?", "!"}
        if at and article.paragraphs[at] != article.paragraphs[at - 1]:
            first = at
        if not ends:
            continue
        words = list(article.words[first:at])
        outside = all(part < 0 for part in article.parts[first:at])
        if word == "." and outside and 6 <= len(words) <= LONGEST and words[0][:1].isupper() and _whole(words):
            yield _joined(words)
        first = at + 1


def _sources(article: Labelled) -> Iterator[str]:
    for words in _spans(article, SOURCE):
        named = all(word[:1].isupper() and not (word.isupper() and len(word) > 4) for word in words)
        alone = words[0].lower() not in _SMALL and not _FINITE & {word.lower() for word in words}
        if 2 <= len(words) <= LONGEST_SOURCE and named and alone:
            yield _joined(["the", *words[1:]] if words[0] == "The" else words)


def _whole(words: Sequence[str]) -> bool:
    """Reads as a clause by itself: a finite verb, and nothing that needs what stood around it."""
    plain = {word.lower() for word in words}
    if not words[-1].isalnum() or words[-1].lower() in _SMALL:
        return False
    return bool(plain & _FINITE) and not _MARKS & plain and not _BARRED & set("".join(words))


def _joined(words: Sequence[str]) -> str:
    tight = _TIGHT_AFTER.sub(r"\1", " ".join(words))
    return _THOUSANDS.sub(",", _LETTERS.sub(r"\1\2\3", tight))
