"""Whether words are on record: a quotation held against what stands inside a report's quotation marks.

How words are compared is told in ``relations.utterances``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.records import Report
from factcheck.relations.utterances import Tokens, holds_words, nearness, quotations_of, tokens, utterance_of

# A wording that shares fewer of its words is another statement, and naming it would mislead.
NEAR = 0.4


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in quotation marks that come near those sought: how near (0..1), and what they have instead."""

    report: Report
    text: str
    nearness: float
    differences: tuple[tuple[str, str], ...]


def on_record(report: Report, quotation: str) -> bool:
    """Whether a report quotes these words."""
    return holds_words(utterance_of(report.fact), quotation)


def nearest_wording(reports: Sequence[Report], quotation: str) -> Wording | None:
    """The quotation on record whose words come nearest, or None where none comes near."""
    wordings = [_wording(report, text, quotation) for report in reports for text in quotations_of(report.fact)]
    nearest = max(wordings, key=lambda wording: wording.nearness, default=None)
    return nearest if nearest and nearest.nearness >= NEAR else None


def _wording(report: Report, text: str, quotation: str) -> Wording:
    sought, found = tokens(quotation), tokens(text)
    return Wording(report, text, nearness(sought, found), _differences(sought, found))


def _differences(sought: Tokens, found: Tokens) -> tuple[tuple[str, str], ...]:
    """Pairs of (the quotation has, the record has) where they part; a longer record's text at the ends is no part."""
    codes = SequenceMatcher(None, sought, found, autojunk=False).get_opcodes()
    inner = [code for code in codes if code[0] != "equal" and not (code[0] == "insert" and code[1] in (0, len(sought)))]
    return tuple((" ".join(sought[a:b]), " ".join(_near(found[c:d], b - a, first=a == 0))) for _, a, b, c, d in inner)


def _near(words: Tokens, number: int, *, first: bool) -> Tokens:
    """Of the words that stand where others were sought, those next to what is shared."""
    return words[-number - 1 :] if first else words[: max(number + 1, 4)]
