"""A draft as it lies before its editor: the article in it, and on which line of the file each of its words stands."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from factcheck.articles import read_articles
from factcheck.articles.encodings import decode
from factcheck.articles.sources import STANDARD_INPUT
from factcheck.errors import BadInput
from factcheck.records import Article, Unreadable

EXTRACTED = "lines are counted in the text as extracted from the page, not in the file"

# Why a path is no draft; the first that fits is said. A pipe is gone once it is read.
NO_FILE: tuple[tuple[Callable[[Path], bool], str], ...] = (
    (Path.is_dir, "is a folder"),
    (Path.exists, "is no file that can be read twice"),
    (lambda _: True, "there is no such file"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """``file``: as its editor named it. ``before``: what the file holds before the article's text (front matter)."""

    article: Article
    file: str
    before: str = ""
    notes: tuple[str, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the article's text, both from 1, as editors count them."""
        lines = (self.before + self.article.text[:offset]).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return len(lines), len(lines[-1]) + 1


def read_draft(source: str, stdin: BinaryIO, *, published: date | None = None) -> Draft:
    """The one article in a file, or in ``stdin`` for "-". Raises ``BadInput`` where there is none, or more than one."""
    content = _content(source, stdin)
    given = io.BytesIO(content) if source == STANDARD_INPUT else stdin
    article = _only(source, [*read_articles([source], stdin=given)])
    dated = replace(article, published=published) if published else article
    before, found, _ = decode(content).text.rpartition(article.text)
    notes = article.notes if found else (*article.notes, EXTRACTED)
    return Draft(dated, _name(source), before, notes)


def _content(source: str, stdin: BinaryIO) -> bytes:
    if source == STANDARD_INPUT:
        return stdin.read()
    path = Path(source)
    if not path.is_file():
        why = next(told for fits, told in NO_FILE if fits(path))
        raise BadInput(f"{source}: {why}; a draft is one file, or - for standard input")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{source} can't be read: {(error.strerror or str(error)).lower()}") from error


def _only(source: str, found: list[Article | Unreadable]) -> Article:
    name = _name(source)
    if len(found) != 1:
        raise BadInput(f"{name} holds {len(found)} articles; a draft is one")
    article = found[0]
    if isinstance(article, Unreadable):
        raise BadInput(f"{name}: {article.reason}")
    if article.language is not None:
        raise BadInput(f"{name}: {'; '.join(article.notes) or 'is not in English, no claims were taken'}")
    return article


def _name(source: str) -> str:
    return "standard input" if source == STANDARD_INPUT else source
