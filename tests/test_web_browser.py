"""The local page in a real browser: searched, read, filtered, filled and run, by mouse, by keyboard, without script."""

import json
from urllib.parse import quote

import pytest
from browsing import WIDTHS, browser, look, overflow, violations
from serving import LAUNCH, copied, serving

__all__ = ["browser"]

HOSTILE = {
    "id": "hostile",
    "outlet": "<img src=x onerror=alert(2)>",
    "title": '"><script>alert(3)</script>',
    "published": "2024-05-06",
    "url": "javascript:alert(5)",
    "text": 'The dam <script>alert(6)</script> held, engineer Eve Moor said on Monday. "It is 40 m high," Moor said.',
}
SET = f"""version: 1
claims:
  - {{id: flew, claim: {LAUNCH}, expect: conflicting}}
  - {{id: landed, claim: {LAUNCH}, expect: not-found}}
"""
# In milliseconds, on a busy machine: the first to be served waits for the models.
MODELS_LOAD = 120_000
ASKED = f"/lookup?q={quote(LAUNCH)}"
PAGES = (
    "/",
    ASKED,
    "/conflicts",
    "/articles",
    "/articles/saltmere-2022-09-06",
    "/articles/hostile",
    "/speakers",
    "/speakers/Kim%20Jong%20Un",
    "/upload",
    "/verify",
    "/api",
    "/nothing",
)


@pytest.fixture(scope="module")
def address(browser, sample_index, tmp_path_factory):
    """The page on a port, for all tests; where there is no browser, nothing is served."""
    with serving(copied(sample_index, tmp_path_factory.mktemp("browser"))) as address:
        with look(browser, f"{address}/upload") as page:
            send(page, "files", "hostile.jsonl", json.dumps(HOSTILE))
            done(page)
        yield address


def send(page, field, name, text):
    page.set_input_files(f"#{field}", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.locator(f"form:has(#{field}) button").click()


def done(page):
    page.wait_for_selector(".state.is-done", timeout=MODELS_LOAD)


def in_view(page, selector):
    return page.locator(selector).first.evaluate(
        "one => { const box = one.closest('.quoted').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight }"
    )


def test_a_search_leads_to_the_words_in_their_article_and_back(browser, address):
    with look(browser, address) as page:
        page.fill("#q", LAUNCH)
        page.click("text=Look up >> nth=-1")
        assert page.locator("#answer .chip").inner_text() == "conflicting"
        quoted = page.locator("table.matrix blockquote").first.inner_text().strip("“”")
        page.locator("table.matrix a[href*='#c-']").first.click()
        assert page.locator("article .quoted:has(:target)").inner_text() in quoted
        assert in_view(page, ":target")
        page.go_back()
        assert page.locator("#answer .chip").inner_text() == "conflicting"
        assert page.input_value("#q") == LAUNCH


def test_filters_narrow_and_can_be_shared(browser, address):
    with look(browser, f"{address}{ASKED}") as page:
        page.click("text=Narrow the search")
        page.fill("#outlet", "Harbour Post")
        page.click("form.search button")
        outlets = page.locator("table.matrix .outlet").all_inner_texts()
        assert set(outlets) == {"Harbour Post"}
        with look(browser, page.url) as other:
            assert other.locator("table.matrix .outlet").all_inner_texts() == outlets


def test_a_dispute_is_opened_from_the_list(browser, address):
    with look(browser, f"{address}/conflicts") as page:
        page.fill("#slot", "distance")
        page.click("text=Show")
        label = page.locator("ol.disputes h2").first.inner_text()
        page.locator("ol.disputes h2 a").first.click()
        assert page.locator("h1").inner_text() == label
        assert page.locator("figure.plot svg").first.is_visible()
        assert page.locator(".stands.conflicts").first.is_visible()


def test_an_article_is_added_and_looked_up(browser, address):
    with look(browser, f"{address}/upload") as page:
        send(page, "files", "ferry.md", "---\ntitle: Ferry sinks\n---\nThe ferry sank in 12 minutes, Ada Berg said.")
        done(page)
        assert "new in the index" in page.locator("tbody").inner_text()
        page.click("tbody a")
        page.locator(".note >> text=Who else reports this").click()
        assert "Ada Berg" in page.locator("table.matrix").first.inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_claim_set_is_run_and_watched_to_its_end(browser, address, script, monkeypatch):
    monkeypatch.setattr("factcheck.web.pages.verifying.SOON", 0.0)
    with look(browser, f"{address}/verify", script=script) as page:
        send(page, "file", "mine.yaml", SET)
        done(page)
        assert page.locator("dl.totals dd").all_inner_texts() == ["1", "0", "1"]
        assert "Expected not-found, found conflicting" in page.locator("details[open] .because").inner_text()
        page.locator("details.outcome summary").first.click()
        assert page.locator("details.outcome").first.locator("table.matrix").first.is_visible()


def test_everything_is_reached_by_keyboard_alone(browser, address):
    with look(browser, address) as page:
        page.keyboard.type(LAUNCH)
        page.keyboard.press("Enter")
        page.wait_for_selector("#answer")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText") == "Skip to the page"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText").startswith("In its context"):
                break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/**")
        assert in_view(page, ":target")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_fits_reads_well_and_runs_nothing_of_an_article(browser, address, width, dark):
    with look(browser, address, width=width, dark=dark) as page:
        heard = []
        page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda told: heard.append(told.text) if "Content Security Policy" in told.text else None)
        papers = set()
        for path in PAGES:
            page.goto(f"{address}{path}")
            papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
            assert overflow(page) <= 0, path
            # What axe looks at is the same at either width but for the layout: one scheme at each will do.
            assert dark is (width == 390) or violations(page) == [], path
        assert len(papers) == 1 and ("rgb(21, 23, 26)" in papers) is dark
        assert heard == []


def test_what_an_article_holds_is_shown_as_text(browser, address):
    with look(browser, f"{address}/articles/hostile") as page:
        shown = page.locator("main").inner_text()
        for told in (HOSTILE["title"], HOSTILE["outlet"], HOSTILE["url"], "<script>alert(6)</script>"):
            assert told in shown
        assert page.locator("main script, main img, a[href^='javascript']").count() == 0
