"""How well figures are read, held against labels: their value, unit, hedge, and what is measured.

The labels are a JSONL of sentences, or the specs of Microsoft's Recognizers-Text (see ``normalising_specs``).
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.benchmarks.normalising_labels import Label, Labelled, same_thing, same_unit, same_value
from factcheck.benchmarks.normalising_specs import read_specs
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.facts import quantities
from factcheck.records import Quantity

MEASURED = ("value", "value with unit", "bound", "what is measured")


@dataclass(frozen=True, slots=True)
class NormalisingScores:
    """``tallies`` by what is measured (``MEASURED``); ``kinds``: of value with unit, by kind of data.

    ``left_out``: how many cases, or labels of a case, each rule leaves out.
    """

    tallies: dict[str, Tally]
    kinds: dict[str, Tally] = field(default_factory=dict)
    sentences: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def measure_normalising(path: Path, *, progress: Callable[[int], None] | None = None) -> NormalisingScores:
    """The scores on ``path``; ``progress`` gets the sentences done so far.

    ``path``: a folder or file of Recognizers-Text specs (JSON), or JSONL with a line a sentence: ``{"text",
    "quantities": [{"value", "unit", "bound", "of"}]}``, ``value`` a number or ``[low, high]``, the rest optional.
    Raises ``BadInput`` with file and line where something is not of that form, and where there is nothing.
    """
    left_out: Counter[str] = Counter()
    labelled = list(_rows(path) if path.suffix == ".jsonl" else read_specs(path, left_out))
    if not labelled:
        raise BadInput(f"{path} holds no labelled sentences")
    scores: dict[str, Tally] = {name: Tally() for name in MEASURED}
    kinds: dict[str, Tally] = {}
    for done, sentence in enumerate(labelled, 1):
        counted = _tallied(sentence)
        scores = {name: scores[name] + counted[name] for name in MEASURED}
        kinds[sentence.kind] = kinds.get(sentence.kind, Tally()) + counted["value with unit"]
        if progress:
            progress(done)
    return NormalisingScores(scores, kinds, len(labelled), left_out)


def render(scores: NormalisingScores) -> str:
    """A table of what is measured, another of the kinds of data, and what was left out."""
    head = f"{'':<22}{'precision':>10}{'recall':>8}{'F1':>8}{'labels':>8}"
    lines = [head, *(_line(name, scores.tallies[name]) for name in MEASURED if scores.tallies[name].expected)]
    if len(scores.kinds) > 1:
        lines += ["value with unit, by kind", *(_line(kind, tally) for kind, tally in scores.kinds.items())]
    lines.append(f"{scores.sentences} sentences")
    lines += [f"left out: {count} {rule}" for rule, count in scores.left_out.most_common()]
    return "\n".join(lines)


def as_json(scores: NormalisingScores) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "sentences": scores.sentences,
        "scores": {name: tally.as_json() for name, tally in scores.tallies.items()},
        "kinds": {kind: tally.as_json() for kind, tally in scores.kinds.items()},
        "left_out": dict(scores.left_out),
    }


def _line(name: str, tally: Tally) -> str:
    return f"{name:<22}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}{tally.expected:>8}"


def _tallied(sentence: Labelled) -> dict[str, Tally]:
    """One sentence's counts. A figure that only the unit, hedge or role of is wrong counts as found and not right."""
    found = quantities(sentence.text)
    pairs = list(_paired(sentence.labels, found))
    matched = {id(quantity) for _, quantity in pairs}
    number = sum(sentence.counts(quantity) or id(quantity) in matched for quantity in found)
    right: dict[str, Callable[[Label, Quantity], bool]] = {
        "value": lambda label, quantity: True,
        "value with unit": lambda label, quantity: label.unit is None or same_unit(label.unit, quantity),
        "bound": lambda label, quantity: label.bound is None or label.bound == quantity.bound,
        "what is measured": lambda label, quantity: label.of is None or same_thing(label.of, quantity),
    }
    asked = {"bound": "bound", "what is measured": "of"}
    return {
        name: Tally(number, len(sentence.labels), sum(holds(*pair) for pair in pairs))
        if name not in asked or any(getattr(label, asked[name]) for label in sentence.labels)
        else Tally()
        for name, holds in right.items()
    }


def _paired(labels: Sequence[Label], found: Sequence[Quantity]) -> Iterator[tuple[Label, Quantity]]:
    """Labels and figures of one value, one to one; those of one unit first."""
    left = list(found)
    pairs = [(label, quantity) for label in labels for quantity in found if same_value(label, quantity)]
    open_labels = list(labels)
    for label, quantity in sorted(pairs, key=lambda pair: not (pair[0].unit and same_unit(pair[0].unit, pair[1]))):
        if any(label is one for one in open_labels) and any(quantity is one for one in left):
            open_labels = [one for one in open_labels if one is not label]
            left = [one for one in left if one is not quantity]
            yield label, quantity


def _rows(path: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{path}:{number}")


def _row(line: str, where: str) -> Labelled:
    try:
        row = json.loads(line)
        return Labelled(str(row["text"]), tuple(_label(label) for label in row["quantities"]))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{where}: not a labelled sentence ({error})") from None


def _label(row: dict[str, Any]) -> Label:
    value = row["value"]
    low, high = value if isinstance(value, list) else (value, value)
    ends = [None if end is None else float(end) for end in (low, high)]
    return Label(ends[0], ends[1], row.get("unit"), row.get("bound"), row.get("of"))
