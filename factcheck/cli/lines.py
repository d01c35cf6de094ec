"""Files of many texts, one JSON object a line, as ``--lines`` and ``--pairs`` take them."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.errors import BadInput


def read_lines(path: Path, *, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, each with the texts that are needed; a bad line is named."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _object(line, f"{path}:{number}", needed)
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {error}") from error


def day_of(row: dict[str, Any], key: str) -> date | None:
    """A row's date, if it has one that can be read."""
    text = row.get(key)
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        raise BadInput(f"{key}: {text!r} is no date; write it as 2023-03-27") from None


def _object(line: str, where: str, needed: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"{where}: not JSON ({error.msg})") from None
    missing = [key for key in needed if not isinstance(row, dict) or not isinstance(row.get(key), str)]
    if missing:
        raise BadInput(f"{where}: needs the text {missing[0]!r}")
    return dict(row)
