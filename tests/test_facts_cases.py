"""Whole passages and all that is read in them: one file each, the text above the line, the reading below it."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.facts import actors, places, quantities, stance, times

CASES = sorted((Path(__file__).parent / "cases" / "facts").glob("*.case"))


def reading(text, published):
    for quantity in quantities(text):
        low, high = quantity.value.low, quantity.value.high
        yield f"quantity | {quantity.text} | {low} .. {high} {quantity.unit} | {quantity.of} | {quantity.who}"
    for when in times(text, published=published):
        yield f"time | {when.text} | {when.first} .. {when.last}"
    for place in places(text):
        yield f"place | {place.name} | {', '.join(place.path)}"
    for actor in actors(text):
        yield f"actor | {text[actor.span.start : actor.span.end]} | {actor.key}"
    found = stance(text)
    yield f"stance | {found.negated} | {found.hedge} | {found.denied}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_passage_is_read_as_its_case_says(path):
    head, text, expected = path.read_text(encoding="utf-8").split("\n---\n")
    assert "\n".join(reading(text, date.fromisoformat(head))) == expected.strip()


def test_there_are_cases():
    assert len(CASES) >= 3
