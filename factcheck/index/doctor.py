"""What is wrong with an index, and what of it can be put right without reading the articles again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.errors import DamagedIndex
from factcheck.index.database import Database
from factcheck.index.landing import content_digest
from factcheck.index.nearest import Nearest, behind, file_trouble
from factcheck.index.stored import article_of, fact_of

# What hangs on a claim or article, and what it hangs on: (table, its column, the table above).
HANGING = (
    ("claims", "article", "articles"),
    ("vectors", "claim", "claims"),
    ("terms", "claim", "claims"),
    ("figures", "claim", "claims"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """``message``: what is wrong and what to do; ``repairable``: whether ``Index.repair`` puts it right."""

    message: str
    repairable: bool


def check(database: Database, dimension: int) -> tuple[Problem, ...]:
    """Everything that is found wrong, the database first: where its pages are damaged, nothing else is looked at."""
    damaged = tuple(pages(database))
    return damaged or (*_orphans(database), *_vectors(database, dimension), *_contents(database), *_file(database))


def repair(database: Database, nearest: Nearest) -> None:
    """Take out rows that hang on nothing, and make the vectors file anew."""
    with database.transaction():
        for table, column, above in HANGING:
            database.write(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT number FROM {above})")
    nearest.rebuild()


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


def _vectors(database: Database, dimension: int) -> Iterator[Problem]:
    import numpy as np

    sql = "SELECT articles.id, claims.id, vector FROM claims JOIN articles ON articles.number = article "
    for article, claim, blob in database.iterate(sql + "LEFT JOIN vectors ON claim = claims.number"):
        sound = blob is not None and len(blob) == 4 * dimension
        if not (sound and np.isfinite(np.linalg.norm(np.frombuffer(blob, np.float32)))):
            yield Problem(f"The vector of claim {claim} is missing or damaged; {_again(article)}", False)


def _contents(database: Database) -> Iterator[Problem]:
    for number, article, digest, record in database.rows("SELECT number, id, digest, record FROM articles"):
        stored = [
            fact for (fact,) in database.rows("SELECT fact FROM claims WHERE article = ? ORDER BY number", number)
        ]
        if not _reads(record, stored) or content_digest(record, stored) != digest:
            yield Problem(f"Article {article} or a claim of it is not as it was stored; {_again(article)}", False)


def _reads(record: str, stored: Iterable[str]) -> bool:
    try:
        article_of(record)
        for fact in stored:
            fact_of(fact)
    except DamagedIndex:
        return False
    return True


def _file(database: Database) -> Iterator[Problem]:
    trouble = file_trouble(database) if database.row("SELECT 1 FROM claims LIMIT 1") else None
    if trouble:
        yield Problem(trouble, True)
    elif behind(database):
        yield Problem("The vectors file is behind the database", True)


def _again(article: str) -> str:
    return f"take article {article} out and ingest it again"
