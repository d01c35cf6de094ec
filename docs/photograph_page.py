"""Photographs docs/page-*.png: what ``factcheck serve`` shows of the sample corpus.

Run it when the pages have changed: ``.venv/bin/python docs/photograph_page.py``; it needs Chromium on the path.
"""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from factcheck.cli.demo import QUESTION
from factcheck.cli.ingest import take_in
from factcheck.sample import ARTICLES, CLAIM_SETS
from factcheck.web.app import make_app
from factcheck.web.desk import Desk

FOLDER = Path(__file__).parent

# File, address, width and height in pixels, dark: the beginning of a page, as a desk and as a telephone shows it.
PICTURES = (
    ("page-lookup.png", f"/lookup?q={quote(QUESTION)}", 1180, 1060, False),
    ("page-article.png", "/articles/saltmere-2022-09-06", 1180, 800, False),
    ("page-conflicts-phone.png", "/conflicts", 390, 1130, True),
)


def photograph() -> None:
    """Takes every picture anew."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        take_in([str(ARTICLES)], Path(folder) / "index", encoder=None, quiet=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with _served(Path(folder) / "index") as address:
            for name, path, width, height, dark in PICTURES:
                _take(browser, f"{address}{path}", FOLDER / name, width, height, dark=dark)


@contextmanager
def _served(index: Path) -> Iterator[str]:
    app = make_app(Desk(index, claim_sets=CLAIM_SETS, today=date.today))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def _take(browser: Browser, address: str, picture: Path, width: int, height: int, *, dark: bool) -> None:
    window = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", device_scale_factor=1
    )
    window.set_default_timeout(120_000)
    window.goto(address)
    window.screenshot(path=picture)
    window.close()


if __name__ == "__main__":
    photograph()
