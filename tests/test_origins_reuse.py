"""Text reuse that survives rewriting, and the laws of origins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, fact

from factcheck.records import Actor, Span
from factcheck.relations import find_origins

STORY = (
    "The trawler Halcyon ran aground on Saturday near the lighthouse at Kestrel Point after its rudder jammed.",
    "Volunteers of the lifeboat station pulled eleven fishermen from the deck before the tide covered the wreck.",
    "Divers will seal the fuel tanks this week because the oyster beds of the estuary lie two miles downstream.",
    "The insurer has hired a salvage tug from Aldermoor, which needs three days to reach the shoal.",
)
RETOLD = (
    "A salvage tug from Aldermoor, hired by the insurer, is three days away from the shoal.",
    "Since the estuary's oyster beds lie just two miles downstream, the fuel tanks are to be sealed by divers.",
    "Eleven fishermen had been pulled off the deck by lifeboat volunteers when the tide closed over the wreck.",
)
OTHERWISE = (
    "A fishing vessel is stuck on the rocks, and its crew is safe.",
    "Harriet Moss, who walks her dog there, heard the hull crack and rang the coastguard from a phone box.",
    "The Halcyon was built in Northfold and had passed an inspection in May.",
    "Hotels at Kestrel Point gave blankets and soup to the men, most of whom went home by bus.",
)
SPEECH = (
    "“We shall not rest until every barrel of oil has been taken from this bay and every oyster farmer has been paid.”"
)


def told(sentences, **known):
    text = "\n\n".join(sentences)
    return fact(text), article(text, **known)


def reporting(number, sentences):
    """A report of the sentence in that place of an article."""
    text = "\n\n".join(sentences)
    start = text.index(sentences[number])
    claimed = fact(sentences[number])
    span = Span(start, start + len(sentences[number]))
    return type(claimed)(
        claim=type(claimed.claim)("c", "a", (span,), claimed.claim.voice), text=sentences[number]
    ), text


def are_one(left, right):
    ids, origins = find_origins((left, right))
    return ids[0] == ids[1], origins[0].because


def test_a_rewriting_with_hardly_a_run_of_three_words_in_common_is_one_origin():
    assert are_one(told(STORY, id="a1"), told(RETOLD, id="a2", outlet="Other")) == (
        True,
        "both have nearly the same text",
    )


def test_two_reporters_at_one_scene_are_two_origins():
    assert not are_one(told(STORY, id="a1"), told(OTHERWISE, id="a2", outlet="Other"))[0]


def test_one_speech_quoted_at_length_makes_no_copy_of_what_stands_around_it():
    left = told((*STORY, SPEECH), id="a1")
    assert not are_one(left, told((*OTHERWISE, SPEECH), id="a2", outlet="Other"))[0]


@pytest.mark.parametrize(("number", "expected"), [(1, True), (0, False)])
def test_of_a_borrowed_passage_only_its_own_claims_are_of_one_origin(number, expected):
    borrowed = (OTHERWISE[1], STORY[1], *OTHERWISE[2:], "The harbour master of Saltmere declined to be drawn on costs.")
    own, text = reporting(number, borrowed)
    original, story = reporting(1, STORY)
    left, right = (original, article(story, id="a1")), (own, article(text, id="a2", outlet="Other"))
    assert are_one(left, right)[0] is expected


def test_a_passage_taken_over_joins_a_cited_claim_with_one_whose_speaker_was_lost():
    ministry = Actor("Norway's Defense Ministry", "organisation", "body:norway/defense-ministry")
    cited, story = reporting(1, STORY)
    copied, text = reporting(0, (STORY[1], *OTHERWISE))
    sides = [(cited, article(story, id="a1")), (copied, article(text, id="a2", outlet="Other"))]
    named = type(cited)(claim=cited.claim, text=cited.text, speaker=ministry)
    _, origins = find_origins([(named, sides[0][1]), sides[1]])
    assert [(origin.name, origin.because) for origin in origins] == [
        ("Norway's Defense Ministry", "both share the passage")
    ]


WRITTEN = st.lists(st.sampled_from([*STORY, *RETOLD, *OTHERWISE]), min_size=1, max_size=5).map(tuple)
SPEAKERS = st.sampled_from(
    [
        None,
        Actor("Norway's Defense Ministry", "organisation", "body:norway/defense-ministry"),
        Actor("Norway", "place", "country:norway"),
        Actor("officials", "group", "group:officials"),
        Actor("Reuters", "organisation", "media:reuters"),
    ]
)
CREDITS = st.sampled_from([(), ("Reuters",), ("AP",), ("AP", "Reuters")])


@st.composite
def reports(draw):
    number = draw(st.integers(0, 99))
    sentences = draw(WRITTEN)
    text = "\n\n".join(sentences)
    outlet = draw(st.sampled_from(["Courier", "Ledger", "Reuters"]))
    told = fact(text, speaker=draw(SPEAKERS))
    return told, article(text, id=f"a{number}", outlet=outlet, credits=draw(CREDITS))


def partition(ids, order):
    groups = {}
    for place, id in zip(order, ids, strict=True):
        groups.setdefault(id, set()).add(place)
    return {frozenset(group) for group in groups.values()}


@given(
    st.lists(reports(), min_size=1, max_size=6).flatmap(
        lambda all: st.tuples(st.just(all), st.permutations(range(len(all))))
    )
)
def test_the_order_of_reports_changes_neither_groups_nor_names_nor_reasons(drawn):
    given_reports, order = drawn
    ids, origins = find_origins(given_reports)
    others, shuffled = find_origins([given_reports[place] for place in order])
    assert partition(ids, range(len(ids))) == partition(others, order)
    kept = [{(one.name, one.because, one.reports) for one in listed} for listed in (origins, shuffled)]
    assert kept[0] == kept[1]


@given(WRITTEN)
def test_an_article_is_of_one_origin_with_itself(sentences):
    assert are_one(told(sentences, id="a1"), told(sentences, id="a1"))[0]


@given(WRITTEN, WRITTEN, st.sampled_from([*STORY, *RETOLD, *OTHERWISE, "It rained."]))
def test_more_shared_text_never_splits_an_origin(one, other, more):
    before, _ = are_one(told(one, id="a1"), told(other, id="a2", outlet="Other"))
    after, _ = are_one(told((*one, more), id="a1"), told((*other, more), id="a2", outlet="Other"))
    assert after or not before
