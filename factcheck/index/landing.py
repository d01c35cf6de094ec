"""Putting an article in and taking it out: its row, its claims, their vectors and terms, all or nothing.

What a term is, ``terms`` says; what happens to the vectors file, ``nearest``.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.errors import DamagedIndex
from factcheck.index.database import Database
from factcheck.index.stored import article_of, as_json
from factcheck.index.terms import Terms, plain, publication, terms_of
from factcheck.records import Article, Fact

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix

# Of an article's record, what may differ in one that is still the same: where it lay and how it was read.
INCIDENTAL = ("path", "notes")

# And what is found out about it only later.
ESTIMATED = ("period",)

# Told only where it is known, so that English articles put in before records had it are still the same.
IF_KNOWN = ("language",)


class Landed(StrEnum):
    """What became of an article that was put in."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Parcel:
    """An article ready to land: records as JSON, unit vectors as float32 (claims, dimension)."""

    article: Article
    facts: Sequence[Fact]
    record: str
    stored: tuple[str, ...]
    vectors: "Matrix"
    reading: str
    digest: str


def pack(article: Article, facts: Sequence[Fact], vectors: "Matrix") -> Parcel:
    """Everything about an article that can be worked out before the database is locked."""
    record, stored = as_json(article), tuple(as_json(fact) for fact in facts)
    return Parcel(article, facts, record, stored, vectors, reading_digest(record), content_digest(record, stored))


def reading_digest(record: str) -> str:
    """A hash of an article as it was read, from its JSON: equal for copies, another for another outlet or address."""
    return hashlib.sha256(_told(record, INCIDENTAL + ESTIMATED).encode()).hexdigest()


def content_digest(record: str, stored: Sequence[str]) -> str:
    """A hash of what was read and what was found in it, from the JSON of both."""
    return hashlib.sha256("\n".join((_told(record, INCIDENTAL), *stored)).encode()).hexdigest()


def knows(database: Database, article: Article) -> bool:
    """Whether the article as it was read here is in the index, undamaged.

    An id alone proves nothing: a file may give its own.
    """
    reading = reading_digest(as_json(article))
    rows = database.rows("SELECT number, digest, record FROM articles WHERE reading = ?", reading)
    return any(is_whole(record, stored_facts(database, number), digest) for number, digest, record in rows)


def stored_facts(database: Database, article: int) -> list[str]:
    """The JSON of an article's facts, in their order."""
    return [fact for (fact,) in database.rows("SELECT fact FROM claims WHERE article = ? ORDER BY number", article)]


def is_as_read(record: str, reading: str) -> bool:
    """Whether a stored article still is what was read."""
    return _is_article(record) and reading_digest(record) == reading


def is_whole(record: str, stored: Sequence[str], digest: str) -> bool:
    """Whether a stored article and its facts are what was put in."""
    return _is_article(record) and content_digest(record, stored) == digest


def land(database: Database, parcel: Parcel, *, anew: bool = False) -> Landed:
    """Put a parcel in, in place of its older versions, in one transaction; ``anew``: though they are the same."""
    with database.transaction():
        older = _versions(database, parcel)
        if not anew and [digest for _, digest, _ in older] == [parcel.digest] and _are_whole(database, older):
            return Landed.UNCHANGED
        _drop(database, [number for number, _, _ in older])
        _write(database, parcel)
        chain(database, parcel.digest.encode() + parcel.vectors.tobytes(), len(parcel.facts))
    return Landed.REPLACED if older else Landed.ADDED


def remove(database: Database, article_id: str) -> bool:
    """Take out every article of this id; whether there was one."""
    with database.transaction():
        numbers = [number for (number,) in database.rows("SELECT number FROM articles WHERE id = ?", article_id)]
        if numbers:
            _drop(database, numbers)
            chain(database, f"without {article_id}".encode(), 0)
    return bool(numbers)


def latest_change(database: Database) -> tuple[int, str]:
    """Number and state of the last change; (0, "") where nothing has ever been put in."""
    number, state = database.row("SELECT number, state FROM changes ORDER BY number DESC LIMIT 1") or (0, "")
    return number, state


def chain(database: Database, change: bytes, claims: int) -> None:
    """Write down that the state of the index has changed; ``claims``: how many were added or taken out."""
    number, state = latest_change(database)
    following = hashlib.sha256(state.encode() + change).hexdigest()
    database.write("INSERT INTO changes VALUES (?, ?, ?)", number + 1, following, claims)


def _told(record: str, left_out: Sequence[str]) -> str:
    fields = json.loads(record)
    silent = {*left_out, *(name for name in IF_KNOWN if fields.get(name) is None)}
    return json.dumps({name: fields[name] for name in sorted(fields) if name not in silent})


def _source(article: Article) -> str:
    return article.url or article.path or article.id


def _versions(database: Database, parcel: Parcel) -> list[tuple[int, str, str]]:
    sql = "SELECT number, digest, record FROM articles WHERE source = ? OR reading = ?"
    return database.rows(sql, _source(parcel.article), parcel.reading)


def _are_whole(database: Database, versions: Sequence[tuple[int, str, str]]) -> bool:
    return all(is_whole(record, stored_facts(database, number), digest) for number, digest, record in versions)


def _is_article(record: str) -> bool:
    try:
        article_of(record)
    except DamagedIndex:
        return False
    return True


def _drop(database: Database, numbers: Sequence[int]) -> None:
    for number in numbers:
        gone = database.row("SELECT count(*) FROM claims WHERE article = ?", number)[0]
        database.write("DELETE FROM articles WHERE number = ?", number)
        chain(database, f"without {number}".encode(), gone)


def _write(database: Database, parcel: Parcel) -> None:
    article, days = parcel.article, publication(parcel.article)
    number = database.write(
        "INSERT INTO articles (id, source, outlet, first, last, reading, digest, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        article.id,
        _source(article),
        plain(article.outlet or ""),
        days.first if days else None,
        days.last if days else None,
        parcel.reading,
        parcel.digest,
        parcel.record,
    )
    for fact, stored, vector in zip(parcel.facts, parcel.stored, parcel.vectors, strict=True):
        claim = _write_claim(database, number, fact, stored)
        database.write("INSERT INTO vectors VALUES (?, ?)", claim, vector.tobytes())
        _write_terms(database, claim, terms_of(fact, article))


def _write_claim(database: Database, article: int, fact: Fact, stored: str) -> int:
    key = fact.speaker.key if fact.speaker else None
    return database.write(
        "INSERT INTO claims (article, id, speaker, speaker_key, fact) VALUES (?, ?, ?, ?, ?)",
        article,
        fact.claim.id,
        spoken_names(fact),
        key,
        stored,
    )


def spoken_names(fact: Fact) -> str:
    """The speaker's names, a line each, in plain letters after a space, to be searched by how its words begin."""
    names = (source.name for source in (fact.claim.speaker, fact.speaker) if source)
    return "\n".join(f" {plain(name)}" for name in dict.fromkeys(names))


def _write_terms(database: Database, claim: int, terms: Terms) -> None:
    days = (terms.window.first, terms.window.last) if terms.window else (None, None)
    names = ((kind, key, claim, *days) for kind, key in terms.names)
    figures = ((claim, figure.dimension, figure.low, figure.high, *days) for figure in terms.figures)
    database.write_many("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", names)
    database.write_many("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)", figures)
