"""Quantities: "about 12 km" becomes a range of metres, with what it measures and of whom.

Not quantities: years, dates and clock times (see ``times``), numbers that are part of a name, "one" as a pronoun.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.facts.compounds import joined
from factcheck.facts.measures import Measure, find_measures
from factcheck.facts.nobody import find_none, find_none_of
from factcheck.facts.nouns import Counted, counted_after, is_expecting
from factcheck.facts.patterns import Pattern
from factcheck.facts.rates import rated
from factcheck.facts.roles import Role, role_of
from factcheck.facts.subjects import BLANK
from factcheck.facts.time_patterns import timed_spans
from factcheck.facts.whose import whose
from factcheck.facts.wished import wished
from factcheck.records import Quantity, Range, Span

# Between a figure and the same one in another unit: "350 km (217 miles)", "18 km, or 11 miles,".
_CONVERTED = re.compile(r",? ?(?:\( ?|or |/ ?)(?:or )?")
_TELEPHONE = re.compile(
    r"(?<![\w-])(?:\+\d{1,3}[ -]?)(?:\(\d{1,4}\)[ -]?)?\d[\d -]{5,}\d"
    r"|\(\d{3}\) ?\d{3}-\d{4}|(?<![\w-])(?:\d{3}-)?\d{3}-\d{4}(?![\w-])"
)
# What a figure is held against: "up from 38", "compared with $402 million a year earlier".
_COMPARED = re.compile(
    r"(?:\b(?:up|down|higher|lower|fell|rose|increased?|decreased?|dropped|compared|to [^ ]+(?: \w+)?)\s(?:from|with)"
    r"|\bcompared (?:with|to)|\bversus|\bvs\.?)\s(?:an? )?(?:[a-z-]+ ){0,2}$"
)
# What joins a figure to one before it of the same unit and measure: "4.6 and 3.7 percent", "against 22 percent".
_SAME = Pattern(
    r",? (?:and|or) (?:about |around )?| from "
    r"|[^.;:\d]{0,40}\b(?:against|compared (?:with|to)|versus|vs\.?|(?:up|down) from)"
    r"\s(?:(?:the|a|an|just|only|about)\s)?"
)
# Between a figure and how much it has changed by: "52 million passengers, 8% more", "$9, down almost 60 percent".
_ADDED = re.compile(r"[\w ]{0,30},(?: (?:or|and|up|down|an? [a-z]+ of))? ")
_CHANGES = frozenset({"increase", "decrease"})
# "Of the 212 children in the study, 31 relapsed": the figure before names the group that this one counts part of.
_OF_A_GROUP = Pattern(r"(?:^|[.;“\"]\s?)(?:Of|Among|Out of) (?:the |its |their |all )?$")
_OUT_OF_IT = re.compile(r"[^.;\d]{3,80}, (?:only |just |about |some )?")
# "From $35 billion in 2006 to $63.5 billion".
_FROM = re.compile(r"\bfrom (?:an? )?(?:[a-z]+ ){0,2}$")
_TO = re.compile(r"[^.;,\d]{0,40}\bto (?:an? )?(?:[a-z]+ ){0,2}[$€£¥]?\d")
# A role whose words stand further off than this says less of a share than the noun it is a share of.
_FAR = 40
# Kinds whose figures are often told without a word for what they measure.
_WISHED_UNNAMED = frozenset({"money", "share"})
# Aircraft and the like: "737-800", "A320-200".
_MODEL = re.compile(
    r"(?<![\w-])(?:(?:[A-Z]{1,3}-?\d+|7[0-8]7)-\d+[A-Z]*(?![\w-])|7[0-8]7(?= (?:\w+ )?(?:jet|plane|aircraft|airliner)))"
)


def quantities(text: str, *, story: str | None = None) -> tuple[Quantity, ...]:
    """The figures of a text, in its order; spans are offsets in it. A running text of n characters takes O(n).

    ``story``: the article that the text is part of, whose words tell what it is about.
    """
    blanked = _blanked(text)
    found: list[Quantity] = []
    old: Measure | None = None
    read_to = 0
    for measure in joined(find_measures(blanked), blanked):
        if measure.core.start < read_to:
            continue
        read_to = max(measure.span.end, _rate_end(measure, blanked))
        quantity = _quantity(measure, old, blanked, text, story=story)
        found.append(_beside(quantity, found[-1], text) if found else quantity)
        old = measure
    return tuple(sorted([*found, *find_none(text), *find_none_of(text)], key=lambda quantity: quantity.span.start))


def _rate_end(measure: Measure, text: str) -> int:
    """Where a rate ends, whose "per 100,000 people" is no figure of its own; 0 for none."""
    counted = _counted(measure, text) if measure.unit.kind == "count" else None
    unit, end = rated(measure.unit, text, counted.end) if counted else (measure.unit, 0)
    return end if unit is not measure.unit else 0


def _beside(quantity: Quantity, old: Quantity, text: str) -> Quantity:
    """A figure as the one before it tells it, where words join the two."""
    for told in (_as_converted, _as_joined, _as_added):
        quantity = told(quantity, old, text)
    return quantity


def _as_added(quantity: Quantity, old: Quantity, text: str) -> Quantity:
    """ "52 million passengers, 8% more": by how much the figure before it has changed."""
    if quantity.of not in _CHANGES or not (quantity.who is None or old.dimension == "count"):
        return quantity
    added = _ADDED.fullmatch(text, old.span.end, quantity.span.start) and quantity.dimension != old.dimension
    return replace(quantity, who=old.who or old.of) if added else quantity


def _as_converted(quantity: Quantity, old: Quantity, text: str) -> Quantity:
    """ "350 km (217 miles)": the same figure in another unit measures the same."""
    kinds = {one.dimension.partition(":")[0] for one in (quantity, old)}
    same = len(kinds) == 1 and kinds != {"count"} and quantity.printed_unit != old.printed_unit
    # "Up 35 cents, or 1.2 percent": one change, as an amount and as a share.
    same = same or (old.of in _CHANGES and quantity.of in {None, old.of})
    if same and _CONVERTED.fullmatch(text, old.span.end, quantity.span.start):
        return replace(quantity, of=old.of, who=old.who)
    return quantity


def _as_joined(quantity: Quantity, old: Quantity, text: str) -> Quantity:
    """ "64 percent of patients, against 22 percent on placebo": what the first measures, where no words say another."""
    if quantity.of is None and quantity.dimension == old.dimension == "count" and _is_part(quantity, old, text):
        return replace(quantity, of=old.of, who=old.who, printed_unit=old.printed_unit)
    alike = quantity.of is None and quantity.dimension == old.dimension
    if not (alike and old.of and _SAME.fullmatch(text, old.span.end, quantity.span.start)):
        return quantity
    of = old.of.removeprefix("earlier ")
    start = quantity.span.start
    earlier = text[old.span.end : start] == " from " or _COMPARED.search(text, max(0, start - 60), start)
    if quantity.dimension == "count" and not earlier:
        return quantity
    return replace(quantity, of=f"earlier {of}" if earlier else of)


def _is_part(quantity: Quantity, old: Quantity, text: str) -> bool:
    opens = _OF_A_GROUP.search(text, max(0, old.span.start - 20), old.span.start)
    return bool(opens and _OUT_OF_IT.fullmatch(text, old.span.end, quantity.span.start))


def _blanked(text: str) -> str:
    """The text with dates, times, telephone numbers and models made unreadable, every offset kept."""
    spans = [*timed_spans(text)]
    spans += [Span(*match.span()) for pattern in (_TELEPHONE, _MODEL) for match in pattern.finditer(text)]
    return "".join(_pieces(text, sorted(spans, key=lambda span: span.start)))


def _pieces(text: str, spans: list[Span]) -> Iterator[str]:
    position = 0
    for span in spans:
        if span.end > position:
            start = max(position, span.start)
            yield text[position:start]
            yield BLANK * (span.end - start)
            position = span.end
    yield text[position:]


def _quantity(measure: Measure, old: Measure | None, blanked: str, text: str, *, story: str | None) -> Quantity:
    """``old``: the measure before; "the toll rose from 296 to 2,012" is about the second one."""
    counted = _counted(measure, blanked)
    start = old.span.start if old and old.earlier else None
    role = role_of(measure, blanked, counted, start=start, story=story)
    unit = measure.unit
    if unit.kind == "count" and counted:
        unit, _ = rated(unit, blanked, counted.end)
    of = _of(measure, role, counted)
    return Quantity(
        value=_without_offset(measure) if of == "temperature change" else measure.value,
        unit=unit.base,
        dimension=unit.dimension,
        printed=measure.printed,
        printed_unit=unit.name or (counted.noun if counted and unit.kind == "count" else ""),
        bound=measure.bound,
        of=_put_apart(of, measure, blanked) if of else _only_wished(measure, blanked),
        who=whose(measure, role, counted, blanked),
        text=text[measure.span.start : measure.span.end],
        span=measure.span,
    )


def _put_apart(of: str, measure: Measure, text: str) -> str:
    """What is measured, told apart from the figure there is: "earlier profit", "expected profit"."""
    if measure.unit.kind == "age":
        return of
    apart = wished(measure, text) or ("earlier" if _is_earlier(measure, text) else None)
    return f"{apart} {of}" if apart else of


def _only_wished(measure: Measure, text: str) -> str | None:
    """ "Analysts expected $3.9bn": of money or a share that no words name, at least that is known."""
    return wished(measure, text) if measure.unit.kind in _WISHED_UNNAMED else None


def _is_earlier(measure: Measure, text: str) -> bool:
    """The figure that something rose from, or is compared with."""
    before = max(0, measure.span.start - 60), measure.span.start
    changed = _FROM.search(text, *before) and _TO.match(text, measure.span.end)
    return measure.earlier or bool(changed) or bool(_COMPARED.search(text, *before))


def _without_offset(measure: Measure) -> Range:
    """A difference of temperatures, which no zero point belongs to."""
    offset, value = measure.unit.offset, measure.value
    return Range(*(None if edge is None else float(f"{edge - offset:.12g}") for edge in (value.low, value.high)))


def _counted(measure: Measure, text: str) -> Counted | None:
    """What follows a count or a share ("5% of voters")."""
    if measure.unit.kind not in {"count", "share"}:
        return None
    single = measure.printed == 1 and measure.value.high in (1, None)
    counted = counted_after(text, measure.span.end, single=single)
    expecting = measure.unit.kind == "share" and counted and is_expecting(text, measure.span.end, counted)
    return None if expecting else counted


def _of(measure: Measure, role: Role | None, counted: Counted | None) -> str | None:
    if measure.unit.kind == "age":
        return "age"
    if role and not (counted and measure.unit.kind == "share" and role.distance > _FAR):
        return role.of
    return counted.noun if counted else None
