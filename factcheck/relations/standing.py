"""The status of a claim: what the reports of its event, counted by origin, say together. Never "true" or "false"."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from factcheck.records import Relation, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """Origins that agree with a claim, and origins that disagree; ``reported``: its event is reported at all.

    An origin of which one report agrees and another conflicts stands on both sides.
    """

    agreeing: frozenset[str]
    disagreeing: frozenset[str]
    reported: bool


def standing(relations: Iterable[tuple[Relation, str]]) -> Standing:
    """From the relation and the origin of each report. Updates and unclear reports take no side."""
    told = list(relations)
    return Standing(
        agreeing=_origins(told, {Relation.CORROBORATES}),
        disagreeing=_origins(told, {Relation.CONFLICTS}),
        reported=bool(told),
    )


def status(stand: Standing) -> Status:
    """The first line of ``LADDER`` that holds."""
    return next(status for holds, status in LADDER if holds(stand))


def _origins(told: Iterable[tuple[Relation, str]], sides: Collection[Relation]) -> frozenset[str]:
    return frozenset(origin for relation, origin in told if relation in sides)


LADDER: tuple[tuple[Callable[[Standing], bool], Status], ...] = (
    (lambda stand: not stand.reported, Status.NOT_FOUND),
    (lambda stand: bool(stand.agreeing and stand.disagreeing), Status.CONFLICTING),
    (lambda stand: bool(stand.disagreeing), Status.CONTRADICTED),
    (lambda stand: len(stand.agreeing) > 1, Status.CORROBORATED),
    (lambda stand: bool(stand.agreeing), Status.SINGLE_ORIGIN),
    (lambda stand: True, Status.UNCLEAR),
)
