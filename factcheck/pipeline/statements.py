"""What somebody is quoted as saying, in order of time: one utterance in all its wordings, and what it contradicts."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from factcheck.errors import NothingMatched
from factcheck.index import Index
from factcheck.index.terms import plain
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.wordings import CIRCUMSTANCES, Encounter, Said, encounters, groups
from factcheck.records import Article, Fact, Level
from factcheck.records.statements import Contradiction, OnRecord, Rendition, Statement, Variant
from factcheck.relations.utterances import align, rendition_of, tokens, utterance_of

# Names as like each other as this, 0..1, may be misspellings of one; so many are suggested.
LIKE = 0.7
SUGGESTED = 5


def find_statements(index: Index, filters: Filters, *, limit: int | None = None) -> OnRecord:
    """What the speaker says whom ``filters`` name; ``limit``: at most so many statements, the latest.

    Raises ``NothingMatched`` where nobody of that name speaks, with the names that come near it.
    """
    _require(index, filters)
    said = _said(index, filters)
    met = list(encounters(said))
    same = [(one.earlier, one.later) for one in met if one.is_one_utterance]
    statements = [_statement([said[number] for number in group]) for group in groups(len(said), same)]
    marked = sorted(_marked(statements, said, met), key=_in_order_of_time)
    names = dict.fromkeys(name for one in said if (name := _name(one.fact)))
    return OnRecord(filters.speaker or "", tuple(names), tuple(marked[-limit:] if limit else marked), *index.counts())


def _require(index: Index, filters: Filters) -> None:
    """Raises ``NothingMatched`` for a name that nobody has, and for other filters that leave nothing of theirs."""
    asked = filters.speaker or ""
    if index.counts()[1] and not any(index.claims(speaker=asked, limit=1)):
        near = ", ".join(_near_names(asked, index))
        advice = f"near it: {near}" if near else "no name comes near it; factcheck claims lists who does"
        raise NothingMatched(f"nobody called {asked!r} speaks in the index; {advice}")
    filters.require(index)


def _near_names(asked: str, index: Index) -> list[str]:
    """Names of speakers that may be meant, the nearest first."""
    names = {name for fact, _ in index.claims() if (name := _name(fact))}
    likeness = {name: _likeness(plain(asked), plain(name)) for name in names}
    near = [name for name in names if likeness[name] >= LIKE]
    return sorted(near, key=lambda name: (-likeness[name], name))[:SUGGESTED]


def _likeness(asked: str, name: str) -> float:
    """How near a name comes, 0..1: as a whole, or each word asked for to some word of it."""
    words = [max((_ratio(word, own) for own in name.split()), default=0.0) for word in asked.split()]
    return max(_ratio(asked, name), sum(words) / len(words) if words else 0.0)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _name(fact: Fact) -> str | None:
    if fact.speaker:
        return fact.speaker.name
    return fact.claim.speaker.name if fact.claim.speaker else None


def _said(index: Index, filters: Filters) -> list[Said]:
    """Claims in order of time."""
    claims = list(
        index.claims(speaker=filters.speaker, outlet=filters.outlet, since=filters.since, until=filters.until)
    )
    vectors = index.vectors_of([fact for fact, _ in claims])
    said = [
        Said(fact, article, _day(fact, article), vector)
        for (fact, article), vector in zip(claims, vectors, strict=True)
    ]
    return sorted(said, key=lambda one: (one.day or date.max, _guessed(one.article)))


def _day(fact: Fact, article: Article) -> date | None:
    """The day that the claim itself names, where it is one and not after its telling; else that of publication.

    Of an article whose days are estimated, none: it would be shown and counted with as if somebody knew it.
    """
    printed = article.published or (article.period.last if article.period else None)
    own = {(when.first, when.last) for when in fact.times if not when.yearless}
    if len(own) == 1 and not any(when.yearless for when in fact.times):
        ((first, last),) = own
        if first == last and (printed is None or first <= printed):
            return first
    return article.published


def _guessed(article: Article) -> date:
    """From when on an article may be of: for the order of what is of no known day."""
    return article.period.first if article.period else date.max


def _statement(said: Sequence[Said]) -> Statement:
    """One utterance: its fullest wording first, the speaker's own words before a paraphrase of them."""
    fullest = max(said, key=_fullness)
    others = (_variant(one, fullest) for one in said if one is not fullest)
    days = [one.day for one in said if one.day]
    first = Variant(fullest.fact, fullest.article, Rendition.FULLEST)
    return Statement(_id(said), min(days, default=None), (first, *others))


def _fullness(said: Said) -> tuple[bool, int]:
    quoted = utterance_of(said.fact)
    return bool(quoted), len(tokens(quoted or said.fact.text))


def _variant(said: Said, fullest: Said) -> Variant:
    quoted, full = utterance_of(said.fact), utterance_of(fullest.fact)
    if bool(quoted) != bool(full):
        return Variant(said.fact, said.article, Rendition.PARAPHRASED)
    here, whole = (quoted, full) if quoted else (said.fact.text, fullest.fact.text)
    rendition = rendition_of(here, whole)
    if not quoted and rendition is not Rendition.SAME:
        rendition = Rendition.PARAPHRASED
    return Variant(said.fact, said.article, rendition, align(here, whole))


def _id(said: Sequence[Said]) -> str:
    joined = " ".join(sorted(one.fact.claim.id for one in said))
    return "s" + hashlib.sha256(joined.encode()).hexdigest()[:8]


def _marked(statements: Sequence[Statement], said: Sequence[Said], met: Sequence[Encounter]) -> Iterator[Statement]:
    """The statements with what each contradicts of those before it, the surest of each once."""
    of_claim = {id(variant.fact): statement.id for statement in statements for variant in statement.variants}
    by_id = {statement.id: statement for statement in statements}
    found: dict[str, dict[str, Contradiction]] = {statement.id: {} for statement in statements}
    for one in sorted(met, key=lambda one: -one.finding.same_event):
        earlier, later = of_claim[id(said[one.earlier].fact)], of_claim[id(said[one.later].fact)]
        if one.contradicts and earlier != later:
            found[later].setdefault(earlier, _contradiction(by_id[earlier], said[one.earlier], one))
    for statement in statements:
        contradicts = tuple(found[statement.id].values())
        yield Statement(statement.id, statement.day, statement.variants, contradicts)


def _contradiction(earlier: Statement, said: Said, met: Encounter) -> Contradiction:
    conflicts = [one for one in met.finding.comparisons if one.level is Level.CONFLICTS]
    telling = tuple(one for one in conflicts if one.slot not in CIRCUMSTANCES)
    return Contradiction(earlier.id, earlier.day, said.fact, said.article, telling)


def _in_order_of_time(statement: Statement) -> tuple[date, date, str]:
    """By the known day; those of none come last, in the order of the days that are guessed for them."""
    guessed = min(_guessed(variant.article) for variant in statement.variants)
    return statement.day or date.max, guessed, statement.id
