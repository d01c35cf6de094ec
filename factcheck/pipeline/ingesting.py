"""Articles into an index: each lands whole or not at all, and a bad one does not stop the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from factcheck.errors import BadInput
from factcheck.index import Encoder, Index, Landed
from factcheck.pipeline.reading import facts_of, meaning_of, tells
from factcheck.records import Article, Unreadable


@dataclass(frozen=True, slots=True)
class Landing:
    """An article that was read, what became of it, and how many claims it holds."""

    article: Article
    landed: Landed
    claims: int


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of all sources so far."""

    landings: tuple[Landing, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    def count(self, landed: Landed) -> int:
        """How many articles ended so."""
        return sum(landing.landed is landed for landing in self.landings)

    @property
    def claims(self) -> int:
        """Claims that are new in the index."""
        return sum(landing.claims for landing in self.landings)

    @property
    def undated(self) -> tuple[Article, ...]:
        """Articles that came in without a day of publication, in a language that is read."""
        came = (landing.article for landing in self.landings if landing.landed is not Landed.UNCHANGED)
        return tuple(article for article in came if _is_undated(article) and article.language is None)

    def settled(self, articles: Iterable[Article]) -> "Intake":
        """The same, of those articles as they are now that others have told of their time."""
        now = {article.id: article for article in articles}
        landings = (replace(one, article=now.get(one.article.id, one.article)) for one in self.landings)
        return replace(self, landings=tuple(landings))

    def __add__(self, other: "Intake") -> "Intake":
        return Intake(self.landings + other.landings, self.unreadable + other.unreadable)


def ingest(
    articles: Iterable[Article | Unreadable], index: Index, encoder: Encoder, *, read_on: date | None = None
) -> Iterator[Intake]:
    """One intake a source; stopping in between loses nothing that was yielded. ``read_on``: the day of reading."""
    for article in articles:
        if isinstance(article, Unreadable):
            yield Intake(unreadable=(article,))
        else:
            yield _intake(article, index, encoder, read_on)


def _is_undated(article: Article) -> bool:
    """Neither dated nor known to a day."""
    return article.published is None and (article.period is None or article.period.first < article.period.last)


def _intake(article: Article, index: Index, encoder: Encoder, read_on: date | None) -> Intake:
    try:
        return Intake(landings=(_land(article, index, encoder, read_on),))
    except BadInput as error:
        return Intake(unreadable=(Unreadable(article.path or article.url or article.id, str(error)),))


def _land(article: Article, index: Index, encoder: Encoder, read_on: date | None) -> Landing:
    if index.knows(article):
        return Landing(article, Landed.UNCHANGED, 0)
    dated, facts = facts_of(article, read_on=read_on)
    facts = tuple(fact for fact in facts if tells(fact))
    vectors = encoder.encode([meaning_of(fact, dated) for fact in facts])
    return Landing(dated, index.put(dated, facts, vectors), len(facts))
