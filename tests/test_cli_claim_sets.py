"""``factcheck verify`` from outside: what holds, what fails, what is no claim set."""

import pytest
from running import factcheck, one_line, written

pytestmark = pytest.mark.usefixtures("elsewhere")

HOLDS = """version: 1
name: A quay
articles: [articles]
claims:
  - id: quay-closed
    claim: The quay at Orlen is closed.
    expect: [corroborated, single-origin]
    tags: [north]
"""


@pytest.fixture
def claim_set(tmp_path):
    (tmp_path / "articles").mkdir()
    written(tmp_path / "articles" / "quay.txt", "3 May 2024\n\nThe quay at Orlen is closed, Anna Berg said.\n")
    return written(tmp_path / "set.yaml", HOLDS)


def test_a_claim_set_that_holds_ends_well(claim_set):
    done = factcheck("verify", claim_set, "--format", "json")
    assert (done.status, done.json["passed"], done.json["failed"]) == (0, 1, 0)
    assert done.json["outcomes"][0]["event"]["reports"]
    assert (done.json["outcomes"][0]["file"], done.json["outcomes"][0]["line"]) == (str(claim_set), 5)


def test_a_check_that_fails_is_told_and_a_warning_is_no_failure(claim_set):
    fails = HOLDS.replace("[corroborated, single-origin]", "not-found")
    written(claim_set, fails)
    done = factcheck("verify", claim_set, "--format", "json")
    assert (done.status, done.json["failed"]) == (1, 1)
    assert done.json["outcomes"][0]["because"]
    assert "FAILED" in factcheck("verify", claim_set).stdout
    written(claim_set, fails + "    severity: warn\n")
    done = factcheck("verify", claim_set, "--format", "json")
    assert (done.status, done.json["failed"], done.json["warned"]) == (0, 0, 1)


def test_a_claim_set_without_articles_asks_the_index_that_is_named(claim_set, tmp_path):
    written(claim_set, HOLDS.replace("articles: [articles]\n", ""))
    unasked = factcheck("verify", claim_set)
    assert unasked.status != 0 and "--index" in unasked.stdout + unasked.stderr
    factcheck("ingest", tmp_path / "articles", "--index", "here")
    assert factcheck("verify", claim_set, "--index", "here").status == 0
    assert "nowhere" in one_line(factcheck("verify", claim_set, "--index", "nowhere"))


@pytest.mark.parametrize(("words", "status"), [(("-k", "quay"), 0), (("--tag", "north"), 0)])
def test_a_selection_runs_what_it_selects(words, status, claim_set):
    assert factcheck("verify", claim_set, *words).status == status


@pytest.mark.parametrize("words", [("-k", "nothing-like-it"), ("--tag", "south")])
def test_a_selection_that_matches_nothing_is_no_success(words, claim_set):
    assert words[1] in one_line(factcheck("verify", claim_set, *words))


@pytest.mark.parametrize(
    ("good", "bad", "where"),
    [
        ("expect:", "expects:", "set.yaml:7"),
        ("version: 1", "version: one", "set.yaml:1"),
        ("tags: [north]", "tags: [north", "set.yaml:"),
        ("tags: [north]", "severity: deadly", "set.yaml:8"),
        ("articles: [articles]", "articles: [no-such-folder]", "set.yaml"),
    ],
)
def test_a_fault_in_a_claim_set_is_named_with_file_and_line(good, bad, where, claim_set):
    written(claim_set, HOLDS.replace(good, bad))
    told = one_line(factcheck("verify", claim_set, "--format", "json"))
    assert where in told or bad.partition("[")[2].rstrip("]") in told
