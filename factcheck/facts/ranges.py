"""Numbers one by one, or the two ends of a range together: "between 40 and 50", "2 to $3 million", "3-5%".

"From 40 to 50" is a range of what varies, and two figures of what changed; scores ("3-1") are neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.facts.numbers import Number
from factcheck.facts.units import unit_after

# How far before a figure the words that make two of them one may begin.
_REACH = 60

_JOIN = re.compile(
    r"(?P<unit>[ -]?[%°\w.$€£¥]{0,14}?(?: (?:percent|cent|degrees?|Celsius|million|billion))?)-?\s?"
    r"(?:(?P<dash>[-–—~])|\b(?P<word>to|or|and|through|-to-)\b-?)\s?(?P<hedge>about |around )?"
    r"(?P<sign>(?:US|[A-Z])?[$€£¥])?\s?"
)
_BETWEEN = re.compile(r"\b(?:between|from|ranging from)\s+(?:[a-z]+ )?(?:(?:US|[A-Z])?[$€£¥])?$", re.IGNORECASE)
_JUST_BETWEEN = re.compile(r"\bbetween\s+(?:[a-z]+ )?\S{0,4}$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:r[io]se|rising|risen|increas\w+|grew|grown|up|f[ae]ll\w*|dropp?\w*|declin\w+|cut|went|jump\w*|climb\w*|rais\w+"
    r"|lower\w*|down|revis\w+|slow\w*|chang\w+|improv\w+|reduc\w+|expand\w*|mov\w+|shr[aiu]nk\w*|widen\w*|narrow\w*|soar\w*"
    r"|surg\w+|plung\w+|slipp?\w*|boost\w*|trimm?\w*|upgrad\w+|edg\w+)\b[^.;]{0,40}\bfrom\s+(?:[a-z]+ ){0,2}\S?$",
    re.IGNORECASE,
)
# "Lost $16.50 to $1,660.30": by how much, and to what; the unit stands with both, as in no range of changes.
_CHANGED_BY = re.compile(
    r"\b(?:rose|rising|gain\w*|climb\w*|jump\w*|surg\w+|add(?:ed|ing|s)|up|advanc\w+|f[ae]ll\w*|los(?:t|ing|es|e)|dropp?\w*"
    r"|declin\w+|down|slid\w*|slipp?\w*|shed\w*|plung\w+|eas(?:ed|ing))(?: by)?\s(?:[a-z]+ )?\S?$",
    re.IGNORECASE,
)
# Results of a game or a vote: "a 45-52 defeat", "won 2-3".
_SCORE_AFTER = re.compile(r" (?:wins?|votes?|defeats?|loss|victory|lead|draw|decision|ruling|record|score|triumph)\b")
_SCORE_BEFORE = re.compile(r"\b(?:won|lost|beat|voted|led|leads|vote of|score of)(?: [A-Z]\w+)? $")


@dataclass(frozen=True, slots=True)
class Group:
    """One number, or the two ends of a range; ``earlier``: what something rose or fell from."""

    low: Number
    high: Number
    start: int
    earlier: bool = False


def grouped(numbers: Sequence[Number], text: str) -> Iterator[Group]:
    """The numbers of a text as groups, in their order."""
    index = 0
    while index < len(numbers):
        first = numbers[index]
        second = numbers[index + 1] if index + 1 < len(numbers) else None
        join = _JOIN.fullmatch(text, first.span.end, second.span.start) if second else None
        index += 1
        if join is None or second is None:
            yield Group(first, first, first.span.start)
            continue
        before = text[max(0, first.span.start - _REACH) : first.span.start]
        low = _scaled_alike(first, second)
        printed_twice = bool(join["unit"].strip(" -") or join["sign"])
        if join["word"] == "to" and printed_twice and _CHANGED_BY.search(before):
            yield Group(first, first, first.span.start)
        elif join["word"] == "to" and _CHANGE.search(before):
            yield Group(low, low, first.span.start, earlier=True)
        elif _is_range(join, low, second, text):
            index += 1
            if not (join["dash"] and _is_score(before, text, second.span.end)):
                between = _BETWEEN.search(before)
                start = first.span.start - len(before) + between.start() if between else first.span.start
                yield Group(low, second, start)
        elif join["dash"] and not join["unit"]:
            index += 1
        else:
            yield Group(first, first, first.span.start)


def _is_range(join: re.Match[str], low: Number, high: Number, text: str) -> bool:
    before = text[max(0, low.span.start - _REACH) : low.span.start]
    if abs(low.value) >= abs(high.value) or join["hedge"] or low.multiple or high.multiple:
        return False
    if join["unit"].strip(" -") and not _is_same_unit(join["unit"], high, text):
        return False
    if join["word"] == "and":
        return bool(_JUST_BETWEEN.search(before))
    return join["word"] != "or" or (high.value - low.value) <= max(1.0, low.value)


def _is_score(before: str, text: str, end: int) -> bool:
    return bool(_SCORE_AFTER.match(text, end) or _SCORE_BEFORE.search(before))


def _is_same_unit(printed: str, high: Number, text: str) -> bool:
    """The unit behind the lower end is that behind the upper one too ("40 km to 50 km", not "3% to 1,200")."""
    here = unit_after(f"0{printed}", 1, scaled=False)
    there = unit_after(text, high.span.end, scaled=high.scaled)
    return here is not None and there is not None and here[0] == there[0]


def _scaled_alike(low: Number, high: Number) -> Number:
    """ "1-2 million": the lower end is in millions too, unless that would put it above the upper end."""
    if low.scaled or not high.scaled or high.value <= 0 or low.share or low.multiple:
        return low
    scale = next(factor for factor in (1e12, 1e9, 1e6, 1e3, 1e2, 12.0, 1.0) if high.value >= factor)
    scaled = replace(low, value=low.value * scale, step=low.step * scale, scaled=True)
    return scaled if scaled.value < high.value else low
