"""Ladders of levels: the first step that holds decides what a slot says, and how much it weighs.

A step's weight is a natural log-odds for "the same event", as in probabilistic record linkage (Fellegi and Sunter,
"A Theory for Record Linkage", JASA 64, 1969). The numbers stand in ``weights.toml``; this module holds none.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from factcheck.records import Level

Pair = TypeVar("Pair")

WEIGHTS = Path(__file__).parent / "weights.toml"


@dataclass(frozen=True, slots=True)
class Step(Generic[Pair]):
    """A rung: what it is called in ``weights.toml``, the level it stands for, and when it holds."""

    name: str
    level: Level
    holds: Callable[[Pair], bool]


def climb(ladder: Sequence[Step[Pair]], pair: Pair) -> Step[Pair]:
    """The first step that holds; every ladder ends with one that always does."""
    return next(step for step in ladder if step.holds(pair))


def always(_: object) -> bool:
    """The last rung of a ladder."""
    return True


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights by slot and step."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))


def weight(slot: str, step: str) -> float:
    """The log-odds of one step of one slot."""
    return float(weights()[slot][step])
