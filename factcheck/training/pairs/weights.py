"""The weights of the slots, learned: how much each step of each slot speaks for one event.

Natural log-odds, as in probabilistic record linkage (Fellegi and Sunter, 1969), but fitted together by logistic
regression with an L2 penalty, since slots are not independent: two reports that name one victim name one street too.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from factcheck.benchmarks.event_pairs import Part, labelled_pairs
from factcheck.benchmarks.relating import read_labelled
from factcheck.index import Encoder
from factcheck.pipeline.relating import Passage, slots_related
from factcheck.records import Comparison
from factcheck.relations.ladders import WEIGHTS

# The inverse of the penalty: smaller holds the weights of rare steps nearer to nought.
FREEDOM = 0.3
# Of each file of events no more pairs than this, which the fit has enough of.
PAIRS = 900
# Drawn from so many of its events.
EVENTS = 400
# A step that holds for several figures of a pair counts twice at most.
MOST = 2
PRIOR = ("prior", "any")

Rungs = Counter[tuple[str, str]]
Judged = tuple[Rungs, bool]
Known = tuple[tuple[Passage, Passage], bool]


class Told(NamedTuple):
    """What the slots say of a pair, whether it is one event, and how much the pair counts."""

    rungs: Rungs
    same: bool
    weight: float


def learn_weights(data: Path, encoder: Encoder, tell: Callable[[], None]) -> dict[str, dict[str, float]]:
    """Weights by slot and step from a data folder's ``report_pairs``, ``same_event`` and ``ecbplus``.

    Each of the corpora counts as much as the others. ``tell`` is called for each pair. Raises ``BadInput``.
    """
    corpora = [_of_reports(data, encoder, tell), *_of_events(data, encoder, tell)]
    return fit([Told(rungs, same, 1 / len(corpus)) for corpus in corpora for rungs, same in corpus])


def fit(told: Sequence[Told], freedom: float = FREEDOM) -> dict[str, dict[str, float]]:
    """The weights under which what was told is likeliest; those of "silent" are nought, the prior takes them up."""
    columns = {rung: number for number, rung in enumerate(sorted({rung for each in told for rung in each.rungs}))}
    table = np.zeros((len(told), len(columns)), np.float32)
    for row, each in enumerate(told):
        for rung, count in each.rungs.items():
            table[row, columns[rung]] = min(count, MOST)
    scale = len(told) / sum(each.weight for each in told)
    model = LogisticRegression(C=freedom, max_iter=2000)
    model.fit(table, [each.same for each in told], sample_weight=[each.weight * scale for each in told])
    learned = dict(zip(columns, map(float, model.coef_[0]), strict=True))
    return _centred(learned, float(model.intercept_[0]))


def rungs_of(comparisons: Iterable[Comparison]) -> Rungs:
    """How often each step holds."""
    return Counter(_rung(one) for one in comparisons if one.rung)


def _rung(comparison: Comparison) -> tuple[str, str]:
    slot, _, step = comparison.rung.partition(".")
    return slot, step


def _centred(learned: dict[tuple[str, str], float], prior: float) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for (slot, step), value in learned.items():
        weights.setdefault(slot, {})[step] = value
    for slot, steps in weights.items():
        silence = steps.get("silent", 0.0)
        weights[slot] = {step: value - silence for step, value in steps.items()}
        prior += silence
    return {PRIOR[0]: {PRIOR[1]: prior}, **weights}


def _of_reports(data: Path, encoder: Encoder, tell: Callable[[], None]) -> list[Judged]:
    pairs = read_labelled(data / "report_pairs" / "train.jsonl")
    known = [((pair.left, pair.right), pair.same_event) for pair in pairs]
    return _judged([*known, *_strangers(known)], encoder, tell)


def _of_events(data: Path, encoder: Encoder, tell: Callable[[], None]) -> Iterator[list[Judged]]:
    for path in (*sorted((data / "same_event").glob("*.jsonl.gz")), *sorted((data / "ecbplus").glob("*.tar.gz"))):
        pairs = islice(labelled_pairs(path, encoder, events=EVENTS, split=Part.TRAIN), PAIRS)
        known = [((pair.left, pair.right), pair.same) for pair in pairs]
        yield _judged([*known, *_strangers(known)], encoder, tell)


def _strangers(known: Sequence[Known]) -> Iterator[Known]:
    """Each left passage with the right one of a pair far away.

    Labelled pairs that are not of one event are alike on purpose; from them alone, likeness would seem to say nothing.
    """
    away = len(known) // 2
    for number, ((left, _), _) in enumerate(known):
        yield (left, known[(number + away) % len(known)][0][1]), False


def _judged(known: Sequence[Known], encoder: Encoder, tell: Callable[[], None]) -> list[Judged]:
    found = []
    for finding, (_, same) in zip(slots_related([pair for pair, _ in known], encoder), known, strict=True):
        found.append((rungs_of(finding.comparisons), same))
        tell()
    return found


def write_weights(weights: dict[str, dict[str, float]], path: Path) -> None:
    """As TOML, two decimals, slots and steps in the order of the table that ships; unseen steps stay nought."""
    known = tomllib.loads(WEIGHTS.read_text("utf-8"))
    lines = ['# Natural log-odds for "the same event", by slot and step: written by `factcheck train weights`.']
    for slot, steps in known.items():
        lines += ["", f"[{slot}]"]
        lines += [f"{step} = {weights.get(slot, {}).get(step, 0.0):.2f}" for step in steps]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
