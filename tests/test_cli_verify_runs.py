"""``factcheck verify`` as a test runner: what is kept between runs, where a run ends, what of it counts."""

import json
from pathlib import Path

import pytest
from bridge import CLAIMS, bridge, second_report
from running import Done, factcheck, one_line, written

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def claim_set(tmp_path):
    return bridge(tmp_path)


def ids(done: Done) -> dict[str, bool]:
    return {outcome["id"]: outcome["passed"] for outcome in done.json["outcomes"]}


def verify(*words: object) -> Done:
    return factcheck("verify", *words, "--format", "json")


# --- what is kept


def test_a_second_run_reads_no_article_again(claim_set, cache, monkeypatch):
    first = verify(claim_set)
    monkeypatch.setattr("factcheck.checks.places.read_articles", lambda _: pytest.fail("read again"))
    again = verify(claim_set)
    assert ids(first) == ids(again) == {"two-killed": True, "ten-killed": False, "no-train": True}
    assert [each.name for each in cache.iterdir()] == ["claim-sets"]


@pytest.mark.parametrize("words", [(), ("--no-cache",)])
def test_files_passed_over_are_named_in_every_run(words, claim_set, tmp_path):
    written(tmp_path / "articles" / "scan.pdf", "anything")
    for _ in range(2):
        assert verify(claim_set, "--tag", "bergen", *words).stderr.startswith("1 file not read: scan.pdf; of a folder")
    assert verify(claim_set, "--tag", "bergen", "--quiet", *words).stderr == ""


def test_without_a_cache_nothing_is_kept(claim_set, cache):
    assert verify(claim_set, "--no-cache", "--tag", "bergen").status == 0
    assert not cache.exists()
    assert "no run of these claim sets is on record" in one_line(verify(claim_set, "--no-cache", "--failed"))


def test_a_changed_article_changes_the_outcome(claim_set, tmp_path):
    assert verify(claim_set, "--tag", "bergen").status == 0
    (tmp_path / "articles" / "two.md").unlink()
    changed = verify(claim_set, "--tag", "bergen")
    assert (changed.status, changed.json["outcomes"][0]["status"]) == (1, "single-origin")


def test_a_damaged_cache_is_told_in_a_line_and_read_again(claim_set, cache):
    verify(claim_set, "--tag", "bergen")
    (database,) = cache.rglob("articles.sqlite")
    database.write_bytes(b"not what it was")
    mended = verify(claim_set, "--tag", "bergen")
    assert (mended.status, mended.stderr.count("\n")) == (0, 1)
    assert mended.stderr.startswith("note: ") and "damaged" in mended.stderr


def test_a_cache_that_cannot_be_written_fails_with_what_to_do(claim_set, cache):
    cache.write_text("a file", "utf-8")
    done = verify(claim_set)
    assert done.status == 2
    assert "--no-cache" in done.json["outcomes"][0]["because"][0]


# --- which, and how far


def test_what_failed_is_run_again_until_it_holds(claim_set):
    assert "no run" in one_line(verify(claim_set, "--failed"))
    assert verify(claim_set).status == 1
    assert ids(verify(claim_set, "--failed")) == {"ten-killed": False}
    written(claim_set, CLAIMS.replace("expect: corroborated", "expect: contradicted"))
    assert ids(verify(claim_set, "--failed")) == {"ten-killed": True}
    assert "--failed" in one_line(verify(claim_set, "--failed"))


def test_a_record_of_the_last_run_lies_in_the_index_that_was_asked(claim_set, tmp_path, cache):
    factcheck("ingest", tmp_path / "articles", "--index", "here")
    verify(claim_set, "--index", "here", "-k", "killed")
    assert not cache.exists()
    assert ids(verify(claim_set, "--index", "here", "--failed")) == {"ten-killed": False}
    assert factcheck("doctor", "--index", "here").status == 0


@pytest.mark.parametrize("words", [("-x",), ("--maxfail", "1")])
def test_a_run_that_ends_early_is_marked_as_partial(words, claim_set):
    done = verify(claim_set, *words, "-o", "out.json", "-o", "out.md")
    assert (done.status, done.json["partial"], ids(done)) == (1, True, {"two-killed": True, "ten-killed": False})
    assert json.loads(Path("out.json").read_text("utf-8")) == done.json
    assert "ten-killed" in Path("out.md").read_text("utf-8")
    printed = factcheck("verify", claim_set, *words).stdout
    assert "PARTIAL: broken off after 2 of 3, the other 1 not checked" in printed


def test_more_failures_than_there_are_end_nothing(claim_set):
    done = verify(claim_set, "--maxfail", "2")
    assert len(ids(done)) == 3 and "partial" not in done.json


def test_entries_are_listed_without_reading_an_article(claim_set, tmp_path):
    written(tmp_path / "articles" / "two.md", "")
    assert factcheck("verify", claim_set, "--list", "-k", "killed").stdout == (
        f"{claim_set}:4: two-killed  conflicting  [bergen]\n{claim_set}:8: ten-killed  corroborated\n"
    )
    done = verify(claim_set, "--list")
    assert [entry["line"] for entry in done.json["entries"]] == [4, 8, 11]
    assert "bridge.claims.yaml:6: claims[0].expct" in one_line(
        factcheck("verify", written(claim_set, CLAIMS.replace("expect: conf", "expct: conf")), "--list")
    )


def test_processes_side_by_side_give_the_same_in_the_same_order(claim_set, tmp_path):
    written(tmp_path / "other.yaml", CLAIMS.replace("[articles]", "[nothing-*.md]"))
    one, two = (verify(claim_set, "other.yaml", *jobs) for jobs in ((), ("-j", "2")))
    assert one.status == two.status == 1
    timeless = [[{**each, "seconds": 0} for each in done.json["outcomes"]] for done in (one, two)]
    assert timeless[0] == timeless[1] and len(timeless[0]) == 6


# --- as of a day


def test_what_was_published_later_is_left_out_and_counted(claim_set, tmp_path):
    second_report(tmp_path, "2024-05-05")
    written(tmp_path / "articles" / "three.txt", "The bridge in Bergen will be rebuilt, the mayor said.")
    done = verify(claim_set, "--as-of", "2024-05-04", "--tag", "bergen")
    (outcome,) = done.json["outcomes"]
    assert outcome["status"] == "single-origin"
    assert {report["claim"]["article"]["published"] for report in outcome["event"]["reports"]} == {"2024-05-03"}
    assert done.stderr == "note: as of 2024-05-04, left out: 1 article published later, 1 of unknown day\n"
    assert factcheck("verify", claim_set, "--as-of", "2024-05-04", "--quiet").stderr == ""


def test_a_day_before_all_articles_leaves_nothing_to_run(claim_set):
    done = verify(claim_set, "--as-of", "2020-01-01")
    assert (done.status, done.json["failed"]) == (2, 3)
    assert "no article was published by 2020-01-01" in done.json["outcomes"][0]["because"][0]


# --- what changed


def test_only_what_changed_since_the_baseline_counts(claim_set, tmp_path):
    base = ("--baseline", "base.json")
    assert "--update-baseline" in one_line(factcheck("verify", claim_set, *base))
    wrote = factcheck("verify", claim_set, *base, "--update-baseline")
    assert (wrote.status, wrote.stderr) == (0, "note: written: base.json; entries: 3, changed: 0\n")
    # One fails as it did before.
    assert verify(claim_set, *base).status == 0

    (tmp_path / "articles" / "two.md").unlink()
    changed = verify(claim_set, *base)
    assert (changed.status, ids(changed)) == (1, {"two-killed": False, "ten-killed": False, "no-train": True})
    named = changed.json["outcomes"][0]["because"]
    assert named[0] == "Status from conflicting to single-origin."
    assert [one.partition(":")[0] for one in named[2:4]] == ["Origin gone, conflicting", "Report gone, which conflicts"]
    assert "Harbour Herald, 2024-05-03: “Five people died" in named[3]

    again = factcheck("verify", claim_set, *base, "--update-baseline")
    assert (again.status, again.stderr.splitlines()[0]) == (0, "note: written: base.json; entries: 3, changed: 2")
    second_report(tmp_path)
    new = verify(claim_set, *base, "--tag", "bergen")
    assert any(one.startswith("New conflict: Ada Berg in Harbour Herald") for one in new.json["outcomes"][0]["because"])


def test_new_entries_and_entries_that_are_gone_are_named(claim_set):
    base = ("--baseline", "base.json")
    factcheck("verify", claim_set, *base, "--update-baseline")
    written(claim_set, CLAIMS.replace("no-train", "no-tram"))
    done = verify(claim_set, *base)
    assert done.status == 1 and "partial" not in done.json
    told = {outcome["id"]: outcome["because"][:1] for outcome in done.json["outcomes"] if not outcome["passed"]}
    assert told["no-tram"] == ["New entry: the baseline does not have it. Found not-found."]
    assert told["no-train"][0].startswith("Entry gone: ")
    # Of what was not asked for, nothing is told, and nothing is lost.
    assert ids(verify(claim_set, *base, "-k", "two")) == {"two-killed": True}
    factcheck("verify", claim_set, *base, "--update-baseline", "-k", "two")
    entries = json.loads(Path("base.json").read_text("utf-8"))["claim_sets"]["bridge.claims.yaml"]
    assert sorted(entries) == ["no-train", "ten-killed", "two-killed"]
    factcheck("verify", claim_set, *base, "--update-baseline")
    assert verify(claim_set, *base).status == 0


# --- what can't be


def test_claim_sets_that_travel_without_their_articles_are_run_against_an_index(claim_set, tmp_path):
    assert factcheck("ingest", tmp_path / "articles", "--index", "kept").status == 0
    (tmp_path / "articles").rename(tmp_path / "away")
    assert ids(verify(claim_set, "--index", "kept")) == {"two-killed": True, "ten-killed": False, "no-train": True}
    assert verify(claim_set).status == 2


def test_why_none_of_them_could_be_asked_is_told_once(claim_set):
    done = factcheck("verify", claim_set, "--as-of", "2001-01-01")
    assert done.status == 2
    assert done.stdout.count("FAILED") == done.stdout.count("not checked") == 3
    assert done.stdout.count("Could not be checked") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--update-baseline",), "needs --baseline FILE"),
        (("--baseline", "b.json", "--update-baseline", "--watch"), "does not go with --watch"),
        (("--watch", "--format", "json"), "-o FILE"),
        (("-o", "out.docx"), ".html"),
        (("-o", "nowhere/out.html"), "there is no such folder"),
        (("-o", "folder.html"), "it is a folder; name a file"),
        (("--list", "--format", "junit"), "not as junit"),
    ],
)
def test_what_does_not_go_together_is_told_before_anything_is_read(words, told, claim_set, cache):
    Path("folder.html").mkdir()
    assert told in one_line(factcheck("verify", claim_set, *words))
    assert not cache.exists()


def test_a_form_that_there_is_not_names_those_that_there_are(claim_set):
    done = factcheck("verify", claim_set, "--format", "word")
    assert done.status == 2 and "junit" in done.stderr
