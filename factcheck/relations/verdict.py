"""How two facts stand to each other: the table of slots, read twice.

The summed *weights* answer "one event?"; the *levels* answer "do they agree?". The table is also the explanation.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.records import Comparison, Fact, Finding, Level, Relation
from factcheck.relations.ages import compare_ages
from factcheck.relations.amounts import Tolerance
from factcheck.relations.clocks import compare_clocks
from factcheck.relations.figures import (
    NAMED_FREELY,
    compare_figures,
    differ_in_hedges_alone,
    is_measured,
    slots_set_apart,
)
from factcheck.relations.inference import Reading
from factcheck.relations.judgement import KINDS, MEASURES, chances, features, likeliest
from factcheck.relations.ladders import weight
from factcheck.relations.names import compare_actors, compare_places
from factcheck.relations.pairs import Pair
from factcheck.relations.printed_names import compare_printed_names
from factcheck.relations.publications import compare_publications
from factcheck.relations.statements import compare_meaning, compare_stance, compare_utterances
from factcheck.relations.states import compare_states
from factcheck.relations.times import compare_times
from factcheck.relations.turns import grown_slots, in_turn, moved_kinds
from factcheck.relations.utterances import quotations_of
from factcheck.relations.weekdays import compare_weekdays

# Below this cosine, texts whose slots speak against one event are strangers, whatever is read: there are none among the
# labelled pairs of reports, from which the judgement learned what is unclear.
STRANGE = 0.1
OF_TWO_EVENTS = {relation: float(relation is Relation.DIFFERENT) for relation in Relation}
# No pair of texts is surer than this to be, or not to be, of one event.
CERTAIN = 0.999

# Two claims are taken to be about one event from this probability on.
SAME_EVENT = 0.5
# How far below it those are at least that the slots decided to be about two.
MARGIN = 0.01

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
    compare_ages,
    compare_clocks,
    compare_states,
    compare_stance,
)

# These tell which event a claim is about; that they differ is no contradiction between two reports of one event.
SETTING_SLOTS = frozenset({"meaning", "actor", "name", "published", "reading"})


# The steps of meaning of sentences that say nearly the same.
ALIKE = frozenset({"meaning.same", "meaning.alike"})

# The step of a state that is a step further on one side.
MOVED_ON = "state.moved_on"

# Kinds of slots that measure, and how figures stand where they are compared.
MEASURED = frozenset({MEASURES, "casualties"})
ARITHMETIC = frozenset({"figure.agrees", "figure.compatible", "figure.loose", "figure.near", "figure.far"})

# What the reader calls figures of any kind: it has no name for a duration or a rate.
READ_AS_FIGURES = frozenset({"time", "count", "money", "share"})

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
    reading: Reading | None = None,
) -> Finding:
    """What the right fact does to what the left one says.

    ``similarity``: cosine of their vectors, -1..1. ``tolerance``: how far figures may differ and still agree; without
    it, they may differ by what their printing leaves open. ``left_known``: for an undated question, the day on which
    what it says was first reported, so that a toll that grew later is told from a conflict. ``reading``: what the
    reader makes of both texts; with it, all that was found is judged together, without it by rules.
    """
    pair = Pair(left, right, similarity, tolerance, left_known, reading)
    comparisons = compared(pair)
    if reading is not None and not _is_decided(comparisons):
        return _judged(pair, comparisons, reading)
    case = Case(pair, probability(comparisons), comparisons)
    relation = next(relation for holds, relation in RULES if holds(case))
    decided = Finding(left, right, relation, case.same_event, comparisons)
    return decided if reading is None else _read_beside(decided, pair, reading)


def _is_decided(comparisons: Sequence[Comparison]) -> bool:
    """Nothing that is read in two texts says more: both measure one thing, or have one utterance and nothing apart."""
    if any(one.rung in ARITHMETIC and _is_measure(one.slot) for one in comparisons):
        return True
    uttered = any((one.slot, one.level) == ("utterance", Level.AGREES) for one in comparisons)
    return uttered and not _shows_conflict(comparisons)


def _shows_conflict(comparisons: Iterable[Comparison]) -> bool:
    return any(one.level is Level.CONFLICTS and one.slot not in SETTING_SLOTS for one in comparisons)


def _is_measure(slot: str) -> bool:
    """A slot in which a figure is of one thing alone: no price, of which every plan has several, and no share."""
    return KINDS.get(slot, MEASURES) in MEASURED and slot not in NAMED_FREELY


def compared(pair: Pair) -> tuple[Comparison, ...]:
    """What each slot says, with its weight."""
    return tuple(_weighed(comparison) for slot in SLOTS for comparison in slot(pair))


def _weighed(comparison: Comparison) -> Comparison:
    weighs = weight(*comparison.rung.split(".")) if comparison.rung else comparison.weight
    # Most are silent and weigh nothing: making them anew was a tenth of the time that a pair takes.
    return comparison if weighs == comparison.weight else replace(comparison, weight=weighs)


def probability(comparisons: Iterable[Comparison]) -> float:
    """The logistic function of the prior and the summed weights: 0..1."""
    return 1 / (1 + math.exp(-log_odds(comparisons)))


def log_odds(comparisons: Iterable[Comparison]) -> float:
    """The prior and the summed weights: natural log-odds for "the same event"."""
    return weight("prior", "any") + sum(comparison.weight for comparison in comparisons)


def _read_beside(decided: Finding, pair: Pair, reading: Reading) -> Finding:
    """What arithmetic decided stays; how likely one event is tells the judgement too, on the side that was decided.

    Its probabilities rank such pairs better than the slots alone (docs/log.md).
    """
    odds = log_odds(decided.comparisons)
    judged = _same_event(_chances(pair, features(pair, decided.comparisons, odds), odds))
    same_event = max(judged, SAME_EVENT) if decided.same_event >= SAME_EVENT else min(judged, SAME_EVENT - MARGIN)
    return replace(
        decided,
        same_event=same_event,
        comparisons=(*decided.comparisons, _as_read(reading, same_event, decided.comparisons)),
    )


def _chances(pair: Pair, found: Mapping[str, float], odds: float) -> Mapping[Relation, float]:
    return OF_TWO_EVENTS if _are_strangers(pair, odds) else chances(found)


def _same_event(judged: Mapping[Relation, float]) -> float:
    """Of the five relations "different" may be the likeliest and still less likely than the other four together."""
    return min(CERTAIN, max(1 - CERTAIN, 1 - judged[Relation.DIFFERENT]))


def _as_read(reading: Reading, same_event: float, comparisons: Sequence[Comparison]) -> Comparison:
    """What was read as one more row: its weight is what is wanting from the slots' log-odds to those of the verdict."""
    added = math.log(same_event / (1 - same_event)) - log_odds(comparisons)
    note = f"{reading.likeliest} {max(reading.relations):.2f}"
    return Comparison("reading", Level.SILENT, added, note=note, rung="reading.any")


def _judged(pair: Pair, comparisons: tuple[Comparison, ...], reading: Reading) -> Finding:
    """Slots and reading judged together. Texts that differ in no word conflict in nothing, whatever is read in them.

    Nor do those that differ in the hedges of figures alone, where no slot conflicts: "12 people", "about 12 people".
    """
    odds = log_odds(comparisons)
    found = features(pair, comparisons, odds)
    judged = _chances(pair, found, odds)
    same_event = _same_event(judged)
    read = _as_read(reading, same_event, comparisons)
    if pair.left.text == pair.right.text or (differ_in_hedges_alone(pair) and not _shows_conflict(comparisons)):
        judged = {**judged, Relation.CONFLICTS: 0.0}
    relation = likeliest(judged, found)
    case = Case(pair, same_event, comparisons)
    if relation is Relation.CONFLICTS and _is_outdated(case):
        relation = Relation.UPDATES
    if _is_wished_against_real(relation, case, reading):
        relation = Relation.UNCLEAR
    if relation is Relation.CONFLICTS:
        comparisons = _with_conflict(comparisons, _slot_read(pair, reading))
    return Finding(pair.left, pair.right, relation, same_event, (*comparisons, read))


def _is_wished_against_real(relation: Relation, case: Case, reading: Reading) -> bool:
    """A figure expected or demanded, and the one there is: neither contradicts the other or bears it out.

    That holds for a conflict that no slot shows and that is read in figures, and where nothing particular agrees.
    """
    if relation not in {Relation.CONFLICTS, Relation.CORROBORATES} or _shows_conflict(case.comparisons):
        return False
    slots = slots_set_apart(case.pair)
    if relation is Relation.CORROBORATES:
        return bool(slots) and not _agrees(case)
    return bool(slots) and _slot_read(case.pair, reading) in {*slots, *READ_AS_FIGURES}


def _are_strangers(pair: Pair, odds: float) -> bool:
    return odds < 0 and pair.similarity is not None and pair.similarity < STRANGE


def _slot_read(pair: Pair, reading: Reading) -> str:
    """The slot that the reader names; where nobody is quoted, what it takes for an utterance is what is stated."""
    quoted = quotations_of(pair.left) or quotations_of(pair.right)
    return "stance" if reading.slot == "utterance" and not quoted else reading.slot


def _with_conflict(comparisons: tuple[Comparison, ...], slot: str) -> tuple[Comparison, ...]:
    """The same, with the slot that is read where no slot says what conflicts."""
    if _shows_conflict(comparisons):
        return comparisons
    beside = [one for one in comparisons if one.rung == "beside.apart"]
    named = next((one for one in beside if one.slot == slot), None)
    told = replace(named, level=Level.CONFLICTS) if named else Comparison(slot, Level.CONFLICTS, 0.0, note="as read")
    return (*(one for one in comparisons if one is not named), told)


def _is_another_event(case: Case) -> bool:
    return case.same_event < SAME_EVENT or _is_of_another_day(case)


def _is_of_another_day(case: Case) -> bool:
    """Days apart and with nothing particular in common, in sentences that are not alike: such things happen again."""
    agreeing = [one for one in case.says(Level.AGREES) if one.slot not in BACKGROUND | {"weapon"}]
    alike = any(one.rung in ALIKE for one in case.comparisons)
    apart = any(one.slot == "date" and one.rung.startswith("time.") for one in case.says(Level.CONFLICTS))
    return apart and not agreeing and not alike


def _is_outdated(case: Case) -> bool:
    """Every conflict is a higher toll or a later state in the report published later, and may be of another day."""
    conflicts = [one for one in case.says(Level.CONFLICTS) if one.slot != "date"]
    grown, moved = grown_slots(case.pair), moved_kinds(case.pair)
    return bool(conflicts) and all(one.slot in (moved if one.rung == MOVED_ON else grown) for one in conflicts)


def _conflicts(case: Case) -> bool:
    """A particular conflicts. An earlier state in a later report is what came before: "arrested" after "charged"."""
    of_one_day = in_turn(case.pair) is None
    return any(one.rung != MOVED_ON or of_one_day for one in case.says(Level.CONFLICTS))


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
