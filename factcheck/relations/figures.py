"""The slots of figures: distance, altitude, casualties, counts, money ... one for each role a quantity can have."""

from collections.abc import Iterator

from factcheck.records import Comparison, Fact, Level, Quantity
from factcheck.relations.amounts import Amounts, difference, paired
from factcheck.relations.ladders import Step, always, climb, weight
from factcheck.relations.pairs import Pair

# Figures more than half as large again belong to another event sooner than to another report of it.
FAR = 1.5

# "At least 12" says something of 15 and nothing of 2,000; two bounds of one kind ("more than 1,000", "at least 1,800")
# never exclude each other.
BOUND_FAR = 1.5

# Of roles that many things have (a duration, a count, a share), figures so far apart are of two things.
GENERIC = frozenset({"count", "duration", "share", "money", "age"})
GENERIC_FAR = 3.0

CASUALTIES = ("killed", "injured", "critically injured", "casualties", "missing", "displaced")

# The slot a quantity fills, by dimension and role; None stands for every other role. First row that fits.
SLOTS: tuple[tuple[str, tuple[str, ...] | None, str], ...] = (
    ("length", ("altitude",), "altitude"),
    ("length", ("depth",), "depth"),
    ("length", None, "distance"),
    ("magnitude", None, "magnitude"),
    ("count", CASUALTIES, "casualties"),
    ("count", None, "count"),
    ("share", None, "share"),
    ("speed", None, "speed"),
    ("age", None, "age"),
    ("time", None, "duration"),
)


def _may_both_hold(amounts: Amounts) -> bool:
    return amounts.gap == 0 and (amounts.left.bound is amounts.right.bound or amounts.ratio <= BOUND_FAR)


LADDER: tuple[Step[Amounts], ...] = (
    Step("agrees", Level.AGREES, lambda amounts: amounts.gap == 0 and not amounts.is_open),
    Step("compatible", Level.COMPATIBLE, _may_both_hold),
    Step("loose", Level.SILENT, lambda amounts: amounts.gap == 0),
    Step("unlike", Level.SILENT, lambda amounts: _is_generic(amounts.left) and amounts.ratio > GENERIC_FAR),
    Step("near", Level.CONFLICTS, lambda amounts: amounts.ratio <= FAR),
    Step("far", Level.CONFLICTS, always),
)


def slot_of(quantity: Quantity) -> str:
    """The name of the slot a quantity fills; a dimension of its own where the table has none."""
    for dimension, roles, slot in SLOTS:
        if quantity.dimension == dimension and (roles is None or quantity.of in roles):
            return slot
    return quantity.dimension.partition(":")[0]


def compare_figures(pair: Pair) -> Iterator[Comparison]:
    """One comparison for each role that both sides give a figure for; other roles are silent."""
    for left, right in paired(pair.left.quantities, pair.right.quantities):
        if _comparable(left, right):
            yield _compared(left, right, pair)


def _comparable(left: Quantity, right: Quantity) -> bool:
    """A figure whose role is unknown is compared only with its equal: "12" of one thing says nothing of another."""
    return left.of is not None or Amounts(left, right).gap == 0


def _compared(left: Quantity, right: Quantity, pair: Pair) -> Comparison:
    step = climb(LADDER, Amounts(left, right, pair.tolerance))
    kind = "count" if slot_of(left) == "count" else "figure"
    return Comparison(
        slot=slot_of(left),
        level=step.level,
        weight=weight(kind, step.name),
        left=left.text,
        right=right.text,
        note=difference(left, right) if step.level is Level.CONFLICTS else None,
        left_span=left.span,
        right_span=right.span,
    )


def is_measured(fact: Fact) -> bool:
    """It gives a figure of something, and more than a small count ("two missiles")."""
    return any(_is_telling(quantity) for quantity in fact.quantities)


def _is_telling(quantity: Quantity) -> bool:
    return quantity.of is not None and (quantity.dimension != "count" or quantity.of in CASUALTIES)


def _is_generic(quantity: Quantity) -> bool:
    return slot_of(quantity) in GENERIC
