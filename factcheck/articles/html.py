"""HTML pages: trafilatura finds the article, its title, outlet, date, byline and address.

The text is rebuilt from trafilatura's blocks with a blank line between paragraphs; pictures' captions that the page
declares as such are left to the page, and what trafilatura calls a heading is marked as one.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from factcheck.articles.draft import Draft
from factcheck.errors import BadInput
from factcheck.records import Mark, Span

NO_ARTICLE = "holds no article that could be found in the page"

# A page with less prose than this is a menu, a login form or an error message; the shortest news in brief has more.
_LEAST_WORDS = 12
_PROSE = re.compile(r"[.!?…。][\"”’')\]]*$")
_LEAST_WORDS_A_BLOCK = 5
_CAPTIONS = ["//figcaption", "//*[contains(concat(' ', normalize-space(@class), ' '), ' wp-caption-text ')]"]
_SPACE = re.compile(r"\s+")
_TEXT_BLOCKS = frozenset(("p", "item", "cell", "quote", "code", "head"))


def read(text: str, *, address: str | None = None) -> Draft:
    """The article of a page; ``address`` is where it was fetched. Raises ``BadInput`` where there is none."""
    document = _extract(text, address)
    blocks = list(_blocks(document.body)) if document is not None and document.body is not None else []
    if not _is_article(blocks):
        raise BadInput(NO_ARTICLE)
    url = document.url or address
    body, marks = _join(blocks)
    return Draft(
        body,
        outlet=document.sitename or _host(url),
        title=document.title,
        published=document.date,
        url=url,
        byline=document.author,
        marks=marks,
    )


def _extract(text: str, address: str | None) -> Any:
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            text,
            url=address,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_CAPTIONS,
            # Without extensive search: a year in the page's footer is no date of publication.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (LxmlError, ValueError, RecursionError, AttributeError) as error:
        raise BadInput(f"is an HTML page too broken to read ({type(error).__name__})") from error


def _blocks(element: Any) -> Iterator[tuple[str, str]]:
    """Tag and words of each block in reading order; a line break within a paragraph begins a new block."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _TEXT_BLOCKS or child.tag in ("list", "table", "row", "body", "div"):
            yield from _closed(element.tag, pieces)
            yield from _blocks(child)
            pieces = [child.tail or ""]
        elif child.tag == "lb":
            yield from _closed(element.tag, pieces)
            pieces = [child.tail or ""]
        elif child.tag != "graphic":
            pieces += ["".join(child.itertext()), child.tail or ""]
        else:
            pieces.append(child.tail or "")
    yield from _closed(element.tag, pieces)


def _closed(tag: str, pieces: list[str]) -> Iterator[tuple[str, str]]:
    words = _SPACE.sub(" ", "".join(pieces)).strip()
    if words:
        yield tag, words


def _is_article(blocks: list[tuple[str, str]]) -> bool:
    prose = (words for tag, words in blocks if tag != "head" and _PROSE.search(words))
    lengths = [len(words.split()) for words in prose]
    return sum(length for length in lengths if length >= _LEAST_WORDS_A_BLOCK) >= _LEAST_WORDS


def _join(blocks: list[tuple[str, str]]) -> tuple[str, tuple[Mark, ...]]:
    marks, at = [], 0
    for tag, words in blocks:
        if tag == "head":
            marks.append(Mark("heading", Span(at, at + len(words))))
        elif tag == "cell" and not _PROSE.search(words):
            marks.append(Mark("leftover", Span(at, at + len(words))))
        at += len(words) + 2
    return "\n\n".join(words for _, words in blocks), tuple(marks)


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
