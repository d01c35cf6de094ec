"""Which of a sentence's times is that of its event: "fired on Saturday, the first since 2017" tells of Saturday.

A time in a clause that gives the background ("who was elected in 2016", "after a 2015 agreement") gives way to one
that stands with the main verb. Where every time is of one kind all of them are kept: what is left out is lost.
"""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.sentences import sentence_at
from factcheck.facts.tables import table
from factcheck.records import Span, When

_NOUN = re.compile(r"[ -][a-z]")


def own_times(text: str, found: Sequence[When], within: Sequence[Span]) -> tuple[When, ...]:
    """The times of ``found`` that stand with the main verb; all of them where none does or each does.

    ``text``: what their spans are offsets in; ``within``: the spans of the claim, before which nothing is looked at.
    """
    own = tuple(when for when in found if not is_background(text, when.span, within))
    return own or tuple(found)


def is_background(text: str, span: Span, within: Sequence[Span]) -> bool:
    """Whether the words before a time, in its sentence and its claim, put it behind what the sentence tells."""
    begin = max([sentence_at(text, span.start).start, *(one.start for one in within if one.start <= span.start)])
    before = text[begin : span.start]
    printed = text[span.start : span.end]
    if _attributive().search(before) and _NOUN.match(text, span.end) and not printed.lower().endswith("day"):
        return True
    return bool(_before().search(before + ("since " if printed.lower().startswith("since") else "")))


@cache
def _before() -> Pattern:
    kinds = "|".join(table("times")["background"]["before"])
    return Pattern(rf"(?:{kinds})\s*(?:(?:on|in|at|the|early|late|of|from|by|since) ?)*$", re.IGNORECASE)


@cache
def _attributive() -> Pattern:
    return Pattern(table("times")["background"]["attributive"] + " $", re.IGNORECASE)
