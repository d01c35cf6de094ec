"""What stands inside quotation marks: exact words, the only ones that may be compared word for word.

A quotation left open runs to the end of its paragraph, as papers print long ones.
"""

import re
from collections.abc import Iterator

from factcheck.records import Article, Claim, Span, Voice

# Fewer words than this are scare quotes as often as quotations.
FEWEST_WORDS = 2

_QUOTED = re.compile(
    "|".join(
        (
            r"“(?P<a>[^“”\n]*)(?:”|\n|$|(?=“))",
            r"«(?P<b>[^«»\n]*)(?:»|\n|$)",
            r"(?<!\w)‘(?P<c>[^‘\n]*?)’(?!\w)",
            r'"(?P<d>[^"\n]*)(?:"|\n|$)',
        )
    )
)


def quotations(text: str) -> tuple[Span, ...]:
    """Where the words inside quotation marks stand, in the text's order, the marks left out."""
    return tuple(_found(text))


def quoted_words(claim: Claim, article: Article, quoted: tuple[Span, ...]) -> tuple[str, ...]:
    """The quotations of a claim, word for word; for direct speech its whole content."""
    spans = claim.spans if claim.voice is Voice.DIRECT else tuple(_within(claim.spans, quoted))
    texts = (article.text[span.start : span.end].strip(' \n\t,“”"«»') for span in spans)
    return tuple(text for text in texts if len(text.split()) >= FEWEST_WORDS)


def _found(text: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        if match.lastgroup and match[match.lastgroup].strip():
            yield Span(*match.span(match.lastgroup))


def _within(spans: tuple[Span, ...], quoted: tuple[Span, ...]) -> Iterator[Span]:
    for span in spans:
        for quotation in quoted:
            start, end = max(span.start, quotation.start), min(span.end, quotation.end)
            if start < end:
                yield Span(start, end)
