"""Places with what contains them, streets among them, and how the places of two reports stand to each other."""

from dataclasses import replace

import pytest
from making import fact

from factcheck.facts import places
from factcheck.records import Level
from factcheck.relations.names import compare_places
from factcheck.relations.pairs import Pair


def level(left, right, similarity):
    facts = (replace(fact(text), places=places(text)) for text in (left, right))
    (one,) = compare_places(Pair(*facts, similarity=similarity))
    return one.level


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("He fell in the 3400 block of West Madison Street.", "3400 block of West Madison Street", "Madison"),
        ("He fell in the 3,400 block of W. Madison St.", "3400 block of West Madison Street", "Madison"),
        ("He fell near the corner of 5th and Main in Chicago.", "5th and Main", "Illinois"),
        ("He fell at Main Avenue and 5th Street.", "5th and Main", "Main Avenue"),
        ("Police went to 312 North Olsen Road on Monday.", "312 North Olsen Road", "300 block of North Olsen Road"),
        ("They met on Garth Road in Houston.", "Garth Road", "Houston"),
    ],
)
def test_a_street_is_a_place_inside_its_city(text, name, within):
    found = {place.name: place.path for place in places(text)}
    assert within in found[name]


@pytest.mark.parametrize(
    ("text", "name", "path"),
    [
        ("A fire in Monroe, La., hurt two.", "Monroe", ("Louisiana", "United States", "North America")),
        ("A fire in Salem, Oregon, hurt two.", "Salem", ("Oregon", "United States", "North America")),
        ("A fire near Ambo, Ethiopia, hurt two.", "Ambo", ("Ethiopia", "Africa")),
    ],
)
def test_a_town_is_the_one_of_the_state_or_country_behind_it(text, name, path):
    assert {place.name: place.path for place in places(text)}[name] == path


@pytest.mark.parametrize(
    "text", ["He went to France, Germany and Italy.", "In Oslo, France's minister spoke.", "On Monday, Texas voted."]
)
def test_a_list_of_countries_holds_no_town(text):
    assert not {"Germany", "Italy", "France", "Texas"} & {name for place in places(text) for name in place.path}


@pytest.mark.parametrize("text", ["Shares on Wall Street fell.", "He paid $300 at 12 courts.", "It is 5 and main."])
def test_other_words_are_no_street(text):
    assert places(text) == ()


def test_a_city_that_gives_a_street_its_name_is_not_named_by_it():
    assert [place.name for place in places("It happened on Houston Street.")] == ["Houston Street"]


@pytest.mark.parametrize(
    ("left", "right", "similarity", "found"),
    [
        ("A blast in Busan hurt two.", "A blast in South Korea hurt two.", 0.9, Level.COMPATIBLE),
        ("A blast in Busan hurt two.", "A blast in Seoul hurt two.", 0.9, Level.CONFLICTS),
        ("A blast in Busan hurt two.", "A blast in Seoul hurt two.", 0.7, Level.SILENT),
        ("A blast in Turkey hurt two.", "A blast in Syria hurt two.", 0.75, Level.CONFLICTS),
        ("A blast in Busan hurt two.", "A blast in Osaka hurt two.", 0.75, Level.CONFLICTS),
        ("A blast in Turkey hurt two.", "A blast in Syria hurt two.", 0.5, Level.SILENT),
        ("A bus from Turkey to Syria fell.", "A bus in Jordan fell.", 0.9, Level.SILENT),
        ("A blast in Portland, Oregon, hurt two.", "A blast in Salem, Oregon, hurt two.", 0.9, Level.CONFLICTS),
        ("A blast in Houston, Texas, hurt two.", "A blast in Texas hurt two.", 0.9, Level.COMPATIBLE),
        ("A ship sank off the coast of Japan.", "A ship sank in South Korea.", 0.9, Level.SILENT),
        ("A blast near Busan hurt two.", "A blast in Ulsan hurt two.", 0.9, Level.COMPATIBLE),
        ("It fell in the Sea of Japan.", "It fell in Japan.", 0.75, Level.SILENT),
        ("He fell in the 3400 block of Oak Road.", "He fell in the 3500 block of Oak Road.", 0.75, Level.CONFLICTS),
        ("He fell in the 3400 block of Oak Road.", "He fell in the 3400 block of W. Oak Road.", 0.75, Level.COMPATIBLE),
        ("He fell in the 3400 block of Oak Road.", "He fell at 3412 Oak Road.", 0.75, Level.COMPATIBLE),
        ("He fell in the 3400 block of Oak Road.", "He fell on Oak Road.", 0.75, Level.COMPATIBLE),
        ("He fell in the 3400 block of Oak Road.", "He fell on Elm Street.", 0.75, Level.SILENT),
    ],
)
def test_two_places_stand_to_each_other(left, right, similarity, found):
    assert level(left, right, similarity) is level(right, left, similarity) is found
