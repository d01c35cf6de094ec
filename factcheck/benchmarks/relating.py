"""How well reports are related, held against pairs that somebody has labelled.

Five classes, macro-averaged; beside them how well "the same event" is told, as average precision.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.index import Encoder
from factcheck.pipeline.relating import Passage, relate_texts
from factcheck.records import Finding, Relation


@dataclass(frozen=True, slots=True)
class RelatingScores:
    """``confusion``: how many pairs by (label, answer). ``ranked``: same-event score and label of each pair."""

    confusion: Counter[tuple[Relation, Relation]] = field(default_factory=Counter)
    ranked: tuple[tuple[float, bool], ...] = ()

    def tally(self, relation: Relation) -> Tally:
        """One class's counts."""
        return Tally(
            found=sum(count for (_, answer), count in self.confusion.items() if answer is relation),
            expected=sum(count for (label, _), count in self.confusion.items() if label is relation),
            right=self.confusion[relation, relation],
        )

    @property
    def macro_f1(self) -> float:
        """The mean of the five classes' F1."""
        return sum(self.tally(relation).f1 for relation in Relation) / len(Relation)

    @property
    def average_precision(self) -> float:
        """Of "the same event", pairs ranked by its probability: the mean precision at each true pair."""
        right, total = 0, 0.0
        for rank, (_, same) in enumerate(sorted(self.ranked, reverse=True), 1):
            right += same
            total += right / rank if same else 0.0
        return total / right if right else 0.0


def measure_relating(path: Path, encoder: Encoder, *, progress: Callable[[int], None] | None = None) -> RelatingScores:
    """The scores on a file of labelled pairs, JSONL; ``progress`` gets the pairs done so far.

    Each line: ``{"left", "right", "relation", "same_event"}``, optional ``left_published``, ``right_published``.
    Raises ``BadInput`` with file and line where one is not of that form, and where there is none.
    """
    rows = list(_rows(path))
    pairs = [tuple(_passage(row, side) for side in ("left", "right")) for row in rows]
    findings: list[Finding] = []
    for done, finding in enumerate(relate_texts([(left, right) for left, right in pairs], encoder), 1):
        findings.append(finding)
        if progress:
            progress(done)
    return _scores(rows, findings)


def render(scores: RelatingScores) -> str:
    """A table of the classes and the two figures that sum them up."""
    lines = [f"{'relation':<14}{'precision':>10}{'recall':>8}{'F1':>8}{'pairs':>7}"]
    for relation in Relation:
        tally = scores.tally(relation)
        lines.append(f"{relation:<14}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}{tally.expected:>7}")
    lines.append(f"macro-F1 {scores.macro_f1:.3f} · same event, average precision {scores.average_precision:.3f}")
    return "\n".join(lines)


def as_json(scores: RelatingScores) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "pairs": len(scores.ranked),
        "relations": {relation.value: scores.tally(relation).as_json() for relation in Relation},
        "macro_f1": scores.macro_f1,
        "average_precision": scores.average_precision,
    }


def _scores(rows: Sequence[dict[str, Any]], findings: Sequence[Finding]) -> RelatingScores:
    paired = list(zip(rows, findings, strict=True))
    return RelatingScores(
        Counter((Relation(row["relation"]), finding.relation) for row, finding in paired),
        tuple((finding.same_event, bool(row["same_event"])) for row, finding in paired),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    found = False
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            found = True
            yield _row(line, f"{path}:{number}")
    if not found:
        raise BadInput(f"{path} holds no pairs")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from error


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        Relation(row["relation"]), row["left"], row["right"], row["same_event"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{where}: not a labelled pair ({error})") from None
    return dict(row)


def _passage(row: dict[str, Any], side: str) -> Passage:
    published = row.get(f"{side}_published")
    return Passage(row[side], date.fromisoformat(published) if published else None)
