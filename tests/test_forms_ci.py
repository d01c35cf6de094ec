"""What machines read of a run: JUnit XML, SARIF, GitHub's annotations, and the comment on a pull request."""

import json
from dataclasses import replace

import pytest
from formed import FAILED, HELD, LAUNCH, RUN, SCHEMAS, UNCHECKED, WARNED
from jsonschema import Draft4Validator
from lxml import etree

from factcheck.records import Status
from factcheck.views import github, junit, markdown, sarif


def suites(outcomes=RUN, **known):
    return etree.fromstring(junit.outcomes(outcomes, **known).encode())


def log(outcomes=RUN, **known):
    made = json.loads(sarif.outcomes(outcomes, **known))
    Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))).validate(made)
    (run,) = made["runs"]
    return run


@pytest.mark.parametrize("outcomes", [RUN, RUN[:1], ()], ids=["a run", "one that held", "nothing"])
@pytest.mark.parametrize("partial", [False, True])
def test_junit_xml_is_what_jenkins_reads(outcomes, partial):
    schema = etree.XMLSchema(file=str(SCHEMAS / "junit-10.xsd"))
    schema.assertValid(suites(outcomes, partial=partial))


def test_junit_counts_what_failed_what_could_not_be_checked_and_what_is_only_a_warning():
    launch, other = suites()
    counts = ("name", "tests", "failures", "errors", "skipped", "time")
    assert [launch.get(name) for name in counts] == ["claims/launch.yaml", "3", "1", "0", "1", "0.750"]
    assert [other.get(name) for name in counts] == ["claims/other.yaml", "1", "0", "1", "0", "0.000"]


def test_junit_tells_how_each_entry_ended():
    ended = {case.get("name"): [part.tag for part in case] for case in suites().iter("testcase")}
    assert ended == {
        "range-350": ["system-out"],
        "range-370": ["failure", "system-out"],
        "toll": ["skipped", "system-out"],
        "unasked": ["error"],
    }


def test_a_failure_in_junit_says_what_why_and_where():
    failure = suites().find(".//failure")
    assert failure.get("type") == "conflicting"
    assert failure.get("message") == "Expected corroborated, found conflicting."
    assert failure.text.splitlines() == [
        "“They flew 350 km.”",
        "Expected corroborated, found conflicting.",
        "It would pass with expect: conflicting.",
        "claims/launch.yaml:9",
    ]


def test_junit_says_of_a_run_that_was_broken_off_that_it_was():
    def broken_off(**known):
        return [one.get("value") for one in suites(**known).iter("property") if one.get("name") == "partial"]

    assert (broken_off(), broken_off(partial=True)) == ([], ["the run was broken off"] * 2)


def test_sarif_has_a_result_for_each_that_did_not_hold_at_its_line():
    results = log()["results"]
    places = [one["locations"][0]["physicalLocation"] for one in results]
    assert [
        (one["ruleId"], one["level"], place["artifactLocation"]["uri"], place["region"]["startLine"])
        for one, place in zip(results, places, strict=True)
    ] == [
        ("found-conflicting", "error", "claims/launch.yaml", 9),
        ("found-conflicting", "warning", "claims/launch.yaml", 12),
        ("could-not-be-checked", "error", "claims/other.yaml", 3),
    ]


@pytest.mark.parametrize(
    ("outcome", "rule"),
    [
        (FAILED, "found-conflicting"),
        (replace(FAILED, status=Status.NOT_FOUND), "found-not-found"),
        (replace(FAILED, expected=(Status.CONFLICTING,)), "asked-for-and-not-found"),
        (UNCHECKED, "could-not-be-checked"),
    ],
)
def test_a_rule_of_sarif_is_a_kind_of_failure(outcome, rule):
    run = log([outcome])
    (result,) = run["results"]
    assert result["ruleId"] == rule == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]


def test_sarif_leads_to_the_exact_words_of_each_report_those_that_conflict_first():
    related = log()["results"][0]["relatedLocations"]
    reports = [LAUNCH.reports[1], LAUNCH.reports[0]]
    for place, report in zip(related, reports, strict=True):
        region, text = place["physicalLocation"]["region"], report.article.text
        assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == region["snippet"]["text"]
    assert related[0]["message"]["text"].startswith("CONFLICTS: Joint Chiefs of Staff, via Yonhap")


def test_an_entry_that_moves_to_another_line_is_the_same_alert_and_another_entry_is_another():
    def marks(outcome):
        (result,) = log([outcome])["results"]
        return result["fingerprints"], result["partialFingerprints"]

    assert marks(FAILED) == marks(replace(FAILED, line=40, seconds=9.0))
    assert marks(FAILED) != marks(WARNED)
    assert marks(FAILED) != marks(replace(FAILED, file="claims/copy.yaml"))


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("claims/launch.yaml", "claims/launch.yaml"),
        ("claims/a b#1.yaml", "claims/a%20b%231.yaml"),
        ("/srv/claims.yaml", "file:///srv/claims.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
    ],
)
def test_a_file_is_a_uri_in_sarif(file, uri):
    (result,) = log([replace(FAILED, file=file)])["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_words_in_brackets_or_braces_are_no_markup_in_sarif():
    (result,) = log([replace(FAILED, because=("[the North] gave {0}.",))])["results"]
    assert result["message"]["text"].endswith(r"\[the North\] gave {{0}}.")


def test_sarif_says_of_a_run_that_was_broken_off_that_it_did_not_end_well():
    assert [log(partial=partial)["invocations"][0]["executionSuccessful"] for partial in (False, True)] == [True, False]


def test_github_shows_each_that_did_not_hold_at_its_line_and_counts_all():
    assert github.outcomes(RUN).splitlines() == [
        "::error file=claims/launch.yaml,line=9,title=range-370%3A conflicting::“They flew 350 km.”%0A"
        "Expected corroborated, found conflicting.%0AIt would pass with expect: conflicting.",
        "::warning file=claims/launch.yaml,line=12,title=toll%3A conflicting::“They flew 350 km.”%0A"
        "Expected corroborated, found conflicting.%0AIt would pass with expect: conflicting.",
        "::error file=claims/other.yaml,line=3,title=unasked%3A could not be checked::“They flew 10 leagues.”%0A"
        "Could not be checked: no unit “leagues”.",
        "::notice title=factcheck::2 failed, 1 warned, 1 held",
    ]


def test_what_ends_a_property_or_a_command_of_github_is_escaped():
    (line, _) = github.outcomes([replace(FAILED, id="a,b:c", because=("50% of\n::error::it",))]).splitlines()
    assert ",title=a%2Cb%3Ac%3A conflicting::" in line
    assert line.endswith("50%25 of ::error::it")


def test_a_comment_tells_the_count_then_each_that_did_not_hold_then_what_held():
    page = markdown.outcomes(RUN)
    told = [line for line in page.splitlines() if line.startswith(("#", "**", "<details>"))]
    assert told == [
        "### factcheck: 2 failed, 1 warned, 1 held",
        "#### failed: range-370 · conflicting",
        "<details><summary>2 reports</summary>",
        "#### warned: toll · conflicting",
        "<details><summary>2 reports</summary>",
        "#### could not be checked: unasked",
        "<details><summary>1 held</summary>",
    ]


def test_a_comment_of_a_run_that_was_broken_off_says_so_above_everything_else():
    assert markdown.outcomes(RUN, partial=True).splitlines()[2].startswith("**The run was broken off")


# GitHub refuses longer comments.
LONGEST = 65_536


@pytest.mark.parametrize(("number", "words"), [(60, 20), (400, 200), (3, 40_000), (1_000, 1)])
def test_a_comment_is_never_too_long_for_github_and_says_what_it_leaves_out(number, words):
    run = [replace(FAILED, id=f"entry-{place}", because=("word " * words,)) for place in range(number)]
    page = markdown.outcomes([*run, *(replace(HELD, id=f"held-{place}") for place in range(number))])
    assert len(page) < LONGEST
    shown = page.count("#### failed")
    assert (f"{number - shown:,} more did not hold" in page) == (shown < number)


def test_of_a_comment_that_is_too_long_tables_go_before_entries():
    run = [replace(FAILED, id=f"entry-{place}") for place in range(150)]
    page = markdown.outcomes(run)
    assert page.count("#### failed") == 150
    assert 0 < page.count("| reported by |") < 150
