"""What changed since a baseline, each change named; and the file, which a person reviews as a diff."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from checking import JAPAN, LAUNCH, SEOUL, dossier
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.baseline import Found, found, name_of, read_baseline, with_outcomes, write_baseline
from factcheck.checks.changes import REMEDY, against, changes, gone, without
from factcheck.checks.entries import ClaimSet, Entry
from factcheck.errors import BadInput
from factcheck.records import Event, Outcome, Relation, Status

SET = "claims/a.yaml"
BASELINE = Path("claims.baseline.json")
ONLY_JAPAN = replace(LAUNCH, status=Status.SINGLE_ORIGIN, reports=(JAPAN,), origins=LAUNCH.origins[:1])


def outcome(event: Event | None = LAUNCH, *, id: str = "range", passed: bool = True, **known: object) -> Outcome:
    status = event.status if event else Status.NOT_FOUND
    because = () if passed else ("Expected corroborated.",)
    held = Outcome(id, SET, 3, "They flew 350 km.", (), status, passed, "error", because, event, dossier=dossier())
    return replace(held, **known)  # type: ignore[arg-type]


def test_an_entry_is_kept_with_its_origins_and_how_each_report_stands() -> None:
    assert found(outcome()) == Found(
        claim="They flew 350 km.",
        status=Status.CONFLICTING,
        held=True,
        corroborating=("Japan's Defense Ministry",),
        conflicting=("Joint Chiefs of Staff",),
        reports={
            "Japan's Defense Ministry in Harbour Times, 2023-03-27: “The missiles flew about 350 km.”": (
                Relation.CORROBORATES
            ),
            "Joint Chiefs of Staff (via Yonhap) in Meridian Courier, 2023-03-27: “They flew about 370 km.”": (
                Relation.CONFLICTS
            ),
        },
    )


def test_an_event_that_is_only_like_what_is_not_on_record_is_left_out() -> None:
    assert found(outcome(status=Status.NOT_FOUND)) == Found("They flew 350 km.", Status.NOT_FOUND, held=True)


@pytest.mark.parametrize(
    ("was", "now", "named"),
    [
        (outcome(), outcome(), []),
        (
            outcome(ONLY_JAPAN),
            outcome(),
            [
                "Status from single-origin to conflicting.",
                "New conflicting origin: Joint Chiefs of Staff.",
                "New conflict: Joint Chiefs of Staff (via Yonhap) in Meridian Courier, 2023-03-27: "
                "“They flew about 370 km.”.",
            ],
        ),
        (
            outcome(),
            outcome(ONLY_JAPAN, passed=False),
            [
                "Status from conflicting to single-origin.",
                "It met what is expected of it, and does not now.",
                "Origin gone, conflicting: Joint Chiefs of Staff.",
                "Report gone, which conflicts: Joint Chiefs of Staff (via Yonhap) in Meridian Courier, 2023-03-27: "
                "“They flew about 370 km.”.",
            ],
        ),
        (outcome(passed=False), outcome(), ["It meets now what is expected of it."]),
        (outcome(claim="They flew far."), outcome(), ["The claim read otherwise: “They flew far.”."]),
        (
            outcome(),
            outcome(replace(LAUNCH, reports=(JAPAN, replace(SEOUL, relation=Relation.UPDATES)))),
            [
                "Origin gone, conflicting: Joint Chiefs of Staff.",
                "Report from conflicts to updates: Joint Chiefs of Staff (via Yonhap) in Meridian Courier, 2023-03-27: "
                "“They flew about 370 km.”.",
            ],
        ),
        (
            outcome(replace(LAUNCH, reports=(SEOUL,))),
            outcome(),
            [
                "New corroborating origin: Japan's Defense Ministry.",
                "New report, which agrees: Japan's Defense Ministry in Harbour Times, 2023-03-27: "
                "“The missiles flew about 350 km.”.",
            ],
        ),
    ],
)
def test_each_change_is_named(was: Outcome, now: Outcome, named: list[str]) -> None:
    assert [*changes(found(was), found(now))] == named
    judged = against({SET: {"range": found(was)}}, BASELINE)(now)
    assert (judged.passed, judged.because) == (not named, (*named, REMEDY) if named else ())


def test_many_changes_of_a_kind_are_counted() -> None:
    many = {f"Report {number}": Relation.CONFLICTS for number in range(8)}
    was = Found("c", Status.CONFLICTING, held=True)
    assert [*changes(was, replace(was, reports=many))][-1] == "And 3 more like it."


def test_an_entry_that_fails_as_it_did_before_is_no_change() -> None:
    failing = outcome(passed=False)
    assert against({SET: {"range": found(failing)}}, BASELINE)(failing).passed


def test_a_new_entry_is_named_with_why_it_fails() -> None:
    judged = against({}, BASELINE)(outcome(passed=False))
    assert not judged.passed
    assert judged.because == (
        "New entry: the baseline does not have it. Found conflicting.",
        "Expected corroborated.",
        REMEDY,
    )


def test_an_entry_that_could_not_be_asked_is_no_change_of_the_record() -> None:
    unasked = outcome(None, passed=False, dossier=None)
    assert against({SET: {"range": found(outcome())}}, BASELINE)(unasked) == unasked
    assert with_outcomes({SET: {"range": found(outcome())}}, [unasked], BASELINE) == {SET: {"range": found(outcome())}}


def test_entries_that_are_gone_are_named_and_others_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "there.yaml").touch()
    path = tmp_path / "baseline.json"
    known = found(outcome())
    baseline = {name: {"kept": known, "range": known} for name in ("a.yaml", "there.yaml", "gone.yaml")}
    kept = Entry("kept", str(tmp_path / "a.yaml"), 3, "c", quote=False)
    missing = [*gone(baseline, path, [ClaimSet(tmp_path / "a.yaml", None, (), (kept,))])]
    told = [(Path(each.file).name, each.id, each.passed) for each in missing]
    assert told == [("a.yaml", "range", False), ("gone.yaml", "kept", False), ("gone.yaml", "range", False)]
    assert "Entry gone" in missing[0].because[0] and "--update-baseline" in missing[0].because[-1]
    assert without(baseline, missing, path) == {
        "a.yaml": {"kept": known},
        "there.yaml": baseline["there.yaml"],
        "gone.yaml": {},
    }


def test_a_baseline_reads_as_it_was_written_and_is_sorted(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "baseline.json"
    outcomes = [outcome(id=id, file=str(tmp_path / "deep" / "set.yaml")) for id in ("b", "a")]
    baseline = with_outcomes({"empty.yaml": {}}, outcomes, path)
    write_baseline(path, baseline)
    text = path.read_text("utf-8")
    assert read_baseline(path) == {"set.yaml": {"a": found(outcomes[0]), "b": found(outcomes[0])}}
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    # A line a report: a change of the record is a diff of few lines.
    assert sum("Meridian Courier" in line for line in text.splitlines()) == 2
    write_baseline(path, with_outcomes(read_baseline(path), outcomes[::-1], path))
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "there is no baseline"),
        ("", "is no JSON"),
        ("[]", "is no baseline of version 1"),
        ('{"version": 2, "claim_sets": {}}', "is no baseline of version 1"),
        ('{"version": 1, "claim_sets": {"a.yaml": {"x": {"claim": "c", "status": "true"}}}}', "a.yaml.x"),
        ('{"version": 1}', "not what a baseline holds"),
        ("\ud800".encode("utf-8", "surrogatepass"), "is no JSON"),
    ],
)
def test_what_is_no_baseline_is_told_with_what_to_do(written: str | bytes | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    if written is not None:
        path.write_bytes(written.encode() if isinstance(written, str) else written)
    with pytest.raises(BadInput, match=told) as error:
        read_baseline(path)
    assert "--update-baseline" in str(error.value) and "\n" not in str(error.value)


def test_a_claim_set_is_called_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims").mkdir()
    monkeypatch.chdir(tmp_path)
    assert name_of("claims/a.yaml", Path("base.json")) == "claims/a.yaml"
    monkeypatch.chdir(tmp_path / "claims")
    assert name_of("a.yaml", Path("../base.json")) == "claims/a.yaml"


@given(st.sampled_from(Status), st.booleans(), st.dictionaries(st.text(max_size=5), st.sampled_from(Relation)))
def test_nothing_has_changed_since_itself(status: Status, held: bool, reports: dict[str, Relation]) -> None:
    entry = Found("c", status, held, ("a",), ("b",), reports)
    assert [*changes(entry, entry)] == []
