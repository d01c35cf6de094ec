"""How two facts stand to each other: the table of slots, read twice.

The summed *weights* answer "one event?"; the *levels* answer "do they agree?". The table is also the explanation.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from factcheck.records import Comparison, Fact, Finding, Level, Quantity, Relation
from factcheck.relations.amounts import Tolerance, middle, paired
from factcheck.relations.clocks import compare_clocks
from factcheck.relations.figures import CASUALTIES, compare_figures, is_measured, slot_of
from factcheck.relations.ladders import weight
from factcheck.relations.names import compare_actors, compare_places
from factcheck.relations.pairs import Pair
from factcheck.relations.printed_names import compare_printed_names
from factcheck.relations.publications import compare_publications
from factcheck.relations.statements import compare_meaning, compare_stance, compare_utterances
from factcheck.relations.states import compare_states
from factcheck.relations.times import compare_times
from factcheck.relations.weekdays import compare_weekdays

# Two claims are taken to be about one event from this probability on.
SAME_EVENT = 0.5

SLOTS: tuple[Callable[[Pair], Iterator[Comparison]], ...] = (
    compare_meaning,
    compare_utterances,
    compare_times,
    compare_weekdays,
    compare_publications,
    compare_places,
    compare_actors,
    compare_printed_names,
    compare_figures,
    compare_clocks,
    compare_states,
    compare_stance,
)

# Counts other than of casualties that reports bring up to date as they come in.
GROWING = ("arrested", "case", "evacuated", "rescued")

# These tell which event a claim is about; that they differ is no contradiction between two reports of one event.
SETTING_SLOTS = frozenset({"meaning", "actor", "name", "published"})


# That these agree is no particular that is confirmed; that they differ can be a conflict.
BACKGROUND = frozenset({"date", "place"})


@dataclass(frozen=True, slots=True)
class Case:
    """All that the rules below look at."""

    pair: Pair
    same_event: float
    comparisons: tuple[Comparison, ...]

    def says(self, level: Level) -> list[Comparison]:
        """The comparisons of particulars that stand at a level."""
        return [one for one in self.comparisons if one.level is level and one.slot not in SETTING_SLOTS]


def relate(
    left: Fact,
    right: Fact,
    *,
    similarity: float | None = None,
    tolerance: Tolerance | None = None,
    left_known: date | None = None,
) -> Finding:
    """What the right fact does to what the left one says.

    ``similarity``: cosine of their vectors, -1..1. ``tolerance``: how far figures may differ and still agree; without
    it, they may differ by what their printing leaves open. ``left_known``: for an undated question, the day on which
    what it says was first reported, so that a toll that grew later is told from a conflict.
    """
    pair = Pair(left, right, similarity, tolerance, left_known)
    comparisons = tuple(_weighed(comparison) for slot in SLOTS for comparison in slot(pair))
    case = Case(pair, probability(comparisons), comparisons)
    relation = next(relation for holds, relation in RULES if holds(case))
    return Finding(left, right, relation, case.same_event, comparisons)


def _weighed(comparison: Comparison) -> Comparison:
    return replace(comparison, weight=weight(*comparison.rung.split("."))) if comparison.rung else comparison


def probability(comparisons: Iterable[Comparison]) -> float:
    """The logistic function of the prior and the summed weights: 0..1."""
    odds = weight("prior", "any") + sum(comparison.weight for comparison in comparisons)
    return 1 / (1 + math.exp(-odds))


def _is_another_event(case: Case) -> bool:
    return case.same_event < SAME_EVENT


def _is_outdated(case: Case) -> bool:
    """Every conflict is a toll that is higher in the report published later, and may be of another day."""
    conflicts = [one for one in case.says(Level.CONFLICTS) if one.slot != "date"]
    grown = _grown_slots(case.pair)
    return bool(conflicts) and all(comparison.slot in grown for comparison in conflicts)


def _conflicts(case: Case) -> bool:
    return bool(case.says(Level.CONFLICTS))


def _agrees(case: Case) -> bool:
    """A figure or an utterance agrees. Part of an utterance is not the utterance."""
    agreeing = [one for one in case.says(Level.AGREES) if one.slot not in BACKGROUND]
    fitting = [one for one in case.says(Level.COMPATIBLE) if one.slot not in BACKGROUND | {"utterance"}]
    return bool(agreeing or fitting)


def _means_the_same(case: Case) -> bool:
    silent_on_figures = is_measured(case.pair.left) and is_measured(case.pair.right)
    meaning = next(one for one in case.comparisons if one.slot == "meaning")
    return meaning.level is Level.AGREES and not silent_on_figures


def _otherwise(_: Case) -> bool:
    return True


# The first that holds wins.
RULES: tuple[tuple[Callable[[Case], bool], Relation], ...] = (
    (_is_another_event, Relation.DIFFERENT),
    (_is_outdated, Relation.UPDATES),
    (_conflicts, Relation.CONFLICTS),
    (_agrees, Relation.CORROBORATES),
    (_means_the_same, Relation.CORROBORATES),
    (_otherwise, Relation.UNCLEAR),
)


def _grown_slots(pair: Pair) -> set[str]:
    days = (pair.left.published or pair.left_known, pair.right.published)
    if None in days or days[0] == days[1]:
        return set()
    earlier, later = sorted((pair.left, pair.right), key=lambda fact: days[fact is pair.right] or date.min)
    grown: dict[str, bool] = {}
    for before, after in paired(earlier.quantities, later.quantities):
        if _may_grow(before):
            slot = slot_of(before)
            grown[slot] = grown.get(slot, True) and middle(after) >= middle(before)
    return {slot for slot, larger in grown.items() if larger}


def _may_grow(quantity: Quantity) -> bool:
    return quantity.of in CASUALTIES or quantity.of in GROWING
