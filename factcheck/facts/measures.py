"""Figures with their units, hedges and ranges: "between 40 and 50 km" is one measure from 40 to 50 kilometres.

What a figure measures, and of whom, is for ``roles``. Dates, clock times and telephone numbers are expected to be
blanked out of the text before.
"""

import re
from dataclasses import dataclass, replace

from factcheck.facts.ages import age_of
from factcheck.facts.hedges import Hedge, hedge_after, hedge_before, hedge_joined, is_during, is_particle, opened
from factcheck.facts.numbered import names_something
from factcheck.facts.numbers import SCALES, Number
from factcheck.facts.numerals import find_numbers, lengthened
from factcheck.facts.ranges import Group, grouped
from factcheck.facts.rates import rated
from factcheck.facts.units import COUNT, TIMES, WHOLE, Unit, is_paid, unit_after, unit_before
from factcheck.records import Bound, Range, Span

_TIMES_MORE = re.compile(
    r"x\b(?! ?\d)|[ -]times(?= (?:as|more|less|higher|lower|larger|bigger|greater|faster|longer|that|the|its|their"
    r"|what|those|smaller|worse|stronger|heavier|denser|normal|average|usual"
    r"|(?:(?:core|annual|net|operating|forward|expected|trailing|underlying|adjusted) )?"
    r"(?:earnings|sales|revenues?|profits?|income|ebitda))\b)"
)
# "A quarter of a percentage point", "tens of millions of dollars": what stands between such a figure and its unit.
_OF_ONE = re.compile(r" of (?:an?|one)(?= )")
_OF_MANY = re.compile(r" of(?= )")
_PLURAL = re.compile(r"s\b|feet\b")
# From so many pounds on they are money: "hundreds of pounds" of explosives, "hundreds of thousands of pounds".
_MANY = 1e5
# "75 USD million".
_SCALE_BEHIND = re.compile(r" (million|billion|trillion)\b")
_SHORT_PEOPLE = re.compile(r"\s?[mbK] (?:people|men|women|children|users|[a-z]{4,}s)\b")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in its unit. ``value`` in base units; ``core``: the figure without hedge and unit.

    ``earlier``: the figure that something rose or fell from, not the one it stands at.
    """

    value: Range
    unit: Unit
    printed: float
    bound: Bound
    span: Span
    core: Span
    written: bool = False
    earlier: bool = False


def find_measures(text: str) -> list[Measure]:
    """The measures of a text one by one, in its order; ``joined`` puts together what belongs together."""
    numbers = [_lengthen(number, text) for number in find_numbers(text)]
    numbers = [number for number in numbers if not names_something(number, text)]
    measures = [_measured(group, text) for group in grouped(numbers, text)]
    return [measure for measure in measures if measure is not None]


def _lengthen(number: Number, text: str) -> Number:
    """Decide whether the letter after a number is a scale ("$5m", "5m people") or a unit ("5m deep")."""
    if number.short is None:
        return _scaled_behind(number, text)
    money = unit_before(text, number.span.start) or _money_behind(number, text)
    is_decimal = number.short in {"b", "B"} and "." in text[number.span.start : number.span.end]
    is_scale = is_decimal or number.short not in {"m", "t", "T", "b", "mm", "MM", "K", "B"} or money is not None
    is_people = _SHORT_PEOPLE.match(text[number.span.end :][:24])
    if is_scale or (is_people and text[number.span.end] != " "):
        return lengthened(number, text)
    return replace(number, short=None)


def _scaled_behind(number: Number, text: str) -> Number:
    """ "75 USD million": the scale stands behind the currency."""
    after = None if number.scaled else unit_after(text, number.span.end, scaled=False)
    scale = _SCALE_BEHIND.match(text, after[1]) if after and after[0].kind == "money" else None
    if scale is None:
        return number
    factor = SCALES[scale[1]]
    return replace(number, value=number.value * factor, step=number.step * factor, scaled=True)


def _money_behind(number: Number, text: str) -> bool | None:
    """ "2m euros": the letter is a scale before the name of a currency."""
    assert number.short is not None
    end = text.index(number.short, number.span.end) + len(number.short)
    unit = unit_after(text, end, scaled=True)
    return True if unit and unit[0].kind == "money" else None


def _measured(group: Group, text: str) -> Measure | None:
    """A group with its unit and hedge."""
    low, high = group.low, group.high
    unit, start, end = _unit_of(group, text)
    hedge = _hedge(text, start, end, unit) or hedge_joined(text, high.span.end) or hedge_joined(text, end)
    if hedge and hedge[1].end <= start:
        start = hedge[1].start
        sign = unit_before(text, start) if unit is COUNT else None
        unit, start = sign or (unit, start)
    elif hedge:
        end = max(end, hedge[1].end)
    row = hedge[0] if hedge else None
    sign_of, start = _sign(text, start, unit)
    bound = Bound(row["bound"]) if row else Bound.ABOUT if low is not high and low.vague else low.bound
    value = opened(low, high, row)
    ends = [None if edge is None else unit.to_base(edge * sign_of) for edge in (value.low, value.high)]
    if not all(edge is None or abs(edge) < 1e27 for edge in ends):
        return None
    if ends[0] is not None and ends[1] is not None:
        ends.sort(key=lambda edge: edge or 0.0)
    return Measure(
        value=Range(ends[0], ends[1]),
        unit=unit,
        printed=low.value * sign_of,
        bound=bound,
        span=Span(min(start, group.start), end),
        core=Span(low.span.start, high.span.end),
        written=low.written,
        earlier=group.earlier,
    )


def _hedge(text: str, start: int, end: int, unit: Unit) -> Hedge | None:
    before = hedge_before(text, start)
    after = hedge_after(text, end)
    if before and not (is_particle(text, before, end) or (unit.kind == "time" and is_during(text, before))):
        # "About 500 or more" is at least that.
        return after if after and before[0]["bound"] == "~" and "low" not in before[0] else before
    return after


def _sign(text: str, start: int, unit: Unit) -> tuple[float, int]:
    """ "-$5 million": the sign stands before the currency's; one right before the digits is the number's own."""
    if unit.kind == "money" and re.search(r"(?:^|[\s(])[-−]$", text[max(0, start - 2) : start]):
        return -1.0, start - 1
    return 1.0, start


def _unit_of(group: Group, text: str) -> tuple[Unit, int, int]:
    """The unit of a group, and where the words with their unit begin and end."""
    start, end = group.low.span.start, group.high.span.end
    if group.low.multiple:
        return TIMES, start, end
    joined = hedge_joined(text, end)
    end = joined[1].end if joined else end
    age = age_of(text, start, end)
    if age:
        return age[0], start, age[1]
    before = unit_before(text, start)
    if before:
        after = unit_after(text, end, scaled=True)
        end = after[1] if after and after[0].dimension == before[0].dimension else end
        unit, end = rated(before[0], text, end)
        return unit, before[1], end
    after = unit_after(text, end, scaled=group.high.scaled or is_paid(text, start, end)) or _unit_of_which(group, text)
    if after:
        behind = _SCALE_BEHIND.match(text, after[1]) if after[0].kind == "money" else None
        unit, end = rated(after[0], text, behind.end() if behind else after[1])
        return unit, start, end
    times = _TIMES_MORE.match(text, end)
    if times:
        return TIMES, start, times.end()
    return (WHOLE if group.low.share else COUNT), start, end


def _unit_of_which(group: Group, text: str) -> tuple[Unit, int] | None:
    """ "A quarter of a percentage point", "thousands of miles": the unit behind the "of" of a share or vague number."""
    number, end = group.high, group.high.span.end
    link = (_OF_ONE if number.share else _OF_MANY).match(text, end) if number.share or number.vague else None
    after = unit_after(text, link.end(), scaled=number.value >= _MANY or is_paid(text, end, end)) if link else None
    if after is None or number.share or after[0].kind == "money":
        return after
    # "Dozens of foot soldiers" has no length.
    return after if _PLURAL.search(text, after[1] - 4, after[1]) else None
