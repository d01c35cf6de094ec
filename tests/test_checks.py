"""Claim sets run against a lookup made by hand: what holds, what doesn't, and what is said of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks import ClaimSet, Lookup, Question, Selection, Totals, exit_status, verify
from factcheck.checks.entries import Entry, OriginCount, Sought
from factcheck.checks.judging import judge
from factcheck.checks.quotations import holds_words
from factcheck.errors import BadClaimSet, BadInput, NoIndex, NothingMatched
from factcheck.records import (
    Article,
    Bound,
    Claim,
    Comparison,
    Dossier,
    Event,
    Fact,
    Level,
    Origin,
    Outcome,
    Quantity,
    Range,
    Relation,
    Report,
    Span,
    Speaker,
    Status,
    Voice,
)

NOWHERE = Span(0, 0)


def kilometres(text: str) -> tuple[Quantity, ...]:
    """The figure of "about 350 km", 2% wide where it is "about"; none in other texts."""
    words = text.split()
    if words[-1] != "km":
        return ()
    printed = float(words[-2])
    width = 0.02 if words[0] == "about" else 0.0
    value = Range(printed * 1000 * (1 - width), printed * 1000 * (1 + width))
    return (Quantity(value, "metre", "length", printed, "kilometre", Bound.EXACT, "distance", None, text, NOWHERE),)


def report(
    text: str,
    speaker: str | None = None,
    relation: Relation = Relation.CORROBORATES,
    *,
    outlet: str = "Harbour Times",
    via: tuple[str, ...] = (),
    quoted: tuple[str, ...] = (),
    voice: Voice = Voice.INDIRECT,
    distance: str | None = None,
    level: Level = Level.AGREES,
    origin: str = "o1",
    score: float = 0.9,
) -> Report:
    article = Article(f"a-{outlet}", text, outlet, published=date(2023, 3, 27))
    named = Speaker(speaker, "it", None, "organisation", NOWHERE) if speaker else None
    claim = Claim("c", article.id, (Span(0, len(text)),), voice, named, via=via)
    figures = kilometres(distance) if distance else ()
    fact = Fact(claim, text, article.published, quantities=figures, quoted=quoted)
    compared = (Comparison("distance", level, 1.0, "350 km", distance, "+5.7%"),) if distance else ()
    return Report(fact, article, relation, score, compared, origin)


JAPAN = report("The missiles flew about 350 km.", "Japan's Defense Ministry", distance="about 350 km")
SEOUL = report(
    "They flew about 370 km.",
    "Joint Chiefs of Staff",
    Relation.CONFLICTS,
    outlet="Meridian Courier",
    via=("Yonhap",),
    distance="about 370 km",
    level=Level.CONFLICTS,
    origin="o2",
)
ORIGINS = (Origin("o1", "Japan's Defense Ministry", "cited", 1), Origin("o2", "Joint Chiefs of Staff", "cited", 1))
LAUNCH = Event("e1", "Launch", None, None, Status.CONFLICTING, (JAPAN, SEOUL), ORIGINS, 1, 1)

KIM = report(
    "“We need a more practical and offensive deterrent,” he said.",
    "Kim Jong Un",
    quoted=("We need a more practical and offensive deterrent,",),
    voice=Voice.DIRECT,
)
MEETING = Event("e2", "Meeting", None, None, Status.SINGLE_ORIGIN, (KIM,), ORIGINS[:1], 1, 0)


def dossier(*events: Event, others: tuple[Event, ...] = ()) -> Dossier:
    return Dossier("?", events[0].status if events else Status.NOT_FOUND, events, others, 16, 120)


def entry(text: str = "They flew 350 km.", **known: object) -> Entry:
    plain = Entry("range", "set.yaml", 3, text, quote=False)
    return replace(plain, **known)  # type: ignore[arg-type]


def quote(text: str, **known: object) -> Entry:
    return entry(text, quote=True, **known)


def because(asked: Entry, *events: Event, others: tuple[Event, ...] = ()) -> tuple[str, ...]:
    return judge(asked, dossier(*events, others=others), kilometres).because


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
    assert reasons[1].startswith(f"It would pass with {needed};")


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
    (reason,) = because(entry(reports=(Sought(speaker="KCNA"),)))
    assert reason == 'No report by "KCNA" was found: no event was found.'


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


# --- a run


@dataclass
class ByHand:
    """A lookup that answers from a table and remembers what it was asked."""

    dossiers: dict[str, Dossier | BaseException]
    asked: list[Question] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    unreadable: frozenset[str] = frozenset()

    def gather(self, question: Question) -> Dossier:
        self.asked.append(question)
        found = self.dossiers.get(question.text, dossier())
        if isinstance(found, BaseException):
            raise found
        return found

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        return kilometres(text)

    @contextmanager
    def open(self, claim_set: ClaimSet) -> Iterator[Lookup]:
        name = claim_set.path.name
        if name in self.unreadable:
            raise BadInput("articles/x.txt can't be read")
        self.opened.append(name)
        try:
            yield self
        finally:
            self.closed.append(name)


RANGE = """\
version: 1
claims:
  - {id: range, claim: They flew 350 km., expect: conflicting, since: 2023-03-01, tolerance: 2%, tags: [dprk]}
  - {id: words, quote: more practical, speaker: Kim Jong Un, severity: warn}
"""
OTHER = """\
version: 1
claims:
  - {id: range, claim: They flew 400 km., expect: corroborated, tags: [sea]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(RANGE, "utf-8")
    (tmp_path / "b.yaml").write_text(OTHER, "utf-8")
    return tmp_path


@pytest.fixture
def by_hand() -> ByHand:
    return ByHand({"They flew 350 km.": dossier(LAUNCH)})


def ids(outcomes: Sequence[Outcome]) -> list[tuple[str, str, bool, str]]:
    return [(Path(each.file).name, each.id, each.passed, each.severity) for each in outcomes]


def test_a_run_gives_an_outcome_an_entry_in_the_order_of_the_files(folder: Path, by_hand: ByHand) -> None:
    seen: list[Outcome] = []
    outcomes = list(verify([folder], by_hand.open, on_outcome=seen.append, clock=ticking()))
    assert seen == outcomes
    assert ids(outcomes) == [
        ("a.yaml", "range", True, "error"),
        ("a.yaml", "words", False, "warn"),
        ("b.yaml", "range", False, "error"),
    ]
    assert [(each.line, each.seconds) for each in outcomes] == [(3, 1.0), (4, 1.0), (3, 1.0)]
    assert (outcomes[0].event, outcomes[0].because, outcomes[0].expected) == (LAUNCH, (), (Status.CONFLICTING,))
    assert by_hand.opened == by_hand.closed == ["a.yaml", "b.yaml"]


def ticking() -> Callable[[], float]:
    seconds = count()
    return lambda: float(next(seconds))


def test_a_question_carries_all_that_narrows_it(folder: Path, by_hand: ByHand) -> None:
    list(verify([folder / "a.yaml"], by_hand.open))
    assert by_hand.asked == [
        Question("They flew 350 km.", since=date(2023, 3, 1), tolerance="2%"),
        Question("more practical", quote=True, speaker="Kim Jong Un"),
    ]


def test_an_entry_that_cannot_be_asked_fails_and_the_run_goes_on(folder: Path, by_hand: ByHand) -> None:
    by_hand.dossiers["more practical"] = BadInput("a tolerance of\n2% can't be honoured")
    outcomes = list(verify([folder], by_hand.open))
    assert outcomes[1].because == ("Could not be checked: a tolerance of 2% can't be honoured",)
    # A warning would let the run succeed although nothing was checked.
    assert ids(outcomes)[1] == ("a.yaml", "words", False, "error")
    assert len(outcomes) == 3


def test_articles_that_cannot_be_read_fail_their_claim_set_and_no_other(folder: Path, by_hand: ByHand) -> None:
    by_hand.unreadable = frozenset({"a.yaml"})
    outcomes = list(verify([folder], by_hand.open))
    assert [each.because[0] for each in outcomes[:2]] == ["Could not be checked: articles/x.txt can't be read"] * 2
    assert by_hand.opened == ["b.yaml"]


def test_an_index_that_is_not_there_ends_the_run(folder: Path, by_hand: ByHand) -> None:
    by_hand.dossiers["They flew 350 km."] = NoIndex("no index in .factcheck")
    with pytest.raises(NoIndex):
        list(verify([folder], by_hand.open))
    assert by_hand.closed == ["a.yaml"]


def test_a_bug_is_not_taken_for_a_failed_check(folder: Path, by_hand: ByHand) -> None:
    by_hand.dossiers["They flew 350 km."] = KeyError("bug")
    with pytest.raises(KeyError):
        list(verify([folder], by_hand.open))


def test_a_run_that_is_broken_off_keeps_what_it_has_and_closes_the_index(folder: Path, by_hand: ByHand) -> None:
    by_hand.dossiers["They flew 400 km."] = KeyboardInterrupt()
    kept: list[Outcome] = []
    with pytest.raises(KeyboardInterrupt):
        list(verify([folder], by_hand.open, on_outcome=kept.append))
    assert ids(kept) == [("a.yaml", "range", True, "error"), ("a.yaml", "words", False, "warn")]
    assert by_hand.closed == ["a.yaml", "b.yaml"]


def test_a_bad_claim_set_is_told_before_anything_is_run(folder: Path, by_hand: ByHand) -> None:
    (folder / "c.yaml").write_text("version: 3\n", "utf-8")
    with pytest.raises(BadClaimSet):
        verify([folder], by_hand.open)
    assert by_hand.opened == []


# --- selection


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection("range"), ["a.yaml range", "b.yaml range"]),
        (Selection("range and not sea"), ["a.yaml range"]),
        (Selection("not (range or WORDS)"), []),
        (Selection("'Kim Jong Un' or sea"), ["a.yaml words", "b.yaml range"]),
        (Selection("not range and words or b.yaml"), ["a.yaml words", "b.yaml range"]),
        (Selection("not not dprk"), ["a.yaml range"]),
        (Selection(tags=frozenset({"dprk", "sea"})), ["a.yaml range", "b.yaml range"]),
        (Selection("b.yaml", frozenset({"dprk"})), []),
    ],
)
def test_entries_are_selected_by_expression_and_tag(
    selection: Selection, chosen: list[str], folder: Path, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    paths = [Path("a.yaml"), Path("b.yaml")]
    if chosen:
        outcomes = verify(paths, by_hand.open, selection=selection)
        assert [f"{outcome.file} {outcome.id}" for outcome in outcomes] == chosen
    else:
        with pytest.raises(NothingMatched, match=r"none of the 3 entries .* \(tags there are: dprk, sea\)"):
            verify(paths, by_hand.open, selection=selection)


def test_a_claim_set_without_selected_entries_is_not_opened(folder: Path, by_hand: ByHand) -> None:
    list(verify([folder], by_hand.open, selection=Selection(tags=frozenset({"sea"}))))
    assert by_hand.opened == ["b.yaml"]


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "expected a word, 'not' or '\\(', got the end"),
        ("a and", "expected a word, 'not' or '\\(', got the end"),
        ("a b", "expected 'and', 'or' or the end, got 'b'"),
        ("(a", "expected '\\)', got the end"),
        ("a)", "expected 'and', 'or' or the end, got '\\)'"),
        ("or a", "expected a word, 'not' or '\\(', got 'or'"),
        ("'a", "quotation marks are not closed"),
        ("(" * 400, "nested deeper than 20 levels"),
        ("a" * 501, "at most 500 characters"),
    ],
)
def test_an_expression_that_cannot_be_read_is_refused(
    expression: str, message: str, folder: Path, by_hand: ByHand
) -> None:
    with pytest.raises(BadInput, match=message):
        verify([folder], by_hand.open, selection=Selection(expression))


@given(st.text("ab() '\"andornot", max_size=30))
def test_any_expression_is_read_or_refused(expression: str) -> None:
    from factcheck.checks.selection import parse

    try:
        assert parse(expression)(entry()) in (True, False)
    except BadInput as error:
        assert str(error).startswith("-k")


# --- totals


def outcome(passed: bool, severity: str = "error", seconds: float = 0.5) -> Outcome:
    return Outcome("a", "f", 1, "c", (), Status.UNCLEAR, passed, severity, (), None, seconds)


def test_totals_add_up() -> None:
    outcomes = [outcome(True), outcome(True, "warn"), outcome(False), outcome(False, "warn")]
    assert sum(map(Totals.of, outcomes)) == Totals(passed=2, failed=1, warned=1, seconds=2.0)


@pytest.mark.parametrize(
    ("totals", "status"),
    [(Totals(passed=1), 0), (Totals(warned=1), 0), (Totals(passed=5, failed=1), 1), (Totals(), 2)],
)
def test_a_run_succeeds_only_if_something_was_checked_and_nothing_failed(totals: Totals, status: int) -> None:
    assert exit_status(totals) == status


# --- what it costs


def test_importing_the_room_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    heavy = "pydantic", "yaml", "torch", "faiss", "sentence_transformers"
    code = f"import sys, factcheck.checks; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
