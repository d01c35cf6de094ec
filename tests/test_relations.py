"""How two claims stand to each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import NOWHERE, amount, country, fact, km, on, toll

from factcheck.records import Actor, Bound, Finding, Level, Place, Relation, Stance
from factcheck.relations import Tolerance, relate
from factcheck.relations.amounts import Amounts, as_printed
from factcheck.relations.ladders import weights

LAUNCH = on("2023-03-27")
NORTH_KOREA = country("North Korea")
MIRRORED = {Relation.CORROBORATES, Relation.CONFLICTS, Relation.UNCLEAR, Relation.DIFFERENT, Relation.UPDATES}


def launch(*quantities, day=LAUNCH, **known):
    return fact(quantities=quantities, times=[day], actors=[NORTH_KOREA], **known)


def slot(finding: Finding, name: str):
    return next(one for one in finding.comparisons if one.slot == name)


def test_350_and_about_370_kilometres_of_one_flight_conflict_and_the_gap_is_told():
    finding = relate(launch(km(350)), launch(km(370, about=True)), similarity=0.8)
    assert finding.relation is Relation.CONFLICTS
    assert slot(finding, "distance").note == "+5.7%"


def test_a_conversion_in_brackets_is_one_figure_and_the_first_is_compared():
    miles = amount(230 * 1609.344, 230 * 1609.344, printed=230, text="230 miles")
    finding = relate(launch(km(350, about=True)), launch(km(370, about=True), miles), similarity=0.8)
    assert [one.right for one in finding.comparisons if one.slot == "distance"] == ["about 370 km"]


def test_350_kilometres_and_217_miles_corroborate():
    miles = amount(217 * 1609.344, 217 * 1609.344, printed=217, text="217 miles")
    assert relate(launch(km(350, about=True)), launch(miles), similarity=0.8).relation is Relation.CORROBORATES


def test_the_same_figure_on_another_day_is_another_event():
    finding = relate(launch(km(350)), launch(km(350), day=on("2022-10-01")), similarity=0.8)
    assert finding.relation is Relation.DIFFERENT


def test_a_zone_of_370_kilometres_says_nothing_of_a_flight_of_350():
    finding = relate(launch(km(350)), launch(km(370, of="extent")), similarity=0.8)
    assert [one for one in finding.comparisons if one.slot == "distance"] == []
    assert finding.relation is Relation.UNCLEAR


def test_reports_of_the_first_days_that_can_be_written_are_compared():
    first = [fact(quantities=[toll(12)], published="0001-01-02") for _ in range(2)]
    assert relate(*first, similarity=0.8).relation is Relation.CORROBORATES


def test_a_toll_that_grew_by_the_next_day_is_an_update():
    earlier = fact(quantities=[toll(2012)], times=[on("2023-09-08")], published="2023-09-09")
    later = fact(quantities=[toll(2122)], times=[on("2023-09-08")], published="2023-09-10")
    assert relate(earlier, later, similarity=0.8).relation is Relation.UPDATES
    assert relate(later, earlier, similarity=0.8).relation is Relation.UPDATES


def test_two_tolls_of_one_day_conflict():
    one = fact(quantities=[toll(2012)], times=[on("2023-09-08")], published="2023-09-10")
    other = fact(quantities=[toll(2122)], times=[on("2023-09-08")], published="2023-09-10")
    assert relate(one, other, similarity=0.8).relation is Relation.CONFLICTS


def test_a_toll_that_shrank_is_a_conflict():
    earlier = fact(quantities=[toll(2122)], times=[on("2023-09-08")], published="2023-09-09")
    later = fact(quantities=[toll(2012)], times=[on("2023-09-08")], published="2023-09-10")
    assert relate(earlier, later, similarity=0.8).relation is Relation.CONFLICTS


def counted(people, **known):
    return fact(quantities=[amount(people, people, of="person", dimension="count", printed=people)], **known)


def test_counts_far_apart_conflict_only_in_sentences_that_say_one_thing():
    assert slot(relate(counted(1000), counted(50000), similarity=0.95), "count").level is Level.CONFLICTS
    assert slot(relate(counted(1000), counted(50000), similarity=0.7), "count").level is Level.SILENT
    assert slot(relate(counted(20), counted(24), similarity=0.5), "count").level is Level.SILENT


def test_like_sentences_of_two_places_conflict_and_a_place_more_is_no_conflict():
    kabul, nairobi, busan = (Place(name, (), NOWHERE) for name in ("Kabul", "Nairobi", "Busan"))
    left, right = replace(fact(), places=(kabul,)), replace(fact(), places=(nairobi,))
    assert relate(left, right, similarity=0.95).relation in {Relation.CONFLICTS, Relation.DIFFERENT}
    assert slot(relate(left, right, similarity=0.7), "place").level is Level.SILENT
    assert slot(relate(left, replace(right, places=(nairobi, busan)), similarity=0.95), "place").level is Level.SILENT


def test_at_least_12_meets_15_as_compatible():
    finding = relate(fact(quantities=[toll(12, at_least=True)]), fact(quantities=[toll(15)]), similarity=0.8)
    assert slot(finding, "casualties").level is Level.COMPATIBLE
    assert finding.relation is Relation.CORROBORATES


def test_a_denial_conflicts_with_what_it_denies():
    denial = fact(stance=Stance(denied=True))
    assert relate(fact(), denial, similarity=0.7).relation is Relation.CONFLICTS


@pytest.mark.parametrize("ahead", [Stance(future=True), Stance(conditional=True)])
def test_what_is_to_come_does_not_conflict_with_a_denial_of_what_was(ahead):
    assert (
        slot(relate(fact(stance=ahead), fact(stance=Stance(denied=True)), similarity=0.7), "stance").level
        is Level.SILENT
    )
    no_plans = fact(stance=Stance(denied=True, future=True))
    assert relate(fact(stance=ahead), no_plans, similarity=0.7).relation is Relation.CONFLICTS


def test_the_same_words_in_quotation_marks_are_one_utterance():
    words = "more practical and offensive"
    finding = relate(fact(f"It is to be {words}", quoted=[words]), fact(f"He called it {words}", quoted=[words]))
    assert slot(finding, "utterance").level is Level.AGREES
    assert finding.relation is Relation.CORROBORATES


def test_words_quoted_by_one_report_are_found_in_the_plain_text_of_another():
    quoting = fact(
        "It needs a more practical and offensive deterrent", quoted=["a more practical and offensive deterrent"]
    )
    finding = relate(fact("He wanted a more practical and offensive force"), quoting)
    assert slot(finding, "utterance").left == "a more practical and offensive"


def test_most_of_a_quotation_is_near_and_no_agreement():
    ours, theirs = "more practical and defensive", "more practical and offensive"
    finding = relate(fact(ours, quoted=[ours]), fact(f"He called it {theirs}", quoted=[theirs]), similarity=0.6)
    assert slot(finding, "utterance").level is Level.COMPATIBLE
    assert finding.relation is not Relation.CORROBORATES


def test_words_that_every_sentence_has_are_no_utterance():
    finding = relate(fact("That is what they had in it"), fact("they had in it", quoted=["they had in it"]))
    assert slot(finding, "utterance").level is Level.SILENT


def test_words_of_two_people_are_two_matters_and_no_conflict():
    kim, noh = (Actor(name, "person", f"person:{name.casefold()}") for name in ("Kim", "Noh"))
    finding = relate(fact(speaker=kim), fact(speaker=noh), similarity=0.7)
    assert slot(finding, "actor").level is Level.SILENT
    assert finding.relation is Relation.DIFFERENT


def test_nothing_in_common_is_silence_and_not_conflict():
    finding = relate(fact("it rained all day"), fact("they slept late"))
    assert {one.level for one in finding.comparisons} == {Level.SILENT}
    assert finding.relation is Relation.DIFFERENT


@pytest.mark.parametrize(
    ("printed", "dimension", "low", "high"),
    [
        (350, "length", 345, 355),
        (400, "length", 395, 405),
        (217, "length", 216.5, 217.5),
        (6.8, "magnitude", 6.75, 6.85),
        (7, "magnitude", 6.95, 7.05),
        (12, "count", 12, 12),
        (2012, "count", 2011.5, 2012.5),
        (5000, "count", 4950, 5050),
    ],
)
def test_a_printed_figure_stands_for_what_its_rounding_leaves_open(printed, dimension, low, high):
    read = as_printed(amount(printed, printed, dimension=dimension, printed=printed))
    assert (read.low, read.high) == (pytest.approx(low), pytest.approx(high))


def test_a_tolerance_widens_what_agrees():
    left, right = launch(km(350)), launch(km(370))
    assert relate(left, right, similarity=0.8, tolerance=Tolerance(share=0.06)).relation is Relation.CORROBORATES
    assert relate(left, right, similarity=0.8, tolerance=Tolerance(share=0.02)).relation is Relation.CONFLICTS


def test_an_exact_tolerance_reads_figures_to_the_letter():
    assert Amounts(km(350), km(351)).gap == 0
    assert Amounts(km(350), km(351), Tolerance()).gap > 0


def test_every_step_of_the_weights_table_is_a_number():
    assert all(isinstance(number, float) for steps in weights().values() for number in steps.values())


bounds = st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST])
lengths = st.builds(lambda value, about: km(value, about=about), st.integers(1, 2000), st.booleans())
days = st.sampled_from(["2023-03-27", "2023-03-28", "2023-04-02", "2022-10-01"]).map(on)
facts = st.builds(
    lambda quantities, times, stance, quoted, published: fact(
        quantities=quantities, times=times, stance=stance, quoted=quoted, published=published
    ),
    st.lists(lengths, max_size=3),
    st.lists(days, max_size=2),
    st.builds(Stance, st.booleans(), st.none(), st.booleans()),
    st.lists(st.text("abc ", max_size=20), max_size=2),
    st.sampled_from([None, "2023-03-28", "2023-04-01"]),
)


@given(facts, facts, st.one_of(st.none(), st.floats(-1, 1)))
def test_relating_is_symmetric(left, right, similarity):
    there, back = relate(left, right, similarity=similarity), relate(right, left, similarity=similarity)
    assert there.same_event == pytest.approx(back.same_event)
    assert there.relation is back.relation


@given(facts)
def test_a_claim_never_conflicts_with_itself(one):
    assert relate(one, one, similarity=1.0).relation is not Relation.CONFLICTS


@given(facts, facts)
def test_a_figure_that_only_one_side_gives_says_nothing_of_the_event(left, right):
    aged = replace(right, quantities=(*right.quantities, amount(5, 5, of="age of nobody", dimension="age")))
    assert relate(left, aged, similarity=0.7).same_event == relate(left, right, similarity=0.7).same_event
