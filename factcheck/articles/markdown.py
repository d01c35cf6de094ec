"""Markdown with YAML front matter: the front matter is about the article, what follows it is the article.

Headings, pictures, code and rules are marked. Emphasis and links stay as they stand.
"""

import re
from datetime import date
from typing import Any

from factcheck.articles.draft import Draft
from factcheck.records import Mark, Span

_FENCE = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_KEY_LINE = re.compile(r"^([A-Za-z][\w -]*?)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.M)
# Our name for it, and the keys that blogs, archives and static sites use, first that is there wins.
_KEYS = {
    "id": ("id",),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site", "sitename", "site_name", "publication", "source"),
    "published": ("published", "date", "publication_date", "date_published", "datepublished", "pubdate"),
    "url": ("url", "link", "canonical_url", "canonical", "permalink", "original_url"),
    "byline": ("byline", "author", "authors", "by"),
    "credits": ("credits", "credit", "wire", "agency"),
}
# More than any outlet writes about an article, and little enough for YAML to be quick about.
_LONGEST_FRONT_MATTER = 32 * 1024

_HEADING = re.compile(r"^ {0,3}(?P<level>#{1,6})[ \t]+(?P<words>[^\r\n]*?)(?:[ \t]+#+)?[ \t]*$", re.M)
_UNDERLINED = re.compile(r"^(?P<words>[^\s#>*+-][^\r\n]*)\r?\n(?:={3,}|-{3,})[ \t]*$", re.M)
_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)(?:\{[^}\n]{0,200}\})?")
_LEFT_OVER = (
    re.compile(r"^(?P<fence>```|~~~)[^\n]*\n.*?^(?P=fence)[ \t]*$", re.M | re.S),
    re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.M),
    re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+[^\r\n]*$", re.M),
    re.compile(r"^[ \t]{0,3}>+(?=[ \t])", re.M),
)


def read(text: str) -> Draft:
    """The article after the front matter, with what the front matter says of it."""
    fence = _FENCE.match(text[: _LONGEST_FRONT_MATTER + 8])
    front, notes = _front_matter(fence["yaml"]) if fence else (None, ())
    body = text[fence.end() :] if fence and front is not None else text
    said = _said(front or {})
    marks, title = _marks(body)
    return Draft(
        body,
        id=_line(said["id"]),
        outlet=_line(said["outlet"]),
        title=_line(said["title"]) or title,
        published=said["published"] if isinstance(said["published"], date) else _line(said["published"]),
        url=_line(said["url"]),
        byline=_line(said["byline"]),
        credits=_lines(said["credits"]),
        marks=marks,
        notes=notes,
    )


def _front_matter(block: str) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """What a block between dashes says; None where it is prose between two rules.

    A colon in an unquoted title is no YAML and very common: then the block is read line by line, with a note.
    """
    import yaml

    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        by_line = {key.lower(): value.strip("'\"") for key, value in _KEY_LINE.findall(block)}
        where = getattr(getattr(error, "problem_mark", None), "line", None)
        line = f" (line {where + 2})" if where is not None else ""
        return by_line or None, (f"the front matter is not valid YAML{line}; it was read line by line",)
    if loaded is None:
        return {}, ()
    return ({str(key).lower(): value for key, value in loaded.items()}, ()) if isinstance(loaded, dict) else (None, ())


def _said(front: dict[str, Any]) -> dict[str, Any]:
    return {ours: next((front[key] for key in keys if front.get(key)), None) for ours, keys in _KEYS.items()}


def _lines(value: object) -> tuple[str, ...]:
    """The plain values in ``value``; nested ones are no outlet's and no author's name (and may be a bomb)."""
    values = value if isinstance(value, list) else [value]
    plain = (str(entry).strip() for entry in values[:20] if isinstance(entry, str | int | float | date))
    return tuple(entry for entry in plain if entry)


def _line(value: object) -> str | None:
    return ", ".join(_lines(value)) or None


def _marks(body: str) -> tuple[tuple[Mark, ...], str | None]:
    headings = [*_HEADING.finditer(body), *_UNDERLINED.finditer(body)]
    top = min((found for found in headings if _is_top(found)), key=lambda found: found.start(), default=None)
    marks = [Mark("title" if found is top else "heading", Span(*found.span())) for found in headings]
    marks += [Mark("caption", Span(*found.span())) for found in _PICTURE.finditer(body)]
    marks += [Mark("leftover", Span(*found.span())) for rule in _LEFT_OVER for found in rule.finditer(body)]
    return tuple(marks), top["words"].strip() or None if top else None


def _is_top(found: re.Match[str]) -> bool:
    level = found.groupdict().get("level")
    return level == "#" or (level is None and "=" in found.group().splitlines()[-1])
