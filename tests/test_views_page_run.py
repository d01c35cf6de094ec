"""The page of a run of claim sets: totals, a filter, each entry opening to its reports."""

from checking import MEETING, dossier
from paging import MEASURED, parsed, text_of, told_by

from factcheck.records import Event, Outcome, Status
from factcheck.views.html import outcomes_page


def outcome(name: str, event: Event | None, *, passed: bool, severity: str = "error", status: Status) -> Outcome:
    because = () if passed else (f"{name} is not as expected.",)
    held = dossier(event) if event else None
    return Outcome(
        name, "set.yaml", 3, f"Claim {name}.", (status,), status, passed, severity, because, event, dossier=held
    )


OUTCOMES = (
    outcome("range", MEASURED, passed=True, status=Status.CONFLICTING),
    outcome("words", MEETING, passed=False, status=Status.SINGLE_ORIGIN),
    outcome("maybe", MEETING, passed=False, severity="warn", status=Status.SINGLE_ORIGIN),
    outcome("unasked", None, passed=False, status=Status.NOT_FOUND),
)


def test_a_run_shows_totals_and_each_claim_opens_to_its_reports():
    page = parsed(outcomes_page(OUTCOMES))
    assert [text_of(total) for total in page.xpath("//dl[@class='totals']/div")] == [
        "did not hold2",
        "only warned1",
        "held1",
    ]
    opened = {text_of(entry.find(".//b")): "open" in entry.attrib for entry in page.xpath("//details[@id]")}
    assert opened == {"Claim range.": False, "Claim words.": True, "Claim maybe.": True, "Claim unasked.": True}
    assert "about 370 km" in text_of(page.get_element_by_id("c1"))


def test_why_an_entry_did_not_hold_stands_at_it():
    page = parsed(outcomes_page(OUTCOMES))
    assert [text_of(why) for why in page.get_element_by_id("c2").xpath(".//ul[@class='because']/li")] == [
        "words is not as expected."
    ]


def test_an_entry_that_could_not_be_asked_has_no_status():
    summary = text_of(parsed(outcomes_page(OUTCOMES)).get_element_by_id("c4").find("summary"))
    assert summary == "did not hold Claim unasked. not checked"


def test_the_filter_offers_what_occurs_with_its_number():
    labels = told_by(outcomes_page(OUTCOMES), "//fieldset//label")
    assert labels == [
        "all 4",
        *("did not hold 2", "only warned 1", "held 1"),
        *("single-origin 2", "conflicting 1", "not-found 1"),
    ]


def test_a_run_that_was_broken_off_says_so():
    assert "Broken off." in told_by(outcomes_page(OUTCOMES, partial=True), "//main")[0]
    assert "Broken off." not in told_by(outcomes_page(OUTCOMES), "//main")[0]


def test_a_run_of_nothing_is_a_page_too():
    assert told_by(outcomes_page([], partial=True), "//fieldset//label") == ["all 0"]
