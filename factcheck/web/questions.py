"""What pages and API ask of the desk: one function a question, each the pipeline's own answer."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from factcheck.errors import NothingMatched
from factcheck.index import Index
from factcheck.index.terms import plain, publication
from factcheck.pipeline.disputes import Disputes, find_disputes
from factcheck.pipeline.gathering import Filters, gather
from factcheck.pipeline.reading import Question
from factcheck.pipeline.relating import Passage, relate_texts
from factcheck.pipeline.statements import find_statements
from factcheck.records import Article, Dossier, Fact, Finding
from factcheck.records.statements import OnRecord
from factcheck.web.asked import told
from factcheck.web.desk import Desk

# As many disputes as anybody reads in one sitting.
DISPUTES = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list, without its text."""

    id: str
    article: Article
    claims: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: ``found`` in all, of which these begin at ``offset``."""

    articles: tuple[Listed, ...]
    found: int
    offset: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in the index, and how many claims are theirs."""

    name: str
    claims: int


async def lookup(desk: Desk, question: Question, filters: Filters, limit: int | None = None) -> Dossier:
    """What the index holds about a question. Raises ``BadInput``, ``NothingMatched`` and what the index raises."""

    def ask(index: Index) -> Dossier:
        _require(filters, index)
        return gather(question, index, desk.encoder_of(index), filters=filters, limit=limit)

    return await desk.ask_once(("lookup", question, filters, limit), ask)


async def conflicts(desk: Desk, filters: Filters, slot: str | None = None, limit: int | None = None) -> Disputes:
    """Events whose reports disagree, the clearest first. Raises ``NothingMatched`` where the filters leave nothing."""
    most = limit or DISPUTES

    def ask(index: Index) -> Disputes:
        _require(filters, index)
        return find_disputes(index, filters=filters, slot=slot, limit=most)

    return await desk.ask_once(("conflicts", filters, slot, most), ask)


async def on_record(desk: Desk, filters: Filters, limit: int | None = None) -> OnRecord:
    """What the speaker says whom the filters name. Raises ``NothingMatched`` with the names that come near."""

    def ask(index: Index) -> OnRecord:
        _require_claims(index)
        return find_statements(index, filters, limit=limit)

    return await desk.ask_once(("speaker", filters, limit), ask)


async def article(desk: Desk, name: str) -> tuple[Article, tuple[Fact, ...]]:
    """An article and its claims, in the order of the text. Raises ``NothingMatched``."""

    def ask(index: Index) -> tuple[Article, tuple[Fact, ...]]:
        found = index.article(name)
        if found is None:
            raise NothingMatched("there is no such article in the index")
        facts = [fact for fact, _ in index.claims(article=name)]
        return found, tuple(sorted(facts, key=lambda fact: fact.claim.spans[0].start))

    return await desk.ask_once(("article", name), ask)


async def claims(desk: Desk, filters: Filters, *, offset: int, limit: int) -> list[tuple[Fact, Article]]:
    """Claims in order of publication, at most ``limit`` of them after the first ``offset``."""

    def ask(index: Index) -> list[tuple[Fact, Article]]:
        _require(filters, index)
        found = index.claims(
            speaker=filters.speaker,
            outlet=filters.outlet,
            since=filters.since,
            until=filters.until,
            limit=offset + limit,
        )
        return list(islice(found, offset, None))

    return await desk.ask(ask)


async def articles(desk: Desk, filters: Filters, words: str | None, *, offset: int, limit: int) -> Page:
    """A page of the articles that pass, the latest first; ``words``: all of them stand in the title."""

    def ask(index: Index) -> Page:
        speaking = _speaking(filters.speaker, index)
        passing = [one for one in index.articles() if _passes(one, filters, words) and speaking(one)]
        dated = sorted(passing, key=lambda one: one.published or date.min, reverse=True)
        shown = dated[offset : offset + limit]
        return Page(tuple(_listed(one, index) for one in shown), len(dated), offset)

    return await desk.ask_once(("articles", filters, words, offset, limit), ask)


async def voices(desk: Desk) -> tuple[Voice, ...]:
    """Everybody who speaks in the index, those first who speak most."""

    def ask(index: Index) -> tuple[Voice, ...]:
        counted = Counter(_speakers(index))
        return tuple(Voice(name, count) for name, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])))

    return await desk.ask_once("voices", ask)


async def relate(desk: Desk, left: Passage, right: Passage) -> Finding:
    """How two texts stand to each other. Raises ``BadInput`` where one holds no text."""
    return await desk.ask(lambda index: next(relate_texts([(left, right)], desk.encoder_of(index))))


def _require(filters: Filters, index: Index) -> None:
    """As ``Filters.require``, in the words of a page."""
    _require_claims(index)
    try:
        filters.require(index)
    except NothingMatched:
        raise NothingMatched(f"No claim in this index passes the filters: {told(filters)}.") from None


def _require_claims(index: Index) -> None:
    if index.counts()[1] == 0:
        raise NothingMatched("This index holds no claims yet. Add articles first.")


def _passes(article: Article, filters: Filters, words: str | None) -> bool:
    """As ``Filters.admit``, for an article whether it holds claims or not."""
    days = publication(article)
    return (
        all(word in plain(article.title or "") for word in plain(words or "").split())
        and (filters.outlet is None or f" {plain(filters.outlet)}" in f" {plain(article.outlet or '')}")
        and (filters.since is None or (days is not None and days.last >= filters.since.toordinal()))
        and (filters.until is None or (days is not None and days.first <= filters.until.toordinal()))
    )


def _speaking(speaker: str | None, index: Index) -> Callable[[Article], bool]:
    """Whether the speaker speaks in an article."""
    if speaker is None:
        return lambda _article: True
    ids = {article.id for _, article in index.claims(speaker=speaker)}
    return lambda article: article.id in ids


def _listed(article: Article, index: Index) -> Listed:
    return Listed(article.id, article, sum(1 for _ in index.claims(article=article.id)))


def _speakers(index: Index) -> Iterator[str]:
    for fact, _ in index.claims():
        if fact.speaker:
            yield fact.speaker.name
