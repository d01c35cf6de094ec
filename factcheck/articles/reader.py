"""Sources in, articles out: finds what format a source is in, reads it, and goes on past a bad one.

The one boundary of this room: whatever makes a source unusable is raised as ``BadInput`` below and becomes an
``Unreadable`` here.
"""

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factcheck.articles import signatures
from factcheck.articles.draft import NOTHING_ELSE, Draft, Otherwise
from factcheck.articles.encodings import decode
from factcheck.articles.finishing import finish
from factcheck.articles.limits import HEAD, MAX_BYTES, TOO_LARGE
from factcheck.articles.sources import Found, explain, find_sources
from factcheck.articles.streams import borrowed, resumed
from factcheck.errors import BadInput
from factcheck.records import Article, Unreadable

_FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
# Text files that are no articles; other endings that nobody knows are read as text if they hold text.
_NOT_ARTICLES = {
    ".csv": "a table",
    ".tsv": "a table",
    ".json": "a JSON document; only JSON Lines is read, one object on each line",
    ".xml": "an XML document",
    ".yaml": "a YAML document",
    ".yml": "a YAML document",
    ".toml": "a TOML document",
    ".py": "a program",
    ".js": "a program",
    ".css": "a style sheet",
    ".ini": "a configuration file",
}
_CHARSET = re.compile(rb"""<(?:meta\b[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.I)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A source whose bytes can be read. ``path``: absolute, None for a page or standard input."""

    source: str
    stream: BinaryIO
    format: str | None = None
    path: str | None = None
    address: str | None = None
    charset: str | None = None
    otherwise: Otherwise = NOTHING_ELSE


def read_articles(
    sources: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    otherwise: Otherwise = NOTHING_ELSE,
    on_passed: Callable[[str], None] = lambda _: None,
) -> Iterator[Article | Unreadable]:
    """Every article in files, folders, globs, http(s) addresses and "-" (``stdin``), and every source that is none.

    ``Article.path`` is the absolute path of the file as it was reached, with ``#id`` or ``#line`` for a line of
    JSONL; ``Unreadable.source`` is the source as given, with ``:line``. The same real file is read once.
    ``otherwise``: what is taken for articles that don't tell it themselves. ``on_passed``: is told of each file in a
    folder that is not taken, since articles have other forms.
    """
    for found in find_sources(sources, on_passed=on_passed):
        if isinstance(found, Unreadable):
            yield found
        else:
            yield from _articles_of(found, stdin, otherwise)


def _articles_of(found: Found, stdin: BinaryIO | None, otherwise: Otherwise) -> Iterator[Article | Unreadable]:
    try:
        opened = replace(_open(found, stdin), otherwise=otherwise)
        with opened.stream as stream:
            head = stream.read(HEAD)
            yield from _articles_in(opened, head)
    except BadInput as error:
        yield Unreadable(found.source, str(error))
    except OSError as error:
        yield Unreadable(found.source, f"can't be read: {explain(error)}")


def _open(found: Found, stdin: BinaryIO | None) -> _Opened:
    if found.kind == "stdin":
        given = stdin if stdin is not None else sys.stdin.buffer
        return _Opened(found.source, borrowed(given))
    if found.kind == "address":
        from factcheck.articles.web import fetch

        page = fetch(found.source)
        return _Opened(found.source, io.BytesIO(page.content), page.format, None, page.address, page.charset)
    path = Path(found.source)
    ending = path.suffix.lower()
    # os.path.abspath, not resolve(): the path must stay the one that the user knows, link or not.
    return _Opened(found.source, path.open("rb"), _FORMATS.get(ending), os.path.abspath(path))  # noqa: PTH100


def _articles_in(opened: _Opened, head: bytes) -> Iterator[Article | Unreadable]:
    _refuse_binary(head)
    if (form := _form(opened, head)) == "jsonl":
        yield from _from_lines(opened, head)
    else:
        yield finish(replace(_draft(form, opened, head), path=opened.path), otherwise=opened.otherwise)


def _refuse_binary(head: bytes) -> None:
    if not head:
        raise BadInput("is empty")
    if kind := signatures.binary_kind(head):
        raise BadInput(f"looks like {kind}, not text")


def _form(opened: _Opened, head: bytes) -> str:
    """The format by content where the content is clear, else by ending or content type, else text."""
    start = _start(head)
    ending = Path(opened.path).suffix.lower() if opened.path else ""
    if signatures.is_page(start):
        return "html"
    if signatures.is_feed(start):
        raise BadInput("is a feed of headlines, not an article; give the addresses of its articles")
    if opened.format:
        return opened.format
    if signatures.begins_with_record(start):
        return "jsonl"
    if ending in _NOT_ARTICLES:
        raise BadInput(f"is {_NOT_ARTICLES[ending]}, not an article")
    return "markdown" if signatures.has_front_matter(start) else "text"


def _start(head: bytes) -> str:
    """The head as text, well enough to see what it is."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, errors="replace")
    if b"\0" in head[:4]:
        return head.replace(b"\0", b"").decode("latin-1")
    return head.decode("utf-8", errors="replace").removeprefix("\ufeff")


def _draft(form: str, opened: _Opened, head: bytes) -> Draft:
    content = _whole(opened, head)
    found = _CHARSET.search(head) if form == "html" else None
    decoded = decode(content, declared=opened.charset or (found[1].decode("ascii") if found else None))
    draft = _parse(form, decoded.text, opened)
    return replace(draft, url=draft.url or opened.address, notes=(*decoded.notes, *draft.notes))


def _whole(opened: _Opened, head: bytes) -> bytes:
    """All bytes of one article, refused by the file's size before they are read."""
    size = os.stat(opened.path).st_size if opened.path else 0  # noqa: PTH116
    content = head if size > MAX_BYTES else head + opened.stream.read(MAX_BYTES + 1 - len(head))
    if max(size, len(content)) > MAX_BYTES:
        amount = f"{size / 1_000_000:,.0f} MB" if size else "more than can be read"
        raise BadInput(f"is too long ({amount}); {TOO_LARGE}")
    return content


def _parse(form: str, text: str, opened: _Opened) -> Draft:
    if not text.strip():
        raise BadInput("is empty: it holds nothing but white space")
    if form == "html":
        from factcheck.articles import html

        return html.read(text, address=opened.address)
    if form == "markdown":
        from factcheck.articles import markdown

        return markdown.read(text)
    from factcheck.articles import text as plain

    return plain.read(text)


def _from_lines(opened: _Opened, head: bytes) -> Iterator[Article | Unreadable]:
    from factcheck.articles import jsonl

    any_line = False
    for number, draft in jsonl.read(_as_utf8(opened, head)):
        any_line = True
        where = f"{opened.source}:{number}"
        if isinstance(draft, str):
            yield Unreadable(where, draft)
            continue
        path = f"{opened.path}#{draft.id or number}" if opened.path else None
        try:
            yield finish(replace(draft, path=path), otherwise=opened.otherwise)
        except BadInput as error:
            yield Unreadable(where, str(error))
    if not any_line:
        raise BadInput("is empty: it holds nothing but white space")


def _as_utf8(opened: _Opened, head: bytes) -> BinaryIO:
    """The lines as UTF-8 bytes: as they are, or, where the file is UTF-16, read whole and written anew."""
    if b"\0" in head[:64] or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return io.BytesIO(decode(_whole(opened, head)).text.encode())
    return resumed(head, opened.stream)
