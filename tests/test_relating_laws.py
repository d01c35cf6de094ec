"""Laws of relating: what must hold of any two claims, whatever they say. Sentences are read as a user's would be."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.pipeline.reading import read_passage
from factcheck.records import Fact, Finding, Level, Relation
from factcheck.relations import Reading, relate
from factcheck.relations.inference import LABELLED_SLOTS
from factcheck.relations.pairs import GRANTED, Pair
from factcheck.relations.verdict import SETTING_SLOTS, compared
from factcheck.relations.wordings import same_but_for_figures

FEW = settings(max_examples=30, deadline=None)
FIRST_DAY = date(2024, 5, 6)

# Each row: one thing said in several wordings, none of which changes a word that is compared. {0} is a figure, {1} one
# of the row's own words.
LAUNCH = (
    "The missile flew {0} on Monday, the defence ministry said.",
    "On Monday, the defence ministry said, the missile flew {0}.",
    "The defence ministry said the missile flew {0} on Monday.",
)
TOLL = (
    "The flood in Busan on 4 May 2024 killed {0} people.",
    "On 4 May 2024 the flood in Busan killed {0} people.",
)
PRICE = (
    "The bank agreed on Friday to pay {0} for the shipyard in Busan.",
    "On Friday the bank agreed to pay {0} for the shipyard in Busan.",
)
SHARE = (
    "Unemployment in Norway rose to {0} percent in March, the statistics office said.",
    "The statistics office said unemployment in Norway rose to {0} percent in March.",
)
ARREST = (
    "Anna Ruiz was {1} over the theft of the ferry in Oslo, police said.",
    "Police said Anna Ruiz was {1} over the theft of the ferry in Oslo.",
)
CLOCK = (
    "The ferry left the harbour of Bergen at {1} on Sunday, the coastguard said.",
    "The coastguard said the ferry left the harbour of Bergen at {1} on Sunday.",
)
FIGURES = st.integers(2, 900) | st.integers(1, 90).map(lambda thousands: 1000 * thousands)
SAID: dict[tuple[str, ...], st.SearchStrategy[tuple[str, str]]] = {
    LAUNCH: FIGURES.map(lambda figure: (f"{10 * figure:,} km", "")),
    TOLL: FIGURES.map(lambda figure: (f"{figure:,}", "")),
    PRICE: FIGURES.map(lambda figure: (f"${figure:,} million", "")),
    SHARE: st.integers(11, 300).map(lambda figure: (f"{figure / 10:g}", "")),
    ARREST: st.sampled_from(["arrested", "charged", "convicted", "acquitted", "released", "sentenced"]).map(
        lambda word: ("", word)
    ),
    CLOCK: st.integers(1, 11).map(lambda hour: ("", f"{hour} p.m.")),
}
COSINES = st.sampled_from([None, 0.1, 0.4, 0.55, 0.62, 0.7, 0.78, 0.86, 0.97])
# What the reader may make of two texts: one relation likelier than the others, or none read at all.
READINGS = st.none() | st.builds(
    lambda relation, sure: Reading(
        tuple(sure if one is relation else (1 - sure) / 4 for one in Relation),
        tuple(1 / len(LABELLED_SLOTS) for _ in LABELLED_SLOTS),
    ),
    st.sampled_from(Relation),
    st.sampled_from([0.3, 0.6, 0.95]),
)
DAYS = st.none() | st.integers(0, 3).map(lambda day: FIRST_DAY + timedelta(day))

HEDGES = ["about {0}", "around {0}", "some {0}", "roughly {0}", "nearly {0}", "at least {0}", "more than {0}"]

# A figure in one unit, the other unit, and how many of the other make one; printed to three digits.
UNITS = [
    ("The missile flew {} on Monday, the defence ministry said.", "{} km", "{} miles", 1 / 1.609344),
    ("The rocket reached an altitude of {} on Monday, the ministry said.", "{} metres", "{} feet", 1 / 0.3048),
    ("The train in Norway reached a speed of {} on Monday.", "{} km/h", "{} mph", 1 / 1.609344),
    ("The statue of Anna Ruiz in Bergen weighs {}.", "{} kilograms", "{} pounds", 1 / 0.45359237),
]
# How much larger the other side's figure is: clear of the steps of the ladder, across which rounding may tip a figure.
FACTORS = [1.0, 1.0, 0.4, 0.8, 1.25, 2.0, 4.0]


@dataclass(frozen=True)
class Said:
    """One thing said on a day: in which of its wordings, with which figure and word."""

    wordings: tuple[str, ...]
    figure: str
    word: str
    published: date | None

    def text(self, wording: int = 0, figure: str = "{0}") -> str:
        return self.wordings[wording].format(figure.format(self.figure), self.word)

    def fact(self, wording: int = 0, figure: str = "{0}") -> Fact:
        return read(self.text(wording, figure), self.published)


@cache
def read(text: str, published: date | None) -> Fact:
    return read_passage(text, published=published)[1]


@st.composite
def sayings(draw: st.DrawFn, wordings: tuple[str, ...] | None = None) -> Said:
    wordings = wordings or draw(st.sampled_from(list(SAID)))
    figure, word = draw(SAID[wordings])
    return Said(wordings, figure, word, draw(DAYS))


@st.composite
def pairs(draw: st.DrawFn, kinds: tuple[tuple[str, ...], ...] = tuple(SAID)) -> tuple[Said, Said]:
    """Two things said, mostly in one row's words."""
    one, other = draw(st.sampled_from(kinds)), draw(st.sampled_from(kinds))
    alike = draw(st.integers(0, 3))
    return draw(sayings(one)), draw(sayings(one if alike else other))


def in_three_digits(figure: float) -> str:
    """As news prints a conversion: 1,597.1 as "1,600", 62.14 as "62.1"."""
    rounded = float(f"{figure:.3g}")
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:g}"


def verdict(finding: Finding) -> tuple[Relation, float]:
    return finding.relation, round(finding.same_event, 9)


@pytest.mark.parametrize(
    ("wordings", "figures", "words"),
    [
        (LAUNCH, ("350 km", "700 km"), ("", "")),
        (TOLL, ("12", "31"), ("", "")),
        (PRICE, ("$120 million", "$150 million"), ("", "")),
        (SHARE, ("4.1", "5.2"), ("", "")),
        (ARREST, ("", ""), ("convicted", "acquitted")),
        (CLOCK, ("", ""), ("3 p.m.", "5 p.m.")),
    ],
)
def test_what_the_laws_are_tried_on_agrees_with_itself_and_conflicts_with_another(wordings, figures, words):
    one, other = (Said(wordings, *said, FIRST_DAY) for said in zip(figures, words, strict=True))
    assert relate(one.fact(), one.fact(1), similarity=0.9).relation is Relation.CORROBORATES
    assert relate(one.fact(), other.fact(), similarity=0.9).relation is Relation.CONFLICTS


@FEW
@given(pairs(), COSINES, READINGS)
def test_relating_is_symmetric(pair, similarity, reading):
    left, right = (said.fact() for said in pair)
    there, back = (
        relate(left, right, similarity=similarity, reading=reading),
        relate(right, left, similarity=similarity, reading=reading),
    )
    assert verdict(there) == verdict(back)
    assert [(one.slot, one.level, one.weight) for one in there.comparisons] == [
        (one.slot, one.level, one.weight) for one in back.comparisons
    ]


@FEW
@given(sayings(), st.integers(0, 1), COSINES, READINGS)
def test_a_claim_never_conflicts_with_itself_in_whatever_words(said, wording, similarity, reading):
    assert relate(said.fact(), said.fact(), similarity=similarity, reading=reading).relation is not Relation.CONFLICTS
    assert relate(said.fact(), said.fact(wording), similarity=similarity).relation is not Relation.CONFLICTS


@FEW
@given(pairs(), st.integers(0, 9), COSINES, READINGS)
def test_a_paraphrase_that_touches_no_compared_word_leaves_the_verdict(pair, wording, similarity, reading):
    left, right = pair
    before = relate(left.fact(), right.fact(), similarity=similarity, reading=reading)
    after = relate(left.fact(wording % len(left.wordings)), right.fact(), similarity=similarity, reading=reading)
    # Whatever is read in a text beside itself, or beside one with figures that agree, is no conflict: other laws.
    assume(not (same_but_for_figures(Pair(left.fact(), right.fact())) and only_read(after)))
    assert verdict(after) == verdict(before)


def only_read(finding: Finding) -> bool:
    """Whether a conflict is told that no slot shows."""
    shown = [one for one in finding.comparisons if one.level is Level.CONFLICTS and one.note != "as read"]
    return finding.relation is Relation.CONFLICTS and not [one for one in shown if one.slot not in SETTING_SLOTS]


@FEW
@given(pairs())
def test_a_cosine_that_nobody_measured_means_one_thing_in_every_slot(pair):
    facts = [said.fact() for said in pair]
    unknown, granted = (compared(Pair(*facts, similarity=similarity)) for similarity in (None, GRANTED))
    assert [one for one in unknown if one.slot != "meaning"] == [one for one in granted if one.slot != "meaning"]


@FEW
@given(st.sampled_from(UNITS), st.integers(10, 900), st.sampled_from(FACTORS), COSINES, READINGS)
def test_a_unit_changed_leaves_the_verdict(unit, figure, factor, similarity, reading):
    sentence, own, other, each = unit
    tens = 10 * figure
    left = read(sentence.format(own.format(f"{tens:,}")), FIRST_DAY)
    converted = read(sentence.format(other.format(in_three_digits(tens * each))), FIRST_DAY)
    right = read(sentence.format(own.format(f"{10 * round(figure * factor):,}")), FIRST_DAY)
    before, after = (relate(one, right, similarity=similarity, reading=reading) for one in (left, converted))
    assert verdict(after) == verdict(before)


def test_350_kilometres_are_217_miles_and_no_other_unit_makes_a_difference():
    flown = read("The missile flew 350 km on Monday, the ministry said.", FIRST_DAY)
    in_miles = read("The missile flew 217 miles on Monday, the ministry said.", FIRST_DAY)
    assert relate(flown, in_miles, similarity=0.8).relation is Relation.CORROBORATES


@FEW
@given(pairs((LAUNCH, TOLL, PRICE, SHARE)), st.sampled_from(HEDGES), st.booleans(), COSINES, READINGS)
def test_more_hedging_never_makes_a_conflict(pair, hedge, both, similarity, reading):
    left, right = pair
    before = relate(left.fact(), right.fact(), similarity=similarity, reading=reading)
    hedged = relate(
        left.fact(figure=hedge), right.fact(figure=hedge if both else "{0}"), similarity=similarity, reading=reading
    )
    assert before.relation is Relation.CONFLICTS or hedged.relation is not Relation.CONFLICTS


@FEW
@given(
    st.sampled_from(HEDGES[:4]), FIGURES, st.integers(-5, 5), st.sampled_from([LAUNCH, TOLL, PRICE]), COSINES, READINGS
)
def test_figures_that_touch_as_printed_touch_when_they_are_hedged(hedge, figure, apart, wordings, similarity, reading):
    """Near figures, of which chance gives few: "about 1,000" can't be narrower than "1,000"."""
    forms = {LAUNCH: "{:,} km", TOLL: "{:,}", PRICE: "${:,} million"}
    near = max(1, figure + round(figure * apart / 100))
    left, right = (Said(wordings, forms[wordings].format(number), "", FIRST_DAY) for number in (figure, near))
    before = relate(left.fact(), right.fact(), similarity=similarity, reading=reading)
    hedged = relate(left.fact(figure=hedge), right.fact(), similarity=similarity, reading=reading)
    assert before.relation is Relation.CONFLICTS or hedged.relation is not Relation.CONFLICTS


@pytest.mark.parametrize(
    ("plain", "hedged"),
    [
        ("The flood in Busan killed 12 people.", "The flood in Busan may have killed 12 people."),
        ("Police arrested the driver.", "Police may have arrested the driver."),
        ("Anna Ruiz signed the treaty.", "Anna Ruiz may have signed the treaty."),
        ("The missile flew 350 km.", "The missile is thought to have flown 350 km."),
    ],
)
@pytest.mark.parametrize("similarity", [0.5, 0.7, 0.9])
def test_what_may_have_been_conflicts_with_nothing_that_was(plain, hedged, similarity):
    found = relate(read(plain, FIRST_DAY), read(hedged, FIRST_DAY), similarity=similarity)
    assert found.relation is not Relation.CONFLICTS
