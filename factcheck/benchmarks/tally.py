"""Counts of right and wrong as values: they add up, and know their precision, recall and F1."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Tally:
    """``found``: what was claimed; ``expected``: what there is; ``right``: the claimed that are among the expected."""

    found: int = 0
    expected: int = 0
    right: int = 0

    def __add__(self, other: Self) -> "Tally":
        return Tally(self.found + other.found, self.expected + other.expected, self.right + other.right)

    def __radd__(self, other: int) -> "Tally":
        """``sum()`` begins with 0."""
        if other != 0:
            return NotImplemented
        return self

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the expected that was found; 0 where nothing is expected."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 0.0

    def as_json(self) -> dict[str, float]:
        """Its counts and figures as plain values."""
        counts = {"found": self.found, "expected": self.expected, "right": self.right}
        return {**counts, "precision": self.precision, "recall": self.recall, "f1": self.f1}
