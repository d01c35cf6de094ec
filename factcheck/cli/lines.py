"""Files of many texts, one JSON object a line, as ``--lines`` and ``--pairs`` take them.

A line that can't be used is named on standard error, and the others go on.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import typer

from factcheck.cli.boundary import DID_NOT_HOLD
from factcheck.errors import BadInput
from factcheck.views.legible import legible

Row = dict[str, Any]
Made = TypeVar("Made")


@dataclass(slots=True)
class Faults:
    """Lines that could not be used, told on standard error as they come."""

    count: int = 0

    def tell(self, where: str, error: BadInput) -> None:
        """One line for one bad line."""
        self.count += 1
        print(legible(f"{where}: {error}"), file=sys.stderr)

    def end(self) -> None:
        """Ends the command with 1 where there was any."""
        if self.count:
            raise typer.Exit(DID_NOT_HOLD)


def read_lines(path: Path, make: Callable[[Row], Made], *, needed: tuple[str, ...], faults: Faults) -> Iterator[Made]:
    """What is made of each object of a JSONL file that has the texts needed; what can't be used goes to ``faults``.

    Raises ``BadInput`` where the file can't be read, or holds no line.
    """
    any_line = False
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            any_line = True
            try:
                yield make(_object(line, needed))
            except BadInput as error:
                faults.tell(f"{path}:{number}", error)
    if not any_line:
        raise BadInput(f"{path} is empty")


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from lines
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 (byte {error.start + 1:,})") from error
    except OSError as error:
        raise BadInput(f"{path} can't be read: {(error.strerror or str(error)).lower()}") from error


def day_of(row: Row, key: str) -> date | None:
    """A row's date, if it has one. Raises ``BadInput`` where it can't be read."""
    text = row.get(key)
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        raise BadInput(f"{key}: {text!r} is no date; write it as 2023-03-27") from None


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
