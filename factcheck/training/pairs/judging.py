"""The weights of the judgement, learned: what slots, wording and reading together say of how two reports stand.

Of the training pairs, each is read by the fold of the reader that has not seen its story; of events kept from the
reader it is only known whether two articles tell of one. The development pairs are not learned from: they measure.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from factcheck.benchmarks.event_pairs import LabelledPair, Part, labelled_pairs
from factcheck.benchmarks.relating import read_labelled, render_scores, score
from factcheck.errors import BadInput, FactcheckError
from factcheck.index import Encoder, load_encoder
from factcheck.pipeline.relating import Passage, fact_of
from factcheck.records import Relation
from factcheck.relations.inference import Reader, shipped
from factcheck.relations.judgement import CONSTANT, chances, features, likeliest
from factcheck.relations.pairs import Pair
from factcheck.relations.verdict import compared, log_odds
from factcheck.training.pairs import logistic
from factcheck.training.pairs.learning import Plan, fold_folders
from factcheck.training.pairs.lessons import SEED, folds_of
from factcheck.training.pairs.passages import files_of_events, is_judged
from factcheck.training.pairs.reports import COUNTS, read_training

RELATIONS = tuple(Relation)
SAME = frozenset(RELATIONS) - {Relation.DIFFERENT}
# What two texts have in common speaks for agreement and never for another event, though it may seem to among labelled
# pairs, of which those of two events are alike on purpose.
ALIKE = frozenset({"same_event", "likeness"})
TOWARDS = {Relation.CORROBORATES: 1, Relation.DIFFERENT: -1}
# The inverse of the penalty; as how many report pairs each file of events counts, and all strangers; and by which power
# of its share a relation counts less: as they come, the rare ones would be named too seldom (docs/log.md).
FREEDOM = 0.05
EVENTS_COUNT = 60
STRANGERS_COUNT = 60
BALANCE = 0.5
# Of each file of events, and of strangers, no more pairs than this, which the fit has enough of.
PAIRS = 500

Features = dict[str, float]
Weights = dict[Relation, dict[str, float]]
Tell = Callable[[], None]


class Known(NamedTuple):
    """Two passages, and one of which relations they stand in. ``weight``: how much the pair counts."""

    left: Passage
    right: Passage
    among: frozenset[Relation]
    weight: float = 1.0


class Judged(NamedTuple):
    """A known pair as the judgement sees it."""

    found: Features
    among: frozenset[Relation]
    weight: float = 1.0


def make_judgement(data: Path, state: Path, into: Path, tell: Tell) -> str:
    """Learn the judgement from a data folder, and what the folds in ``state`` read; gives its figures on development.

    Raises ``BadInput`` where the reader was not trained on this folder, with its run in ``state``.
    """
    encoder, reader = load_encoder(None), shipped()
    reports = _balanced(list(_of_reports(data, state, encoder, tell)))
    others = (*_of_events(data, encoder, reader, tell), *see(_strangers(data), encoder, reader, tell))
    weights = fit([*reports, *others])
    write_judgement(weights, into)
    pairs = read_labelled(data / "report_pairs" / "dev.jsonl")
    unseen = see([Known(pair.left, pair.right, frozenset()) for pair in pairs], encoder, reader, tell)
    answers = [chances(each.found, weights) for each in unseen]
    said = [likeliest(shares, each.found) for shares, each in zip(answers, unseen, strict=True)]
    same_event = [1 - found[Relation.DIFFERENT] for found in answers]
    return render_scores(score(pairs, list(zip(said, same_event, strict=True))))


def see(known: Sequence[Known], encoder: Encoder, reader: Reader, tell: Tell) -> list[Judged]:
    """The features of each pair."""
    vectors = encoder.encode([passage.text for pair in known for passage in (pair.left, pair.right)])
    readings = reader.read((pair.left.text, pair.right.text) for pair in known)
    seen = []
    for number, (pair, reading) in enumerate(zip(known, readings, strict=True)):
        similarity = float(vectors[2 * number] @ vectors[2 * number + 1])
        couple = Pair(fact_of(pair.left), fact_of(pair.right), similarity, reading=reading)
        comparisons = compared(couple)
        seen.append(Judged(features(couple, comparisons, log_odds(comparisons)), pair.among, pair.weight))
        tell()
    return seen


def fit(judged: Sequence[Judged], freedom: float = FREEDOM) -> Weights:
    """By relation, the weight of each feature; the constant too."""
    names = sorted({name for each in judged for name in each.found})
    cases = logistic.Cases(
        np.array([[each.found.get(name, 0.0) for name in names] for each in judged]),
        np.array([[relation in each.among for relation in RELATIONS] for each in judged]),
        np.array([each.weight for each in judged]),
    )
    signs = [[TOWARDS.get(relation, 0) if name in ALIKE else 0 for name in names] for relation in RELATIONS]
    model = logistic.fit(cases, freedom, np.array(signs, np.int8))
    return {
        relation: {CONSTANT: float(constant), **dict(zip(names, map(float, row), strict=True))}
        for relation, row, constant in zip(RELATIONS, model.weights, model.constants, strict=True)
    }


def write_judgement(weights: Weights, path: Path) -> None:
    """As TOML, three decimals; a feature that never occurred is left out."""
    lines = ["# How much each feature speaks for each relation: written by `factcheck train judgement`."]
    for relation, row in weights.items():
        lines += ["", f"[{relation}]"]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in sorted(row.items()) if abs(weight) >= 0.0005]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _of_reports(data: Path, state: Path, encoder: Encoder, tell: Tell) -> Iterator[Judged]:
    """The training pairs, each fold's as the reader that has not seen their stories reads them."""
    reports = read_training(data)
    for fold, folder in zip(folds_of(reports, Plan().folds), fold_folders(state), strict=False):
        held = [reports[number] for number in fold.held]
        known = [
            Known(pair.left, pair.right, frozenset({pair.relation}), COUNTS[source]) for pair, _, source, _ in held
        ]
        yield from see(known, encoder, _reader_of(folder), tell)


def _balanced(judged: Sequence[Judged]) -> list[Judged]:
    """The same, each with more weight the rarer what is known of it is."""
    counts = Counter(each.among for each in judged)
    raised = [counts[each.among] ** -BALANCE for each in judged]
    mean = sum(raised) / len(raised)
    return [each._replace(weight=each.weight * weight / mean) for each, weight in zip(judged, raised, strict=True)]


def _reader_of(folder: Path) -> Reader:
    try:
        return Reader(folder)
    except FactcheckError as error:
        raise BadInput(f"{folder} holds no fold of the reader: run `factcheck train reader` first ({error})") from error


def _of_events(data: Path, encoder: Encoder, reader: Reader, tell: Tell) -> Iterator[Judged]:
    """Of the files that the reader learned from only the events that were kept from it."""
    whole = sorted((data / "ecbplus").glob("*.tar.gz"))
    for path in (*files_of_events(data), *whole):
        pairs = labelled_pairs(path, encoder, split=Part.TRAIN)
        unseen = [pair for pair in pairs if path in whole or is_judged(pair.group)]
        drawn = random.Random(SEED).sample(unseen, min(PAIRS, len(unseen)))
        yield from see([_known(pair, EVENTS_COUNT / len(drawn)) for pair in drawn], encoder, reader, tell)


def _strangers(data: Path) -> list[Known]:
    """Left passages, each with the right one of a pair far away: of two events, and not even alike."""
    pairs = read_labelled(data / "report_pairs" / "train.jsonl")
    away = len(pairs) // 2
    drawn = random.Random(SEED).sample(range(len(pairs)), min(PAIRS, len(pairs)))
    couples = ((pairs[number].left, pairs[(number + away) % len(pairs)].right) for number in drawn)
    different = frozenset({Relation.DIFFERENT})
    return [Known(left, right, different, STRANGERS_COUNT / len(drawn)) for left, right in couples]


def _known(pair: LabelledPair, weight: float) -> Known:
    return Known(pair.left, pair.right, SAME if pair.same else frozenset({Relation.DIFFERENT}), weight)
