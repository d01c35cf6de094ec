"""How well "he" and "she" are resolved, on passages in which people have told whom a pronoun means (GAP's form).

Each passage has one pronoun and two names, A and B, of which one or neither is meant. *Accuracy*: the answer is A where
A is meant, B where B is, and somebody else or nobody where neither is. *F1*, as GAP counts it: of every "A is meant"
and "B is meant"; its *bias* is F1 of feminine over F1 of masculine pronouns. *Inside attributions*: only the passages
whose pronoun stands in a source that our reader finds.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.benchmarks.annotated import open_text
from factcheck.benchmarks.bootstrap import interval
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.records import Article, Span
from factcheck.speech import find_claims
from factcheck.speech.antecedents import read_pronoun

FEMININE = frozenset(("she", "her", "hers"))
MASCULINE = frozenset(("he", "him", "his"))
GROUPS = ("all", "masculine", "feminine", "inside attributions")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the place of its pronoun, and two names, each with whether it is the one meant."""

    id: str
    text: str
    pronoun: Span
    names: tuple[tuple[str, bool], tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class PronounScores:
    """Counts by group (one of ``GROUPS``); addable. ``answers``: right of all; ``names``: names rightly said meant."""

    answers: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(GROUPS, Tally()))
    names: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(GROUPS, Tally()))

    def __add__(self, other: "PronounScores") -> "PronounScores":
        return PronounScores(
            {group: self.answers[group] + other.answers[group] for group in GROUPS},
            {group: self.names[group] + other.names[group] for group in GROUPS},
        )

    @property
    def bias(self) -> float:
        """F1 of feminine pronouns over that of masculine ones; 0 where there is no such figure."""
        masculine = self.names["masculine"].f1
        return self.names["feminine"].f1 / masculine if masculine else 0.0


@dataclass(frozen=True, slots=True)
class MeasuredPronouns:
    """The scores of each passage of a file, in order."""

    passages: tuple[PronounScores, ...]

    @property
    def scores(self) -> PronounScores:
        """Of all passages together."""
        return sum(self.passages, PronounScores())


def measure_pronouns(path: Path, *, progress: Callable[[int], None] | None = None) -> MeasuredPronouns:
    """The scores on a file of GAP's form, TSV, gzipped or not; ``progress`` gets the passages done so far.

    Raises ``BadInput`` with file and line where one is not of that form, and where there is none.
    """
    scores = []
    for number, passage in enumerate(read_passages(path), 1):
        scores.append(score(passage, *read_answer(passage)))
        if progress is not None:
            progress(number)
    if not scores:
        raise BadInput(f"{path}: no passage in it")
    return MeasuredPronouns(tuple(scores))


def read_passages(path: Path) -> Iterator[Passage]:
    """Passages, one a line, under GAP's column names."""
    rows: csv.DictReader[str] | None = None
    try:
        with open_text(path) as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from map(_passage, rows)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: can't be read: {getattr(error, 'strerror', None) or error}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"{path}:{rows.line_num if rows else 1}: not a passage of GAP's form ({error})") from error


def read_answer(passage: Passage) -> tuple[str | None, bool]:
    """Whom our reader takes the pronoun for, and whether it stands in a source."""
    article = Article(passage.id, passage.text)
    sources = [claim.speaker for claim in find_claims(article) if claim.speaker is not None]
    at = passage.pronoun.start
    holding = [speaker for speaker in sources if speaker.span.start <= at < speaker.span.end]
    alone = next((speaker.name for speaker in holding if speaker.span == passage.pronoun), None)
    return alone or read_pronoun(article, at), bool(holding)


def score(passage: Passage, answer: str | None, attributed: bool) -> PronounScores:
    """One passage's counts."""
    said = tuple(answer is not None and same_name(name, answer) for name, _ in passage.names)
    if all(said):
        said = (False, False)
    meant = tuple(meant for _, meant in passage.names)
    answers = Tally(1, 1, int(said == meant))
    right = sum(one and other for one, other in zip(said, meant, strict=True))
    names = Tally(sum(said), sum(meant), right)
    groups = {"all", *_gender(passage)} | ({"inside attributions"} if attributed else set())
    return PronounScores(
        {group: answers if group in groups else Tally() for group in GROUPS},
        {group: names if group in groups else Tally() for group in GROUPS},
    )


def render(measured: MeasuredPronouns) -> str:
    """A line a group, and the bias."""
    scores = measured.scores
    lines = [f"{'':<22}{'passages':>9}{'accuracy':>10}   95% of draws   {'precision':>10}{'recall':>8}{'F1':>8}"]
    for group in GROUPS:
        answers, names = scores.answers[group], scores.names[group]
        low, high = _interval(measured, group)
        lines.append(
            f"{group:<22}{answers.expected:>9}{answers.recall:>10.3f}   {low:.3f} to {high:.3f}"
            f"{names.precision:>12.3f}{names.recall:>8.3f}{names.f1:>8.3f}"
        )
    return "\n".join((*lines, f"bias (feminine over masculine F1): {scores.bias:.2f}"))


def as_json(measured: MeasuredPronouns) -> dict[str, Any]:
    """The same as plain values."""
    scores = measured.scores
    groups = {
        group.replace(" ", "_"): {
            "passages": scores.answers[group].expected,
            "accuracy": scores.answers[group].recall,
            "interval": list(_interval(measured, group)),
            "names": scores.names[group].as_json(),
        }
        for group in GROUPS
    }
    return {"groups": groups, "bias": scores.bias}


def _interval(measured: MeasuredPronouns, group: str) -> tuple[float, float]:
    counted = [each.answers[group] for each in measured.passages if each.answers[group].expected]
    return interval(counted, lambda tally: tally.recall)


def _passage(row: dict[str, str]) -> Passage:
    start = int(row["Pronoun-offset"])
    pronoun = Span(start, start + len(row["Pronoun"]))
    if row["Text"][pronoun.start : pronoun.end] != row["Pronoun"]:
        raise ValueError(f"no {row['Pronoun']!r} at {start}")
    first, second = ((row[name], row[f"{name}-coref"].upper() == "TRUE") for name in "AB")
    return Passage(row["ID"], row["Text"], pronoun, (first, second))


def _gender(passage: Passage) -> set[str]:
    word = passage.text[passage.pronoun.start : passage.pronoun.end].lower()
    return {"feminine"} if word in FEMININE else {"masculine"} if word in MASCULINE else set()


def same_name(name: str, answer: str) -> bool:
    """Whether one of two names holds all words of the other: "Berg" and "Ada Berg"."""
    left, right = frozenset(name.lower().split()), frozenset(answer.lower().split())
    return left <= right or right <= left
