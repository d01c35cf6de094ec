"""Whether words are on record: a quotation held against what stands inside a report's quotation marks.

How words are compared is told in ``relations.utterances``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.records import Report
from factcheck.relations.utterances import align, holds_words, nearness, quotations_of, tokens, utterance_of

# A wording that shares fewer of its words is another statement, and naming it would mislead.
NEAR = 0.4


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in quotation marks that come near those sought: how near (0..1)."""

    report: Report
    text: str
    nearness: float


def on_record(report: Report, quotation: str) -> bool:
    """Whether a report quotes these words."""
    return holds_words(utterance_of(report.fact), quotation)


def nearest_wording(reports: Sequence[Report], quotation: str) -> Wording | None:
    """The quotation on record whose words come nearest, or None where none comes near."""
    wordings = [_wording(report, text, quotation) for report in reports for text in quotations_of(report.fact)]
    nearest = max(wordings, key=lambda wording: wording.nearness, default=None)
    return nearest if nearest and nearest.nearness >= NEAR else None


def differences(quotation: str, recorded: str) -> tuple[tuple[str, str], ...]:
    """Pairs of (the quotation has, the record has) where they part; a longer record's words at the ends are no part."""
    aligned = align(quotation, recorded)
    shared = [number for number, one in enumerate(aligned) if one.here]
    within = aligned[shared[0] : shared[-1] + 1] if shared else ()
    return tuple(
        (one.here, _near(one.fullest.split(), len(one.here.split()), first=one is aligned[0]))
        for one in within
        if not one.same
    )


def _wording(report: Report, text: str, quotation: str) -> Wording:
    return Wording(report, text, nearness(tokens(quotation), tokens(text)))


def _near(words: list[str], number: int, *, first: bool) -> str:
    """Of the words that stand where others were sought, those next to what is shared."""
    return " ".join(words[-number - 1 :] if first else words[: max(number + 1, 4)])
