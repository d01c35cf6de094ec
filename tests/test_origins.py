"""Who the knowledge comes from: one origin or two."""

import pytest
from making import article, fact

from factcheck.records import Actor, Relation, Status
from factcheck.relations import find_origins, standing, status

MINISTRY = Actor("Japan's Defense Ministry", "organisation", "body:japan/defense-ministry")
CHIEFS = Actor("Joint Chiefs of Staff", "organisation", "body:south-korea/joint-chiefs-of-staff")
NHK = Actor("NHK", "organisation", "media:nhk")
KCNA = Actor("North Korean state media", "organisation", "media:north-korea/state")
KIM = Actor("Kim Jong Un", "person", "person:kim-jong-un")

WIRE = "The boats left the harbour before dawn and came back with the evening tide, their holds full of herring."


def origins_of(*reports):
    return find_origins(reports)


def test_two_outlets_that_cite_one_ministry_are_one_origin():
    ids, origins = origins_of(
        (fact(speaker=MINISTRY), article(id="a1")),
        (fact(speaker=MINISTRY, via=[NHK]), article(id="a2", outlet="Other")),
    )
    assert ids == ("o1", "o1")
    assert [(origin.name, origin.reports) for origin in origins] == [("Japan's Defense Ministry", 2)]


def test_two_bodies_in_one_article_are_two_origins():
    ids, _ = origins_of((fact(speaker=MINISTRY), article()), (fact(speaker=CHIEFS), article()))
    assert ids == ("o1", "o2")


def test_state_media_that_pass_on_a_leaders_words_are_their_origin():
    ids, origins = origins_of(
        (fact(speaker=KIM, via=[KCNA]), article(id="a1")), (fact(speaker=KCNA), article(id="a2", outlet="Other"))
    )
    assert ids == ("o1", "o1")
    assert origins[0].name == "North Korean state media"


def test_articles_with_one_wire_credit_are_one_origin_where_nobody_else_is_cited():
    credited = [
        article(f"Text {number}", id=f"a{number}", outlet=f"Outlet {number}", credits=("Reuters",)) for number in (1, 2)
    ]
    ids, origins = origins_of(*((fact(), one) for one in credited))
    assert ids == ("o1", "o1")
    assert origins[0].name == "Reuters"


def test_a_wire_credit_does_not_hide_who_is_cited():
    credited = [article(f"Text {number}", id=f"a{number}", credits=("Reuters",)) for number in (1, 2)]
    ids, _ = origins_of((fact(speaker=MINISTRY), credited[0]), (fact(speaker=CHIEFS), credited[1]))
    assert ids == ("o1", "o2")


def test_nearly_the_same_text_under_two_headlines_is_one_origin():
    copy = "A fleet comes home.\n\n" + WIRE.replace("evening", "late")
    ids, origins = origins_of((fact(), article(WIRE, id="a1")), (fact(), article(copy, id="a2", outlet="Other")))
    assert ids == ("o1", "o1")
    assert "nearly the same text" in origins[0].because


def test_texts_of_their_own_are_origins_of_their_own():
    other = "Fishermen returned at dusk on Monday. Their catch was the best of the season, and the quay was crowded."
    ids, _ = origins_of((fact(), article(WIRE, id="a1")), (fact(), article(other, id="a2", outlet="Other")))
    assert ids == ("o1", "o2")


def test_a_long_utterance_is_spoken_once_whoever_writes_it_down():
    words = "We have never seen so many herring come into this harbour in one night"
    speaker = Actor("harbour master", "unnamed", "unnamed:harbour-master")
    ids, origins = origins_of(
        (fact(words, speaker=speaker, quoted=[words]), article(id="a1")),
        (fact(words, speaker=KIM, quoted=[words]), article(id="a2", outlet="Other")),
    )
    assert ids == ("o1", "o1")
    assert "utterance" in origins[0].because


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], Status.NOT_FOUND),
        ([(Relation.CORROBORATES, "o1"), (Relation.CORROBORATES, "o2")], Status.CORROBORATED),
        ([(Relation.CORROBORATES, "o1"), (Relation.CORROBORATES, "o1")], Status.SINGLE_ORIGIN),
        ([(Relation.CORROBORATES, "o1"), (Relation.CONFLICTS, "o2")], Status.CONFLICTING),
        ([(Relation.CONFLICTS, "o1"), (Relation.UNCLEAR, "o2")], Status.CONTRADICTED),
        ([(Relation.UNCLEAR, "o1")], Status.UNCLEAR),
        ([(Relation.CORROBORATES, "o1"), (Relation.UPDATES, "o1")], Status.SINGLE_ORIGIN),
    ],
)
def test_the_status_of_a_claim_follows_from_its_reports_by_origin(told, expected):
    assert status(standing(told)) is expected
