"""The index: what has been said before, in one folder.

SQLite is the truth, FAISS a cache of it. One ``Index`` serves one thread; several processes may read while one
writes, and writers wait for each other article by article.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from factcheck.errors import EncoderMismatch, NoIndex
from factcheck.index import doctor, landing
from factcheck.index.database import Database, create_database, open_database
from factcheck.index.doctor import Damage, Problem
from factcheck.index.doors import Doors
from factcheck.index.encoders import Encoder, describe_encoder, load_ahead, load_encoder
from factcheck.index.landing import Landed
from factcheck.index.listing import Filter, claim_numbers
from factcheck.index.nearest import Nearest
from factcheck.index.shelf import Shelf
from factcheck.records import Article, Candidate, Fact

if TYPE_CHECKING:
    import numpy.typing as npt

    from factcheck.index.vectors import Matrix

# Claims whose vectors are read at a time.
PORTION = 1_000
# Below this cosine the default encoder's neighbours have nothing to do with the question.
LEAST_SIMILARITY = 0.25


class BuiltWith(NamedTuple):
    """The encoder that made an index's vectors; ``digest``: of its weights; ``dimension``: of a vector."""

    name: str
    digest: str
    dimension: int


class Index:
    """An open index. Use it as a context manager: leaving it writes the vectors file if that is due."""

    def __init__(self, database: Database, encoder: BuiltWith) -> None:
        self.encoder = encoder
        self._database = database
        self._nearest = Nearest(database, encoder.dimension)
        self._shelf = Shelf(database)
        self._doors = Doors(database, self._nearest, self._shelf)
        self._wrote = False

    @classmethod
    def create_or_open(cls, folder: Path, *, encoder_name: str, encoder_digest: str, dimension: int) -> Self:
        """The index in a folder, made if there is none. Raises ``EncoderMismatch``, ``DamagedIndex``."""
        database = create_database(folder)
        with _closing_on_failure(database):
            row = (encoder_name, encoder_digest, dimension)
            if database.row("SELECT 1 FROM encoder") is None:
                database.write("INSERT OR IGNORE INTO encoder VALUES (1, ?, ?, ?)", *row)
            return cls(database, _expected(database, encoder_name, encoder_digest))

    @classmethod
    def open(cls, folder: Path, *, encoder_name: str | None = None, encoder_digest: str | None = None) -> Self:
        """The index that is in a folder, if need be one made with this encoder. Raises ``NoIndex`` and the above."""
        database = open_database(folder)
        with _closing_on_failure(database):
            return cls(database, _expected(database, encoder_name, encoder_digest))

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self._database.folder

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know, a sentence each: a vectors file that had to be rebuilt, or could not be."""
        return tuple(dict.fromkeys(self._nearest.notes))

    def load_encoder(self, name_or_path: str | None = None, *, ahead: bool = False) -> Encoder:
        """The encoder that made the vectors, or the one asked for if it is the same.

        Raises ``EncoderMismatch``, before anything heavy is loaded, where the model of that name on this machine is
        another than the one that made them; ``BadInput`` where there is none. ``ahead``: it loads while its caller
        does other work.
        """
        wanted = name_or_path or self.encoder.name
        _expected(self._database, *describe_encoder(wanted))
        return load_ahead(wanted) if ahead else load_encoder(wanted)

    def put(self, article: Article, facts: Sequence[Fact], vectors: "npt.ArrayLike", *, anew: bool = False) -> Landed:
        """Let an article land whole or not at all; ``vectors``: (facts, dimension), one for each fact, any length.

        The same article and facts change nothing; otherwise what was read at the same url (without one: at the same
        path) before is replaced; ``anew``: the same as well. Raises ``BadInput`` for text that can't be stored,
        ``BusyIndex``, ``ValueError``.
        """
        rows = self._unit(vectors, len(facts))
        landed = landing.land(self._database, landing.pack(article, facts, rows), anew=anew)
        self._wrote |= landed is not Landed.UNCHANGED
        return landed

    def remove(self, article_id: str) -> bool:
        """Take an article out with all its claims; whether it was there."""
        removed = landing.remove(self._database, article_id)
        self._wrote |= removed
        return removed

    def holds(self, article_id: str) -> bool:
        """Whether there is an article of this id, be it damaged."""
        return self._database.row("SELECT 1 FROM articles WHERE id = ?", article_id) is not None

    def knows(self, article: Article) -> bool:
        """Whether the article has been put in as it was read here, so that its claims need not be looked for again."""
        return landing.knows(self._database, article)

    def candidates(
        self,
        fact: Fact,
        vector: "npt.ArrayLike",
        *,
        limit: int = 200,
        window_days: int = 3,
        least_similarity: float = LEAST_SIMILARITY,
    ) -> tuple[Candidate, ...]:
        """Stored claims that may bear on a fact, most similar first, at most ``limit`` and never the fact itself.

        They are at least ``least_similarity`` near in meaning, or share an actor, place or amount within
        ``window_days`` of when the fact happened. A fact of unknown time is compared with all times.
        """
        row = self._unit(vector, 1)
        return self._doors.candidates(
            fact, row, limit=limit, window_days=window_days, least_similarity=least_similarity
        )

    def neighbours(self, vectors: "npt.ArrayLike", k: int) -> tuple[tuple[Candidate, ...], ...]:
        """For each of the vectors (n, dimension) the ``k`` stored claims nearest in meaning, itself among them."""
        return self._doors.neighbours(self._unit(vectors, None), k)

    def claims(
        self,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        article: str | None = None,
    ) -> Iterator[tuple[Fact, Article]]:
        """Claims with their articles in order of publication, filtered as ``Filter`` says."""
        wanted = Filter(speaker=speaker, outlet=outlet, since=since, until=until, article=article)
        found = (self._shelf.claim(number) for number in claim_numbers(self._database, wanted, limit=limit))
        return (claim for claim in found if claim)

    def article(self, article_id: str) -> Article | None:
        """The article of this id."""
        row = self._database.row("SELECT number FROM articles WHERE id = ? ORDER BY number", article_id)
        return self._shelf.article(row[0]) if row else None

    def articles(self) -> Iterator[Article]:
        """All articles in order of publication, those of unknown day last."""
        rows = self._database.rows("SELECT number FROM articles ORDER BY first IS NULL, first, number")
        return (article for (number,) in rows if (article := self._shelf.article(number)))

    def facts_with_vectors(self) -> "Iterator[tuple[Fact, Article, Matrix]]":
        """Every claim with its article and unit vector (dimension,), in order of publication."""
        numbers = claim_numbers(self._database, Filter())
        for start in range(0, len(numbers), PORTION):
            portion = numbers[start : start + PORTION]
            vectors = self._shelf.vectors(portion)
            for number in portion:
                claim = self._shelf.claim(number)
                if claim and number in vectors:
                    yield *claim, vectors[number]

    def vectors_of(self, facts: Iterable[Fact]) -> "Matrix":
        """The stored unit vectors (facts, dimension) of facts that are in the index. Raises ``KeyError``."""
        import numpy as np

        stored = [self._doors.numbers_of(fact) for fact in facts]
        if not all(stored):
            raise KeyError("a fact that is not in the index")
        firsts = [min(numbers) for numbers in stored]
        vectors = self._shelf.vectors(firsts)
        return np.array([vectors[number] for number in firsts], np.float32).reshape(-1, self.encoder.dimension)

    def counts(self) -> tuple[int, int]:
        """How many articles, how many claims."""
        articles, claims = self._database.row("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims)")
        return articles, claims

    def check(self) -> tuple[Problem, ...]:
        """What is wrong with the index; empty if nothing is."""
        return doctor.check(self._database, self.encoder.dimension)

    def repair(self) -> tuple[Problem, ...]:
        """Put right what can be put right from the database alone; what is left."""
        if not any(not problem.repairable for problem in doctor.pages(self._database)):
            doctor.repair(self._database, self._nearest)
        return self.check()

    def damaged(self) -> Iterator[Damage]:
        """The articles whose text is whole, and their facts or vectors are not."""
        return doctor.damaged(self._database, self.encoder.dimension)

    def close(self) -> None:
        """Write the vectors file if that is due, and give the database back."""
        due, self._wrote = self._wrote, False
        try:
            if due:
                self._nearest.flush()
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        # Whoever is interrupted wants to leave now; the next to open makes good what the vectors file lacks.
        if kind is None:
            self.close()
        else:
            self._database.close()

    def _unit(self, vectors: "npt.ArrayLike", count: int | None) -> "Matrix":
        import numpy as np

        rows = np.atleast_2d(np.asarray(vectors, np.float32))
        if not rows.size:
            rows = rows.reshape(0, self.encoder.dimension)
        expected = (len(rows) if count is None else count, self.encoder.dimension)
        if rows.shape != expected:
            raise ValueError(f"vectors of shape {expected} expected, not {rows.shape}")
        if not np.isfinite(rows).all():
            raise ValueError("a vector holds what is no number")
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Matrix = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return unit


@contextmanager
def _closing_on_failure(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


def _expected(database: Database, name: str | None, digest: str | None) -> BuiltWith:
    row = database.row("SELECT name, digest, dimension FROM encoder")
    if row is None:
        raise NoIndex(f"The index in {database.folder} is empty; fill it with: factcheck ingest SOURCE...")
    built = BuiltWith(*row)
    # The digest is the encoder; its name may be a path that has moved.
    same = digest == built.digest if digest is not None else name in (None, built.name)
    if not same:
        asked = f"{name} (digest {digest[:12]})" if digest else name
        renamed = name != built.name
        advice = f"Use --encoder {built.name}, or ingest" if renamed else "Ingest"
        raise EncoderMismatch(
            f"The index in {database.folder} was built with encoder {built.name} (digest {built.digest[:12]}); "
            f"you asked for {asked}. {advice} again into a new folder"
        )
    return built
