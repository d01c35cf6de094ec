"""Whether words are on record: a quotation held against what stands inside a report's quotation marks.

The words and their order count; quotation marks, punctuation, white space and capitals don't, for outlets set them
each in its way. An ellipsis in the quotation stands for words left out.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.records import Report, Voice

# A word with its apostrophes, a figure with its commas, a sign that is read aloud; Chinese and Japanese by letter.
TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W\d_]+)*|[%$€£¥…]"
)
ELLIPSIS = re.compile(r"\.\s?\.\s?\.[\s.]*|…|\[\s*…\s*\]")

# A wording that shares fewer of its words is another statement, and naming it would mislead.
NEAR = 0.4


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in quotation marks that come near those sought: how near (0..1), and what they have instead."""

    report: Report
    text: str
    nearness: float
    differences: tuple[tuple[str, str], ...]


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: "Don’t", "1,404" -> "don't", "1404"."""
    # An ellipsis stays a word of its own: what the record leaves out must not join what stands around it.
    folded = unicodedata.normalize("NFKC", ELLIPSIS.sub(" @ ", text)).casefold().replace(" @ ", " … ")
    plain = folded.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'"})
    return tuple(token.replace(",", "") for token in TOKEN.findall(plain))


def quoted_words(report: Report) -> tuple[str, ...]:
    """What stands inside quotation marks in a report."""
    fact = report.fact
    return fact.quoted or ((fact.text,) if fact.claim.voice is Voice.DIRECT else ())


def holds_words(text: str, quotation: str) -> bool:
    """Whether the parts of a quotation stand in the text word for word, in their order."""
    parts = [part for part in map(tokens, ELLIPSIS.split(quotation)) if part]
    found, start = tokens(text), 0
    for part in parts:
        place = _place(found, part, start)
        if place is None:
            return False
        start = place + len(part)
    return bool(parts)


def on_record(report: Report, quotation: str) -> bool:
    """Whether a report quotes these words; a quotation split by its cue ("…," he said, "…") is read as one."""
    glue = " " if report.fact.claim.voice is Voice.DIRECT else " … "
    return holds_words(glue.join(quoted_words(report)), quotation)


def nearest_wording(reports: Sequence[Report], quotation: str) -> Wording | None:
    """The quotation on record whose words come nearest, or None where none comes near."""
    wordings = [_wording(report, text, quotation) for report in reports for text in quoted_words(report)]
    nearest = max(wordings, key=lambda wording: wording.nearness, default=None)
    return nearest if nearest and nearest.nearness >= NEAR else None


def _place(words: tuple[str, ...], part: tuple[str, ...], start: int) -> int | None:
    places = range(start, len(words) - len(part) + 1)
    return next((place for place in places if words[place : place + len(part)] == part), None)


def _wording(report: Report, text: str, quotation: str) -> Wording:
    sought, found = tokens(quotation), tokens(text)
    blocks = SequenceMatcher(None, sought, found, autojunk=False)
    matching = [block for block in blocks.get_matching_blocks() if block.size]
    shared = sum(block.size for block in matching)
    window = found[matching[0].b : matching[-1].b + matching[-1].size] if matching else ()
    # A quotation at greater length is no further off; only words missing or put in between are.
    nearness = 2 * shared / (len(sought) + len(window)) if sought else 0.0
    return Wording(report, text, nearness, _differences(sought, found))


def _differences(sought: tuple[str, ...], found: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of (the quotation has, the record has) where they part; a longer record's text at the ends is no part."""
    codes = SequenceMatcher(None, sought, found, autojunk=False).get_opcodes()
    inner = [code for code in codes if code[0] != "equal" and not (code[0] == "insert" and code[1] in (0, len(sought)))]
    return tuple((" ".join(sought[a:b]), " ".join(_near(found[c:d], b - a, first=a == 0))) for _, a, b, c, d in inner)


def _near(words: tuple[str, ...], number: int, *, first: bool) -> tuple[str, ...]:
    """Of the words that stand where others were sought, those next to what is shared."""
    return words[-number - 1 :] if first else words[: max(number + 1, 4)]
