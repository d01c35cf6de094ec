"""The indexes that claim sets are asked of: the one given, or one made of a claim set's own articles."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from factcheck.articles import read_articles
from factcheck.checks.entries import ClaimSet
from factcheck.checks.runner import Lookup, Question
from factcheck.errors import BadInput, NoIndex
from factcheck.index import Encoder, Index, load_encoder
from factcheck.pipeline import gathering, reading
from factcheck.pipeline.ingesting import Intake, ingest
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


class Lookups:
    """Opens a lookup for each claim set; sets with the same articles share one index, kept until the end.

    ``folder``: an index that is asked instead of the claim sets' own articles. ``standing``: one to ask where a claim
    set names no articles.
    """

    def __init__(self, folder: Path | None = None, *, standing: Path | None = None, encoder: str | None = None) -> None:
        self._folder = folder
        self._standing_folder = folder or standing
        self._encoder = encoder
        self._open: dict[tuple[str, ...], IndexLookup] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextmanager
    def __call__(self, claim_set: ClaimSet, /) -> Iterator[Lookup]:
        """An index of the claim set's articles, or the one given."""
        sources = () if self._folder else claim_set.articles
        if sources not in self._open:
            self._open[sources] = self._made(sources) if sources else self.standing()
        yield self._open[sources]

    def standing(self) -> IndexLookup:
        """The index that was given. Raises ``NoIndex`` where none was."""
        if self._standing_folder is None:
            raise NoIndex("a claim set names no `articles:`; say with --index which index to ask")
        index = self._stack.enter_context(Index.open(self._standing_folder))
        return IndexLookup(index, index.load_encoder(self._encoder))

    def _made(self, sources: tuple[str, ...]) -> IndexLookup:
        encoder = load_encoder(self._encoder)
        folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="factcheck-")))
        index = self._stack.enter_context(
            Index.create_or_open(
                folder, encoder_name=encoder.name, encoder_digest=encoder.digest, dimension=encoder.dimension
            )
        )
        total = sum(ingest(read_articles(sources), index, encoder), Intake())
        if total.unreadable:
            first = total.unreadable[0]
            raise BadInput(f"{first.source}: {first.reason}")
        return IndexLookup(index, encoder)
