"""Nearest vectors: a FAISS index in memory, kept level with the database, and a file of it that saves reading.

The vectors in SQLite are the truth. The file is only believed if its digest is the one its stamp names and the stamp
names a state that this database has been in; what the file lacks or has too much is then made good by the numbers of
the claims. Otherwise the index is rebuilt, and ``notes`` says so. The only module that imports faiss.

The search is exact (``IndexFlatIP``): a look at a million claims of 384 dimensions reads 1.5 GB, some 0.2 s on a
laptop, and misses nothing. Beyond a few million claims an approximate index would be worth its misses.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.index.database import PATIENCE, Database, locked
from factcheck.index.landing import latest_change

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.int64]

FILE = "vectors.faiss"
STAMP = "vectors.json"

# The file may lack or exceed the database by this share of its claims before it is written again: making good that
# much takes milliseconds, writing the file of a large index for each new article would take seconds.
LAG = 0.01
# Seconds to wait for another process that is writing the file; it can wait for the next time.
BRIEFLY = 2.0
# Vectors read from the database at a time.
CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of the database a vectors file was made from, and the file's own digest."""

    change: int
    state: str
    claims: int
    sha256: str


class Nearest:
    """The vectors of one index. ``notes``: what the reader should know about how they were had."""

    def __init__(self, database: Database, dimension: int) -> None:
        self.notes: list[str] = []
        self._database = database
        self._dimension = dimension
        self._index: Any = None
        self._change: tuple[int, str] | None = None

    def search(self, vectors: "Matrix", k: int) -> list[list[tuple[int, float]]]:
        """For each row of unit vectors (n, dimension) up to ``k`` claim numbers with their cosine, best first."""
        self.level()
        k = min(k, self._index.ntotal)
        if k <= 0 or not len(vectors):
            return [[] for _ in vectors]
        cosines, numbers = self._index.search(vectors, k)
        pairs = zip(numbers.tolist(), cosines.tolist(), strict=True)
        return [[(n, cosine) for n, cosine in zip(*row, strict=True) if n >= 0] for row in pairs]

    def level(self) -> None:
        """Hold exactly the vectors that the database holds now."""
        fresh = self._index is None
        trouble = self._load() if fresh else None
        with self._database.snapshot():
            change = latest_change(self._database)
            if change != self._change:
                self._catch_up()
                self._change = change
        if trouble and self._index.ntotal:
            self.notes.append(f"{trouble}; it was rebuilt from the database")
        if fresh and (trouble or behind(self._database)):
            self._save_if_possible()

    def rebuild(self) -> None:
        """Make index and file anew from the database's vectors."""
        self._index, self._change = self._empty(), None
        self.level()
        self.save()

    def flush(self) -> None:
        """Write the file if it has fallen too far behind; call it after writing to the database."""
        if self._database.writable and behind(self._database):
            self.level()
            if behind(self._database):
                self._save_if_possible()

    def save(self, *, patience: float = PATIENCE) -> None:
        """Write file and stamp, each in one step. A kill in between leaves a pair that does not match: a rebuild."""
        import faiss

        assert self._change is not None
        folder, change = self._database.folder, self._change
        with locked(folder, patience=patience):
            fresh = folder / f"{FILE}.new"
            faiss.write_index(self._index, str(fresh))
            stamp = Stamp(*change, int(self._index.ntotal), _digest(fresh))
            fresh.replace(folder / FILE)
            stamped = folder / f"{STAMP}.new"
            stamped.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
            stamped.replace(folder / STAMP)

    def _save_if_possible(self) -> None:
        if not self._database.writable:
            return
        try:
            self.save(patience=BRIEFLY)
        except (OSError, RuntimeError, FactcheckError) as failure:
            self.notes.append(f"{self._database.folder / FILE} could not be written ({failure}); nothing is lost")

    def _load(self) -> str | None:
        import faiss

        self._index, self._change = self._empty(), None
        if not _written(self._database.folder):
            return None
        trouble = file_trouble(self._database)
        if not trouble:
            index = faiss.read_index(str(self._database.folder / FILE))
            if isinstance(index, faiss.IndexIDMap2) and index.d == self._dimension:
                self._index = index
        return trouble

    def _empty(self) -> Any:
        import faiss

        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))

    def _catch_up(self) -> None:
        import faiss
        import numpy as np

        wanted = np.array([n for (n,) in self._database.rows("SELECT number FROM claims ORDER BY number")], np.int64)
        held = faiss.vector_to_array(self._index.id_map)
        gone = np.setdiff1d(held, wanted)
        if len(gone):
            self._index.remove_ids(gone)
        for numbers, vectors in self._stored(np.setdiff1d(wanted, held)):
            self._index.add_with_ids(vectors, numbers)

    def _stored(self, missing: "Numbers") -> "Iterator[tuple[Numbers, Matrix]]":
        import numpy as np

        sql = "SELECT claim, vector FROM vectors WHERE claim BETWEEN ? AND ?"
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            wanted = set(chunk.tolist())
            rows = [row for row in self._database.rows(sql, int(chunk[0]), int(chunk[-1])) if row[0] in wanted]
            sound = [(number, blob) for number, blob in rows if len(blob) == 4 * self._dimension]
            vectors = np.frombuffer(b"".join(blob for _, blob in sound), np.float32).reshape(-1, self._dimension)
            finite = np.isfinite(vectors).all(axis=1)
            if finite.sum() < len(chunk):
                self.notes.append(
                    "Some stored vectors are missing or damaged and are not searched; see factcheck doctor"
                )
            yield np.array([number for number, _ in sound], np.int64)[finite], vectors[finite]


def file_trouble(database: Database) -> str | None:
    """Why the vectors file can't be believed, as the beginning of a sentence; None if it can."""
    file = database.folder / FILE
    stamp = read_stamp(database.folder)
    if not file.is_file():
        return f"The vectors file {file} is missing"
    if stamp is None:
        return f"The stamp of the vectors file {file} is missing or damaged"
    if not _remembers(database, stamp):
        return f"The vectors file {file} belongs to another database"
    return None if _digest(file) == stamp.sha256 else f"The vectors file {file} is damaged"


def behind(database: Database) -> bool:
    """Whether the vectors file lacks, or has too many, more claims than can be made good in passing."""
    stamp = read_stamp(database.folder)
    if stamp is None or not (database.folder / FILE).is_file() or not _remembers(database, stamp):
        return latest_change(database) != (0, "")
    changed = database.row("SELECT total(claims) FROM changes WHERE number > ?", stamp.change)[0]
    return bool(changed > LAG * stamp.claims)


def read_stamp(folder: Path) -> Stamp | None:
    """The stamp that was written with the vectors file; None if there is none that can be read."""
    try:
        fields = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        return Stamp(int(fields["change"]), str(fields["state"]), int(fields["claims"]), str(fields["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _written(folder: Path) -> bool:
    # The first ingest has yet to write it: nothing to tell anybody.
    return (folder / FILE).exists() or (folder / STAMP).exists()


def _remembers(database: Database, stamp: Stamp) -> bool:
    return stamp.change == 0 or database.row("SELECT state FROM changes WHERE number = ?", stamp.change) == (
        stamp.state,
    )


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, sha256).hexdigest()
