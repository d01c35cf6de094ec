"""What a figure measures, and of whom: "flew about 350 km" is a distance flown, "killing at least 12" a toll.

The words that govern a figure are in roles.toml; the nearest in the same clause win. No grammar is parsed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.facts.measures import Measure
from factcheck.facts.nouns import Counted, subject_before
from factcheck.facts.tables import table

# How far from a figure the words that govern it may stand, in code points.
_REACH = 130
# What a comma, and another figure, in between costs: as much as so many code points.
_COMMA, _FIGURE = 20, 40
# At most this many words may stand between a verb and the count it governs ("killing at least 12").
_COUNT_WORDS = 3

_CLAUSE_END = re.compile(r"[.;:?!](?=[\s\"”’)]|$)|\n|\s[–—]\s")
# Words that part what is counted from the words behind it: "two provinces with the most dead" are no two dead.
_PARTING = (
    r"(?:and|or|but|who|that|which|to|from|after|before|most|highest|largest|worst|where|when|while|because|than"
    r"|as|if)\b"
)
_COUNTED = rf"(?:\s+(?!{_PARTING})[A-Za-z][\w'’-]*){{0,8}}?"
# And those that part it from a verb before it: "killed people in two provinces".
_PLACING = re.compile(r"\d|,|\b(?:and|in|at|on|across|from|near|during|within|after|since|by|with|for|between)\b")
# What may be put in between, by commas: "30 people, among them 12 children, died"; and a figure itself put in so.
_INSERTED = (
    r"(?:,\s(?:among|including|possibly|perhaps|probably|maybe|mostly|most of|some of"
    r"|(?:\w+|\d[\d,]*) of (?:them|whom))\b[^,.;]{1,60},)?"
)
_PUT_IN = r"(?:,\s(?=(?:were|was|have|had|has|are)\s))"
# "2 of the 5 suspects": the figure that counts the whole, and the words for it behind the part.
_WHOLE = r"(?:\s+of (?:the|its|their|these|those) \d[\d,]*)?"
_PART_OF = re.compile(
    r"\b(?!all\b)(?:[a-z]+|\d[\d,]*) of (?:the|its|their|his|her|these|those)\s+(?:\w+ )?$", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:including|among them|of whom|of them|among whom|counting)\s+(?:[a-z]+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class Role:
    """What is measured, of whom, and where the words that say so begin."""

    of: str
    who: str | None
    distance: int


@dataclass(frozen=True, slots=True)
class _Row:
    of: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    always: bool


def role_of(measure: Measure, text: str, counted: Counted | None, *, start: int | None = None) -> Role | None:
    """The role whose words stand nearest to a measure; None where no row's words govern it.

    ``start``: where the words before it end, if not at the measure ("rose from 296 to 2,012").
    """
    dimension = measure.unit.dimension.partition(":")[0]
    if dimension == "count" and counted and _is_part_or_whole(text, measure.core.start):
        return None
    before, after = _around(measure, text, measure.span.start if start is None else start)
    found = [role for row in _rows(dimension) for role in _fitting(row, before, after, is_count=dimension == "count")]
    return min(found, key=lambda role: role.distance, default=None)


def _is_part_or_whole(text: str, start: int) -> bool:
    """A count of some of them ("including three children") or of all ("one of the five suspects") has no fate said."""
    reach = max(0, start - 40)
    return bool(_INCLUDING.search(text, reach, start) or _PART_OF.search(text, reach, start))


def _around(measure: Measure, text: str, start: int) -> tuple[str, str]:
    """The clause before a measure and after it."""
    before = text[max(0, start - _REACH) : start]
    after = text[measure.span.end : measure.span.end + _REACH]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    stop = _CLAUSE_END.search(after)
    return before[ends[-1] if ends else 0 :], after[: stop.start() if stop else len(after)]


def _fitting(row: _Row, before: str, after: str, *, is_count: bool) -> Iterator[Role]:
    if row.always:
        yield Role(row.of, subject_before(before), _REACH)
    match = row.after.match(after) if row.after else None
    if match:
        yield Role(row.of, None if is_count else subject_before(before), match.start("role"))
    match = _last(row.before, before) if row.before else None
    if match and not (is_count and not _directly_governs(before[match.end() :])):
        gap = before[match.end() :]
        distance = len(gap) + _COMMA * gap.count(",") + _FIGURE * bool(re.search(r"\d", gap))
        yield Role(row.of, None if is_count else subject_before(before[: match.start()]), distance)


def _directly_governs(gap: str) -> bool:
    """Only a few words, no other figure and no preposition stand between a verb and its count."""
    return len(gap.split()) <= _COUNT_WORDS and not _PLACING.search(gap)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = None
    for match in pattern.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return match


@cache
def _rows(dimension: str) -> tuple[_Row, ...]:
    return tuple(_compiled(row) for row in table("roles")["role"] if dimension in row["dimensions"])


def _compiled(row: dict[str, str]) -> _Row:
    counted = rf"(?:{_PUT_IN}|{_WHOLE}{_COUNTED}{_INSERTED})" if row.get("gap") else ""
    words = _filled(row["after"])
    after = rf"{counted}[\s-]*(?P<role>{words})(?!\w)" if words else None
    return _Row(
        of=row["of"],
        before=re.compile(rf"(?<!\w)(?:{row['before']})(?!\w)", re.IGNORECASE) if row["before"] else None,
        after=re.compile(after, re.IGNORECASE) if after else None,
        always=bool(row.get("always")),
    )


def _filled(pattern: str) -> str:
    """A name in angle brackets stands for the vocabulary's words."""
    for name, words in table("roles")["vocabulary"].items():
        pattern = pattern.replace(f"<{name}>", words)
    return pattern
