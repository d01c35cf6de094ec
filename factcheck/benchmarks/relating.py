"""How well reports are related, held against pairs that somebody has labelled.

Five classes, those that have pairs macro-averaged; how well "the same event" is told, as average precision; whether the
slot of a conflict is named. Beside them what needs no reading: the commonest label for all, and the cosine of the two
vectors alone.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.benchmarks.ranking import average_precision, reliability_as_json, render_reliability
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.index import Encoder
from factcheck.pipeline.relating import Passage, relate_texts
from factcheck.records import Finding, Level, Relation
from factcheck.relations import SETTING_SLOTS

# The labels have fewer slots than we compare: these of ours stand for one of theirs.
LABELLED_AS = {
    "age": "other",
    "health": "other",
    "custody": "other",
    "process": "other",
    "stance": "utterance",
    "duration": "time",
    "altitude": "distance",
    "depth": "distance",
}
# Of fewer pairs, a band of probabilities says nothing.
TELLING = 50
# From this cosine on, the baseline calls two passages reports of one event that agree.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class LabelledReports:
    """Two passages and what somebody says of them. ``slot``: what the relation rests on, or None."""

    left: Passage
    right: Passage
    relation: Relation
    same_event: bool
    slot: str | None


@dataclass(frozen=True, slots=True)
class RelatingScores:
    """``confusion``: how many pairs by (label, answer); ``ranked``: same-event score and label of each pair.

    ``slots``: of the conflicts that were found, those whose slot is labelled, and those that name it.
    """

    confusion: Counter[tuple[Relation, Relation]] = field(default_factory=Counter)
    ranked: tuple[tuple[float, bool], ...] = ()
    slots: tuple[int, int] = (0, 0)

    def tally(self, relation: Relation) -> Tally:
        """One class's counts."""
        return Tally(
            found=sum(count for (_, answer), count in self.confusion.items() if answer is relation),
            expected=sum(count for (label, _), count in self.confusion.items() if label is relation),
            right=self.confusion[relation, relation],
        )

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the classes that have pairs: of none, nothing can be found."""
        of_pairs = [tally.f1 for tally in map(self.tally, Relation) if tally.expected]
        return sum(of_pairs) / len(of_pairs) if of_pairs else 0.0

    @property
    def average_precision(self) -> float:
        """Of "the same event", pairs ranked by its probability."""
        return average_precision(self.ranked)


@dataclass(frozen=True, slots=True)
class Relating:
    """Our scores, and those of the baselines by name."""

    ours: RelatingScores
    baselines: dict[str, RelatingScores]


def measure_relating(path: Path, encoder: Encoder, *, progress: Callable[[int], None] | None = None) -> Relating:
    """The scores on a file of labelled pairs (``read_labelled``); ``progress`` gets the pairs done so far."""
    pairs = read_labelled(path)
    findings: list[Finding] = []
    for done, finding in enumerate(relate_texts([(pair.left, pair.right) for pair in pairs], encoder), 1):
        findings.append(finding)
        if progress:
            progress(done)
    answers = [(finding.relation, finding.same_event) for finding in findings]
    ours = score(pairs, answers, slots=_slots_named(pairs, findings))
    return Relating(ours, _baselines(pairs, encoder))


def read_labelled(path: Path) -> list[LabelledReports]:
    """The pairs of a JSONL file, one a line.

    ``{"left", "right", "relation", "same_event"}``, optional ``left_published``, ``right_published``, ``slot``.
    Raises ``BadInput`` with file and line where one is not of that form, and where there is none.
    """
    pairs = [_labelled(line, f"{path}:{number}") for number, line in enumerate(_lines(path), 1) if line.strip()]
    if not pairs:
        raise BadInput(f"{path} holds no pairs")
    return pairs


def render(relating: Relating) -> str:
    """A table of the classes, the figures that sum them up, and the baselines."""
    ours = relating.ours
    lines = _classes(ours)
    found, named = ours.slots
    lines += ["", f"{'':<14}{'macro-F1':>10}{'conflicts P':>13}{'R':>7}{'same event, AP':>16}"]
    lines += [_line(name, scores) for name, scores in {"factcheck": ours, **relating.baselines}.items()]
    lines += [
        "",
        f"slot named right in {named} of {found} conflicts found"
        if found
        else "no conflict with a labelled slot was found",
    ]
    if len(ours.ranked) >= TELLING:
        lines += ["", render_reliability(ours.ranked, "of one event")]
    return "\n".join(lines)


def render_scores(scores: RelatingScores) -> str:
    """The table of the classes with the two figures that sum them up, for answers that have no baselines."""
    total = f"macro-F1 {scores.macro_f1:.3f} · same event, average precision {scores.average_precision:.3f}"
    return "\n".join([*_classes(scores), total])


def _classes(scores: RelatingScores) -> list[str]:
    lines = [f"{'relation':<14}{'precision':>10}{'recall':>8}{'F1':>8}{'pairs':>7}"]
    for relation in Relation:
        tally = scores.tally(relation)
        recall, f1 = (f"{score:.3f}" if tally.expected else "-" for score in (tally.recall, tally.f1))
        lines.append(f"{relation:<14}{tally.precision:>10.3f}{recall:>8}{f1:>8}{tally.expected:>7}")
    return lines


def _line(name: str, scores: RelatingScores) -> str:
    conflicts = scores.tally(Relation.CONFLICTS)
    figures = f"{scores.macro_f1:>10.3f}{conflicts.precision:>13.3f}{conflicts.recall:>7.3f}"
    return f"{name:<14}{figures}{scores.average_precision:>16.3f}"


def as_json(relating: Relating) -> dict[str, Any]:
    """The same as plain values."""
    ours = relating.ours
    return {
        "pairs": len(ours.ranked),
        "relations": {relation.value: ours.tally(relation).as_json() for relation in Relation},
        "macro_f1": ours.macro_f1,
        "average_precision": ours.average_precision,
        "reliability": reliability_as_json(ours.ranked),
        "slots": dict(zip(("conflicts", "named"), ours.slots, strict=True)),
        "baselines": {
            name: {"macro_f1": scores.macro_f1, "average_precision": scores.average_precision}
            for name, scores in relating.baselines.items()
        },
    }


def slot_named(finding: Finding) -> str | None:
    """The slot that a finding says the conflict is in, by the name that the labels have for it."""
    told = (one for one in finding.comparisons if one.level is Level.CONFLICTS and one.slot not in SETTING_SLOTS)
    first = next(told, None)
    return LABELLED_AS.get(first.slot, first.slot) if first else None


def score(
    pairs: Sequence[LabelledReports],
    answers: Sequence[tuple[Relation, float]],
    *,
    slots: tuple[int, int] = (0, 0),
) -> RelatingScores:
    """The scores of answers: for each pair a relation and the probability of one event."""
    paired = list(zip(pairs, answers, strict=True))
    return RelatingScores(
        Counter((pair.relation, relation) for pair, (relation, _) in paired),
        tuple((probability, pair.same_event) for pair, (_, probability) in paired),
        slots,
    )


def _slots_named(pairs: Sequence[LabelledReports], findings: Sequence[Finding]) -> tuple[int, int]:
    found = [
        (pair.slot, slot_named(finding))
        for pair, finding in zip(pairs, findings, strict=True)
        if pair.relation is finding.relation is Relation.CONFLICTS and pair.slot
    ]
    return len(found), sum(labelled == named for labelled, named in found)


def _baselines(pairs: Sequence[LabelledReports], encoder: Encoder) -> dict[str, RelatingScores]:
    vectors = encoder.encode([passage.text for pair in pairs for passage in (pair.left, pair.right)])
    cosines = [float(left @ right) for left, right in zip(vectors[::2], vectors[1::2], strict=True)]
    commonest = Counter(pair.relation for pair in pairs).most_common(1)[0][0]
    alike = [(Relation.CORROBORATES if cosine >= ALIKE else Relation.DIFFERENT, cosine) for cosine in cosines]
    return {"majority": score(pairs, [(commonest, 0.5)] * len(pairs)), "cosine": score(pairs, alike)}


def _lines(path: Path) -> Iterator[str]:
    try:
        return iter(path.read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from error


def _labelled(line: str, where: str) -> LabelledReports:
    try:
        row = json.loads(line)
        left, right = (_passage(row, side) for side in ("left", "right"))
        return LabelledReports(left, right, Relation(row["relation"]), bool(row["same_event"]), row.get("slot"))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{where}: not a labelled pair ({error})") from None


def _passage(row: dict[str, Any], side: str) -> Passage:
    published = row.get(f"{side}_published")
    return Passage(row[side], date.fromisoformat(published) if published else None)
