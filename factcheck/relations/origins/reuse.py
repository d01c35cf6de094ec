"""Text reuse: whether one article was written from another, or both from a third, and whether a passage came along.

A rewriter swaps words, turns clauses round and moves sentences, so that few runs of words survive; what survives is
which rare words stand together in a sentence. Each article is read once, into the rare words of its sentences outside
quotation marks: two reporters who heard one speech share its quotations and have not copied from each other.
"""

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from factcheck.records import Span

# Two sentences are partners where they share this much of their words' weight (Dice). Swept on pairs made from news
# articles, see docs/log.md: sentences of two reporters on one story rarely share a third.
CLOSE = 0.5
# Sentences of less weight ("He did not comment on Friday") are alike by chance: some four rare words.
LIGHTEST = 12.0
# Of the lighter article, the share of weight that stands in sentences with a partner.
REUSED = 0.35
# Partners that it takes at least, and shared weight of all of them together.
FEWEST = 2
SHARED = 40.0
# A sentence that came along alone: the weight shared is ahead of the weight that only one of the two has by so much,
# some four rare words in a sentence taken over as it stands, more in one that was reworded.
AHEAD = 14.0
# Fewer stems in common can't weigh as much: a quick way to tell that two texts have nothing to do with each other.
FEWEST_STEMS = 6
# A word's first letters: what endings and tenses leave.
STEM = 6

_TABLE = Path(__file__).with_name("common_words.toml")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# From an opening quotation mark to the closing one, or to the paragraph's end where it runs on.
_QUOTED = re.compile(r"[“\"][^“”\"\n]*(?:[”\"]|$)", re.MULTILINE)
_BREAK = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The weights of a sentence's words by stem, and where it stands in the article."""

    weights: dict[str, float]
    total: float
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """An article as text reuse sees it. ``places``: the sentences that hold a stem; ``total``: weight of them all."""

    sentences: tuple[Sentence, ...]
    places: dict[str, tuple[int, ...]]
    total: float


@lru_cache(maxsize=2048)
def wording_of(text: str) -> Wording:
    """What is compared of an article's text."""
    sentences = tuple(one for one in map(_weighed, _cut(text)) if one.total >= LIGHTEST)
    places: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for stem in sentence.weights:
            places.setdefault(stem, []).append(number)
    held = {stem: tuple(numbers) for stem, numbers in places.items()}
    return Wording(sentences, held, sum(one.total for one in sentences))


def is_reworked(left: Wording, right: Wording) -> bool:
    """Whether enough sentences of the lighter text have a partner in the other; one will do if it is close itself."""
    if len(left.places.keys() & right.places.keys()) < FEWEST_STEMS:
        return False
    lighter, other = sorted((left, right), key=lambda wording: wording.total)
    partners = [(sentence, partner) for sentence in lighter.sentences if (partner := _partner(sentence, other))]
    if sum(sentence.total for sentence, _ in partners) < REUSED * lighter.total:
        return False
    shared = sum(_shared(*pair) for pair in partners)
    return (len(partners) >= FEWEST and shared >= SHARED) or any(_says_the_same(*pair) for pair in partners)


def came_along(left: Wording, left_spans: Sequence[Span], right: Wording, right_spans: Sequence[Span]) -> bool:
    """Whether a sentence of one claim was taken over into the other, whatever else of the articles was."""
    return any(
        _says_the_same(one, other) for one in _holding(left, left_spans) for other in _holding(right, right_spans)
    )


def _says_the_same(one: Sentence, other: Sentence) -> bool:
    shared = _shared(one, other)
    return shared - (one.total + other.total - 2 * shared) >= AHEAD


def _partner(sentence: Sentence, other: Wording) -> Sentence | None:
    """The sentence of another text with which it shares most weight, of those that are close."""
    met = {number for stem in sentence.weights for number in other.places.get(stem, ())}
    close = (other.sentences[number] for number in met)
    return max(
        (one for one in close if 2 * _shared(sentence, one) >= CLOSE * (sentence.total + one.total)),
        key=lambda one: _shared(sentence, one),
        default=None,
    )


def _shared(one: Sentence, other: Sentence) -> float:
    return sum(weight for stem, weight in one.weights.items() if stem in other.weights)


def _holding(wording: Wording, spans: Sequence[Span]) -> Iterator[Sentence]:
    for sentence in wording.sentences:
        if any(span.start < sentence.span.end and sentence.span.start < span.end for span in spans):
            yield sentence


def _cut(text: str) -> Iterator[tuple[str, Span]]:
    """Stretches between sentence ends, quotations blank; a cut too many ("Mr. Smith") falls alike on every copy."""
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    start = 0
    for gap in _BREAK.finditer(text):
        yield text[start : gap.start()], Span(start, gap.start())
        start = gap.end()
    yield text[start:], Span(start, len(text))


def _weighed(cut: tuple[str, Span]) -> Sentence:
    words, span = cut
    weights: dict[str, float] = {}
    for word in _WORD.findall(words.casefold()):
        rarity = _rarity().get(word, _rarest())
        if rarity:
            weights[word[:STEM]] = max(rarity, weights.get(word[:STEM], 0.0))
    return Sentence(weights, sum(weights.values()), span)


@cache
def _rarity() -> dict[str, float]:
    """Minus the logarithm of a common word's share of articles, by the bands of common_words.toml."""
    bands = tomllib.loads(_TABLE.read_text(encoding="utf-8")).values()
    return {word: number * math.log(2) for number, band in enumerate(bands) for word in band}


@cache
def _rarest() -> float:
    return 5 * math.log(2)
