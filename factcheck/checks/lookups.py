"""Asking the indexes of claim sets: each opened once, those of one encoder sharing it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Self

from factcheck.checks.as_of import IndexAsOf
from factcheck.checks.cache import Cache
from factcheck.checks.encoders import Encoders
from factcheck.checks.entries import ClaimSet
from factcheck.checks.places import Places
from factcheck.checks.runner import Lookup, Question
from factcheck.errors import BadInput, NothingMatched
from factcheck.index import Encoder, Index
from factcheck.pipeline import gathering, reading
from factcheck.records import Dossier, Quantity
from factcheck.relations import Tolerance


class IndexLookup:
    """An index, asked one question after the other."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder

    def gather(self, question: Question) -> Dossier:
        """What the index holds about a question."""
        return gathering.gather(
            reading.Question(question.text, question.quote, question.speaker),
            self._index,
            self._encoder,
            filters=gathering.Filters(
                None if question.quote else question.speaker, None, question.since, question.until
            ),
            tolerance=self._tolerance(question.tolerance),
        )

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """The figures of a text."""
        return reading.read_passage(text)[1].quantities if text.strip() else ()

    def _tolerance(self, written: str | None) -> Tolerance | None:
        if written is None:
            return None
        if written == "exact":
            return Tolerance()
        if written.endswith("%"):
            return Tolerance(share=float(written.rstrip("% ")) / 100)
        figures = self.quantities(written)
        if len(figures) != 1 or figures[0].value.high is None:
            raise BadInput(f"tolerance {written!r} is no share (2%), no amount (10 km) and not 'exact'")
        return Tolerance(amount=figures[0].value.high)


class OpenIndexes:
    """Opens the index in a folder when it is first asked. ``as_of``: the last day of what may be found in it."""

    def __init__(self, encoders: Encoders, *, as_of: date | None = None) -> None:
        self._encoders = encoders
        self._as_of = as_of
        self._open: dict[Path, IndexLookup] = {}
        self._stack = ExitStack()

    def lookup(self, folder: Path) -> IndexLookup:
        """Raises ``NoIndex``, ``EncoderMismatch``, and ``NothingMatched`` where nothing is as old as was asked."""
        if folder not in self._open:
            index = self._stack.enter_context(self._index(folder))
            self._open[folder] = IndexLookup(index, self._encoders.of(index))
        return self._open[folder]

    def close(self) -> None:
        """Give all indexes back."""
        self._open.clear()
        self._stack.close()

    def _index(self, folder: Path) -> Index:
        if self._as_of is None:
            return Index.open(folder)
        index = IndexAsOf.open(folder)
        index.day = self._as_of
        if not index.left_out.kept:
            index.close()
            raise NothingMatched(f"no article was published by {self._as_of}; choose a later day with --as-of")
        return index


class Lookups:
    """Opens a lookup for each claim set, in the place that ``Places`` has for it; kept until the end.

    The arguments are those of ``Places`` and of ``OpenIndexes``.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        standing: Path | None = None,
        encoder: str | None = None,
        cache: Cache | None = None,
        as_of: date | None = None,
    ) -> None:
        encoders = Encoders(encoder)
        self.places = Places(folder, encoders, standing=standing, cache=cache)
        self.indexes = OpenIndexes(encoders, as_of=as_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give all indexes back."""
        self.indexes.close()
        self.places.close()

    @contextmanager
    def __call__(self, claim_set: ClaimSet, /) -> Iterator[Lookup]:
        """An index of the claim set's articles, or the one given."""
        yield self.indexes.lookup(self.places.index_of(claim_set))

    def standing(self) -> IndexLookup:
        """The index that was given. Raises ``NoIndex`` where none was."""
        return self.indexes.lookup(self.places.standing())
