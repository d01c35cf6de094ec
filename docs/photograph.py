"""Photographs docs/report.png and docs/report-phone.png: pages that ``factcheck report`` makes of the sample corpus.

Run it when the page has changed: ``.venv/bin/python docs/photograph.py``. It needs Debian's Chromium on the path.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from factcheck.checks.lookups import Lookups
from factcheck.checks.runner import Question
from factcheck.cli.demo import QUESTION
from factcheck.cli.ingest import take_in
from factcheck.sample import ARTICLES
from factcheck.views.html import dossier_page

FOLDER = Path(__file__).parent
TOLL = "The earthquake in Morocco killed more than 2,000 people."

# File, question, width and height in pixels, dark: the beginning of a page, as a desk and as a telephone shows it.
PICTURES = (("report.png", QUESTION, 1180, 1060, False), ("report-phone.png", TOLL, 390, 1130, True))


def photograph() -> None:
    """Takes every picture anew."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        take_in([str(ARTICLES)], Path(folder) / "index", encoder=None, quiet=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with Lookups(Path(folder) / "index") as lookups:
            for name, question, width, height, dark in PICTURES:
                page = Path(folder) / f"{name}.html"
                page.write_text(dossier_page(lookups.standing().gather(Question(question))), encoding="utf-8")
                _take(browser, page, FOLDER / name, width, height, dark=dark)


def _take(browser: Browser, page: Path, picture: Path, width: int, height: int, *, dark: bool) -> None:
    window = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", device_scale_factor=1
    )
    window.goto(page.as_uri())
    window.screenshot(path=picture)
    window.close()


if __name__ == "__main__":
    photograph()
