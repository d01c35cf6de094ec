"""Articles that come through the page, into the index: kept as they came, read as the command reads them.

The files are kept in the index's folder under the digest of their content, so that the path an article names stays a
file that can be opened; what held nothing new is not kept.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from factcheck.articles import read_articles
from factcheck.errors import BadInput
from factcheck.index import Landed
from factcheck.pipeline.dating import settle_periods
from factcheck.pipeline.ingesting import Intake, ingest
from factcheck.records import Unreadable
from factcheck.web.claim_sets import plain_name
from factcheck.web.desk import Desk

FOLDER = "received"
DIGITS = 16


class Upload(NamedTuple):
    """A file as it came."""

    name: str
    content: bytes


def take_in(uploads: tuple[Upload, ...], desk: Desk) -> Iterator[Intake]:
    """One intake a source, on the calling thread; undated articles are dated by the company they keep at the end."""
    with desk.opened() as (index, encoder):
        for upload in uploads:
            path = _place(upload, desk.folder)
            was_there = path.exists()
            _keep(path, upload.content)
            news = False
            for intake in ingest(read_articles([str(path)]), index, encoder, read_on=desk.today()):
                news |= any(landing.landed is not Landed.UNCHANGED for landing in intake.landings)
                yield _told(intake, path, upload.name)
            if not (news or was_there):
                _let_go(path)
        settle_periods(index, encoder)


def _place(upload: Upload, index: Path) -> Path:
    digest = hashlib.sha256(upload.content).hexdigest()[:DIGITS]
    return index / FOLDER / digest / plain_name(upload.name, "article.txt")


def _keep(path: Path, content: bytes) -> None:
    """Raises ``BadInput`` where there is no room for it, or no right to write there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(f"{path.name} can't be kept in the index's folder: {error.strerror}") from error


def _let_go(path: Path) -> None:
    path.unlink()
    # The same content may have come under another name as well.
    with suppress(OSError):
        path.parent.rmdir()


def _told(intake: Intake, path: Path, name: str) -> Intake:
    """With the file named as its sender knows it."""
    bad = (Unreadable(one.source.replace(str(path), name), one.reason) for one in intake.unreadable)
    return replace(intake, unreadable=tuple(bad))
