"""Where in a fact's own text a stretch of its article stands: spans count from the start of the article, not of it."""

from collections.abc import Iterable, Iterator

from factcheck.records import Fact, Span

# What stands between the parts of a fact's text that come from several spans.
BETWEEN = len(" … ")


def in_text(fact: Fact, span: Span) -> Span | None:
    """The part of an article's span that the fact's text has, by offsets in that text; None where it has nothing."""
    start = 0
    for part in fact.claim.spans:
        first, last = max(span.start, part.start), min(span.end, part.end)
        if first < last:
            return Span(start + first - part.start, start + last - part.start)
        start += part.end - part.start + BETWEEN
    return None


def blanked(fact: Fact, spans: Iterable[Span]) -> str:
    """The fact's text without what stands at spans of its article."""
    return "".join(_kept(fact.text, sorted(_placed(fact, spans), key=lambda span: span.start)))


def _placed(fact: Fact, spans: Iterable[Span]) -> Iterator[Span]:
    return (placed for placed in (in_text(fact, span) for span in spans) if placed)


def _kept(text: str, spans: Iterable[Span]) -> Iterator[str]:
    end = 0
    for span in spans:
        yield text[end : span.start]
        end = max(end, span.end)
    yield text[end:]
