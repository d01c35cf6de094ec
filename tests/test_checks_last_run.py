"""What failed in the last run is kept beside the index; a run that ends early is told apart from a whole one."""

from dataclasses import replace
from pathlib import Path

import pytest
from checking import dossier, entry
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks import ClaimSet, Selection, exit_status_of
from factcheck.checks.last_run import FILE, failed_entries, remember
from factcheck.checks.selection import select
from factcheck.checks.stopping import until_failures
from factcheck.errors import NothingMatched
from factcheck.records import Outcome, Status


def outcome(id: str, passed: bool, severity: str = "error", file: str = "set.yaml") -> Outcome:
    held = Outcome(id, file, 1, "c", (), Status.UNCLEAR, passed, severity, (), None)
    return replace(held, dossier=dossier())


ENTRIES = tuple(entry(id=id) for id in ("held", "failed", "warned", "new"))
SET = ClaimSet(Path("set.yaml"), None, (), ENTRIES)
RAN = [outcome("held", True), outcome("failed", False), outcome("warned", False, "warn")]


def again(folder: Path) -> list[str]:
    failed = failed_entries([SET], lambda _: folder)
    return [each.id for each in ENTRIES if failed(each)]


def test_what_failed_is_run_again_and_a_warning_is_no_failure(tmp_path: Path) -> None:
    remember(RAN, [SET], lambda _: tmp_path)
    assert again(tmp_path) == ["failed"]


def test_what_was_not_run_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    remember(RAN, [SET], lambda _: tmp_path)
    remember([outcome("held", False)], [SET], lambda _: tmp_path)
    assert again(tmp_path) == ["held", "failed"]
    remember([outcome("failed", True), outcome("held", True)], [SET], lambda _: tmp_path)
    with pytest.raises(NothingMatched, match=r"--failed: none of the 4 entries failed in the last run"):
        select((SET,), Selection(failed=failed_entries([SET], lambda _: tmp_path)))


@pytest.mark.parametrize("record", [None, b"", b"[]", b'{"held": 3}', b"\xff"])
def test_without_a_record_nothing_is_known_to_have_failed(record: bytes | None, tmp_path: Path) -> None:
    if record is not None:
        (tmp_path / FILE).write_bytes(record)
    with pytest.raises(NothingMatched, match="run them once without --failed"):
        failed_entries([SET], lambda _: tmp_path)


def test_a_folder_that_cannot_be_written_costs_the_record_only(tmp_path: Path) -> None:
    remember(RAN, [SET], lambda _: tmp_path / "nowhere")
    remember(RAN, [SET], lambda _: None)


def test_a_run_ends_at_the_failure_that_is_one_too_many() -> None:
    ran = [
        outcome("a", False, "warn"),
        outcome("b", False),
        outcome("c", True),
        outcome("d", False),
        outcome("e", True),
    ]
    ends = [[each.id for each in until_failures(iter(ran), most)] for most in (1, 2, None)]
    assert ["".join(end) for end in ends] == ["ab", "abcd", "abcde"]


@given(st.lists(st.booleans()), st.integers(1, 5))
def test_a_run_never_sees_more_failures_than_it_may(passed: list[bool], most: int) -> None:
    ran = list(until_failures([outcome("x", each) for each in passed], most))
    assert sum(not each.passed for each in ran) == min(most, passed.count(False))
    assert len(ran) == len(passed) or not ran[-1].passed


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        (RAN, 1),
        (RAN[:1], 0),
        (RAN[2:], 0),
        ([], 2),
        ([replace(RAN[1], dossier=None)], 2),
        ([replace(RAN[1], dossier=None), RAN[0]], 1),
    ],
)
def test_a_run_that_could_ask_nothing_did_not_run(outcomes: list[Outcome], status: int) -> None:
    assert exit_status_of(outcomes) == status
