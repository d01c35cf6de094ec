"""The sieve: of all pairs of an index those that could conflict, found by arithmetic; none of them is missed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import log1p

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import amount, article, fact, km, on, toll

from factcheck.pipeline import sieve
from factcheck.pipeline.sieve import sift
from factcheck.pipeline.traits import NEAR, Traits, read_traits
from factcheck.records import Actor, Clock, Fact, Place, Relation, Span, Stance, State, When
from factcheck.relations import relate
from factcheck.relations.times import NEWS_DAYS, SEASON_DAYS

SPAN = Span(0, 1)


def traits_of(facts: Sequence[Fact], vectors: Sequence[Sequence[float]] | None = None) -> Traits:
    """Facts of an article each; all alike unless vectors are given."""
    rows = np.array(vectors if vectors is not None else [[1.0, 0.0]] * len(facts), np.float32)
    told = ((one, article(id=f"a{number}"), row) for number, (one, row) in enumerate(zip(facts, rows, strict=True)))
    return read_traits(told)


def passing(facts: Sequence[Fact], vectors: Sequence[Sequence[float]] | None = None) -> set[tuple[int, int]]:
    pairs = sift(traits_of(facts, vectors))
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def any_year(first: str, last: str | None = None) -> When:
    """Days of which nobody knows the year."""
    return replace(on(first, last), yearless=True)


DAY = "2024-05-04"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (fact(quantities=[km(350)]), fact(quantities=[km(370)])),
        (fact(quantities=[toll(12)]), fact(quantities=[toll(15), toll(40)])),
        (fact(quantities=[toll(12)]), fact(quantities=[toll(15, at_least=True)])),
        (fact(stance=Stance(denied=True)), fact()),
        (fact(stance=Stance(negated=True)), fact()),
        (fact(times=[on("2024-05-01")]), fact(times=[on("2024-05-03")])),
        (fact(times=[on("2024-05-01")]), fact(times=[on("2024-05-03", "2024-05-04")])),
        (fact(times=[on("2024-05-01"), on("2024-05-09")]), fact(times=[on("2024-05-05")])),
        (fact(times=[any_year("0004-05-03")]), fact(times=[any_year("0004-05-09")])),
        (fact(times=[any_year("0004-05-03")]), fact(times=[on("2024-05-09")])),
        (fact("It sank on Tuesday"), fact("It sank on Thursday")),
        (fact(quantities=[toll(350)]), fact(quantities=[toll(360)])),
        (fact(quantities=[amount(3, 3, of=None)]), fact(quantities=[amount(4, 4, of=None)])),
        (fact('"It shall sink"', quoted=["It shall sink"]), fact('"It may sink"', id="c2", quoted=["It may sink"])),
    ],
)
def test_ranges_that_do_not_touch_are_a_reason(left, right):
    assert passing([left, right]) == {(0, 1)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (fact(quantities=[km(350)]), fact(quantities=[km(351)])),
        (fact(quantities=[km(350)]), fact(quantities=[km(50, of="altitude")])),
        (fact(quantities=[toll(12, at_least=True)]), fact(quantities=[toll(15)])),
        (fact(quantities=[km(350)]), fact()),
        (fact(stance=Stance(denied=True)), fact(stance=Stance(negated=True))),
        (fact(times=[on("2024-05-01")]), fact(times=[on("2024-05-02")])),
        (fact(times=[any_year("0004-12-30", "0004-01-02")]), fact(times=[any_year("0004-12-31")])),
        (fact("It sank on Tuesday"), fact("It was raised on Tuesday")),
        (fact("It sank on Tuesday"), fact("It lay from Monday to Thursday")),
    ],
)
def test_what_may_be_one_figure_or_is_of_another_role_is_none(left, right):
    assert passing([left, right], [[1, 0], [0.7, 0.7141428]]) == set()


def test_in_sentences_that_are_almost_one_any_figure_is_held_against_that_in_its_place():
    facts = [fact(quantities=[km(350)]), fact(quantities=[km(50, of="altitude")])]
    assert passing(facts) == {(0, 1)}


def test_claims_of_one_article_or_unlike_or_of_far_days_do_not_pass():
    near, far = fact(quantities=[km(350)], published=DAY), fact(quantities=[km(370)], published="2024-09-30")
    other = fact(quantities=[km(370)], published=DAY)
    assert passing([near, other]) == {(0, 1)}
    assert passing([near, far]) == set()
    assert passing([near, other], [[1, 0], [0, 1]]) == set()
    told = [(one, article(id="same"), np.array([1.0, 0.0], np.float32)) for one in (near, other)]
    assert len(sift(read_traits(told))) == 0


def test_two_places_are_a_reason_only_in_sentences_that_are_almost_one():
    here, there = (Place(name, (), SPAN) for name in ("Orlen", "Ostra"))
    facts = [Fact(fact().claim, "It fell", places=(place,)) for place in (here, there)]
    assert passing(facts) == {(0, 1)}
    assert passing(facts, [[1, 0], [0.6, 0.8]]) == set()


def test_half_alike_claims_pass_with_a_name_in_common_or_of_one_day_only():
    vectors = [[1, 0], [0.5, 0.8660254]]
    orlen = Actor("Orlen", "place", "place:orlen")
    early, late, named = (
        fact(quantities=[km(far)], published=day, actors=actors)
        for far, day, actors in ((350, DAY, [orlen]), (370, "2024-05-13", []), (390, "2024-05-13", [orlen]))
    )
    assert passing([early, replace(late, published=early.published)], vectors) == {(0, 1)}
    assert passing([early, late], vectors) == set()
    assert passing([early, named], vectors) == {(0, 1)}


def test_claims_of_unknown_day_are_of_any_day():
    assert passing([fact(quantities=[km(350)]), fact(quantities=[km(370)], published=DAY)]) == {(0, 1)}


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(2, 60))
def test_block_by_block_the_same_pairs_pass_as_one_by_one(seed, count):
    """Against the plain definition, with blocks so small that every pair of blocks is met."""
    chance = np.random.default_rng(seed)
    kinds = [fact(quantities=[km(k)], published=f"2024-{m:02}-11") for k in (350, 370, 500) for m in (1, 2, 6)]
    facts = [kinds[number] for number in chance.integers(0, len(kinds), count)]
    vectors = chance.standard_normal((count, 3)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sieve, "ROWS", 7)
        patch.setattr(sieve, "COLUMNS", 5)
        patch.setattr(sieve, "PARTNERS", count)
        assert passing(facts, vectors.tolist()) == set(_one_by_one(facts, vectors))


def _one_by_one(facts, vectors):
    for (i, left), (j, right) in combinations(enumerate(facts), 2):
        apart = left.quantities[0].value != right.quantities[0].value
        days = abs((left.published - right.published).days)
        gap = max(0, days - NEWS_DAYS)
        alike = float(vectors[i] @ vectors[j])
        likely = alike - sieve.DAYS * log1p(gap)
        if apart and alike >= NEAR and gap <= SEASON_DAYS and likely >= sieve.LEAST:
            yield i, j


texts = st.sampled_from(
    ["The ferry sank", "The ferry sank on Tuesday", "The ferry sank on Thursday night", "The ferry did not sink"]
)
figures = st.one_of(
    st.builds(toll, st.integers(0, 400), at_least=st.booleans()),
    st.builds(km, st.integers(1, 900), about=st.booleans(), of=st.sampled_from(["distance flown", "altitude"])),
    st.integers(1, 90).map(lambda many: amount(many, many, of=None)),
    st.integers(1, 90).map(lambda years: amount(years, years, of="age", dimension="age")),
)
days = st.one_of(
    st.dates(date(2024, 4, 20), date(2024, 5, 20)).map(lambda day: on(day.isoformat())),
    st.integers(0, 9).map(lambda more: on("2024-05-01", f"2024-05-{1 + more:02}")),
    st.dates(date(4, 1, 1), date(4, 12, 31)).map(lambda day: any_year(day.isoformat())),
)
marks = st.builds(Stance, negated=st.booleans(), denied=st.booleans(), future=st.booleans())
states = st.builds(
    lambda kind, who: State(kind[0], kind[1], who, kind[1], SPAN),
    st.sampled_from([("custody", "arrested"), ("custody", "free"), ("health", "dead"), ("health", "hurt")]),
    st.sampled_from([None, "the captain"]),
)
told = st.builds(
    lambda text, figures, days, stance, states, clocks: replace(
        fact(text, quantities=figures, times=days, stance=stance), states=tuple(states), clocks=tuple(clocks)
    ),
    texts,
    st.lists(figures, max_size=2),
    st.lists(days, max_size=2),
    marks,
    st.lists(states, max_size=1),
    st.lists(st.builds(Clock, st.integers(0, 1439), st.integers(0, 1439), st.just("then"), st.just(SPAN)), max_size=1),
)


@settings(max_examples=200, deadline=None)
@given(left=told, right=told, alike=st.sampled_from([1.0, 0.8]))
def test_what_conflicts_passes(left, right, alike):
    """Every two reports that ``relate`` holds to conflict, above the thresholds of the scale that sets them apart."""
    found = relate(left, right, similarity=alike)
    if found.relation is not Relation.CONFLICTS or _are_of_far_days(left, right):
        return
    assert passing([left, right], [[1.0, 0.0], [alike, (1 - alike**2) ** 0.5]]) == {(0, 1)}


def _are_of_far_days(left: Fact, right: Fact) -> bool:
    """Further apart than the sieve looks: on a scale that places an event, or for how much they are alike."""
    pairs = traits_of([left, right])
    gap = max(pairs.first[1] - pairs.last[0], pairs.first[0] - pairs.last[1], 0)
    return bool(gap > 0)


def test_of_many_reports_each_keeps_its_likeliest_partners(monkeypatch):
    monkeypatch.setattr(sieve, "PARTNERS", 2)
    monkeypatch.setattr(sieve, "HELD", 3)
    angles = np.linspace(0, 0.9, 10)
    vectors = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    facts = [fact(quantities=[toll(10 + number)], published=DAY) for number in range(10)]
    found = passing(facts, vectors.tolist())
    assert {(number, number + 1) for number in range(9)} <= found
    assert len(found) <= 20


def test_the_likeliest_pairs_come_first():
    facts = [fact(quantities=[km(350 + 20 * number)], published=DAY) for number in range(3)]
    pairs = sift(traits_of(facts, [[1, 0], [0.6, 0.8], [0.8, 0.6]]))
    assert next(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == (1, 2)
    assert pairs.cosines.tolist() == sorted(pairs.cosines.tolist(), reverse=True)


def test_an_index_of_nothing_has_no_pairs():
    assert len(sift(traits_of([], np.zeros((0, 2)).tolist()))) == 0
