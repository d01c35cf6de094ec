"""One person whom reports call differently is one origin: by surname, by office, with a title or without."""

import json
from dataclasses import replace
from itertools import permutations

import pytest
from making import article, fact
from running import factcheck

from factcheck.facts import extract_facts
from factcheck.records import Actor
from factcheck.relations import find_origins
from factcheck.speech import find_claims
from factcheck.speech.given_names import gender_of

HEAD = "Maria Koleva, the head of Devnya Chem,"


def reports_of(*texts):
    """What is said in articles of these texts, each of an outlet of its own."""
    read = [article(text, id=f"a{number}", outlet=f"Outlet {number}") for number, text in enumerate(texts)]
    return [(one, each) for each in read for one in extract_facts(find_claims(each), each) if one.speaker]


def origins_of(*speakers):
    """The origins of as many reports as these words say something."""
    told = ("six sheds burned", "the fire spared a shed", "nobody slept", "rain came late", "the harbour shut")
    return find_origins(
        reports_of(*(f"{who} said {what}." for who, what in zip(speakers, told, strict=False))), gender_of
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (HEAD, "Koleva", "surname"),
        (HEAD, "Ms Koleva", "surname"),
        (HEAD, "Dr. Koleva", "surname"),
        (HEAD, "Prof Koleva", "surname"),
        (HEAD, "Ms Koleva, the head of Devnya Chem,", "surname"),
        (HEAD, "Devnya Chem's chief executive Koleva", "surname"),
        ("Maria Koleva", "M. Koleva", "surname"),
        ("Maria Ivanova Koleva", "Maria Koleva", "surname"),
        ("President Iliana Yotova", "President Yotova", "surname"),
        ("Bulgarian Interior Minister Daniel Petrov", "Interior Minister Petrov", "surname"),
        ("Kim Jong Il Park", "Kim", "name"),
        ("Svilen Shtarkov, the mayor of Devnya,", "The mayor", "office"),
        ("Svilen Shtarkov, the mayor of Devnya,", "The mayor of Devnya", "office"),
        ("Mayor Svilen Shtarkov", "The mayor of Devnya", "office"),
        ("The mayor of Devnya, Svilen Shtarkov,", "The mayor", "office"),
        (HEAD, "The chief executive of Devnya Chem", "office"),
        ("The mayor of Devnya", "The mayor", "office"),
        ("Interior Minister Petrov", "The interior minister", "office"),
        ("Norwegian Foreign Minister Ada Berg", "Norway's foreign minister", "office"),
    ],
)
def test_a_surname_or_an_office_is_whom_another_report_names_more_fully(one, other, same):
    ids, origins = origins_of(one, other)
    assert ids == ("o1", "o1")
    assert origins[0].because.endswith(f"the same {same})")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HEAD, "Mr Koleva"),
        ("Ms Koleva", "Ivan Koleva"),
        (HEAD, "Koleva, the mayor of Devnya,"),
        ("Interior Minister Daniel Petrov", "Transport Minister Petrov"),
        ("Romania's Interior Minister Daniel Petrov", "Bulgarian Interior Minister Petrov"),
        ("Deputy Mayor Ada Berg", "The mayor"),
        ("Vice President Ada Berg", "The president"),
        ("Interior Minister Daniel Petrov", "The prime minister"),
        ("Svilen Shtarkov, the mayor of Devnya,", "A mayor"),
        ("Svilen Shtarkov, the mayor of Devnya,", "The mayor of Sofia"),
        ("The mayor of Devnya", "The police chief of Devnya"),
        ("Maria Koleva", "Ivan Koleva"),
        ("Donald Trump", "Melania Trump"),
        ("Koleva", "Maria Kolev"),
    ],
)
def test_what_tells_two_persons_apart_keeps_two_origins(one, other):
    assert origins_of(one, other)[0] == ("o1", "o2")


@pytest.mark.parametrize("alone", ["Koleva", "Ms Koleva"])
def test_two_given_names_with_a_surname_leave_open_whom_it_means(alone):
    assert origins_of("Maria Koleva", "Anna Koleva", alone)[0] == ("o1", "o2", "o3")


def test_two_who_have_an_office_leave_open_whom_it_means():
    speakers = ("Ukraine's foreign minister", "Norwegian Foreign Minister Ada Berg", "The foreign minister")
    assert origins_of(*speakers)[0] == ("o1", "o2", "o3")


def test_of_two_with_a_surname_the_gender_tells_whom_it_means():
    assert origins_of("Maria Koleva", "Ivan Koleva", "Mr Koleva")[0] == ("o1", "o2", "o2")


def test_two_named_alike_in_one_article_stay_two():
    reports = reports_of("John Paul Smith said six sheds burned. John Smith said rain came late.")
    two = [
        replace(one, speaker=Actor(name, "person", key), claim=replace(one.claim, speaker=one.claim.speaker))
        for (one, _), (name, key) in zip(
            reports,
            [("John Paul Smith", "person:john-paul-smith"), ("John Smith", "person:john-smith")],
            strict=True,
        )
    ]
    told = [(one, each) for one, (_, each) in zip(two, reports, strict=True)]
    assert find_origins(told)[0] == ("o1", "o2")


def test_an_office_leads_over_a_surname_to_the_full_name():
    ids, origins = origins_of("The interior minister", "Interior Minister Petrov", "Daniel Petrov")
    assert ids == ("o1",) * 3
    assert origins[0].name == "Daniel Petrov"


@pytest.mark.parametrize("first", ["Koleva", "Maria Koleva"])
def test_an_origin_has_the_full_name_and_says_why_in_any_order(first):
    second = "Koleva" if first == "Maria Koleva" else "Maria Koleva"
    _, origins = origins_of(first, second)
    assert (origins[0].name, origins[0].because) == (
        "Maria Koleva",
        "both cite the same source (Koleva may be Maria Koleva: the same surname)",
    )


def test_the_order_of_the_reports_changes_nothing():
    reports = reports_of(
        "The interior minister said six sheds burned.",
        "Interior Minister Petrov said nobody slept.",
        "Daniel Petrov said rain came late.",
        "Transport Minister Petrov said the harbour shut.",
    )
    found = set()
    for ordered in permutations(reports):
        ids, origins = find_origins(ordered, gender_of)
        told = {origin.id: (origin.name, origin.because) for origin in origins}
        found.add(frozenset((each.id, told[id]) for id, (_, each) in zip(ids, ordered, strict=True)))
    assert len(found) == 1


def test_a_body_that_is_called_as_a_person_is_stays_a_body():
    company = Actor("Koleva", "organisation", "organisation:koleva")
    person = Actor("Maria Koleva", "person", "person:maria-koleva")
    told = [(fact(speaker=company), article(id="a1")), (fact(speaker=person), article(id="a2", outlet="Other"))]
    assert find_origins(told)[0] == ("o1", "o2")


def test_what_one_person_tells_two_outlets_corroborates_nothing(tmp_path):
    texts = (
        "VARNA, March 12 - Devnya Chem's chief executive, Maria Koleva, said the company had stored 800 tonnes of "
        "ammonium nitrate at the plant.",
        "Koleva, who heads Devnya Chem, told a radio station that 800 tonnes of ammonium nitrate had been kept there.",
    )
    lines = [{"outlet": f"Outlet {at}", "published": "2026-03-12", "text": text} for at, text in enumerate(texts)]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    index = ("--index", tmp_path / "index", "--quiet")
    assert factcheck("ingest", tmp_path / "two.jsonl", *index).status == 0
    asked = "800 tonnes of ammonium nitrate were stored at the Devnya Chem plant"
    found = factcheck("lookup", asked, "--format", "json", *index).json
    assert found["status"] == "single-origin"
    assert found["events"][0]["origins"][0]["because"].endswith("(Koleva may be Maria Koleva: the same surname)")
