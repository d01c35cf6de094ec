"""From what the tagger's scores say to how often it is right with them.

A logistic function of the odds of its two scores (Platt, 1999), fitted where the tagger was trained and shipped beside
its weights.
"""

import json
from functools import cache
from math import exp, log
from typing import NamedTuple

from factcheck import shipped
from factcheck.speech.tagging.network import WEIGHTS
from factcheck.speech.tagging.reading import Attribution

CALIBRATION = "calibration.json"
# Nothing is surer than this, or less sure than what is left.
SUREST = 0.999


class Calibration(NamedTuple):
    """What the odds of each score count for, as natural logarithms."""

    base: float
    marked: float
    linked: float

    def confidence(self, marked: float, linked: float) -> float:
        """How likely an attribution with these scores is right, 0..1."""
        return 1 / (1 + exp(-(self.base + self.marked * odds(marked) + self.linked * odds(linked))))


def odds(score: float) -> float:
    """The logarithm of a score's odds, bounded."""
    bounded = min(max(score, 1 - SUREST), SUREST)
    return log(bounded / (1 - bounded))


def confidence_of(found: Attribution) -> float:
    """How likely an attribution is right, 0..1; what rules have found is as sure as they say."""
    return found.marked if found.by_rule else _shipped().confidence(found.marked, found.linked)


@cache
def _shipped() -> Calibration:
    return Calibration(**json.loads(shipped.read(WEIGHTS, CALIBRATION)))
