"""JSON Lines: one article on each line, read line by line, so that a file of any size will do.

Each line is an object with ``text`` and any of ``id, outlet, title, published, url, byline``; other keys are ignored.
A line that can't be used is named and the next one is read.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from factcheck.articles.draft import Draft
from factcheck.articles.limits import MAX_BYTES, TOO_LARGE
from factcheck.errors import BadInput

_KINDS = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_OPTIONAL = ("outlet", "title", "published", "url")
# What a whole JSON document, printed over many lines, has on its first line.
_DOCUMENT_OPENERS = (b"[", b"{")


def read(lines: BinaryIO) -> Iterator[tuple[int, Draft | str]]:
    """Number of each line that is not blank, counted from 1, with its article, or why there is none."""
    for number, line in _lines(lines):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip() in _DOCUMENT_OPENERS:
            yield number, "begins a JSON document over many lines; JSON Lines needs one whole object on each line"
            return
        if line.strip():
            yield number, _draft(line)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; of one over the limit only so much as shows that it is."""
    number = 0
    while line := stream.readline(MAX_BYTES):
        number += 1
        yield number, line
        while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
            pass


def _draft(line: bytes) -> Draft | str:
    if len(line) >= MAX_BYTES:
        return f"is too long; {TOO_LARGE}"
    try:
        return _from_record(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        return f"is not UTF-8 (byte {error.start + 1:,} of the line)"
    except json.JSONDecodeError as error:
        return f"is not JSON: {error.msg} (character {error.colno:,})"
    except RecursionError:
        return "is not readable: brackets within brackets without end"
    except ValueError as error:
        return f"is not readable: {error}"
    except BadInput as error:
        return str(error)


def _from_record(record: Any) -> Draft:
    if not isinstance(record, dict):
        raise BadInput(f"is {_kind(record)}, not an object with a text")
    text = record.get("text")
    if text is None:
        raise BadInput('has no "text"')
    if not isinstance(text, str):
        raise BadInput(f'has a "text" that is {_kind(text)}, not text')
    values = {key: record.get(key) for key in _OPTIONAL}
    notes = [
        f'"{key}" was ignored: it is {_kind(value)}, not text'
        for key, value in values.items()
        if not isinstance(value, str | None)
    ]
    fields = {key: value for key, value in values.items() if isinstance(value, str) and value.strip()}
    return Draft(
        text,
        id=_name(record.get("id")),
        outlet=fields.get("outlet"),
        title=fields.get("title"),
        published=fields.get("published"),
        url=fields.get("url"),
        byline=_byline(record.get("byline")),
        notes=tuple(notes),
    )


def _name(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def _byline(value: object) -> str | None:
    authors = value if isinstance(value, list) else [value]
    return ", ".join(author.strip() for author in authors if isinstance(author, str) and author.strip()) or None


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "nothing")
