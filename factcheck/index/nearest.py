"""Nearest vectors: held in memory, kept level with the database, and a file of them that saves reading.

The vectors in SQLite are the truth. The file is only believed if its digest is the one its stamp names and the stamp
names a state that this database has been in; what the file lacks or has too much is then made good by the numbers of
the claims. Otherwise the file is made anew, and ``notes`` says so. While the claims are few they are read from the
database, which takes no longer; the file is checked all the same, so that nobody finds it damaged when it is needed.

The search is exact: a look at a million claims of 384 dimensions reads 1.5 GB, some 0.2 s on a laptop, and misses
nothing. Beyond a few million claims an approximate index would be worth its misses.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.index.database import PATIENCE, Database, locked
from factcheck.index.landing import latest_change
from factcheck.index.vectors import FewVectors, Vectors, are_few, fit_for, read_vectors, write_vectors

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix as Matrix
    from factcheck.index.vectors import Numbers

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
        self._held: Vectors | None = None
        self._change: tuple[int, str] | None = None

    def search(self, vectors: "Matrix", k: int) -> list[list[tuple[int, float]]]:
        """For each row of unit vectors (n, dimension) up to ``k`` claim numbers with their cosine, best first."""
        held = self.level()
        k = min(k, len(held.numbers))
        if k <= 0 or not len(vectors):
            return [[] for _ in vectors]
        cosines, numbers = held.search(vectors, k)
        pairs = zip(numbers.tolist(), cosines.tolist(), strict=True)
        return [list(zip(*row, strict=True)) for row in pairs]

    def level(self) -> Vectors:
        """Hold exactly the vectors that the database holds now."""
        fresh = self._held is None
        held, trouble = self._load() if self._held is None else (self._held, None)
        with self._database.snapshot():
            change = latest_change(self._database)
            if change != self._change:
                held = self._caught_up(held)
            self._held, self._change = held, change
        if trouble and len(held.numbers):
            self.notes.append(f"{trouble}; it was rebuilt from the database")
        if fresh and (trouble or behind(self._database)):
            self._save_if_possible()
        return held

    def rebuild(self) -> None:
        """Make index and file anew from the database's vectors."""
        self._held, self._change = FewVectors(self._dimension), None
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
        assert self._held is not None and self._change is not None
        folder, change = self._database.folder, self._change
        with locked(folder, patience=patience):
            fresh = folder / f"{FILE}.new"
            write_vectors(self._held, fresh)
            stamp = Stamp(*change, len(self._held.numbers), _digest(fresh))
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

    def _load(self) -> tuple[Vectors, str | None]:
        """What to begin with, and why it is not the file where that can't be believed."""
        empty, folder = FewVectors(self._dimension), self._database.folder
        if not _written(folder):
            return empty, None
        trouble = file_trouble(self._database)
        if trouble or are_few(self._database.row("SELECT count(*) FROM claims")[0]):
            return empty, trouble
        return read_vectors(folder / FILE, self._dimension) or empty, None

    def _caught_up(self, held: Vectors) -> Vectors:
        import numpy as np

        wanted = np.array([n for (n,) in self._database.rows("SELECT number FROM claims ORDER BY number")], np.int64)
        held = fit_for(held, len(wanted))
        missing = wanted
        if len(known := held.numbers):
            # Imports numpy.ma, a tenth of numpy, which a first look does without.
            missing, gone = np.setdiff1d(wanted, known), np.setdiff1d(known, wanted)
            if len(gone):
                held.remove(gone)
        for numbers, vectors in self._stored(missing):
            held.add(numbers, vectors)
        return held

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
