"""What a desk asks of events: one launch told by seven outlets, other launches apart, tolls that rise, and tolls that
clash. The articles are of our own making; the way is that of a user, from ingest to lookup."""

from collections.abc import Iterator

import pytest
from indexing import index_of

from factcheck.articles import read_text
from factcheck.index import Encoder, Index, load_encoder
from factcheck.pipeline.disputes import find_disputes
from factcheck.pipeline.gathering import gather
from factcheck.pipeline.reading import Question
from factcheck.records import Article, Dossier, Event, Relation, Report, Status

DISTANCE = "The two ballistic missiles that North Korea launched on 27 March 2023 flew about 350 km"
ALTITUDE = "The two ballistic missiles that North Korea launched on 27 March 2023 reached an altitude of about 50 km"


def written(outlet: str, published: str, text: str) -> Article:
    return read_text(text, outlet=outlet, published=published)


# Seven outlets, two origins: the ministry in Tokyo (four), the Joint Chiefs of Staff in Seoul (three).
TOKYO = [
    written(
        "Amber Coast News",
        "2023-03-27",
        "TOKYO - North Korea launched two ballistic missiles on Monday morning, Japan's Defense Ministry said. Each "
        "of the missiles flew about 350 kilometers and climbed to an altitude of about 50 kilometers, the ministry "
        "said. They came down outside Japan's exclusive economic zone, which stretches 370 kilometers from the shore.",
    ),
    written(
        "Beacon Weekly",
        "2023-03-28",
        "Two ballistic missiles fired by North Korea on 27 March 2023 travelled some 350 km at a maximum height of "
        "50 km, according to Japan's Defense Ministry. Tokyo protested to Pyongyang through its embassy in Beijing.",
    ),
    written(
        "Cedar Falls Record",
        "2023-03-27",
        "Japan's Defense Ministry said Monday that the two North Korean ballistic missiles covered a distance of 217 "
        "miles and reached an altitude of about 31 miles. No ship was hit.",
    ),
    written(
        "Dunmore Examiner",
        "2023-03-27",
        "Pyongyang fired a pair of ballistic missiles towards the Sea of Japan on Monday. They flew for about 350 "
        "kilometres, reaching a maximum altitude of around 50 kilometres, the Japanese defence ministry said. Japan's "
        "exclusive economic zone extends 370 kilometres from its coast.",
    ),
]
SEOUL = [
    written(
        "Eastgate Times",
        "2023-03-27",
        "SEOUL - North Korea fired two short-range ballistic missiles from North Hwanghae Province on Monday, South "
        "Korea's Joint Chiefs of Staff said. The missiles flew about 370 kilometers before they fell into the sea, "
        "the Joint Chiefs of Staff said.",
    ),
    written(
        "Fairhaven Star",
        "2023-03-27",
        "The two ballistic missiles that North Korea launched on Monday flew around 370 km and reached an altitude of "
        "about 50 km, according to South Korea's Joint Chiefs of Staff.",
    ),
    written(
        "Gorse Hill Herald",
        "2023-03-28",
        "South Korea's Joint Chiefs of Staff said the North's two ballistic missiles flew roughly 230 miles on "
        "27 March 2023. The military was studying the details with its American ally.",
    ),
]
OTHER_LAUNCHES = [
    written(
        "Amber Coast News",
        "2022-10-06",
        "North Korea launched two ballistic missiles on 6 October 2022, Japan's Defense Ministry said. One of the "
        "missiles flew about 350 kilometers and reached an altitude of about 100 kilometers, the ministry said.",
    ),
    written(
        "Eastgate Times",
        "2024-05-30",
        "North Korea fired about ten short-range ballistic missiles on 30 May 2024, South Korea's Joint Chiefs of "
        "Staff said. The missiles flew about 350 kilometers, the Joint Chiefs of Staff said.",
    ),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(None)


@pytest.fixture(scope="module")
def launches(encoder) -> Iterator[Index]:
    with index_of([*TOKYO, *SEOUL, *OTHER_LAUNCHES], encoder) as index:
        yield index


@pytest.fixture(scope="module")
def distance(launches, encoder) -> Dossier:
    return gather(Question(DISTANCE), launches, encoder)


def telling(event: Event, slot: str, *relations: Relation) -> dict[str, list[Report]]:
    """By outlet, the reports of an event that stand so and in which the slot says something."""
    found: dict[str, list[Report]] = {}
    for report in event.reports:
        if report.relation in relations and any(one.slot == slot and one.left for one in report.comparisons):
            found.setdefault(report.article.outlet or "", []).append(report)
    return found


def outlets(articles: list[Article]) -> set[str]:
    return {article.outlet or "" for article in articles}


# The launch of 27 March 2023


def test_a_launch_told_by_seven_outlets_is_one_event(distance):
    assert len(distance.events) == 1
    assert {report.article.outlet for report in distance.events[0].reports} == outlets([*TOKYO, *SEOUL])


def test_its_two_origins_conflict_over_the_distance(distance):
    (event,) = distance.events
    assert distance.status is Status.CONFLICTING
    assert (event.corroborating_origins, event.conflicting_origins) == (1, 1)
    assert set(telling(event, "distance", Relation.CORROBORATES)) == outlets(TOKYO)
    assert set(telling(event, "distance", Relation.CONFLICTS)) == outlets(SEOUL)


def test_they_agree_over_the_altitude(launches, encoder):
    dossier = gather(Question(ALTITUDE), launches, encoder)
    event = dossier.events[0]
    assert dossier.status is Status.CORROBORATED
    assert set(telling(event, "altitude", Relation.CORROBORATES)) == {*outlets(TOKYO), "Fairhaven Star"}
    assert event.corroborating_origins == 2
    assert all(report.relation is not Relation.CONFLICTS for report in event.reports)


def test_the_zones_370_kilometres_are_in_no_comparison_of_the_distance(distance):
    zones = [
        one
        for report in (
            *distance.events[0].reports,
            *(each for event in distance.other_events for each in event.reports),
        )
        if report.article.outlet in {"Amber Coast News", "Dunmore Examiner"}
        for one in report.comparisons
        if one.slot == "distance"
    ]
    assert zones and all("370" not in (one.right or "") for one in zones)


def test_a_question_of_370_km_is_not_answered_by_the_zone(launches, encoder):
    dossier = gather(Question(DISTANCE.replace("350", "370")), launches, encoder)
    assert set(telling(dossier.events[0], "distance", Relation.CORROBORATES)) == outlets(SEOUL)


def test_launches_of_other_dates_with_the_same_figure_stay_apart(distance):
    inside = {report.article.published.year for event in distance.events for report in event.reports}
    others = {report.article.published.year for event in distance.other_events for report in event.reports}
    assert inside == {2023} and {2022, 2024} <= others


@pytest.mark.parametrize("day", ["6 October 2022", "30 May 2024"])
def test_each_of_the_other_launches_is_an_event_of_its_own(day, launches, encoder):
    dossier = gather(Question(DISTANCE.replace("27 March 2023", day)), launches, encoder)
    assert len(dossier.events) == 1
    assert {str(report.article.published.year) for report in dossier.events[0].reports} == {day[-4:]}
    assert dossier.status is Status.SINGLE_ORIGIN


def test_the_conflict_is_found_without_a_question(launches):
    disputed = [event for event in find_disputes(launches).events if telling(event, "distance", Relation.CONFLICTS)]
    assert disputed
    assert all({report.article.published.year for report in event.reports} == {2023} for event in disputed)


# Tolls

TOLL = "The landslide in Orlen killed {} people"


def risen(dead: int, hurt: int, outlet: str, published: str) -> Article:
    text = (
        f"The landslide that buried the village of Orlen on 2 June 2024 killed {dead} people and injured {hurt}, the "
        "provincial governor said. Rescuers were still digging."
    )
    return written(outlet, published, text)


RISING = [
    risen(14, 30, "Amber Coast News", "2024-06-03"),
    risen(27, 41, "Beacon Weekly", "2024-06-04"),
    risen(39, 66, "Dunmore Examiner", "2024-06-05"),
]
CLASHING = [
    risen(14, 30, "Amber Coast News", "2024-06-04"),
    written(
        "Beacon Weekly",
        "2024-06-04",
        "The landslide in the village of Orlen on 2 June 2024 killed 27 people, the fire brigade said on Tuesday.",
    ),
]


@pytest.mark.parametrize(
    "question", ["The landslide in Orlen killed 14 people", "The landslide of 2 June 2024 in Orlen killed 14 people"]
)
def test_a_toll_that_rises_over_three_days_is_one_event_with_updates_and_no_conflict(question, encoder):
    with index_of(RISING, encoder) as index:
        dossier = gather(Question(question), index, encoder)
        disputes = find_disputes(index).events
    assert len(dossier.events) == 1
    assert {report.article.outlet: report.relation for report in dossier.events[0].reports} == {
        "Amber Coast News": Relation.CORROBORATES,
        "Beacon Weekly": Relation.UPDATES,
        "Dunmore Examiner": Relation.UPDATES,
    }
    assert dossier.status is Status.SINGLE_ORIGIN
    assert not disputes


@pytest.mark.parametrize(
    ("dead", "agreeing", "conflicting"),
    [(14, "Amber Coast News", "Beacon Weekly"), (27, "Beacon Weekly", "Amber Coast News")],
)
def test_two_tolls_of_one_event_printed_on_one_day_are_a_conflict(dead, agreeing, conflicting, encoder):
    with index_of(CLASHING, encoder) as index:
        dossier = gather(Question(TOLL.format(dead)), index, encoder)
        disputes = find_disputes(index).events
    assert len(dossier.events) == 1 and dossier.status is Status.CONFLICTING
    assert set(telling(dossier.events[0], "casualties", Relation.CORROBORATES)) == {agreeing}
    assert set(telling(dossier.events[0], "casualties", Relation.CONFLICTS)) == {conflicting}
    assert len(disputes) == 1
