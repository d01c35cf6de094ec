"""Whether a figure is wished for or foreseen rather than what there is: "prosecutors demanded nine years".

The words are in wished.toml. What is measured is for ``roles``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.facts.measures import Measure
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table

# How far before a figure the words may begin, and how far behind it, in code points.
_REACH = 90
# What stands between the words and the figure: no other figure, no end of a clause.
_GAP = r"[^.;:,!?\d]"
# The words for what is measured may stand between a figure and the words behind it.
_MEASURED = r"(?: (?!<PARTING>)[a-z-]+){0,3}?"


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kinds: frozenset[str]
    before: Pattern
    behind: Pattern | None


def wished(measure: Measure, text: str) -> str | None:
    """ "expected", "demanded", ...; None for a figure that nothing says to be wished for."""
    start, end = measure.span.start, measure.span.end
    return next((row.name for row in _rows(measure.unit.kind) if _fits(row, text, start, end)), None)


def _fits(row: _Row, text: str, start: int, end: int) -> bool:
    before = row.before.search(text, max(0, start - _REACH), start)
    return bool(before or (row.behind and row.behind.match(text, end)))


@cache
def _rows(kind: str) -> tuple[_Row, ...]:
    rows = map(_compiled, table("wished")["wished"])
    return tuple(row for row in rows if not row.kinds or kind in row.kinds)


def _compiled(row: dict[str, Any]) -> _Row:
    gap = _filled(rf"(?:(?!\b<PARTING>){_GAP})*$")
    return _Row(
        name=row["name"],
        kinds=frozenset(row.get("kinds", ())),
        before=Pattern(rf"\b(?:{row['before']})\b{gap}"),
        behind=Pattern(_filled(rf"{_MEASURED}(?:{row['behind']})\b")) if "behind" in row else None,
    )


def _filled(pattern: str) -> str:
    """A name in angle brackets stands for the vocabulary's words."""
    for name, words in table("wished")["vocabulary"].items():
        pattern = pattern.replace(f"<{name}>", words)
    return pattern.replace("<PARTING>", rf"(?:{table('wished')['parting']})\b")
