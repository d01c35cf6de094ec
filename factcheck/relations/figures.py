"""The slots of figures: distance, altitude, casualties, counts, money ... one for each role a quantity can have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.records import Comparison, Fact, Level, Quantity
from factcheck.relations.ages import AGE
from factcheck.relations.amounts import Amounts, difference, middle, paired, said_once
from factcheck.relations.groups import alike_named, is_narrower, is_part
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair
from factcheck.relations.wordings import same_but_for_figures

# Figures more than half as large again belong to another event sooner than to another report of it.
FAR = 1.5

# "At least 12" says something of 15 and nothing of 2,000; two bounds of one kind ("more than 1,000", "at least 1,800")
# may lie further apart.
BOUND_FAR = 1.5
SAME_BOUND_FAR = 2.0

# Of roles that many things have (a duration, a count, a share), figures so far apart are of two things; and so are
# figures that differ at all in sentences that are less alike than this.
GENERIC = frozenset({"count", "duration", "share", "money"})
GENERIC_FAR = 3.0
GENERIC_MATTER = 0.6
# What one report calls the price of a plan and another its size.
NAMED_FREELY = frozenset({"money", "share"})
# Sentences as alike as this say one thing, however far apart their figures are.
ONE_SENTENCE = 0.8

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
    (AGE, None, "age"),
    ("time", None, "duration"),
)


# How a role begins whose figure is not the one there is: foreseen, wished for, or the one before.
SET_APART = ("expected", "demanded", "proposed", "earlier")


@dataclass(frozen=True, slots=True)
class Figures:
    """Two amounts, and the pair that gives them."""

    amounts: Amounts
    pair: Pair

    @property
    def touch(self) -> bool:
        """They may be one figure."""
        return self.amounts.gap == 0

    @property
    def may_both_hold(self) -> bool:
        """They touch, and a bound among them is not so far off that it says nothing of the other."""
        same_bound = self.amounts.left.bound is self.amounts.right.bound
        return self.touch and self.amounts.ratio <= (SAME_BOUND_FAR if same_bound else BOUND_FAR)

    @property
    def of_two_things(self) -> bool:
        """Figures of a generic role in sentences that are not about one matter, or far apart in any but the same."""
        far = self.amounts.ratio > GENERIC_FAR and not self.pair.is_alike(ONE_SENTENCE)
        return slot_of(self.amounts.left) in GENERIC and (not self.pair.is_alike(GENERIC_MATTER) or far)

    @property
    def of_nobody(self) -> bool:
        """One side says that there were none, which denies what the other says and is no other event."""
        return any(quantity.value.high == 0 for quantity in (self.amounts.left, self.amounts.right))

    @property
    def of_a_part(self) -> bool:
        """The smaller figure is of some of those whom the larger one is of, so that both may hold."""
        sides = ((self.pair.left, self.amounts.left), (self.pair.right, self.amounts.right))
        (fewer, part), (more, whole) = sorted(sides, key=lambda side: middle(side[1]))
        return is_narrower(part, whole) or (is_part(fewer, part) and not is_part(more, whole))


LADDER: tuple[Step[Figures], ...] = (
    Step("agrees", Level.AGREES, lambda figures: figures.touch and not figures.amounts.is_open),
    Step("compatible", Level.COMPATIBLE, lambda figures: figures.may_both_hold),
    Step("loose", Level.SILENT, lambda figures: figures.touch),
    Step("part", Level.SILENT, lambda figures: figures.of_a_part),
    Step("unlike", Level.SILENT, lambda figures: figures.of_two_things),
    Step("near", Level.CONFLICTS, lambda figures: figures.amounts.ratio <= FAR or figures.of_nobody),
    Step("far", Level.CONFLICTS, always),
)


def slot_of(quantity: Quantity) -> str:
    """The name of the slot a quantity fills; a dimension of its own where the table has none."""
    for dimension, roles, slot in SLOTS:
        if quantity.dimension == dimension and (roles is None or quantity.of in roles):
            return slot
    return quantity.dimension.partition(":")[0]


def compare_figures(pair: Pair) -> Iterator[Comparison]:
    """One comparison for each role that both sides give a figure for; other roles are silent, and ages a slot apart.

    A figure of which nobody knows what it is of is compared with its equal only, "12" of one thing saying nothing of
    another, or with the one in its place in texts that are the same otherwise. Where nothing of a kind could be
    compared, and each side has one figure of it, the two are shown beside each other: of two things, as far as the
    words tell, but equal ones are seldom so by chance.
    """
    compared = []
    for left, right in _paired(pair):
        compared.append(left.dimension)
        yield _compared(left, right, pair)
    for left, right in _left_over(pair, compared):
        yield _beside(left, right)


def _paired(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    ours, theirs = _figures(pair.left), _figures(pair.right)
    in_place = _in_place(pair)
    for left, right in paired(alike_named(ours, theirs), alike_named(theirs, ours)):
        if left.of is not None or (not in_place and Amounts(left, right).gap == 0):
            yield left, right
    yield from in_place


def _in_place(pair: Pair) -> list[tuple[Quantity, Quantity]]:
    """Of texts that are the same but for figures, those of which nobody knows what they are of, as they stand."""
    ours, theirs = said_once(_figures(pair.left)), said_once(_figures(pair.right))
    if len(ours) != len(theirs):
        return []
    couples = zip(ours, theirs, strict=True)
    bare = [(one, other) for one, other in couples if one.dimension == other.dimension and None in (one.of, other.of)]
    return bare if bare and same_but_for_figures(pair) else []


def differ_in_hedges_alone(pair: Pair) -> bool:
    """The texts are the same but for their figures, and of these each may be the one in its place: "about 12", "12"."""
    left, right = pair.left.quantities, pair.right.quantities
    if len(left) != len(right) or not same_but_for_figures(pair):
        return False
    return all(
        one.dimension == other.dimension and Amounts(one, other, pair.tolerance).gap == 0
        for one, other in zip(left, right, strict=True)
    )


def slots_set_apart(pair: Pair) -> frozenset[str]:
    """The slots of dimensions in which one side tells what was expected, demanded, ... and the other only what is."""
    ours, theirs = _figures(pair.left), _figures(pair.right)
    told_of = {one.dimension for one in ours} & {one.dimension for one in theirs}
    apart = {one for one in told_of if not _ways_told(ours, one) & _ways_told(theirs, one)}
    return frozenset(slot_of(one) for one in (*ours, *theirs) if one.dimension in apart)


def _ways_told(quantities: Sequence[Quantity], dimension: str) -> set[str]:
    """ "Expected" and the like, and "" for what there is."""
    firsts = [(one.of or "").partition(" ")[0] for one in quantities if one.dimension == dimension]
    return {first if first in SET_APART else "" for first in firsts}


def _figures(fact: Fact) -> list[Quantity]:
    return [quantity for quantity in fact.quantities if quantity.dimension != AGE]


def _left_over(pair: Pair, compared: Sequence[str]) -> Iterator[tuple[Quantity, Quantity]]:
    ours, theirs = said_once(_figures(pair.left)), said_once(_figures(pair.right))
    for left in ours:
        others = [one for one in theirs if one.dimension == left.dimension]
        alone = sum(one.dimension == left.dimension for one in ours) == 1
        if left.dimension not in compared and alone and len(others) == 1 and _may_be_one(left, others[0]):
            yield left, others[0]


def _may_be_one(left: Quantity, right: Quantity) -> bool:
    """Their roles do not tell them apart: one is unknown, or money and shares, which have a name in every sentence."""
    return left.of is None or right.of is None or slot_of(left) in NAMED_FREELY


def _beside(left: Quantity, right: Quantity) -> Comparison:
    amounts = Amounts(left, right)
    step = "same" if amounts.gap == 0 and not amounts.is_open else "apart"
    return Comparison(
        slot=slot_of(left),
        level=Level.COMPATIBLE if step == "same" else Level.SILENT,
        weight=0.0,
        left=left.text,
        right=right.text,
        left_span=left.span,
        right_span=right.span,
        rung=f"beside.{step}",
    )


def _compared(left: Quantity, right: Quantity, pair: Pair) -> Comparison:
    step = climb(LADDER, Figures(Amounts(left, right, pair.tolerance), pair))
    kind = "count" if slot_of(left) == "count" else "figure"
    return Comparison(
        slot=slot_of(left),
        level=step.level,
        weight=0.0,
        rung=f"{kind}.{step.name}",
        left=left.text,
        right=right.text,
        note=difference(left, right) if step.level is Level.CONFLICTS else None,
        left_span=left.span,
        right_span=right.span,
    )


def is_counted(fact: Fact) -> bool:
    """It gives a figure of something, be it a small count."""
    return any(quantity.of is not None for quantity in fact.quantities)


def is_measured(fact: Fact) -> bool:
    """It gives a figure of something, and more than a small count ("two missiles")."""
    return any(is_telling(quantity) for quantity in fact.quantities)


def is_telling(quantity: Quantity) -> bool:
    """A figure of something that is more than a small count."""
    return quantity.of is not None and (quantity.dimension != "count" or quantity.of in CASUALTIES)
