"""The report page in a real browser: both widths, light and dark, keyboard, printer, no script, axe-core's rules."""

import json

import pytest
from browsing import WIDTHS, browser, look, overflow, violations
from running import LAUNCH, factcheck, written

__all__ = ["browser"]

QUAKE = "The earthquake in Morocco on 8 September 2023 killed 1,037 people."
HOSTILE = {
    "outlet": f"<script>alert(1)</script> {'Post' * 40}",
    "title": '"><img src=x onerror=alert(1)>',
    "url": "javascript:alert(1)",
    "published": "2024-05-03",
    "text": (
        "Two people were killed when a bridge collapsed in Bergen on 3 May 2024, mayor <b onclick=alert(1)>Ada Berg</b>"
        " said.\n\n“Two people were killed </text></svg><script>alert(2)</script> in Bergen,” Ada Berg said"
        " \u202eon Friday."
    ),
}
SET = """
version: 1
name: Two claims
claims:
  - {id: range, claim: The two missiles launched on 27 March 2023 flew about 350 km., expect: conflicting}
  - {id: quake, claim: The earthquake in Morocco on 8 September 2023 killed 1037 people., expect: corroborated}
"""

UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.fixture(scope="module")
def pages(sample_index, tmp_path_factory):
    """The pages of a dispute, a toll, a quotation, nothing found, a run, and of a hostile article, by name."""
    folder = tmp_path_factory.mktemp("pages")
    index = folder / "hostile"
    article = written(folder / "hostile.jsonl", json.dumps(HOSTILE))
    assert factcheck("ingest", article, "--index", index).status == 0
    asked = {
        "launch": (LAUNCH, "--index", sample_index),
        "quake": (QUAKE, "--index", sample_index),
        "words": ("more practical and offensive", "--quote", "--index", sample_index),
        "nothing": ("A dam burst in Uruguay on 3 May 2024", "--index", sample_index),
        "run": (written(folder / "set.yaml", SET), "--index", sample_index),
        "hostile": ("Two people were killed when a bridge collapsed in Bergen on 3 May 2024", "--index", index),
    }
    for name, words in asked.items():
        factcheck("report", *words, "-o", folder / f"{name}.html", "--quiet")
    return {name: (folder / f"{name}.html").as_uri() for name in asked}


@pytest.mark.parametrize("name", ["launch", "quake", "words", "nothing", "run", "hostile"])
def test_a_page_fits_a_telephone_and_a_desk(browser, pages, name):
    with look(browser, pages[name]) as page:
        page.evaluate(UNFOLD)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert overflow(page) <= 0


@pytest.mark.parametrize(
    ("name", "width", "dark"),
    [("launch", WIDTHS[1], True), ("run", WIDTHS[0], False), ("hostile", WIDTHS[1], False)],
)
def test_axe_finds_nothing_serious(browser, pages, name, width, dark):
    with look(browser, pages[name], width=width, dark=dark) as page:
        page.evaluate(UNFOLD)
        assert violations(page) == []


def test_a_page_is_dark_where_its_reader_wants_it_so(browser, pages):
    ground = "getComputedStyle(document.body).backgroundColor"
    with look(browser, pages["launch"]) as light, look(browser, pages["launch"], dark=True) as dark:
        assert brightness(light.evaluate(ground)) > 200
        assert brightness(dark.evaluate(ground)) < 60


def brightness(colour: str) -> int:
    return max(int(part) for part in colour.strip("rgb()").split(","))


def test_a_page_asks_nothing_of_the_network_and_says_nothing_to_the_console(browser, pages):
    for address in pages.values():
        with look(browser, "about:blank") as page:
            asked, said = [], []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.on("console", lambda message, said=said: said.append(message.text))
            page.on("pageerror", lambda error, said=said: said.append(str(error)))
            page.goto(address)
            assert (asked, said) == ([address], [])


def test_a_page_is_read_without_script(browser, pages):
    with look(browser, pages["launch"], script=False) as page:
        page.get_by_text("How it was compared").first.click()
        assert page.locator("details.slots table").first.is_visible()
        assert page.locator("svg .dot").first.is_visible()


def test_a_quotation_leads_to_its_words_which_stand_out(browser, pages):
    with look(browser, pages["launch"]) as page:
        row = page.locator("tbody.conflicts tr", has_text="Harbour Post")
        row.get_by_role("link", name="In its context").click()
        words = page.locator(".quoted:has(:target)")
        assert "about 370 kilometres" in words.inner_text()
        assert words.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        box = words.bounding_box()
        assert box and 0 <= box["y"] <= 900


def test_the_keyboard_alone_opens_and_follows(browser, pages):
    with look(browser, pages["launch"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "answer"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open")


def test_a_run_is_filtered_without_script(browser, pages):
    with look(browser, pages["run"], script=False) as page:
        entries = page.locator(".outcome:visible")
        assert entries.count() == 2
        page.get_by_label("did not hold 1").check()
        assert entries.count() == 1 and "Morocco" in entries.first.inner_text()
        page.get_by_label("conflicting 1").check()
        assert entries.count() == 1 and "missiles" in entries.first.inner_text()
        page.get_by_label("all 2").check()
        assert entries.count() == 2


def test_the_filter_is_chosen_by_the_keyboard(browser, pages):
    with look(browser, pages["run"]) as page:
        page.get_by_label("all 2").focus()
        page.keyboard.press("ArrowRight")
        assert page.locator(".outcome:visible").count() == 1


def test_a_page_is_printed_with_what_is_folded(browser, pages):
    with look(browser, pages["launch"]) as page:
        assert page.pdf(format="A4").startswith(b"%PDF-")
        page.emulate_media(media="print")
        assert page.locator(".others blockquote").first.is_visible()
        assert page.get_by_role("link", name="In its context").count() == 0


def test_the_table_is_a_table_to_a_screen_reader_at_both_widths(browser, pages):
    for width in WIDTHS:
        with look(browser, pages["launch"], width=width) as page:
            table = page.get_by_role("table", name="The reports, side by side")
            assert table.get_by_role("columnheader", name="Who says it").count() == 1
            assert table.get_by_role("rowheader", name="Harbour Post").count() == 1
            assert page.get_by_role("img", name="the claim says about 350 km").count() == 1


def test_a_hostile_article_is_text(browser, pages):
    with look(browser, "about:blank") as page:
        opened = []
        page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
        page.goto(pages["hostile"])
        assert opened == []
        assert page.locator("script, img, iframe, [onclick], [onerror], a[href^=javascript]").count() == 0
        told = page.locator("main").inner_text()
        assert "<script>alert(1)</script> Post" in told and "javascript:alert(1)" in told
        assert "\u202e" not in page.content()
