"""Which claims a list shows: by speaker, outlet, article and day, in order of publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.index.database import Database
from factcheck.index.terms import plain


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; None asks for nothing.

    ``speaker``: part of a name, from the beginning of a word, or an actor's key; ``outlet``: part of a name.
    ``since``, ``until``: days of publication, both included; an article of unknown day is on no such list.
    ``article``: an article's id.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    article: str | None = None


def claim_numbers(database: Database, wanted: Filter, *, limit: int | None = None) -> list[int]:
    """The numbers of the claims that pass, undated ones last, at most ``limit`` of them."""
    conditions = list(_conditions(wanted))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    values = [value for _, values in conditions for value in values]
    sql = f"SELECT claims.number FROM claims JOIN articles ON articles.number = claims.article WHERE {where}"
    sql += " ORDER BY articles.first IS NULL, articles.first, articles.number, claims.number LIMIT ?"
    return [number for (number,) in database.rows(sql, *values, -1 if limit is None else limit)]


def _conditions(wanted: Filter) -> Iterator[tuple[str, tuple[object, ...]]]:
    if wanted.speaker is not None:
        yield "(instr(claims.speaker, ?) OR claims.speaker_key = ?)", (_beginning(wanted.speaker), wanted.speaker)
    if wanted.outlet is not None:
        yield "instr(' ' || articles.outlet, ?)", (_beginning(wanted.outlet),)
    if wanted.since is not None:
        yield "articles.last >= ?", (wanted.since.toordinal(),)
    if wanted.until is not None:
        yield "articles.first <= ?", (wanted.until.toordinal(),)
    if wanted.article is not None:
        yield "articles.id = ?", (wanted.article,)


def _beginning(name: str) -> str:
    # A tab stands in no plain name: a filter of nothing but punctuation passes nothing.
    return f" {plain(name)}" if plain(name) else "\t"
