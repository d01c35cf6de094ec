"""Whom reports cite, and by way of whom the knowledge came."""

import pytest
from making import article, fact

from factcheck.records import Actor
from factcheck.relations import find_origins

MINISTRY = Actor("Japan's Defense Ministry", "organisation", "body:japan/defense-ministry")
NHK = Actor("NHK", "organisation", "media:nhk")


def origins_of(*reports):
    return find_origins(reports)


def outlets(*names, **known):
    return [article(f"Text {name}", id=name, outlet=name, **known) for name in names]


def test_an_origin_says_by_way_of_whom_its_reports_came():
    one, other, third = outlets("Courier", "Ledger"), outlets("Post", credits=("Jiji Press",)), outlets("Daily")
    _, origins = origins_of(
        (fact(speaker=MINISTRY), one[0]),
        (fact(speaker=MINISTRY, via=[NHK]), one[1]),
        (fact(speaker=MINISTRY), other[0]),
        (fact(speaker=MINISTRY, via=[NHK]), third[0]),
    )
    assert [origin.because for origin in origins] == ["they cite the same source, by way of NHK and Jiji Press"]


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (Actor("officials", "group", "group:officials"), 2),
        (Actor("a report", "document", "document:report"), 2),
        (Actor("a UN report", "document", "document:un-report"), 1),
        (Actor("American officials", "group", "group:united-states/officials"), 1),
        (Actor("a senior official", "unnamed", "unnamed:senior-official"), 2),
    ],
)
def test_only_a_source_with_a_name_is_the_same_in_two_reports(actor, expected):
    one, other = outlets("Courier", "Ledger")
    assert len(origins_of((fact(speaker=actor), one), (fact(speaker=actor), other))[1]) == expected


def test_one_of_two_credited_wires_is_enough():
    one, other = outlets("Courier", credits=("AP",)) + outlets("Ledger", credits=("Reuters", "AP"))
    _, origins = origins_of((fact(), one), (fact(), other))
    assert [origin.because for origin in origins] == ["both carry the same wire credit"]


def test_a_report_that_cites_an_outlet_and_that_outlets_own_are_one_origin():
    courier = Actor("Courier", "organisation", "media:courier")
    own, other = outlets("The Courier", "Ledger")
    ids, origins = origins_of((fact(), own), (fact(speaker=courier), other))
    assert ids == ("o1", "o1")
    assert (origins[0].name, origins[0].because) == ("Courier", "both go back to one outlet's report")


def test_an_outlet_that_is_cited_is_not_the_origin_of_what_another_said_in_it():
    courier = Actor("Courier", "organisation", "media:courier")
    own, other = outlets("The Courier", "Ledger")
    ids, _ = origins_of((fact(speaker=MINISTRY), own), (fact(speaker=courier), other))
    assert ids == ("o1", "o2")


def test_an_utterance_cut_differently_is_the_same_utterance():
    said = "We have never seen so many herring come into this harbour in one night, and I have fished for forty years"
    words = said.split()
    cuts = " ".join(words[:14]), " ".join(words[5:])
    who = Actor("a fisherman", "unnamed", "unnamed:fisherman")
    one, other = outlets("Courier", "Ledger")
    ids, _ = origins_of(
        *((fact(cut, speaker=who, quoted=[cut]), at) for cut, at in zip(cuts, (one, other), strict=True))
    )
    assert ids == ("o1", "o1")
