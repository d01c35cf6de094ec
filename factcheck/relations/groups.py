"""Figures of some of those whom another figure is of: "of the dead", attackers among people, none of the soldiers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.records import Fact, Quantity
from factcheck.relations.passages import in_text
from factcheck.relations.tables import table

# Behind a figure: it counts some of those whom the other figures of the text count.
_OF_THEM = re.compile(
    r"\s+of\s+(?:the|those|its|their|his|her)\s(?:[a-z]+\s)?(?:them|dead|deceased|killed|victims|casualties|fatalities"
    r"|deaths|injured|wounded|hurt|missing|displaced|hostages|captives|prisoners|detainees|detained|arrested|evacuees"
    r"|evacuated|rescued|survivors)\b|\s+of\s+them\b",
    re.IGNORECASE,
)


def is_part(fact: Fact, quantity: Quantity) -> bool:
    """It counts some of a group that its own words tell of: "sixteen of the dead"."""
    placed = in_text(fact, quantity.span)
    return placed is not None and _OF_THEM.match(fact.text, placed.end) is not None


def is_narrower(quantity: Quantity, other: Quantity) -> bool:
    """It counts those who play one part, or children, and the other people, whoever they were.

    Men or women may well be all of the people: "three men are in custody".
    """
    return quantity.who is not None and other.who is not None and _is_a_kind(quantity.who) and _is_anybody(other.who)


def alike_named(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """None of a group ("no soldiers were killed") under the name of what others tell of that group ("killed")."""
    return [_named_as(quantity, others) for quantity in quantities]


def _named_as(quantity: Quantity, others: Sequence[Quantity]) -> Quantity:
    if quantity.value.high != 0 or quantity.who is None or quantity.of is None:
        return quantity
    groups = (other for other in others if other.who and other.of and _last(other.who) == _last(quantity.who))
    named = next((other.of for other in groups if quantity.of.endswith(f" {other.of}")), quantity.of)
    return replace(quantity, of=named)


def _is_a_kind(who: str) -> bool:
    people = table("states")["people"]
    return any(_last(who) in words for words in (*people["part"], people["age"][0]))


def _is_anybody(who: str) -> bool:
    return _last(who) in {"people", "persons", "person"}


def _last(who: str) -> str:
    return who.split()[-1].lower()
