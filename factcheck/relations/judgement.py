"""From what the slots say, how the texts are worded, and what was read, to a relation: how likely each of the five is.

A multinomial logistic model with few features, each of which a reader can check in the table of slots or in the texts.
Its weights are in ``judgement.toml``, learned in ``factcheck.training``.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from factcheck.records import Comparison, Level, Relation
from factcheck.relations.inference import Reading
from factcheck.relations.pairs import Pair
from factcheck.relations.wordings import compare_wordings

WEIGHTS = Path(__file__).parent / "judgement.toml"
# Slots of figures that many things have, and of what is said of somebody; all other figures are measures.
KINDS: Mapping[str, str] = {
    "meaning": "",
    "published": "",
    "actor": "actor",
    "name": "name",
    "date": "date",
    "time": "time",
    "place": "place",
    "utterance": "utterance",
    "stance": "stance",
    "custody": "state",
    "health": "state",
    "process": "state",
    "weapon": "weapon",
    "age": "age",
    "count": "count",
    "casualties": "casualties",
    "duration": "count",
}
MEASURES = "measure"

# By relation the weight of each feature, and the constant under this name.
Weights = Mapping[Relation, Mapping[str, float]]
CONSTANT = "any"
TELLING = (Level.AGREES, Level.CONFLICTS)
# Where one of these conflicts, there is no agreement. Other days and actors may be those of something else.
PARTICULARS_APART = (
    "stance.denied",
    "stance.read_so",
    *(f"{kind}.{Level.CONFLICTS}" for kind in {MEASURES, *KINDS.values()} - {"", "actor", "name", "date", "stance"}),
)
# A conflict that no slot shows is said where it is so many times as likely as any other relation: to a desk a wrong one
# costs more than one that is missed (docs/log.md).
CAUTION = 1.35
# Sums of log-odds beyond this say no more of what two reports do to each other.
SURE = 6.0


def features(pair: Pair, comparisons: Sequence[Comparison], same_event: float) -> dict[str, float]:
    """What the model looks at, by name. ``same_event``: log-odds from the slots alone."""
    found = {"same_event": max(-SURE, min(SURE, same_event)) / 2, "likeness": pair.similarity or 0.0}
    for comparison in comparisons:
        kind = KINDS.get(comparison.slot, MEASURES)
        if comparison.rung.startswith("beside."):
            found[comparison.rung] = 1.0
        elif kind and comparison.level in TELLING:
            found[_stance(comparison, pair) if kind == "stance" else f"{kind}.{comparison.level}"] = 1.0
        if comparison.rung == "state.moved_on":
            found["moved_on"] = 1.0
    return found | dict(compare_wordings(pair)) | dict(_of_days(pair)) | dict(_of_reading(pair.reading))


def _stance(comparison: Comparison, pair: Pair) -> str:
    """The step, which tells more than the level: a denial contradicts, a "not" on one side where it is read so."""
    read_so = pair.reading is not None and pair.reading.likeliest is Relation.CONFLICTS
    return "stance.read_so" if read_so and comparison.rung == "stance.opposite" else comparison.rung


def chances(found: Mapping[str, float], weights: Weights | None = None) -> dict[Relation, float]:
    """The probability of each relation; they sum to 1. ``weights``: others than those that ship."""
    table, known = weights or _weights(), {CONSTANT: 1.0, **found}
    scores = {
        relation: sum(weight * known.get(name, 0.0) for name, weight in table[relation].items())
        for relation in Relation
    }
    highest = max(scores.values())
    powers = {relation: math.exp(score - highest) for relation, score in scores.items()}
    shares = {relation: power / sum(powers.values()) for relation, power in powers.items()}
    return _contradicted(shares) if is_shown(found) else shares


def likeliest(shares: Mapping[Relation, float], found: Mapping[str, float]) -> Relation:
    """The relation that is said for these chances and features; the first of those that are as likely."""
    caution = 1.0 if is_shown(found) else CAUTION
    return max(Relation, key=lambda one: shares[one] / (caution if one is Relation.CONFLICTS else 1.0))


def is_shown(found: Mapping[str, float]) -> bool:
    """Whether a slot shows that a particular conflicts."""
    return any(found.get(name) for name in PARTICULARS_APART)


def _contradicted(shares: dict[Relation, float]) -> dict[Relation, float]:
    """Two reports that conflict in one particular do not agree, whatever else they have in common."""
    both = shares[Relation.CONFLICTS] + shares[Relation.CORROBORATES]
    return {**shares, Relation.CORROBORATES: 0.0, Relation.CONFLICTS: both}


def _of_days(pair: Pair) -> Iterator[tuple[str, float]]:
    left, right = pair.left.published, pair.right.published
    if left is not None and right is not None:
        yield ("days.one" if left == right else "days.two"), 1.0


def _of_reading(reading: Reading | None) -> Iterator[tuple[str, float]]:
    """Log-probabilities, cut off where the reader can't be surer than its data."""
    if reading is not None:
        for relation in Relation:
            yield f"read.{relation}", max(-SURE, math.log(max(reading.of(relation), 1e-9)))


@cache
def _weights() -> Weights:
    table = tomllib.loads(WEIGHTS.read_text("utf-8"))
    return {relation: table[relation] for relation in Relation}
