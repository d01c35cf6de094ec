"""How two stretches of a text lie to each other."""

from factcheck.records import Fact, Span


def meet(one: Span, other: Span) -> bool:
    """They have a character in common."""
    return one.start < other.end and other.start < one.end


def holds(outer: Span, inner: Span) -> bool:
    """The one lies within the other, or is the same."""
    return outer.start <= inner.start and inner.end <= outer.end


def touches(fact: Fact, span: Span) -> bool:
    """Something of a claim stands there."""
    return any(meet(own, span) for own in fact.claim.spans)


def contains(fact: Fact, span: Span) -> bool:
    """All of it stands in one stretch of a claim."""
    return any(holds(own, span) for own in fact.claim.spans)
