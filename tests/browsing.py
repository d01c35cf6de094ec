"""Pages in a real browser: Debian's Chromium, headless, without a network; and what axe-core has against a page.

    from browsing import browser, look

    def test_...(browser):
        with look(browser, path.as_uri(), width=390, dark=True) as page: ...

Where there is no browser such tests are skipped; where ``CI`` is set they fail, so that a gate can't pass blind.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# In the order of preference; the first is Debian's.
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# In a container there may be neither a user namespace to sandbox in nor a large /dev/shm.
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage")

SERIOUS = frozenset({"serious", "critical"})

# Both widths that pages are made for: a telephone's and a desk's.
WIDTHS = (390, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The browser, started once for all tests."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        missing = "no Chromium on the path; on Debian: apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


@contextmanager
def look(
    browser: "Browser", address: str, *, width: int = 1440, dark: bool = False, script: bool = True
) -> Iterator["Page"]:
    """The page at an address, in a window of its own. ``script``: whether the page may run any."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        locale="en-GB",
        timezone_id="UTC",
    )
    try:
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(address)
        yield page
    finally:
        context.close()


def overflow(page: "Page") -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def violations(page: "Page") -> list[str]:
    """What axe-core finds serious or critical: the rule, and the first element that breaks it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS]
