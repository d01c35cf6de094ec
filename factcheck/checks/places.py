"""Where the index of each claim set lies: the one given, or one made of its own articles, from the cache if it can be.

Asking an index is left to ``lookups``.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from factcheck.articles import read_articles
from factcheck.articles.sources import find_sources
from factcheck.checks.cache import Cache
from factcheck.checks.encoders import Encoders
from factcheck.checks.entries import ClaimSet
from factcheck.errors import BadInput, NoIndex
from factcheck.index import Index
from factcheck.pipeline.dating import settle_periods
from factcheck.pipeline.ingesting import ingest
from factcheck.records import Article


class Places:
    """Use it as a context manager: indexes of the moment are gone at its end.

    ``folder``: an index that is asked instead of the claim sets' own articles. ``standing``: one to ask where a claim
    set names no articles. Without a ``cache``, articles are read for this run alone, once for all sets that have the
    same. ``on_article`` may be set, and is told of each article that is read; so may ``on_passed``, which is told of
    each file in a folder of articles that is not taken, whether they are read anew or known from the cache.
    """

    def __init__(
        self,
        folder: Path | None,
        encoders: Encoders,
        *,
        standing: Path | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._folder = folder
        self._standing = folder or standing
        self._encoders = encoders
        self._cache = cache
        self.on_article: Callable[[Article], None] = lambda _: None
        self.on_passed: Callable[[str], None] = lambda _: None
        self._made: dict[tuple[str, ...], Path] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Take out the indexes of the moment."""
        self._stack.close()

    def index_of(self, claim_set: ClaimSet) -> Path:
        """The folder of its index. Raises ``NoIndex`` where there is none, and what reading the articles raises."""
        sources = claim_set.articles
        if self._folder or not sources:
            return self.standing()
        if sources not in self._made:
            for _ in find_sources(sources, on_passed=self.on_passed):
                pass
            self._made[sources] = self._kept(sources) or self._of_the_moment(sources)
        return self._made[sources]

    def record_of(self, claim_set: ClaimSet) -> Path | None:
        """The folder where the record of its last run lies; None where nothing is kept."""
        if self._folder or not claim_set.articles:
            return self._standing
        return self._cache.folder_of(claim_set.articles) if self._cache else None

    def given(self, claim_set: ClaimSet) -> Path | None:
        """The index that it is asked of instead of its own articles, or for want of them."""
        return self._standing if self._folder or not claim_set.articles else None

    def standing(self) -> Path:
        """The index that was given. Raises ``NoIndex`` where none was."""
        if self._standing is None:
            raise NoIndex("a claim set names no `articles:`; say with --index which index to ask")
        return self._standing

    def forget(self) -> None:
        """Look at all articles again, which may have changed."""
        self._made.clear()

    def _kept(self, sources: tuple[str, ...]) -> Path | None:
        if self._cache is None:
            return None
        encoder = self._encoders.digest_for_new()
        return self._cache.index_of(sources, encoder, lambda folder: self._fill(folder, sources))

    def _of_the_moment(self, sources: tuple[str, ...]) -> Path:
        folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="factcheck-")))
        self._fill(folder, sources)
        return folder

    def _fill(self, folder: Path, sources: tuple[str, ...]) -> None:
        """Read the articles into an index; one that can't be read is a fault, since its claims would be missed."""
        encoder = self._encoders.for_new()
        with Index.create_or_open(
            folder, encoder_name=encoder.name, encoder_digest=encoder.digest, dimension=encoder.dimension
        ) as index:
            for intake in ingest(read_articles(sources), index, encoder):
                for bad in intake.unreadable:
                    raise BadInput(f"{bad.source}: {bad.reason}")
                for landing in intake.landings:
                    self.on_article(landing.article)
            settle_periods(index, encoder)
