"""Files of many texts, one JSON object a line, as ``--lines`` and ``--pairs`` take them.

Output is to stand line for line beside what was given, so a line that can't be used is named and ends the run.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from factcheck.errors import BadInput

Row = dict[str, Any]
Made = TypeVar("Made")


def read_lines(path: Path, make: Callable[[Row], Made], *, needed: tuple[str, ...]) -> Iterator[Made]:
    """What is made of each object of a JSONL file that has the texts needed. Raises ``BadInput``, naming the line."""
    try:
        with path.open(encoding="utf-8") as lines:
            any_line = False
            for number, line in enumerate(lines, 1):
                if line.strip():
                    any_line = True
                    yield _made(line, make, f"{path}:{number}", needed)
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 (byte {error.start + 1:,})") from error
    except OSError as error:
        raise BadInput(f"{path} can't be read: {(error.strerror or str(error)).lower()}") from error
    if not any_line:
        raise BadInput(f"{path} is empty")


def day_of(row: Row, key: str) -> date | None:
    """A row's date, if it has one. Raises ``BadInput`` where it can't be read."""
    text = row.get(key)
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        raise BadInput(f"{key}: {text!r} is no date; write it as 2023-03-27") from None


def _made(line: str, make: Callable[[Row], Made], where: str, needed: tuple[str, ...]) -> Made:
    try:
        return make(_object(line, needed))
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from error


def _object(line: str, needed: tuple[str, ...]) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"not JSON ({error.msg})") from None
    except RecursionError:
        raise BadInput("brackets within brackets without end") from None
    missing = [key for key in needed if not isinstance(row, dict) or not _is_text(row.get(key))]
    if missing:
        raise BadInput(f"needs the text {missing[0]!r}")
    return dict(row)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
