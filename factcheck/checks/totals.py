"""What a run came to, in numbers that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from factcheck.records import Outcome


@dataclass(frozen=True, slots=True)
class Totals:
    """Entries that held, that did not, and that did not and only warn; ``sum`` works on them."""

    passed: int = 0
    failed: int = 0
    warned: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """One outcome, counted."""
        warns = outcome.severity == "warn"
        return cls(
            passed=int(outcome.passed),
            failed=int(not outcome.passed and not warns),
            warned=int(not outcome.passed and warns),
            seconds=outcome.seconds,
        )

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            self.passed + other.passed,
            self.failed + other.failed,
            self.warned + other.warned,
            self.seconds + other.seconds,
        )

    def __radd__(self, start: int) -> "Totals":
        """``sum`` begins with 0."""
        return self if start == 0 else NotImplemented


def exit_status(totals: Totals) -> int:
    """0: all held; 1: something did not; 2: nothing was checked, which is never a success."""
    if totals.failed:
        return 1
    return 0 if totals.passed or totals.warned else 2


def exit_status_of(outcomes: Sequence[Outcome]) -> int:
    """The same of a run: where no entry could be asked at all, it did not run."""
    asked = any(outcome.dossier is not None for outcome in outcomes)
    return exit_status(sum(map(Totals.of, outcomes), Totals())) if asked else 2
