"""Labels of figures, and when a figure that was found is the labelled one.

Units go by many names in labelled data; normalising.toml has ours for them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.records import Quantity

# Two values are one if they differ by no more than this share of the larger, as a label rounds a third to 0.3333.
SAME_VALUE = 1e-3


@dataclass(frozen=True, slots=True)
class Label:
    """A figure as somebody labelled it: ``low`` and ``high`` as printed, the same for one number, None for open.

    ``unit``, ``bound`` ("=", "~", ">", "<") and ``of``: None where the label does not say.
    """

    low: float | None
    high: float | None
    unit: str | None = None
    bound: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and its labels; ``counts``: which of the figures found are held against them, all by default."""

    text: str
    labels: tuple[Label, ...]
    counts: Callable[[Quantity], bool] = lambda _: True
    kind: str = ""


def same_value(label: Label, quantity: Quantity) -> bool:
    """One number: as printed. A range: both ends, an open one too."""
    if label.low is not None and label.low == label.high:
        return _near(label.low, quantity.printed)
    low, high = (_as_printed(end, quantity) for end in (quantity.value.low, quantity.value.high))
    return _near_or_open(label.low, low) and _near_or_open(label.high, high)


def same_unit(label: str, quantity: Quantity) -> bool:
    """The unit is the label's, or the one above the stroke; a count's unit is the thing counted, or none."""
    name = unit_named(label)
    printed = quantity.printed_unit.lower()
    if {name.lower(), label.lower()} & {printed, printed.partition(" per ")[0]}:
        return True
    if quantity.dimension.partition(" ")[0] != "count" and printed:
        return False
    return not name or name in _words(f"{quantity.of} {quantity.who}")


def same_thing(label: str, quantity: Quantity) -> bool:
    """A word of the label that says something stands in what we say is measured, or of whom."""
    said = _words(f"{quantity.of or ''} {quantity.who or ''}")
    return bool(_words(label) & said)


def unit_named(name: str) -> str:
    """Our name of a unit that goes by another in the labels."""
    lowered = name.strip().lower().replace("meter", "metre").replace("liter", "litre").replace("-", " ")
    names = _names()
    for spelled in (lowered, lowered.removesuffix("s")):
        if spelled in names:
            return names[spelled]
    return lowered.removesuffix("s")


def _words(text: str) -> frozenset[str]:
    words = (word.lower().removesuffix("s") for word in re.findall(r"[^\W_]{3,}", text))
    return frozenset({"person" if word in {"people", "men", "women"} else word for word in words} - {"the", "none"})


def _as_printed(end: float | None, quantity: Quantity) -> float | None:
    """An end of the range in the printed unit, by the ratio of the printed figure to its value."""
    value = quantity.value.low if quantity.value.low is not None else quantity.value.high
    if end is None or not value or not quantity.printed:
        return end
    return end * quantity.printed / value if quantity.bound != "~" else end


def _near_or_open(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else _near(one, other)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_VALUE * max(abs(one), abs(other))


@cache
def _names() -> dict[str, str]:
    import tomllib

    table = tomllib.loads((Path(__file__).parent / "normalising.toml").read_text("utf-8"))
    return dict(table["units"])
