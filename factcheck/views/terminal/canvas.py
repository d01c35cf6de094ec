"""The paper that every terminal view is drawn on: the console, safe text, and three ways to lay lines out.

Nothing here knows a record. Text always enters through ``line``, which makes it legible and never reads markup in it.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from factcheck.views.legible import legible

# Where the output goes to a file or a pipe, its width must not depend on who runs it.
PIPED_WIDTH = 100
# From this width on two columns stand side by side, from the second on three.
TWO_COLUMNS = 120
THREE_COLUMNS = 190
# Longer lines are hard to read (Bringhurst, The Elements of Typographic Style, 2.1.2: 45 to 75 characters, more for
# notes); a single column stays below this even on a wide screen.
MEASURE = 100

# Blue against magenta rather than green against red: told apart by everybody, and no hint of true and false.
STYLES = {
    "agrees": "cyan",
    "compatible": "cyan",
    "CONFLICTS": "bold magenta",
    "updates": "yellow",
    "failed": "bold magenta",
    "warned": "yellow",
    "passed": "cyan",
}


def open_console(file: TextIO | None = None) -> Console:
    """A console on standard output: colours on a terminal only; elsewhere 100 columns unless COLUMNS says otherwise."""
    stream = file or sys.stdout
    if isinstance(stream, TextIOWrapper) and "utf" not in stream.encoding.lower():
        stream.reconfigure(errors="replace")
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def line(*parts: str | tuple[str, str]) -> Text:
    """One paragraph of text from anywhere: plain strings, or a string with its style."""
    text = Text(overflow="fold")
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        text.append(legible(words), style or None)
    return text


def indented(body: RenderableType, columns: int) -> Padding:
    """The same, some columns to the right."""
    return Padding(body, (0, 0, 0, columns))


def columns_at(width: int) -> int:
    """How many columns stand side by side."""
    return 1 + (width >= TWO_COLUMNS) + (width >= THREE_COLUMNS)


def grid(blocks: Sequence[RenderableType], columns: int) -> Table:
    """Blocks side by side in equal columns, row by row, an empty line between rows."""
    table = Table.grid(padding=(0, 3, 0, 0), expand=True, pad_edge=False)
    for _ in range(columns):
        table.add_column(ratio=1, overflow="fold")
    for start in range(0, len(blocks), columns):
        if start:
            table.add_row()
        table.add_row(*blocks[start : start + columns])
    return table


def stacked(blocks: Iterable[RenderableType]) -> Group:
    """Blocks below each other, an empty line between them."""
    listed = list(blocks)
    return Group(*(part for block in listed[:-1] for part in (block, line(""))), *listed[-1:])


@dataclass(frozen=True, slots=True)
class Ruled:
    """What belongs together, behind one rule at its left."""

    body: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The body's lines, each behind the rule."""
        inner = options.update(width=max(1, options.max_width - 2))
        for printed in console.render_lines(self.body, inner, pad=False):
            yield Segment("│ ")
            yield from printed
            yield Segment.line()


@dataclass(frozen=True, slots=True)
class Trimmed:
    """The same without blanks at the ends of lines, so that piped output compares and pastes well."""

    body: RenderableType
    measure: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The body's lines, no wider than the measure."""
        inner = options.update(width=min(options.max_width, self.measure or options.max_width))
        for printed in console.render_lines(self.body, inner, pad=False):
            yield from _trimmed(printed)
            yield Segment.line()


def _trimmed(printed: Sequence[Segment]) -> list[Segment]:
    kept = list(printed)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept.pop()
        kept.append(Segment(last.text.rstrip(), last.style))
    return kept
