"""How well times are read, held against the date cases of Microsoft's Recognizers-Text.

A case counts where its resolution holds a day or a range of days, one for each such result. Left out: recurring sets,
durations, times of day and days with one ("tomorrow at 9am"), results that the suite marks as undefined ("that
weekend" where no weekend was named), days that do not exist, and cases that the implementation the suite was written
for does not support. A result is right where a time read from the text equals one of the alternatives listed: the
suite gives the last and the next of "Monday", and a report means one of them.

Its ranges end on the day after the last. One that is printed with both its ends ("from 2014 to 2018") it ends where
the second begins; news means that end as well, so its last day, or that of the month, quarter or year that it names,
is right too. Where only one end is given ("since March", "before 2016"), a time is right that begins or ends there.
"""

import json
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.facts import times
from factcheck.records import When

KINDS = ("date", "daterange")
_MODEL = "DateTimeModel.json"
# The implementation that the suite was written for; what it does not support nobody has run.
_WRITTEN_FOR = "dotnet"
_UNDEFINED = "ref_undef"
# The suite's word for a day that no calendar has.
_NO_DAY = date.min
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a text is to give: ``first`` and ``last`` possible ends of each alternative, and its words as printed."""

    kind: str
    alternatives: tuple[tuple[frozenset[date], frozenset[date]], ...]
    text: str

    def matches(self, when: When) -> bool:
        """Whether a time read is one of the alternatives; an end that the suite leaves open may be any."""
        return any(_is_one_of(when, firsts, lasts) for firsts, lasts in self.alternatives)


@dataclass(frozen=True, slots=True)
class TimesScores:
    """``tallies``: counts by kind, in the order of ``KINDS``. ``missed``: the text and the words of each not right."""

    tallies: tuple[Tally, ...]
    missed: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> Tally:
        """All kinds together."""
        return sum(self.tallies, start=Tally())


def measure_times(path: Path, *, progress: Callable[[int], None] | None = None) -> TimesScores:
    """The scores on a file of cases, or the suite's English one; ``progress`` gets the cases done so far.

    Each case: ``{"Input", "Context": {"ReferenceDateTime"}, "Results": [{"TypeName", "Resolution": {"values"}}]}``.
    Raises ``BadInput`` where the file is not of that form or holds no case that counts.
    """
    totals = dict.fromkeys(KINDS, Tally())
    missed: list[tuple[str, str]] = []
    for done, case in enumerate(_cases(path), 1):
        expected = tuple(_expected(case))
        if expected:
            read = _asked_for(times(case["Input"], published=_reference(case)), case)
            for one in expected:
                right = any(one.matches(when) for when in read)
                totals[one.kind] += Tally(found=_found(read, expected, one), expected=1, right=int(right))
                missed += [] if right else [(case["Input"], one.text)]
        if progress:
            progress(done)
    if not sum(tally.expected for tally in totals.values()):
        raise BadInput(f"{path} holds no case with a date")
    return TimesScores(tuple(totals[kind] for kind in KINDS), tuple(missed))


def render(scores: TimesScores) -> str:
    """A table of the kinds and their sum."""
    lines = [f"{'times':<12}{'right':>7}{'cases':>7}{'precision':>11}{'recall':>8}{'F1':>8}"]
    for kind, tally in [*zip(KINDS, scores.tallies, strict=True), ("all", scores.total)]:
        counts = f"{kind:<12}{tally.right:>7}{tally.expected:>7}"
        lines.append(f"{counts}{tally.precision:>11.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}")
    return "\n".join(lines)


def as_json(scores: TimesScores) -> dict[str, Any]:
    """The same as plain values."""
    kinds = {kind: tally.as_json() for kind, tally in zip(KINDS, scores.tallies, strict=True)}
    return {"kinds": kinds, "all": scores.total.as_json()}


def _asked_for(read: Sequence[When], case: dict[str, Any]) -> tuple[When, ...]:
    """The times that stand in no result that is left out."""
    spans = [
        (result["Start"], result["End"]) for result in case["Results"] if "Start" in result and not _counts(result)
    ]
    return tuple(
        when for when in read if not any(when.span.start <= end and start < when.span.end for start, end in spans)
    )


def _found(read: Sequence[When], expected: Sequence[Expected], one: Expected) -> int:
    """Times read count once, with the first that they could be meant for; what matches none counts with the first."""
    own = [when for when in read if next((other for other in expected if other.matches(when)), expected[0]) is one]
    return len(own)


def times_file(path: Path) -> Path | None:
    """The cases of times at ``path``: itself, or the English ones somewhere in a folder; None where there are none."""
    if not path.is_dir():
        return path if path.name.startswith("DateTime") else None
    return next(iter(sorted({*path.glob(_MODEL), *path.rglob(f"English/{_MODEL}")})), None)


def _cases(path: Path) -> list[dict[str, Any]]:
    file = (times_file(path) or path / _MODEL) if path.is_dir() else path
    try:
        cases = json.loads(file.read_text("utf-8-sig"))
        for case in cases:
            case["Input"], case["Results"]
    except OSError as error:
        raise BadInput(f"{file} can't be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{file}: not a file of cases ({error})") from None
    return list(cases)


def _reference(case: dict[str, Any]) -> date | None:
    printed = (case.get("Context") or {}).get("ReferenceDateTime")
    return date.fromisoformat(printed[:10]) if printed else None


def _expected(case: dict[str, Any]) -> Iterator[Expected]:
    """The results of a case that count; none of one that the suite's own implementation does not support."""
    if _WRITTEN_FOR not in case.get("NotSupported", ""):
        for result in filter(_counts, case["Results"]):
            alternatives = tuple(filter(None, map(_ends, _values(result))))
            if alternatives:
                yield Expected(_kind(result), alternatives, result.get("Text", ""))


def _counts(result: dict[str, Any]) -> bool:
    return _kind(result) in KINDS and all(value.get("Mod") != _UNDEFINED for value in _values(result))


def _kind(result: dict[str, Any]) -> str:
    return str(result.get("TypeName") or "").rpartition(".")[2]


def _values(result: dict[str, Any]) -> list[dict[str, str]]:
    return (result.get("Resolution") or {}).get("values") or []


def _ends(value: dict[str, str]) -> tuple[frozenset[date], frozenset[date]] | None:
    """The days that a value may begin with, and those that it may end with; an open end is empty."""
    day, start, end = (_day(value.get(name)) for name in ("value", "start", "end"))
    if day:
        return frozenset({day}), frozenset({day})
    if start and end:
        printed = value.get("timex", "").startswith("(")
        return frozenset({start}), frozenset({end - _DAY} | (_named(end) if printed else set()))
    if start:
        return frozenset({start}), frozenset()
    return (frozenset(), frozenset({end - _DAY, end})) if end else None


def _named(end: date) -> set[date]:
    """The last days of what an end may name by its first day: itself, its month, quarter or year."""
    days = {end}
    if end.day == 1:
        lengths = [1, *([3] if end.month % 3 == 1 else []), *([12] if end.month == 1 else [])]
        days |= {_last_of(end.year, end.month + length - 1) for length in lengths}
    return days


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(printed: str | None) -> date | None:
    try:
        day = date.fromisoformat((printed or "")[:10])
    except ValueError:
        return None
    return day if day != _NO_DAY else None


def _is_one_of(when: When, firsts: frozenset[date], lasts: frozenset[date]) -> bool:
    if when.yearless:
        return False
    if firsts and lasts:
        return when.first in firsts and when.last in lasts
    if firsts:
        return when.first in firsts or when.last + _DAY in firsts
    return when.last in lasts or when.first in lasts
