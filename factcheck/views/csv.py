"""CSV for spreadsheets and scripts: RFC 4180, UTF-8 with the mark that tells Excel so.

A text that a spreadsheet would take for a formula has an apostrophe put before it, as OWASP advises ("CSV Injection");
``unguarded`` takes it off again. Lists are joined by "; ", figures stand as printed.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.records import Article, Dossier, Event, Fact, Outcome
from factcheck.views.columns import CLAIMS, OUTCOMES, REPORTS, Cell, Column, Kind, Row, reports_in, reports_of, writable

MARK = "\ufeff"
BETWEEN = "; "

# What begins a formula, in full width too; white space and apostrophes before it are seen through. A tab or a line
# break there sends some spreadsheets on to the next cell. An apostrophe that is the text's own before all
# this gets a second one, so that the guard can be told from it.
GUARDED = re.compile(r"'*\s*[\t\r\n=+\-@＝＋－＠]")
GUARD = "'"

CELLS: dict[Kind, Callable[[Cell], str]] = {
    Kind.FLAG: lambda cell: "yes" if cell else "no",
    Kind.TEXT: lambda cell: guarded(str(cell)),
    Kind.TEXTS: lambda cell: guarded(BETWEEN.join(cell)),  # type: ignore[arg-type]
    Kind.FIGURES: lambda cell: guarded(BETWEEN.join(one["text"] for one in cell)),  # type: ignore[union-attr, index]
}


def claims(claims: Iterable[tuple[Fact, Article]]) -> Iterator[str]:
    """A line a claim."""
    return _lines(CLAIMS, claims)


def events(events: Iterable[Event]) -> Iterator[str]:
    """A line a report, event by event."""
    return _lines(REPORTS, reports_in(events))


def dossier(dossier: Dossier) -> str:
    """A line a report."""
    return "".join(_lines(REPORTS, reports_of(dossier)))


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """A line an outcome. That the run was broken off (``partial``) has no place in a table: the file's user is told."""
    return "".join(_lines(OUTCOMES, outcomes))


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return GUARD + text if GUARDED.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that was written here."""
    return cell[1:] if cell.startswith(GUARD) and GUARDED.match(cell) else cell


class _Line:
    """A file of one line for ``csv.writer``, which gives back what it is given."""

    def write(self, line: str) -> str:
        return line


def _lines(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield MARK + writer.writerow(column.name for column in columns)
    for row in rows:
        yield writer.writerow(_cell(column.kind, column.of(row)) for column in columns)


def _cell(kind: Kind, cell: Cell) -> str:
    return "" if cell is None else writable(CELLS.get(kind, str)(cell))
