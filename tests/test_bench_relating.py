"""``factcheck bench relating``: how its figures are made."""

from factcheck.benchmarks.relating import LabelledReports, render_scores, score
from factcheck.pipeline.relating import Passage
from factcheck.records import Relation

PASSAGE = Passage("The dam holds.")


def labelled(relation: Relation) -> LabelledReports:
    return LabelledReports(PASSAGE, PASSAGE, relation, relation is not Relation.DIFFERENT, None)


def test_classes_of_no_pair_are_left_out_of_the_mean():
    pairs = [labelled(Relation.CONFLICTS), labelled(Relation.CONFLICTS), labelled(Relation.CORROBORATES)]
    answers = [(Relation.CONFLICTS, 0.9), (Relation.UPDATES, 0.9), (Relation.CORROBORATES, 0.9)]
    scores = score(pairs, answers)
    assert scores.macro_f1 == (2 / 3 + 1) / 2
    rows = {line.split()[0]: line.split()[1:] for line in render_scores(scores).splitlines()}
    assert rows["updates"] == ["0.000", "-", "-", "0"]
    assert rows["conflicts"] == ["1.000", "0.500", "0.667", "2"]


def test_of_no_pair_at_all_there_is_no_mean():
    assert score([], []).macro_f1 == 0.0
