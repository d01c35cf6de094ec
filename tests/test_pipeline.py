"""The way through, from articles to reports side by side: on the sample corpus, and on small corpora of our own."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexing import index_of

from factcheck.articles import read_articles, read_text
from factcheck.errors import BadInput, NothingMatched
from factcheck.index import Encoder, Index, Landed, load_encoder
from factcheck.pipeline.disputes import find_disputes
from factcheck.pipeline.gathering import Filters, gather
from factcheck.pipeline.ingesting import Intake, ingest
from factcheck.pipeline.reading import Question, facts_of, read_passage, read_question
from factcheck.pipeline.relating import Passage, relate_texts
from factcheck.records import Article, Dossier, Event, Relation, Status, Unreadable
from factcheck.sample import ARTICLES

LAUNCH = "The two missiles launched on 27 March 2023 flew about 350 km"
JAPAN = ("Japan", "Defense Ministry", "defence ministry")
SEOUL = ("Joint Chiefs", "South")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def sample(sample_index) -> Iterator[Index]:
    with Index.open(sample_index) as index:
        yield index


@pytest.fixture(scope="module")
def launch(sample, encoder) -> Dossier:
    return gather(Question(LAUNCH), sample, encoder)


def reports(event: Event, relation: Relation) -> set[tuple[str, str]]:
    """Speaker and outlet of each report of an event that stands so."""
    return {
        (report.fact.claim.speaker.name if report.fact.claim.speaker else "", report.article.outlet or "")
        for report in event.reports
        if report.relation is relation
    }


def quay(text: str, outlet: str, published: str | None = None) -> Article:
    return read_text(text, outlet=outlet, published=published)


# The launch of 27 March 2023


def test_the_launch_is_conflicting_with_one_origin_on_each_side(launch):
    assert launch.status is launch.events[0].status is Status.CONFLICTING
    assert (launch.events[0].corroborating_origins, launch.events[0].conflicting_origins) == (1, 1)


def test_tokyo_stands_on_one_side_in_kilometres_and_miles_and_seoul_on_the_other(launch):
    agreeing = reports(launch.events[0], Relation.CORROBORATES)
    assert all(any(word in speaker for word in JAPAN) for speaker, _ in agreeing)
    assert {outlet for _, outlet in agreeing} == {
        "Corvane Standard",
        "Eastlight Bulletin",
        "Lantern Bay Tribune",
        "Northfold Gazette",
        "Saltmere Daily",
        "The Meridian Courier",
    }
    conflicting = reports(launch.events[0], Relation.CONFLICTS)
    assert all(any(word in speaker for word in SEOUL) for speaker, _ in conflicting)
    assert {outlet for _, outlet in conflicting} >= {"Harbour Post", "Quillhaven Ledger"}
    figures = {
        (quantity.printed, quantity.printed_unit)
        for report in launch.events[0].reports
        if report.relation is Relation.CORROBORATES
        for quantity in report.fact.quantities
        if quantity.of == "distance flown"
    }
    assert figures >= {(350, "kilometre"), (217, "mile")}


def test_the_launches_of_2022_and_2024_are_other_events(launch):
    assert all(report.article.published.year == 2023 for event in launch.events for report in event.reports)
    assert {report.article.published.year for event in launch.other_events for report in event.reports} >= {2022, 2024}
    assert all(event.apart for event in launch.other_events)


def test_the_economic_zones_370_km_are_not_the_flights(launch):
    courier = [report for report in launch.events[0].reports if report.article.outlet == "The Meridian Courier"]
    assert courier and all(report.relation is not Relation.CONFLICTS for report in courier)


def test_one_wire_text_in_two_outlets_is_one_origin(launch):
    origins = {
        report.article.outlet: report.origin
        for report in launch.events[0].reports
        if report.article.outlet in {"Corvane Standard", "Saltmere Daily"}
    }
    assert len(origins) == 2 and len(set(origins.values())) == 1


def test_the_dispute_over_the_launch_is_found_without_a_question(sample):
    disputes = find_disputes(sample).events
    assert any(
        {"Harbour Post", "Lantern Bay Tribune"} <= {report.article.outlet for report in event.reports}
        and any(report.relation is Relation.CONFLICTS for report in event.reports)
        for event in disputes
    )


def test_each_claim_is_in_dispute_with_another_once_only(sample):
    seen = [
        report.fact.claim.id
        for event in find_disputes(sample).events
        for report in event.reports
        if report.relation is Relation.CONFLICTS
    ]
    assert len(seen) == len(set(seen))


def test_what_is_searched_is_counted(launch, sample):
    assert (launch.articles_searched, launch.claims_searched) == sample.counts()


# Filters


@pytest.mark.parametrize(
    ("filters", "outlets"),
    [
        (Filters(outlet="harbour"), {"Harbour Post"}),
        (Filters(speaker="Joint Chiefs"), {"Harbour Post", "Quillhaven Ledger"}),
        (Filters(since=date(2023, 3, 28)), set()),
        (Filters(until=date(2023, 3, 26)), set()),
    ],
)
def test_a_lookup_is_narrowed_to_what_passes_its_filters(filters, outlets, sample, encoder):
    found = gather(Question(LAUNCH), sample, encoder, filters=filters)
    assert {report.article.outlet for event in found.events for report in event.reports} >= outlets
    assert bool(found.events) == bool(outlets)
    every = [report for event in (*found.events, *found.other_events) for report in event.reports]
    assert all(filters.admit(report.fact, report.article) for report in every)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(speaker="joint chiefs"),
        Filters(speaker="Japan's"),
        Filters(outlet="NORTHFOLD"),
        Filters(since=date(2023, 9, 1), until=date(2023, 9, 10)),
        Filters(outlet="post", since=date(2024, 1, 1)),
        Filters(speaker="?!"),
    ],
)
def test_a_filter_passes_the_same_claims_in_a_list_and_in_a_lookup(filters, sample):
    listed = sample.claims(speaker=filters.speaker, outlet=filters.outlet, since=filters.since, until=filters.until)
    admitted = [fact.claim.id for fact, article in sample.claims() if filters.admit(fact, article)]
    assert [fact.claim.id for fact, _ in listed] == admitted


def test_filters_that_nothing_passes_are_refused(sample):
    with pytest.raises(NothingMatched, match="--outlet 'Nowhere'"):
        Filters(outlet="Nowhere").require(sample)
    Filters(outlet="Harbour").require(sample)
    Filters().require(sample)


def test_an_index_without_claims_is_refused(encoder):
    with index_of([], encoder) as index, pytest.raises(NothingMatched, match="no claims"):
        Filters().require(index)


# The order of reading

QUAYS = [
    quay(
        "The quay at Orlen collapsed on Friday and 12 people were hurt, the harbour police said.",
        "Orlen Echo",
        "2024-05-03",
    ),
    quay("On Friday the quay at Orlen collapsed, injuring 12 people, harbour police said.", "Ostra News", "2024-05-04"),
    quay("The collapse of the quay at Orlen on Friday hurt 31 people, the union said.", "Coast Post", "2024-05-04"),
    quay(
        "The quay at Orlen collapsed on 6 June 2019, the mayor said. 12 people were hurt then.",
        "Old Times",
        "2019-06-07",
    ),
]
COLLAPSE = "The collapse of the quay at Orlen on 3 May 2024 hurt 12 people"


def told(dossier: Dossier) -> tuple[object, ...]:
    events = (*dossier.events, *dossier.other_events)
    return dossier.status, [
        (
            event.id,
            event.label,
            event.when,
            event.where,
            event.status,
            [
                (report.fact.claim.id, report.relation, report.origin, round(report.score, 3))
                for report in event.reports
            ],
            event.origins,
        )
        for event in events
    ]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(QUAYS))
def test_the_order_in_which_articles_come_in_changes_nothing(order, encoder):
    with index_of(order, encoder) as index:
        dossier = gather(Question(COLLAPSE), index, encoder)
    with index_of(QUAYS, encoder) as index:
        assert told(gather(Question(COLLAPSE), index, encoder)) == told(dossier)
    assert dossier.events


def test_a_bad_source_stops_nothing(encoder):
    with index_of([], encoder) as index:
        bad = Unreadable("photo.txt", "looks like a JPEG image, not text")
        total = sum(ingest([bad, QUAYS[0], bad, QUAYS[1]], index, encoder), Intake())
        assert total.unreadable == (bad, bad)
        assert total.count(Landed.ADDED) == 2
        assert index.counts() == (2, total.claims)


def test_what_is_known_is_not_read_again(encoder):
    with index_of(QUAYS, encoder) as index:
        before = index.counts()
        assert sum(ingest(QUAYS, index, encoder), Intake()).count(Landed.UNCHANGED) == len(QUAYS)
        assert index.counts() == before


# Tolls that grow

TOLLS = [
    quay("The flood of 3 May 2024 in Orlen killed 12 people, the interior ministry said.", "Orlen Echo", "2024-05-04"),
    quay("The flood of 3 May 2024 in Orlen killed 40 people, the interior ministry said.", "Ostra News", "2024-05-06"),
    quay("The flood of 3 May 2024 in Orlen killed 55 people, the interior ministry said.", "Coast Post", "2024-05-09"),
]


def test_later_and_higher_tolls_are_updates_of_an_undated_question(encoder):
    with index_of(TOLLS, encoder) as index:
        dossier = gather(Question("The flood in Orlen killed 12 people"), index, encoder)
    relations = {report.article.outlet: report.relation for event in dossier.events for report in event.reports}
    assert relations == {
        "Orlen Echo": Relation.CORROBORATES,
        "Ostra News": Relation.UPDATES,
        "Coast Post": Relation.UPDATES,
    }


def test_on_the_sample_the_rising_toll_of_morocco_is_no_conflict(sample, encoder):
    dossier = gather(Question("The earthquake of 8 September 2023 in Morocco killed 2,012 people"), sample, encoder)
    found = [report.relation for report in dossier.events[0].reports]
    assert Relation.UPDATES in found and Relation.CORROBORATES in found and Relation.CONFLICTS not in found


# Reading


@pytest.mark.parametrize("text", ["", " \n", "half a character \ud800"])
def test_a_text_that_cannot_be_read_is_refused(text):
    with pytest.raises(BadInput, match=r"^the text "):
        read_passage(text)
    with pytest.raises(BadInput, match=r"^the text "):
        read_question(Question(text))


def test_an_attributed_question_asks_for_what_is_said_and_by_whom():
    article, fact = read_question(Question("Anna Berg said that the quay at Orlen was closed."))
    assert fact.text in article.text and fact.text.startswith(("that the quay", "the quay"))
    assert fact.speaker.name == "Anna Berg"
    _, quoted = read_question(Question("more practical and offensive", quote=True, speaker="Kim Jong Un"))
    assert (quoted.text, quoted.speaker.name) == ("more practical and offensive", "Kim Jong Un")


def test_every_article_of_the_sample_gives_claims_whose_words_are_its_own():
    for article in read_articles([str(ARTICLES)]):
        dated, facts = facts_of(article)
        assert dated.text == article.text and facts
        for fact in facts:
            assert fact.text == " … ".join(article.text[span.start : span.end] for span in fact.claim.spans)


def test_pairs_are_related_in_their_order(encoder):
    day = date(2024, 5, 4)
    one, same, other = (
        Passage("The flood in Orlen on Friday killed 12 people.", day),
        Passage("12 people were killed in Friday's flood in Orlen.", day),
        Passage("A goat won the chess cup.", day),
    )
    found = list(relate_texts([(one, same), (one, other), (same, one)], encoder))
    assert [finding.relation for finding in found] == [Relation.CORROBORATES, Relation.DIFFERENT, Relation.CORROBORATES]
    assert found[0].same_event == pytest.approx(found[2].same_event)
