"""The page as its visitors meet it: asked in this process, or served on a port of this machine."""

import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn
from fastapi.testclient import TestClient

from factcheck.sample import CLAIM_SETS
from factcheck.web.app import make_app
from factcheck.web.desk import Desk

HOME = "http://127.0.0.1:8765"
READ_ON = date(2026, 5, 4)

LAUNCH = "The two missiles launched on 27 March 2023 flew about 350 km"

TOKEN = re.compile(r'name="token" value="([\w-]+)"')


def page_of(folder: Path, **more: Any) -> Any:
    """The application over an index."""
    return make_app(Desk(folder, **{"claim_sets": CLAIM_SETS, "today": lambda: READ_ON, **more}))


@contextmanager
def visiting(folder: Path, **more: Any) -> Iterator[TestClient]:
    """A visitor of the page over an index, who sees errors as pages."""
    with TestClient(page_of(folder, **more), base_url=HOME, raise_server_exceptions=False) as visitor:
        yield visitor


@contextmanager
def serving(folder: Path, **more: Any) -> Iterator[str]:
    """The page on a port; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(page_of(folder, **more), log_level="warning", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def copied(index: Path, place: Path) -> Path:
    """An index of one's own, to be changed."""
    return Path(shutil.copytree(index, place / "served"))


def token_of(visitor: TestClient, path: str = "/upload") -> str:
    """What a form of the page carries."""
    found = TOKEN.search(visitor.get(path).text)
    assert found
    return found[1]


def sent(
    visitor: TestClient,
    path: str,
    *files: tuple[str, str | bytes],
    field: str = "files",
    wait: bool = True,
    **more: str,
) -> Any:
    """A form with files, as the page sends it, and where that leads; ``wait``: when all is done."""
    parts = [(field, (name, content)) for name, content in files]
    answer = visitor.post(path, files=parts or None, data={"token": token_of(visitor), **more})
    while wait and 'http-equiv="refresh"' in answer.text:
        time.sleep(0.1)
        answer = visitor.get(answer.url.path)
    return answer
