"""Claim sets run: selected, asked one after the other, counted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from checking import LAUNCH, dossier, entry, kilometres
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks import ClaimSet, Lookup, Question, Selection, Totals, exit_status, verify
from factcheck.errors import BadClaimSet, BadInput, NoIndex, NothingMatched
from factcheck.records import (
    Dossier,
    Outcome,
    Quantity,
    Status,
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
