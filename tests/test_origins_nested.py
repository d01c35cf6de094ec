"""Claims that hold the same words of one article, and reports under one wire credit: told once, counted once."""

from dataclasses import replace
from itertools import permutations

import pytest
from making import article, fact

from factcheck.facts import actor_of
from factcheck.records import Actor, Span
from factcheck.relations import find_origins

CLUB = Actor("Harbour United", "organisation", "organisation:harbour-united")
CLUBS = Actor("the clubs", "group", "group:clubs")
MINISTRY = Actor("Japan's Defense Ministry", "organisation", "body:japan/defense-ministry")
CHIEFS = Actor("Joint Chiefs of Staff", "organisation", "body:south-korea/joint-chiefs-of-staff")
SAID = "The two clubs said Harbour United had agreed to sell the ground to the town"


def holding(start, end, *, id, speaker, via=()):
    made = fact(SAID, id=id, speaker=speaker, via=via)
    return replace(made, claim=replace(made.claim, spans=(Span(start, end),)))


OUTER, INNER = holding(19, 75, id="c1", speaker=CLUBS), holding(34, 75, id="c2", speaker=CLUB, via=[CLUBS])
APART = holding(0, 18, id="c3", speaker=CLUBS)


def one_article(*facts):
    return [(each, article(SAID)) for each in facts]


@pytest.mark.parametrize("order", list(permutations([OUTER, INNER])))
def test_somebody_who_speaks_in_what_somebody_else_says_is_one_origin_with_it(order):
    ids, (origin,) = find_origins(one_article(*order))
    assert ids == ("o1", "o1")
    assert (origin.name, origin.because) == (
        "Harbour United",
        "both hold the same words of one article, by way of the clubs",
    )


@pytest.mark.parametrize(
    "order", list(permutations([holding(0, 40, id=id, speaker=who) for id, who in (("c1", MINISTRY), ("c2", CHIEFS))]))
)
def test_two_who_say_the_same_words_of_one_article_are_one_origin(order):
    ids, (origin,) = find_origins(one_article(*order))
    assert ids == ("o1", "o1") and origin.name == "Japan's Defense Ministry"


def test_other_words_of_the_article_and_the_same_place_in_another_are_other_origins():
    assert find_origins(one_article(APART, INNER))[0] == ("o1", "o2")
    elsewhere = (OUTER, article("Other text", id="a2", outlet="Ledger"))
    assert find_origins([elsewhere, *one_article(INNER)])[0] == ("o1", "o2")


def test_whoever_passes_a_statement_on_is_no_origin_of_it_and_keeps_its_own():
    outer, inner = holding(0, 75, id="c1", speaker=MINISTRY), holding(30, 75, id="c2", speaker=CHIEFS, via=[MINISTRY])
    own, theirs = article("Other text", id="a2", outlet="Ledger"), article("A third", id="a3", outlet="Echo")
    ids, _ = find_origins([*one_article(outer, inner), (fact(speaker=MINISTRY), own), (fact(speaker=CHIEFS), theirs)])
    assert ids == ("o1", "o1", "o2", "o1")


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [
        ("electoral commission", "election commission", 1),
        ("the country's hydrological institute", "the hydrological institute", 1),
        ("hydrology institute", "hydrological institute", 1),
        ("country’s military government", "military government", 1),
        ("national rescue agency", "rescue agency", 1),
        ("local police", "its own police", 1),
        ("the nation's police", "national police", 1),
        ("local police", "national police", 2),
        ("election commission", "election committee", 2),
        ("hydrological institute", "geological institute", 2),
        ("rescue agency", "weather agency", 2),
        ("national park", "Local Park Trust", 2),
    ],
)
def test_a_body_without_a_name_is_one_however_it_is_called(one, other, origins):
    bodies = [actor_of(name, "organisation") for name in (one, other)]
    reports = [(fact(speaker=body), article(body.name, id=body.name, outlet=body.name)) for body in bodies]
    assert len(find_origins(reports)[1]) == origins


def credited(name, speaker=None):
    return fact(id=name, speaker=speaker), article(f"Text {name}", id=name, outlet=name, credits=("Jiji Press",))


def test_one_copy_of_a_wires_story_that_cites_and_one_that_does_not_are_one_origin():
    _, (origin,) = find_origins([credited("Courier", MINISTRY), credited("Ledger")])
    assert origin.name == "Japan's Defense Ministry"
    assert origin.because == "both carry the same wire credit, by way of Jiji Press"


@pytest.mark.parametrize("order", list(permutations(["Courier", "Ledger", "Post"])))
def test_a_copy_that_cites_nobody_never_makes_one_of_two_whom_its_wire_cites(order):
    cited = {"Courier": MINISTRY, "Ledger": CHIEFS}
    ids, origins = find_origins([credited(name, cited.get(name)) for name in order])
    told = dict(zip(order, ids, strict=True))
    assert told["Post"] == told["Courier"] != told["Ledger"]
    assert {(origin.name, origin.reports) for origin in origins} == {
        ("Japan's Defense Ministry", 2),
        ("Joint Chiefs of Staff", 1),
    }


def test_what_an_outlet_reports_itself_stays_its_own_beside_a_wires_story():
    own = (fact(), article("Text Post", id="Post", outlet="Post"))
    assert find_origins([credited("Courier", MINISTRY), credited("Ledger"), own])[0] == ("o1", "o1", "o2")
