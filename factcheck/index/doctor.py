"""What is wrong with an index, and what of it can be put right without reading the articles' sources again."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.errors import DamagedIndex
from factcheck.index.database import Database
from factcheck.index.landing import is_as_read, is_whole, stored_facts
from factcheck.index.nearest import Nearest, behind, file_trouble
from factcheck.index.stored import article_of, fact_of
from factcheck.records import Article, Fact

# What hangs on a claim or article, and what it hangs on: (table, its column, the table above).
HANGING = (
    ("claims", "article", "articles"),
    ("vectors", "claim", "claims"),
    ("terms", "claim", "claims"),
    ("figures", "claim", "claims"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """``message``: what is wrong and what to do; ``repairable``: whether it can be put right from what is stored."""

    message: str
    repairable: bool


@dataclass(frozen=True, slots=True)
class Damage:
    """An article whose text is whole; ``facts``: None where they must be found anew, else their vectors must."""

    article: Article
    facts: tuple[Fact, ...] | None


def check(database: Database, dimension: int) -> tuple[Problem, ...]:
    """Everything that is found wrong, the database first: where its pages are damaged, nothing else is looked at."""
    damaged = tuple(pages(database))
    return damaged or (*_orphans(database), *_articles(database, dimension), *_file(database))


def repair(database: Database, nearest: Nearest) -> None:
    """Take out rows that hang on nothing, and make the vectors file anew; facts and vectors: see ``damaged``."""
    with database.transaction():
        for table, column, above in HANGING:
            database.write(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT number FROM {above})")
    nearest.rebuild()


def damaged(database: Database, dimension: int) -> Iterator[Damage]:
    """The articles of which facts or vectors are damaged, and can be made anew from the text."""
    for number, reading, digest, record in database.rows("SELECT number, reading, digest, record FROM articles"):
        stored = stored_facts(database, number)
        if not is_as_read(record, reading):
            continue
        if not is_whole(record, stored, digest):
            yield Damage(article_of(record), None)
        elif any(_unsound(database, number, dimension)):
            yield Damage(article_of(record), tuple(map(fact_of, stored)))


def pages(database: Database) -> Iterator[Problem]:
    """What is wrong with the database's pages, beneath the tables; nothing repairs that."""
    try:
        found = [row[0] for row in database.rows("PRAGMA integrity_check(5)")]
    except DamagedIndex as damage:
        found = [str(damage)]
    for complaint in found:
        if complaint != "ok":
            yield Problem(f"The database is damaged ({complaint}); ingest the articles into a new folder", False)


def _orphans(database: Database) -> Iterator[Problem]:
    for table, column, above in HANGING:
        sql = f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT number FROM {above})"
        (count,) = database.row(sql)
        if count:
            yield Problem(f"{count} rows of the table {table} belong to no row of {above}", True)


def _articles(database: Database, dimension: int) -> Iterator[Problem]:
    """One of an article whose text, facts or vectors are damaged, looked at in this order; all its damaged vectors."""
    sql = "SELECT number, id, source, reading, digest, record FROM articles"
    for number, article, source, reading, digest, record in database.rows(sql):
        if not is_as_read(record, reading):
            yield Problem(f"Article {article} is not as it was stored; {_again(article, source)}", False)
        elif not is_whole(record, stored_facts(database, number), digest):
            yield Problem(f"A claim of article {article} is not as it was stored", True)
        else:
            for claim in _unsound(database, number, dimension):
                yield Problem(f"The vector of claim {claim} is missing or damaged", True)


def _unsound(database: Database, article: int, dimension: int) -> Iterator[str]:
    """The ids of an article's claims whose vectors are missing or damaged."""
    sql = "SELECT id, vector FROM claims LEFT JOIN vectors ON claim = number WHERE article = ? ORDER BY number"
    return (claim for claim, blob in database.rows(sql, article) if not _is_sound(blob, dimension))


def _is_sound(blob: bytes | None, dimension: int) -> bool:
    import numpy as np

    fits = blob is not None and len(blob) == 4 * dimension
    return fits and bool(np.isfinite(np.linalg.norm(np.frombuffer(blob or b"", np.float32))))


def _file(database: Database) -> Iterator[Problem]:
    trouble = file_trouble(database) if database.row("SELECT 1 FROM claims LIMIT 1") else None
    if trouble:
        yield Problem(trouble, True)
    elif behind(database):
        yield Problem("The vectors file is behind the database", True)


def _again(article: str, source: str) -> str:
    again = "" if source == article else f"ingest {source} again, or "
    return f"{again}take it out: factcheck doctor --remove {article}"
