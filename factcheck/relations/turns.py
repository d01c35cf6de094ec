"""Which of two reports is the later one, and what it brings up to date: a toll that grew, a state that moved on."""

from factcheck.records import Fact, Quantity
from factcheck.relations.amounts import middle, paired
from factcheck.relations.figures import CASUALTIES, slot_of
from factcheck.relations.groups import alike_named
from factcheck.relations.pairs import Pair
from factcheck.relations.states import kinds_moved_on

# Counts other than of casualties that reports bring up to date as they come in.
GROWING = ("arrested", "case", "evacuated", "rescued")


def in_turn(pair: Pair) -> tuple[Fact, Fact] | None:
    """The earlier and the later of two facts, None where they are of one day or of days unknown."""
    left, right = pair.left.published or pair.left_known, pair.right.published
    if left is None or right is None or left == right:
        return None
    return (pair.left, pair.right) if left < right else (pair.right, pair.left)


def moved_kinds(pair: Pair) -> set[str]:
    """The kinds of state that are a step further in the later report."""
    turn = in_turn(pair)
    return kinds_moved_on(turn[0].states, turn[1].states) if turn else set()


def grown_slots(pair: Pair) -> set[str]:
    """The slots of which every figure that may grow is as large in the later report, or larger."""
    turn = in_turn(pair)
    if turn is None:
        return set()
    earlier, later = (fact.quantities for fact in turn)
    grown: dict[str, bool] = {}
    for before, after in paired(alike_named(earlier, later), alike_named(later, earlier)):
        if _may_grow(before):
            slot = slot_of(before)
            grown[slot] = grown.get(slot, True) and middle(after) >= middle(before)
    return {slot for slot, larger in grown.items() if larger}


def _may_grow(quantity: Quantity) -> bool:
    return quantity.of in CASUALTIES or quantity.of in GROWING
