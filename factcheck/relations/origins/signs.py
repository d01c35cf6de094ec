"""The signs that two reports are of one origin, each with the words that tell it.

In order: what a report says of its source comes before what its text gives away, which takes longer to compare.
"""

import re
from collections.abc import Callable

from factcheck.relations.origins.citing import Source, cited_key, cites_outlet, credits, own_outlet, printed_by
from factcheck.relations.origins.reuse import came_along, is_reworked

# An utterance of this many words is not said twice in the same words.
UTTERANCE = 8

_WORD = re.compile(r"[^\W_]+")


def _same_source(left: Source, right: Source) -> bool:
    cited = cited_key(left)
    return cited is not None and cited == cited_key(right)


def _state_and_its_body(left: Source, right: Source) -> bool:
    """A ministry speaks for its state: "Pyongyang denied it" and "the North's defence ministry denied it"."""
    one, other = sorted((cited_key(left) or "", cited_key(right) or ""))
    state = other.removeprefix("country:")
    return state != other and one.startswith((f"body:{state}/", f"media:{state}/"))


def _same_utterance(left: Source, right: Source) -> bool:
    """Long words of one mouth were spoken once, whoever wrote them down and wherever they were cut."""
    return any(_runs(one) & _runs(other) for one in left.fact.quoted for other in right.fact.quoted if one and other)


def _same_credit(left: Source, right: Source) -> bool:
    return bool(credits(left) & credits(right))


def _one_cites_the_other(left: Source, right: Source) -> bool:
    """ "The Courier reported" beside what the Courier itself reports."""
    return bool(cites_outlet(left) & printed_by(right) or cites_outlet(right) & printed_by(left))


def _same_outlet(left: Source, right: Source) -> bool:
    outlet = own_outlet(left)
    return outlet is not None and outlet == own_outlet(right)


def _same_article(left: Source, right: Source) -> bool:
    return left.article.id == right.article.id and not cited_key(left) and not cited_key(right)


def _same_text(left: Source, right: Source) -> bool:
    if left.article.id == right.article.id or cited_key(left) or cited_key(right):
        return False
    return is_reworked(left.wording, right.wording)


def _same_passage(left: Source, right: Source) -> bool:
    """The claim's own words came along; if both cite by name, they cite differently, and that is what counts."""
    if left.article.id == right.article.id or (cited_key(left) and cited_key(right)):
        return False
    return came_along(left.wording, left.fact.claim.spans, right.wording, right.fact.claim.spans)


SIGNS: tuple[tuple[Callable[[Source, Source], bool], str], ...] = (
    (_same_source, "cite the same source"),
    (_state_and_its_body, "cite one state"),
    (_same_utterance, "carry the same utterance"),
    (_same_credit, "carry the same wire credit"),
    (_one_cites_the_other, "go back to one outlet's report"),
    (_same_outlet, "come from the same outlet"),
    (_same_article, "stand in the same article"),
    (_same_text, "have nearly the same text"),
    (_same_passage, "share the passage"),
)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of ``UTTERANCE`` words, case and punctuation aside."""
    found = _WORD.findall(text.casefold())
    return frozenset(zip(*(found[start:] for start in range(UTTERANCE)), strict=False))
