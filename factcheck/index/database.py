"""The SQLite file of an index: opened as far as its folder allows, brought to the newest form, asked in SQL.

Every statement passes through ``Database``, so every way in which SQLite fails is explained in one place. What the
tables mean is left to the modules that fill and read them.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.errors import BadInput, BusyIndex, DamagedIndex, FactcheckError, NoIndex
from factcheck.index.terms import plain

FILE = "articles.sqlite"
LOCK = "writing.lock"
# Marks our databases in their header (PRAGMA application_id): "Fact" in ASCII, as the first migration writes it.
APPLICATION = int.from_bytes(b"Fact")
# Seconds to wait for another process that is writing; an article takes milliseconds.
PATIENCE = 30.0

# In what ways a database can be opened, best first. A folder that can't be written has no room for SQLite's shared
# memory, and then only a file that nobody writes ("immutable") can be read.
WAYS = ("mode=rw", "mode=ro", "mode=ro&immutable=1")


# What SQLite's failures mean to the reader, by primary result code; any other failure is a bug and keeps its traceback.
FAILURES: dict[int, tuple[type[FactcheckError], str]] = {
    sqlite3.SQLITE_BUSY: (BusyIndex, "The index in {0} is being written by another process; try again when it is done"),
    sqlite3.SQLITE_LOCKED: (BusyIndex, "The index in {0} is locked by another process; try again when it is done"),
    sqlite3.SQLITE_READONLY: (FactcheckError, "The index in {0} can be read but not written; check its permissions"),
    sqlite3.SQLITE_PERM: (FactcheckError, "The index in {0} can't be opened; check its permissions"),
    sqlite3.SQLITE_CANTOPEN: (FactcheckError, "The index in {0} can't be opened; check its permissions"),
    sqlite3.SQLITE_FULL: (FactcheckError, "The disk that holds the index in {0} is full; the last article is not in"),
    sqlite3.SQLITE_IOERR: (FactcheckError, "The disk that holds the index in {0} fails to read or write"),
    sqlite3.SQLITE_CORRUPT: (DamagedIndex, "The database of the index in {0} is damaged; ingest into a new folder"),
    sqlite3.SQLITE_NOTADB: (DamagedIndex, "{0}/" + FILE + " is no database; move it away and ingest again"),
}


class Database:
    """One connection to the file of an index, for one thread. ``writable``: false in a folder that is only readable."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        self.folder = folder
        self.writable = writable
        self._connection = connection

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Every row of an answer."""
        with explained(self.folder):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> Any:
        """The first row of an answer, or None."""
        with explained(self.folder):
            return self._connection.execute(sql, values).fetchone()

    def iterate(self, sql: str, *values: object) -> Iterator[Any]:
        """The rows of a large answer, one by one."""
        with explained(self.folder):
            yield from self._connection.execute(sql, values)

    def write(self, sql: str, *values: object) -> int:
        """Run a statement; the number of the row that it inserted, if it did."""
        with explained(self.folder):
            return self._connection.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each row of values."""
        with explained(self.folder):
            self._connection.executemany(sql, rows)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see one state of the index, whatever others write meanwhile."""
        yield from self._transaction("BEGIN")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside land together or, whatever ends it early, not at all."""
        yield from self._transaction("BEGIN IMMEDIATE")

    def _transaction(self, begin: str) -> Iterator[None]:
        self.write(begin)
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def migrate(self) -> None:
        """Bring the tables to the newest form; each migration lands whole or not at all."""
        with locked(self.folder), explained(self.folder):
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.create_function("plain", 1, plain, deterministic=True)
            for number, script in enumerate(migrations(), 1):
                if number > self.version:
                    self._apply(number, script)

    def _apply(self, number: int, script: str) -> None:
        try:
            self._connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @property
    def version(self) -> int:
        """How many migrations the file has seen."""
        return int(self.row("PRAGMA user_version")[0])

    def close(self) -> None:
        """Give the file back; the last one to close folds the write-ahead log into it."""
        self._connection.close()


@cache
def migrations() -> tuple[str, ...]:
    """The scripts that make the tables, in order: the first makes version 1."""
    scripts = sorted((Path(__file__).parent / "migrations").glob("*.sql"))
    return tuple(script.read_text(encoding="utf-8") for script in scripts)


def create_database(folder: Path) -> Database:
    """Open the database of a folder, made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            (folder / FILE).touch()
    except OSError as failure:
        raise FactcheckError(f"No index can be made in {folder}: {failure.strerror or failure}") from failure
    database = _connect(folder)
    _check_form(database)
    if database.version < len(migrations()):
        _bring_forward(database)
    return database


def open_database(folder: Path) -> Database:
    """Open the database of a folder that holds one. Raises ``NoIndex`` or ``DamagedIndex``."""
    if not (folder / FILE).is_file():
        raise NoIndex(f"There is no index in {folder}; make one with: factcheck ingest SOURCE... --index {folder}")
    database = _connect(folder)
    _check_form(database)
    if database.version == 0:
        database.close()
        raise NoIndex(f"The index in {folder} is empty; fill it with: factcheck ingest SOURCE... --index {folder}")
    if database.version < len(migrations()):
        _bring_forward(database)
    return database


def _connect(folder: Path) -> Database:
    failure: sqlite3.Error | None = None
    for way in WAYS:
        try:
            connection = _open(folder / FILE, way)
        except sqlite3.Error as error:
            failure = error
        else:
            _check_log(folder, way)
            return Database(folder, connection, writable=way == "mode=rw" and _may_write(folder))
    with explained(folder):
        raise failure or AssertionError("no way to open was tried")


def _check_log(folder: Path, way: str) -> None:
    # Read as immutable, a database is read without what an interrupted process left in the log beside it.
    log = folder / f"{FILE}-wal"
    if "immutable" in way and log.is_file() and log.stat().st_size:
        raise DamagedIndex(
            f"The index in {folder} was left half written; run where it can be written: factcheck doctor"
        )


def _open(file: Path, way: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?{way}", uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA foreign_keys = ON")
        # In write-ahead mode a killed process loses nothing at this level, and a power cut at most the last articles.
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(folder / FILE, os.W_OK)


def _check_form(database: Database) -> None:
    version, application = database.version, database.row("PRAGMA application_id")[0]
    tables = database.row("SELECT count(*) FROM sqlite_master")[0]
    problem = ""
    if (version or tables) and application != APPLICATION:
        problem = f"{database.folder / FILE} is another program's database; name another folder with --index"
    elif version > len(migrations()):
        problem = f"The index in {database.folder} was written by a newer factcheck (form {version}); upgrade factcheck"
    if problem:
        database.close()
        raise DamagedIndex(problem)


def _bring_forward(database: Database) -> None:
    if not database.writable:
        database.close()
        raise DamagedIndex(f"The index in {database.folder} has an older form and can't be written; make it writable")
    database.migrate()


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what SQLite raises into a sentence; bugs (wrong SQL, a broken constraint) pass as they are."""
    try:
        yield
    except sqlite3.Error as failure:
        code = getattr(failure, "sqlite_errorcode", 0) & 0xFF
        if code not in FAILURES:
            raise
        error, sentence = FAILURES[code]
        raise error(sentence.format(folder)) from failure
    except UnicodeEncodeError as failure:
        raise BadInput(f"{failure.object[:60]!a} is no text: it holds half a character") from failure


@contextmanager
def locked(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only process that makes an index or writes its vectors file. Raises ``BusyIndex`` after ``patience`` s."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=patience)
    try:
        lock.acquire()
    except Timeout as failure:
        raise BusyIndex(f"The index in {folder} is being written by another process; try again later") from failure
    try:
        yield
    finally:
        lock.release()
