"""An entry held against what was gathered: what holds, what does not, and what is said of it."""

from dataclasses import replace

import pytest
from checking import KIM, LAUNCH, MEETING, SEOUL, because, dossier, entry, kilometres, quote, report
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.entries import Entry, OriginCount, Sought
from factcheck.checks.judging import judge
from factcheck.records import (
    Event,
    Level,
    Relation,
    Status,
    Voice,
)
from factcheck.relations.utterances import holds_words

# --- what holds


@pytest.mark.parametrize(
    "known",
    [
        {"expected": (Status.CONFLICTING,)},
        {"expected": (Status.CORROBORATED, Status.CONFLICTING)},
        {"origins": (OriginCount("corroborating", ">=", 1), OriginCount("conflicting", "==", 1))},
        {"origins": (OriginCount("total", "<", 3), OriginCount("total", "!=", 3), OriginCount("total", ">", 1))},
        {"reports": (Sought(speaker="joint chiefs-of-staff", relation=Relation.CONFLICTS, slot="Distance"),)},
        {"reports": (Sought(speaker="Japan’s Defense Ministry"), Sought(via="Yonhap", outlet="The Meridian Courier"))},
        {"reports": (Sought(value=370.0), Sought(value="about 350 km"), Sought(value="345 km", slot="distance"))},
        {"reports": (Sought(value="about 370", slot="distance"),)},
    ],
)
def test_an_entry_holds(known: dict[str, object]) -> None:
    assert because(entry(**known), LAUNCH) == ()


# --- what doesn't, and why


def test_another_status_is_told_with_the_report_that_makes_it_so_and_what_would_help() -> None:
    assert because(entry(expected=(Status.CORROBORATED,)), LAUNCH) == (
        "Expected corroborated, found conflicting: 1 origin agrees, 1 conflicts.",
        "Nearest report: Joint Chiefs of Staff (via Yonhap) in Meridian Courier, 2023-03-27: “They flew about 370 km.”,"
        " which conflicts (distance: 350 km ≠ about 370 km, +5.7%).",
        "It would pass if reports from two or more independent origins agreed and none conflicted;"
        " or with expect: conflicting, if that is the right reading.",
    )


def test_where_nothing_was_found_the_nearest_report_of_another_event_is_named() -> None:
    other = replace(LAUNCH, apart="60 days apart")
    assert because(entry(expected=(Status.CORROBORATED,)), others=(other,))[:2] == (
        "Expected corroborated, found not-found.",
        "Nearest report, of another event (60 days apart): Japan's Defense Ministry in Harbour Times, 2023-03-27:"
        " “The missiles flew about 350 km.”.",
    )


def test_where_nothing_is_alike_it_says_how_much_was_searched() -> None:
    nearest = because(entry(expected=(Status.CORROBORATED,)))[1]
    assert nearest == "Nothing like it stands in the 120 claims of the 16 articles searched."


@pytest.mark.parametrize(
    ("count", "found", "needed"),
    [
        (OriginCount("corroborating", ">=", 3), "found 1: Japan's Defense Ministry (1 report)", "2 more"),
        (OriginCount("conflicting", ">", 1), "found 1: Joint Chiefs of Staff (1 report)", "1 more"),
        (OriginCount("conflicting", "==", 0), "found 1: Joint Chiefs of Staff (1 report)", "1 fewer"),
        (OriginCount("total", "<", 2), "found 2: Japan's Defense Ministry (1 report) and Joint", "1 fewer"),
        (OriginCount("total", "<=", 1), "found 2: Japan's Defense Ministry (1 report) and Joint", "1 fewer"),
        (OriginCount("total", "!=", 2), "found 2: Japan's Defense Ministry (1 report) and Joint", "1 more"),
    ],
)
def test_too_few_or_too_many_origins_are_named(count: OriginCount, found: str, needed: str) -> None:
    reasons = because(entry(origins=(count,)), LAUNCH)
    assert found in reasons[0]
    assert reasons[1].startswith("Nearest report: ") and "2023-03-27: “" in reasons[1]
    assert reasons[2].startswith(f"It would pass with {needed};")


def test_origins_of_no_event_are_none() -> None:
    assert because(entry(origins=(OriginCount("total", ">=", 1),)))[0] == "Expected origins in total >= 1, found 0."


def test_a_report_that_is_not_there_is_told_with_the_nearest_and_what_it_lacks() -> None:
    wanted = Sought(speaker="Joint Chiefs of Staff", relation=Relation.CORROBORATES, slot="distance", value="400 km")
    assert because(entry(reports=(wanted,)), LAUNCH) == (
        'No report by "Joint Chiefs of Staff" that agrees on distance with the value 400 km was found in the event.',
        "Nearest: Joint Chiefs of Staff (via Yonhap) in Meridian Courier, 2023-03-27: “They flew about 370 km.”,"
        " which conflicts (distance: 350 km ≠ about 370 km, +5.7%).",
        'It would pass with relation "corroborates" (found: conflicts) and value 400 km (found: about 370 km).',
    )


def test_a_relation_for_another_reason_than_the_slot_asked_for_does_not_do() -> None:
    elsewhere = replace(SEOUL, comparisons=(replace(SEOUL.comparisons[0], level=Level.COMPATIBLE),))
    event = replace(LAUNCH, reports=(elsewhere,))
    wanted = Sought(relation=Relation.CONFLICTS, slot="distance")
    assert because(entry(reports=(wanted,)), event)[2] == (
        'It would pass with slot "distance" (found: distance: 350 km ~ about 370 km, +5.7%, compatible).'
    )


@pytest.mark.parametrize(
    ("wanted", "lacks"),
    [
        (Sought(speaker="Kremlin"), 'speaker "Kremlin" (found: Japan'),
        (Sought(via="Kyodo"), 'via "Kyodo" (found: nobody)'),
        (Sought(outlet="Northfold Gazette"), 'outlet "Northfold Gazette" (found: Harbour Times)'),
        (Sought(slot="altitude"), 'slot "altitude" (found: slots distance)'),
        (Sought(value=371.0), "value 371 (found: about 350 km)"),
        (Sought(value="371 mi"), "value 371 mi (found: about 350 km)"),
        (Sought(speaker="—"), 'speaker "—"'),
    ],
)
def test_each_thing_asked_of_a_report_can_be_missing(wanted: Sought, lacks: str) -> None:
    assert lacks in because(entry(reports=(wanted,)), LAUNCH)[2]


def test_a_report_of_no_event_is_missing() -> None:
    assert because(entry(reports=(Sought(speaker="KCNA"),))) == (
        'No report by "KCNA" was found: no event was found.',
        "Nothing like it stands in the 120 claims of the 16 articles searched.",
        "It would pass if an article that reports it were in the index.",
    )


def test_a_report_that_two_reasons_are_about_is_cited_once() -> None:
    asked = entry(expected=(Status.CORROBORATED,), origins=(OriginCount("conflicting", "==", 0),))
    assert sum(reason.startswith("Nearest report: ") for reason in because(asked, LAUNCH)) == 1


@pytest.mark.parametrize(
    "asked",
    [
        entry(expected=(Status.CORROBORATED,)),
        entry(origins=(OriginCount("total", ">=", 9),)),
        entry(reports=(Sought(speaker="KCNA"),)),
        quote("flew about 350 km"),
        quote("more practical and defensive", speaker="Kim Jong Un"),
        quote("the harvest was excellent"),
    ],
)
@pytest.mark.parametrize("event", [LAUNCH, MEETING, None])
def test_every_failure_says_what_would_make_it_pass(asked: Entry, event: Event | None) -> None:
    reasons = because(asked, *([event] if event else []))
    assert reasons[-1].startswith("It would pass ")
    searched = "searched" in " ".join(reasons)
    assert searched or any(
        "Harbour Times, 2023-03-27: “" in reason or "Meridian Courier" in reason for reason in reasons
    )


def test_an_article_cannot_speak_to_the_terminal_through_a_reason() -> None:
    hostile = report("\x1b[31mred\nline\u202e", "Some\x07one", Relation.CONFLICTS, outlet="\x9bX")
    event = replace(LAUNCH, reports=(hostile,))
    assert all(reason.isprintable() for reason in because(entry(expected=(Status.UNCLEAR,)), event))


# --- quotations


@pytest.mark.parametrize(
    ("record", "quotation"),
    [
        ("a more practical and offensive way", "more practical and offensive"),
        ("We don’t know,", "We don't know."),
        ("We have never exported them and we will not plan to", "We have never exported … we will not plan to"),
        ("We have never exported them and we will not plan to", "we have never exported ... will not"),
        ("some 1,404 of them, short-range", "1404 of them short range"),
        ("THE “Great”  War", "the great war"),
        ("二発のミサイルを発射した", "ミサイルを発射"),
    ],
)
def test_words_are_on_record_whatever_their_marks_and_capitals(record: str, quotation: str) -> None:
    assert holds_words(record, quotation)


@pytest.mark.parametrize(
    ("record", "quotation"),
    [
        ("a more practical, truly offensive way", "practical and offensive"),
        ("the party is over", "art is over"),
        ("We do not know", "We don't know"),
        ("exported … will", "exported will"),
        ("we will not plan to … never exported", "never exported … will not"),
        ("25% of them", "25 of them"),
        ("anything", "…"),
    ],
)
def test_other_words_are_not(record: str, quotation: str) -> None:
    assert not holds_words(record, quotation)


@given(st.text("ab '’.,…-1%", max_size=12), st.text("ab '’.,…-1%", max_size=12), st.text("ab.,- ", max_size=8))
def test_a_quotation_on_record_stays_there_in_a_longer_record(before: str, after: str, quotation: str) -> None:
    if holds_words(quotation, quotation):
        assert holds_words(f"{before} {quotation} {after}", quotation)


@pytest.mark.parametrize("speaker", [None, "Kim Jong-un", "Kim"])
def test_a_quotation_holds_where_its_words_are_on_record_from_its_speaker(speaker: str | None) -> None:
    asked = quote("More practical and offensive", speaker=speaker)
    assert because(asked, MEETING) == ()
    assert because(asked, LAUNCH, others=(MEETING,)) == ()


def test_a_quotation_is_judged_by_the_event_its_words_stand_in() -> None:
    asked = quote("more practical and offensive", expected=(Status.SINGLE_ORIGIN,))
    judgement = judge(asked, dossier(LAUNCH, MEETING), kilometres)
    assert (judgement.status, judgement.event, judgement.because) == (Status.SINGLE_ORIGIN, MEETING, ())


def test_a_quotation_of_another_status_is_told_as_a_claim_is() -> None:
    reasons = because(quote("practical and offensive", expected=(Status.CORROBORATED,)), MEETING)
    assert reasons[0] == "Expected corroborated, found single-origin: 1 origin agrees, 0 conflict."


def test_another_wording_is_told_with_the_words_that_differ() -> None:
    assert because(quote("a more practicable and very offensive deterrent", speaker="Kim Jong Un"), MEETING) == (
        "“a more practicable and very offensive deterrent” is not on record from Kim Jong Un in these words.",
        "Nearest wording (the record has “practical” for “practicable”; “very” is not in the record):"
        " Kim Jong Un in Harbour Times, 2023-03-27:"
        " ““We need a more practical and offensive deterrent,” he said.”.",
        "It would pass with the words as they are on record.",
    )


def test_another_speaker_of_the_same_words_is_named() -> None:
    reasons = because(quote("more practical and offensive", speaker="Kim Yo Jong"), MEETING)
    assert reasons[1].startswith("The words are on record, but not as theirs: Kim Jong Un in Harbour Times")
    assert reasons[2] == 'It would pass with speaker: "Kim Jong Un".'
    unnamed = replace(KIM, fact=replace(KIM.fact, claim=replace(KIM.fact.claim, speaker=None)))
    reasons = because(
        quote("more practical and offensive", speaker="Kim Yo Jong"), replace(MEETING, reports=(unnamed,))
    )
    assert reasons[2] == "It would pass if an article said who spoke them."


def test_words_outside_quotation_marks_are_not_on_record_as_a_quotation() -> None:
    reasons = because(quote("flew about 350 km"), LAUNCH)
    assert reasons[1].startswith("The words stand outside quotation marks: Japan's Defense Ministry")


def test_two_quoted_scraps_of_one_sentence_do_not_make_a_quotation() -> None:
    scraps = report("the “practical” plan is “offensive”", quoted=("practical", "offensive"), voice=Voice.MIXED)
    split = replace(scraps, fact=replace(scraps.fact, claim=replace(scraps.fact.claim, voice=Voice.DIRECT)))
    asked = quote("practical, offensive")
    assert because(asked, replace(MEETING, reports=(scraps,)))
    assert because(asked, replace(MEETING, reports=(split,))) == ()


def test_words_that_nobody_comes_near_are_told_so() -> None:
    asked = quote("The harvest was excellent this year")
    assert "No wording comes near it in the 120 claims" in because(asked, MEETING)[1]


def test_a_quotation_expected_not_to_be_on_record_fails_once_it_is() -> None:
    expected = (Status.NOT_FOUND,)
    assert because(quote("The harvest was excellent", expected=expected), MEETING) == ()
    assert because(quote("practical and offensive", expected=expected), MEETING)[0].startswith(
        "Expected not-found, found single-origin"
    )
