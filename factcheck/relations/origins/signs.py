"""The signs that two reports are of one origin, each with the words that tell it.

In order: what a report says of its source comes before what its text gives away, which takes longer to compare.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from factcheck.relations.origins.citing import (
    Source,
    cited_key,
    cites_outlet,
    cites_same_body,
    credits,
    own_outlet,
    printed_by,
    wires,
)
from factcheck.relations.origins.reuse import came_along, is_reworked

# An utterance of this many words is not said twice in the same words.
UTTERANCE = 8

_WORD = re.compile(r"[^\W_]+")


class Sign(NamedTuple):
    """Whether two reports are of one origin, and how that is told.

    ``wary``: it never puts two origins together that each cite somebody by name: of these, one at the most is meant.
    """

    holds: Callable[[Source, Source], bool]
    told: str
    wary: bool = False


def _same_source(left: Source, right: Source) -> bool:
    cited = cited_key(left)
    return (cited is not None and cited == cited_key(right)) or cites_same_body(left, right)


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


def _same_wire(left: Source, right: Source) -> bool:
    """One copy of a wire's story kept whom the wire had cited, the other left it out."""
    return bool(wires(left) & wires(right)) and not (cited_key(left) and cited_key(right))


SIGNS: tuple[Sign, ...] = (
    Sign(_same_source, "cite the same source"),
    Sign(_state_and_its_body, "cite one state"),
    Sign(_same_utterance, "carry the same utterance"),
    Sign(_same_credit, "carry the same wire credit"),
    Sign(_one_cites_the_other, "go back to one outlet's report"),
    Sign(_same_outlet, "come from the same outlet"),
    Sign(_same_article, "stand in the same article"),
    Sign(_same_text, "have nearly the same text"),
    Sign(_same_passage, "share the passage"),
    # Last, so that a report goes to whom its text tells, where several that the wire cites are.
    Sign(_same_wire, "carry the same wire credit", wary=True),
)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of ``UTTERANCE`` words, case and punctuation aside."""
    found = _WORD.findall(text.casefold())
    return frozenset(zip(*(found[start:] for start in range(UTTERANCE)), strict=False))
