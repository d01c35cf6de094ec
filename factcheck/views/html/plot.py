"""Reported figures drawn in order of time: for each day and origin a line, a dot a report, a bar what it leaves open.

Only geometry: across in per cent of the drawing, so that it fits a telephone and a desk with letters of one size; down
in pixels. How it looks is in the template and the style sheet.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factcheck.records import Event, Range, Relation
from factcheck.views import wording
from factcheck.views.answers import commonest
from factcheck.views.figures import (
    Figure,
    Scale,
    asked_range,
    asked_words,
    closed,
    figure_slots,
    figures,
    middle,
    plural,
    scale_of,
    tick,
)
from factcheck.views.model import is_first
from factcheck.views.wording import CLAIM, Measure, counted, published

# Per cent that stay free beside the outermost ends; pixels that a day, a line with its label, and the axis take.
MARGIN = 7.0
TOP, HEADING, LABEL, BELOW, AXIS = 22, 24, 22, 20, 30
# Reports with one value stand on each other, a dot each, up to so many; pixels from one to the next, and per cent
# within which two values are one.
STACK, RISE, NEAR = 6, 10, 1.2
TICKS = 4
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# Letters of a label that fit on a telephone.
NAME, VALUE = 40, 26
# An axis of one value goes so far to both sides of it.
ALIKE = 0.05

NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Dot:
    """One report: its middle, the ends of what its words leave open, None for no end, and its place in a stack."""

    x: float
    low: float | None
    high: float | None
    words: str
    level: int = 0

    @property
    def left(self) -> float:
        """Where its bar begins."""
        return 0.0 if self.low is None else self.low

    @property
    def width(self) -> float:
        """How long its bar is."""
        return (100.0 if self.high is None else self.high) - self.left


@dataclass(frozen=True, slots=True)
class Line:
    """What one origin said on a day: its reports' dots, and how they stand. ``y``: of the line; ``mark``: its shape."""

    y: int
    label_y: int
    origin: str
    count: str
    value: str
    mark: Relation | None
    standing: str
    dots: tuple[Dot, ...]

    @property
    def label_x(self) -> float:
        """Where the value is written: behind the last bar, or before the first where there is no room."""
        return max(_end(dot) for dot in self.dots) if self.label_after else min(dot.left for dot in self.dots)

    @property
    def label_after(self) -> bool:
        """There is room behind."""
        return max(_end(dot) for dot in self.dots) < 66.0


@dataclass(frozen=True, slots=True)
class Heading:
    """The day of the lines below it."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A value of the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing; ``description`` says in words all that it shows."""

    slot: str
    unit: str
    description: str
    height: int
    ticks: tuple[Tick, ...]
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    asked: str | None
    band: tuple[float, float] | None

    @property
    def band_x(self) -> float:
        """Where the claim's words are written: above the middle of its band."""
        return 50.0 if self.band is None else self.band[0] + self.band[1] / 2

    @property
    def band_anchor(self) -> str:
        """How they stand to that place, so that none of them leaves the drawing."""
        return "start" if self.band_x < 33 else "end" if self.band_x > 67 else "middle"

    @property
    def shapes(self) -> tuple[tuple[Relation | None, str], ...]:
        """The marks that occur, each with how its reports stand, for the legend."""
        return tuple({line.mark: line.standing for line in self.lines}.items())


def plots(event: Event, measure: Measure = CLAIM) -> tuple[Plot, ...]:
    """A drawing of the figure that matters most where two reports name it, and of others in which reports differ."""
    slots = figure_slots(event)
    found = [(slot, tuple(filter(_has_an_end, figures(event, slot)))) for slot in slots]
    worth = [(slot, told) for slot, told in found if len(told) > 1 and (slot == slots[0] or _differ(told))]
    return tuple(_plot(event, slot, told, measure) for slot, told in worth)


@dataclass(frozen=True, slots=True)
class _Axis:
    """From a round value below the lowest to one above the highest, in round steps, on a scale."""

    low: float
    high: float
    step: float
    scale: Scale

    @classmethod
    def of(cls, ranges: Iterable[Range], scale: Scale) -> "_Axis":
        ends = [scale.shown(end) for value in ranges for end in closed(value) if end is not None]
        low, high = min(ends), max(ends)
        if low == high:
            # Figures that are all alike stand in the middle.
            beside = max(abs(low) * ALIKE, 1.0)
            low, high = low - beside, high + beside
        step = _step((high - low) / TICKS)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step, step, scale)

    def at(self, value: float) -> float:
        """Where a value in base units stands, in per cent of the drawing."""
        return self._across(self.scale.shown(value))

    def ticks(self) -> Iterator[Tick]:
        """Its round values."""
        for count in range(round((self.high - self.low) / self.step) + 1):
            value = self.low + count * self.step
            yield Tick(self._across(value), tick(value))

    def _across(self, value: float) -> float:
        return round(MARGIN + (value - self.low) / (self.high - self.low) * (100 - 2 * MARGIN), 2)


def _plot(event: Event, slot: str, told: Sequence[Figure], measure: Measure) -> Plot:
    scale, asked = scale_of(told), asked_range(event, slot)
    axis = _Axis.of([*(figure.quantity.value for figure in told), *filter(None, [asked])], scale)
    words = asked_words(event, slot)
    names = {origin.id: origin.name for origin in event.origins}
    headings, lines, height = _laid_out(told, names, axis, words or "", measure)
    return Plot(
        slot=slot.replace("_", " "),
        unit=plural(scale.unit),
        description=_description(headings, lines),
        height=height + AXIS,
        ticks=tuple(axis.ticks()),
        headings=headings,
        lines=lines,
        asked=_short(words, NAME) if words else None,
        band=_band(asked, axis),
    )


def _laid_out(
    told: Sequence[Figure], names: Mapping[str, str], axis: _Axis, asked: str, measure: Measure
) -> tuple[tuple[Heading, ...], tuple[Line, ...], int]:
    """Day below day, in each line below line; and how high all that is."""
    headings: list[Heading] = []
    lines: list[Line] = []
    y = TOP
    for day, on_day in groupby(sorted(told, key=_order), key=lambda figure: published(figure.report.article)):
        headings.append(Heading(y + HEADING - 8, day))
        y += HEADING
        for (origin, _), own in groupby(on_day, key=lambda figure: (figure.report.origin, _mark(figure))):
            lines.append(_line(y, names.get(origin, origin), list(own), axis, asked, measure))
            y = lines[-1].y + BELOW
    return tuple(headings), tuple(lines), y


def _line(top: int, name: str, own: Sequence[Figure], axis: _Axis, asked: str, measure: Measure) -> Line:
    value = commonest([figure.quantity.text for figure in own], asked.casefold())
    dots = tuple(_stacked(_dot(figure, axis) for figure in own))
    return Line(
        y=top + LABEL + RISE * (1 + max(dot.level for dot in dots)),
        label_y=top + LABEL - 8,
        origin=_short(name, NAME),
        count=counted(len(own), "report"),
        value=_short(value, VALUE),
        mark=_mark(own[0]),
        standing=_standing(_mark(own[0]), measure),
        dots=dots,
    )


def _stacked(dots: Iterable[Dot]) -> Iterator[Dot]:
    """A dot that would cover another stands on it."""
    placed: list[Dot] = []
    for dot in dots:
        below = sum(abs(dot.x - other.x) < NEAR for other in placed)
        placed.append(replace(dot, level=min(below, STACK - 1)))
        yield placed[-1]


def _dot(figure: Figure, axis: _Axis) -> Dot:
    value = figure.quantity.value
    low, high = (None if end is None else axis.at(end) for end in closed(value))
    return Dot(axis.at(middle(value)), low, high, f"{wording.outlet(figure.report.article)}: {figure.quantity.text}")


def _short(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1]}…"


def _band(asked: Range | None, axis: _Axis) -> tuple[float, float] | None:
    if asked is None:
        return None
    low, high = closed(asked)
    left = 0.0 if low is None else axis.at(low)
    right = 100.0 if high is None else axis.at(high)
    return left, max(right - left, 0.4)


def _description(headings: Sequence[Heading], lines: Sequence[Line]) -> str:
    """Every line in words: "27 March 2023: Japan's Defense Ministry, 6 reports, about 350 km, agrees." """
    told = []
    for position, heading in enumerate(headings):
        end = headings[position + 1].y if position + 1 < len(headings) else math.inf
        own = [line for line in lines if heading.y <= line.y < end]
        said = "; ".join(f"{line.origin}, {line.count}, {line.value}, {line.standing}" for line in own)
        told.append(f"{heading.text}: {said}.")
    return " ".join(told)


def _order(figure: Figure) -> tuple[bool, str, str, str, float]:
    day = figure.report.article.published
    where = (figure.report.origin, _standing(_mark(figure), CLAIM), middle(figure.quantity.value))
    return day is None, day.isoformat() if day else "", *where


def _mark(figure: Figure) -> Relation | None:
    """How its report stands; None where the figure was not compared. What others are held against stands by itself."""
    return figure.report.relation if figure.comparison or is_first(figure.report) else None


def _standing(mark: Relation | None, measure: Measure) -> str:
    return measure.relations[mark].lower() if mark else NOT_COMPARED


def _has_an_end(figure: Figure) -> bool:
    return closed(figure.quantity.value) != (None, None)


def _differ(told: Sequence[Figure]) -> bool:
    apart = any(_mark(figure) in {Relation.CONFLICTS, Relation.UPDATES} for figure in told)
    return apart and len({figure.quantity.value for figure in told}) > 1


def _end(dot: Dot) -> float:
    return dot.x if dot.high is None else dot.high


def _step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5 and their tenfolds: an axis that people can read."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * step for step in STEPS if power * step >= rough)
