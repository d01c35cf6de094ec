"""The sentences of an article by number, each with its words: where a place in the text is, and what stands there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.records import Article, Span
from factcheck.speech.phrases import Range, Tokens
from factcheck.speech.sentences import TITLE, Sentence, prose_blocks, split_sentences
from factcheck.speech.tokens import read_tokens


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tokens and its number in the article. ``title``: it is the article's title."""

    number: int
    sentence: Sentence
    tokens: Tokens
    title: bool


class Lines:
    """All sentences of an article, in order, and the paragraphs they stand in."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.blocks = prose_blocks(article)
        titles = [mark.span for mark in article.marks if mark.kind == TITLE]
        self.all = [
            Line(
                number,
                sentence,
                read_tokens(article.text, sentence.span, sentence.quotations),
                any(title.start <= sentence.span.start < title.end for title in titles),
            )
            for number, sentence in enumerate(split_sentences(article, self.blocks))
        ]
        self.starts = [line.sentence.span.start for line in self.all]

    def at(self, offset: int) -> Line:
        """The sentence in which a place lies, or the one before it."""
        return self.all[max(0, bisect_right(self.starts, offset) - 1)]

    def of(self, spans: Sequence[Span]) -> Sequence[Line]:
        """The sentences that spans of one attribution touch."""
        first, last = self.at(min(span.start for span in spans)), self.at(max(span.end for span in spans) - 1)
        return self.all[first.number : last.number + 1]


def tokens_at(line: Line, span: Span) -> Range | None:
    """The tokens of a sentence that a span touches, if any."""
    first = bisect_right([token.end for token in line.tokens], span.start)
    last = bisect_left([token.start for token in line.tokens], span.end)
    return (first, last) if first < last else None
