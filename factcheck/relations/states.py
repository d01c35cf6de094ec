"""The slots of states: custody, health, weapon, process. What somebody is in on one side, held against the other.

The ranks and the exclusions are in states.toml. A later step of one way ("arrested", "charged") stands at the level of
a conflict with the note "moved on: arrested -> charged", so that whoever knows the days can tell an update.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from factcheck.records import Comparison, Level, State
from factcheck.relations.bearers import Bearers, bearers, is_vague
from factcheck.relations.figures import compare_figures
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair
from factcheck.relations.printed_names import compare_printed_names
from factcheck.relations.tables import table
from factcheck.relations.times import compare_times

PLANNED = "planned: "
NOT = "not "

# From which cosine on the one somebody unnamed ("the suspect") is taken for the one that the other side tells of; and
# from which on where the two are of one day, and have a name or a toll in common.
ONE_MATTER = 0.6
ONE_DAYS_MATTER = 0.5


@dataclass(frozen=True, slots=True)
class States:
    """Two states of one kind. ``bearers``: of whom they are said. ``sure``: one and the same, as far as words tell."""

    left: State
    right: State
    bearers: Bearers
    sure: bool

    @property
    def values(self) -> tuple[str, str]:
        """The two values."""
        return self.left.value, self.right.value

    @property
    def course(self) -> str | None:
        """How one moves on to the other: "arrested -> charged"."""
        left, right = self.values
        if _leads(self.left.kind, left, right):
            return f"{left} -> {right}"
        return f"{right} -> {left}" if _leads(self.left.kind, right, left) else None


LADDER: tuple[Step[States], ...] = (
    Step("silent", Level.SILENT, lambda states: states.bearers is Bearers.APART),
    Step("agrees", Level.AGREES, lambda states: states.left.value == states.right.value),
    Step("compatible", Level.COMPATIBLE, lambda states: _implied(states)),
    Step("silent", Level.SILENT, lambda states: not states.sure),
    Step("moved_on", Level.CONFLICTS, lambda states: states.course is not None),
    Step("conflicts", Level.CONFLICTS, lambda states: _exclusive(states)),
    Step("silent", Level.SILENT, always),
)
# Of several pairs of states the one that says most.
_TELLING = (Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS, Level.SILENT)


def compare_states(pair: Pair) -> Iterator[Comparison]:
    """One comparison for each kind of state that both sides tell of."""
    told = {state.kind for state in pair.right.states}
    kinds = [kind for kind in dict.fromkeys(state.kind for state in pair.left.states) if kind in told]
    matter = bool(kinds) and _is_one_matter(pair)
    for kind in kinds:
        left = [state for state in pair.left.states if state.kind == kind]
        right = [state for state in pair.right.states if state.kind == kind]
        one = matter and _are_alone(left, right)
        found = [_compared(ours, theirs, one=one) for ours, theirs in product(left, right)]
        if found:
            yield min(found, key=lambda comparison: _TELLING.index(comparison.level))


def kinds_moved_on(earlier: Iterable[State], later: Iterable[State]) -> set[str]:
    """The kinds of state in which a later report is a step further than an earlier one."""
    steps = product(earlier, later)
    return {one.kind for one, other in steps if one.kind == other.kind and _leads(one.kind, one.value, other.value)}


def _is_one_matter(pair: Pair) -> bool:
    """By their words, or by one day and a name or a toll that they have in common."""
    if pair.is_alike(ONE_MATTER) or not pair.is_alike(ONE_DAYS_MATTER):
        return pair.is_alike(ONE_MATTER)
    return _is_of_one_day(pair) and any(
        _is_telling(one) for one in (*compare_printed_names(pair), *compare_figures(pair))
    )


def _is_of_one_day(pair: Pair) -> bool:
    """Both tell of one day; or both are published on one, and tell of no two days."""
    times = list(compare_times(pair))
    published = pair.left.published is not None and pair.left.published == pair.right.published
    apart = any(one.level is Level.CONFLICTS for one in times)
    return any(one.rung == "time.same_day" for one in times) or (published and not apart)


def _is_telling(comparison: Comparison) -> bool:
    levels = {"name": Level.COMPATIBLE, "casualties": Level.AGREES}
    return levels.get(comparison.slot) is comparison.level


def _compared(left: State, right: State, *, one: bool) -> Comparison:
    who = bearers(left.who, right.who)
    step = climb(LADDER, states := States(left, right, who, _is_sure(left, right, who, one=one)))
    return Comparison(
        slot=left.kind,
        level=step.level,
        weight=0.0,
        rung=f"state.{step.name}",
        left=left.text,
        right=right.text,
        note=f"moved on: {states.course}" if step.name == "moved_on" else None,
        left_span=left.span,
        right_span=right.span,
    )


def _is_sure(left: State, right: State, who: Bearers, *, one: bool) -> bool:
    """They are said of one and the same. ``one``: each side tells of one value, in sentences about one matter.

    A weapon may be one of several, so that it takes both; an unnamed doer or thing of a deed may be any, but "the
    launch" is that of what was launched.
    """
    if left.kind == "weapon" or _names_its_deed(left, right) or _names_its_deed(right, left):
        return one and who is not Bearers.APART
    if left.kind == "process" or who is not Bearers.UNSURE:
        return who is Bearers.SAME and not (is_vague(left.who) or is_vague(right.who))
    nobody = table("states")["nobody"]["values"]
    return one and all(
        not is_vague(state.who) or (state.who is None and state.value in nobody) for state in (left, right)
    )


def _names_its_deed(state: State, deed: State) -> bool:
    """What the state is said of is the deed itself: "the launch", and something was launched."""
    words = (state.who or "").lower().partition(" of ")[0].split()
    return bool(words) and words[-1] in table("states")["deeds"].get(deed.value.removeprefix(PLANNED), [])


def _are_alone(left: list[State], right: list[State]) -> bool:
    """Each side tells of one value only, wider names of a weapon apart."""
    return all(len(_narrowest({state.value for state in side})) == 1 for side in (left, right))


def _narrowest(values: set[str]) -> set[str]:
    return values - {wide for value in values for wide in _wider(value)[1:]}


def _implied(states: States) -> bool:
    left, right = states.values
    known = table("states")["implied"].get(states.left.kind, [])
    return left in _wider(right) or right in _wider(left) or [left, right] in known or [right, left] in known


def _exclusive(states: States) -> bool:
    left, right = states.values
    if NOT + left == right or NOT + right == left:
        return True
    pairs = table("states")["exclusive"].get(states.left.kind, [])
    return any([one, other] in pairs or [other, one] in pairs for one in _wider(left) for other in _wider(right))


def _wider(value: str) -> list[str]:
    """A value and the wider kinds it belongs to."""
    chain = [value]
    while chain[-1] in table("states")["wider"]:
        chain.append(table("states")["wider"][chain[-1]])
    return chain


def _leads(kind: str, before: str, after: str) -> bool:
    """A plan leads to its deed or to nothing, a step of a way to the later ones."""
    if before.startswith(PLANNED):
        deed = before.removeprefix(PLANNED)
        if after in {deed, NOT + deed}:
            return True
    return any(-1 < _rank(way, before) < _rank(way, after) for way in table("states")["ways"].get(kind, []))


def _rank(way: list[list[str]], value: str) -> int:
    return next((rank for rank, step in enumerate(way) if value in step), -1)
