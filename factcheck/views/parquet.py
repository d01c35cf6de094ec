"""Parquet, by pyarrow: the same tables as CSV with their types. Lists are lists, and figures have their fields.

Pyarrow is in the extra ``[parquet]``; who has none is told how to get it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import RawIOBase
from itertools import islice
from typing import Any

from factcheck.errors import BadInput
from factcheck.records import Article, Dossier, Event, Fact, Outcome
from factcheck.views.columns import CLAIMS, OUTCOMES, REPORTS, Cell, Column, Kind, Row, reports_in, reports_of, writable

# Rows written at a time: enough for columns to compress, and some megabytes at the most.
PORTION = 2_000

MISSING = "Parquet needs pyarrow, which is not installed; run: pip install 'factcheck-claims[parquet]'"

Types = dict[Kind, Any]


def claims(claims: Iterable[tuple[Fact, Article]]) -> Iterator[bytes]:
    """A row a claim. Raises ``BadInput`` where pyarrow is missing."""
    return _pieces(CLAIMS, claims)


def events(events: Iterable[Event]) -> Iterator[bytes]:
    """A row a report, event by event. Raises ``BadInput`` where pyarrow is missing."""
    return _pieces(REPORTS, reports_in(events))


def dossier(dossier: Dossier) -> bytes:
    """A row a report. Raises ``BadInput`` where pyarrow is missing."""
    return b"".join(_pieces(REPORTS, reports_of(dossier)))


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> bytes:
    """A row an outcome; the file's metadata tell of a run that was broken off. Raises ``BadInput`` as above."""
    return b"".join(_pieces(OUTCOMES, outcomes, {"partial": "yes"} if partial else {}))


class _Pipe(RawIOBase):
    """A file that only grows; what was written is taken out as it comes, so that the whole is never held."""

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._written.append(bytes(piece))
        self._size += len(self._written[-1])
        return len(self._written[-1])

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece = b"".join(self._written)
        self._written.clear()
        return piece


def _pieces(
    columns: Sequence[Column[Row]], rows: Iterable[Row], known: dict[str, str] | None = None
) -> Iterator[bytes]:
    try:
        import pyarrow  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise BadInput(MISSING) from error

    schema = pyarrow.schema([(one.name, _types(pyarrow)[one.kind]) for one in columns], metadata=known or None)
    pipe, left = _Pipe(), iter(rows)
    with ParquetWriter(pipe, schema) as writer:
        while portion := list(islice(left, PORTION)):
            made = {one.name: [_cell(one.kind, one.of(row)) for row in portion] for one in columns}
            writer.write_table(pyarrow.table(made, schema))
            yield pipe.taken()
    yield pipe.taken()


def _types(pyarrow: Any) -> Types:
    text, number = pyarrow.string(), pyarrow.float64()
    figure = dict.fromkeys(("unit", "dimension", "printed_unit", "bound", "of", "who", "text"), text)
    figure |= dict.fromkeys(("low", "high", "value"), number)
    return {
        Kind.TEXT: text,
        Kind.TEXTS: pyarrow.list_(text),
        Kind.DAY: pyarrow.date32(),
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: number,
        Kind.FLAG: pyarrow.bool_(),
        Kind.FIGURES: pyarrow.list_(pyarrow.struct(list(figure.items()))),
    }


CELLS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: writable,
    Kind.TEXTS: lambda cell: [writable(one) for one in cell],
    Kind.FIGURES: lambda cell: [_figure(one) for one in cell],
}


def _cell(kind: Kind, cell: Cell) -> Any:
    return cell if cell is None or kind not in CELLS else CELLS[kind](cell)


def _figure(shape: dict[str, Any]) -> dict[str, Any]:
    return {name: writable(known) if isinstance(known, str) else known for name, known in shape.items()}
