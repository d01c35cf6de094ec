"""What is said, in comparable terms: quantities, times, places, actors and stance of claims and texts.

Facts are normalised so fully that whoever compares them needs no dictionary: units, names and dates end here.
"""

from factcheck.facts.cast import actor_of, actors
from factcheck.facts.extraction import extract_fact, extract_facts
from factcheck.facts.period import estimate_period
from factcheck.facts.places import places
from factcheck.facts.quantities import quantities
from factcheck.facts.stance import stance
from factcheck.facts.times import times

__all__ = [
    "actor_of",
    "actors",
    "estimate_period",
    "extract_fact",
    "extract_facts",
    "places",
    "quantities",
    "stance",
    "times",
]
