"""The weights of the judgement, learned: what slots and reading together say of how two reports stand to each other.

The reader has seen the training pairs, so that what it says of those is surer than it will ever be again: the judgement
is learned from pairs that it has not seen, the development ones, and measured by cross-validation over their stories.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

from factcheck.benchmarks.relating import LabelledReports, read_labelled, render_scores, score
from factcheck.index import Encoder, load_encoder
from factcheck.pipeline.relating import fact_of
from factcheck.records import Relation
from factcheck.relations.inference import Reader, shipped
from factcheck.relations.judgement import features
from factcheck.relations.pairs import Pair
from factcheck.relations.verdict import compared, log_odds
from factcheck.training.pairs.passages import read_reports

RELATIONS = tuple(Relation)
# The inverse of the penalty, chosen by cross-validation (docs/log.md), and the parts of that.
FREEDOM = 0.1
FOLDS = 10

Features = dict[str, float]
Weights = dict[str, dict[str, float]]


class Judged(NamedTuple):
    """A labelled pair as the judgement sees it. ``group``: its story."""

    found: Features
    relation: Relation
    group: str


def make_judgement(data: Path, into: Path, tell: Callable[[], None]) -> str:
    """Learn the judgement from a data folder's development pairs and write it; gives its cross-validated figures."""
    path = data / "report_pairs" / "dev.jsonl"
    pairs = read_labelled(path)
    groups = [example.group for example in read_reports(path)]
    judged = see(pairs, groups, load_encoder(None), shipped(), tell)
    write_judgement(fit(judged), into)
    answers = cross_validate(judged)
    likeliest = [max(chances, key=chances.__getitem__) for chances in answers]
    same_event = [1 - chances[Relation.DIFFERENT] for chances in answers]
    return render_scores(score(pairs, list(zip(likeliest, same_event, strict=True))))


def see(
    pairs: Sequence[LabelledReports], groups: Sequence[str], encoder: Encoder, reader: Reader, tell: Callable[[], None]
) -> list[Judged]:
    """The features of each pair."""
    vectors = encoder.encode([passage.text for pair in pairs for passage in (pair.left, pair.right)])
    readings = reader.read((pair.left.text, pair.right.text) for pair in pairs)
    seen = []
    for number, (pair, group, reading) in enumerate(zip(pairs, groups, readings, strict=True)):
        similarity = float(vectors[2 * number] @ vectors[2 * number + 1])
        couple = Pair(fact_of(pair.left), fact_of(pair.right), similarity, reading=reading)
        comparisons = compared(couple)
        seen.append(Judged(features(couple, comparisons, log_odds(comparisons)), pair.relation, group))
        tell()
    return seen


def fit(judged: Sequence[Judged], freedom: float = FREEDOM) -> Weights:
    """By relation, the weight of each feature; "any" is the constant."""
    names = _names(judged)
    model, scaler = _fitted(judged, names, freedom)
    scaled = model.coef_ / scaler.scale_
    constants = model.intercept_ - scaled @ scaler.mean_
    rows = dict(zip(model.classes_, zip(scaled, constants, strict=True), strict=True))
    return {
        relation: {"any": float(rows[number][1]), **dict(zip(names, map(float, rows[number][0]), strict=True))}
        for number, relation in enumerate(RELATIONS)
    }


def cross_validate(judged: Sequence[Judged], freedom: float = FREEDOM) -> list[dict[Relation, float]]:
    """For each pair the chances under weights that were learned without its story."""
    names, found = _names(judged), np.zeros((len(judged), len(RELATIONS)))
    for learned, held in GroupKFold(FOLDS).split(judged, groups=[each.group for each in judged]):
        some = [judged[number] for number in learned]
        model, scaler = _fitted(some, names, freedom)
        table = scaler.transform(_table([judged[number] for number in held], names))
        found[np.ix_(held, model.classes_)] = model.predict_proba(table)
    return [dict(zip(RELATIONS, map(float, row), strict=True)) for row in found]


def write_judgement(weights: Weights, path: Path) -> None:
    """As TOML, three decimals; a feature that never occurred is left out."""
    lines = ["# How much each feature speaks for each relation: written by `factcheck train judgement`."]
    for relation, row in weights.items():
        lines += ["", f"[{relation}]"]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in sorted(row.items()) if abs(weight) >= 0.0005]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _fitted(
    judged: Sequence[Judged], names: Sequence[str], freedom: float
) -> tuple[LogisticRegression, StandardScaler]:
    scaler = StandardScaler()
    table = scaler.fit_transform(_table(judged, names))
    model = LogisticRegression(C=freedom, max_iter=3000)
    return model.fit(table, [RELATIONS.index(each.relation) for each in judged]), scaler


def _names(judged: Sequence[Judged]) -> list[str]:
    return sorted({name for each in judged for name in each.found})


def _table(judged: Sequence[Judged], names: Sequence[str]) -> "np.typing.NDArray[np.float64]":
    return np.array([[each.found.get(name, 0.0) for name in names] for each in judged])
