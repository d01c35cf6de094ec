"""Sentences of a draft beside sentences on record that are nearly the same, word by word.

Where the two part in a figure, a day, a name or a speaker, one of them has been altered; where they part in other
words, one has been reworded, and that is nobody's fault.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from factcheck.checks.drafts.spans import touches
from factcheck.records import Article, Fact, Span
from factcheck.relations.utterances import PRINTED, Tokens, tokens
from factcheck.speech.sentences import split_sentences

# Of fewer words chance makes the same sentence twice.
FEWEST = 5
# Words of a sentence that must stand in the other, in order, for the two to be one sentence.
ALIKE = 0.6
# Longer stretches that differ are another way to say it, with other names in it.
LONGEST = 8

# Of a printed word, what is no part of it: a quotation mark belongs to no word.
MARKS = "“”\"‘’'«»,;:!?()[]"


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and how it is compared."""

    key: Tokens
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """Where two sentences part: the draft's words and the others; empty where one of them has none."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Alike:
    """Two sentences that are nearly the same. ``likeness``: 0..1; ``same``: the draft's words that both have."""

    likeness: float
    parts: tuple[Part, ...]
    same: tuple[Span, ...]


@lru_cache(maxsize=2048)
def sentences_of(article: Article) -> tuple[Span, ...]:
    """The sentences of an article's prose."""
    return tuple(sentence.span for sentence in split_sentences(article))


def sentences_with(article: Article, fact: Fact) -> tuple[Span, ...]:
    """The sentences that a claim stands in, wholly or in part."""
    return tuple(sentence for sentence in sentences_of(article) if touches(fact, sentence))


def align_sentences(draft: Article, here: Span, other: Article, there: Span) -> Alike | None:
    """The two word by word; None where they are not one sentence."""
    own, theirs = _words(draft, here), _words(other, there)
    if min(len(own), len(theirs)) < FEWEST or not _may_be_alike(own, theirs):
        return None
    matcher = SequenceMatcher(None, [word.key for word in own], [word.key for word in theirs], autojunk=False)
    if (likeness := matcher.ratio()) < ALIKE:
        return None
    codes = matcher.get_opcodes()
    parts = [
        Part(_span(own, a, b), _span(theirs, c, d))
        for code, a, b, c, d in codes
        if code != "equal" and max(b - a, d - c) <= LONGEST
    ]
    same = tuple(_span(own, a, b) for code, a, b, _, _ in codes if code == "equal")
    return Alike(likeness, tuple(parts), same)


def _may_be_alike(own: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Quick to tell: as many words in common, in whatever order."""
    shared = len({word.key for word in own} & {word.key for word in theirs})
    return 2 * shared >= ALIKE * 0.8 * (len(own) + len(theirs)) * 0.8


@lru_cache(maxsize=8192)
def _words(article: Article, span: Span) -> tuple[Word, ...]:
    return tuple(_found(article.text, span))


def _found(text: str, span: Span) -> Iterator[Word]:
    for printed in PRINTED.finditer(text, span.start, span.end):
        if key := tokens(printed.group()):
            bare = _without_stop(printed.group().strip(MARKS))
            start = printed.start() + printed.group().index(bare)
            yield Word(key, Span(start, start + len(bare)))


def _without_stop(word: str) -> str:
    """A sentence's full stop is no part of its last word; those of "U.S." are."""
    return word[:-1] if word.endswith(".") and word.count(".") == 1 else word


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """From the first word to before the last; an empty one stands where the words would."""
    if first < last:
        return Span(words[first].span.start, words[last - 1].span.end)
    at = words[first].span.start if first < len(words) else words[-1].span.end
    return Span(at, at)
