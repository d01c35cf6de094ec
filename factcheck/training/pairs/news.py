"""Dated articles of many outlets, and which of them tell one piece of news: read, grouped and judged by us.

``groups.txt`` has a group of articles a line, ``days.tsv`` pairs of about one day, "one" or "two" pieces of news: names
of articles in the data folder's ``news/articles.jsonl.gz``, no words. What that file lacks is left out.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.benchmarks.event_pairs import passage_of
from factcheck.errors import BadInput
from factcheck.index import Encoder
from factcheck.records import Article
from factcheck.training.pairs.passages import Example, gzipped

if TYPE_CHECKING:
    from factcheck.index.nearest import Matrix

GROUPS, DAYS = "groups.txt", "days.tsv"
# Of a large group, no more pairs than this.
MOST_OF_ONE_GROUP = 6
# Articles so many days apart that nobody has grouped are taken to be of two pieces of news.
APART = 3
# Each article of a group meets one of so many that are the most alike of other news, this often.
NEAREST, MET = 5, 2


class Dated(NamedTuple):
    """An article: its title and first words, and the day of its publication where that is known."""

    beginning: str
    day: date | None


def read_news(folder: Path, encoder: Encoder, is_kept: Callable[[str], bool], seed: int) -> list[Example]:
    """Pairs of articles' beginnings, of one piece of news and of two that are alike; none where there is no such file.

    ``encoder``: tells which are alike. ``is_kept``: whether an article, by its beginning, must not be learned from.
    Raises ``BadInput``.
    """
    path = folder / "news" / "articles.jsonl.gz"
    if not path.exists():
        return []
    articles = {name: each for name, each in _articles(path) if not is_kept(each.beginning)}
    groups = [found for group in shipped_groups() if len(found := [one for one in group if one in articles]) > 1]
    dice = random.Random(seed)
    return [
        *_judged(articles),
        *_of_one_group(articles, groups, dice),
        *_of_other_news(articles, groups, encoder, dice),
    ]


def shipped_groups() -> list[list[str]]:
    """Names of articles that tell one piece of news, group by group."""
    return [line.split() for line in _lines(GROUPS)]


def shipped_days() -> list[list[str]]:
    """Names of two articles of about one day, and "one" or "two"."""
    return [line.split("\t") for line in _lines(DAYS)]


def _judged(articles: Mapping[str, Dated]) -> Iterator[Example]:
    for one, other, judged in shipped_days():
        if one in articles and other in articles:
            yield _example(articles[one], articles[other], same=judged == "one")


def _of_one_group(
    articles: Mapping[str, Dated], groups: Iterable[Sequence[str]], dice: random.Random
) -> Iterator[Example]:
    for group in groups:
        couples = list(combinations(group, 2))
        for one, other in dice.sample(couples, min(MOST_OF_ONE_GROUP, len(couples))):
            yield _example(articles[one], articles[other], same=True)


def _of_other_news(
    articles: Mapping[str, Dated], groups: Sequence[Sequence[str]], encoder: Encoder, dice: random.Random
) -> Iterator[Example]:
    """Each article of a group with some of the most alike ones of days far from its own."""
    told = list(articles.values())
    vectors = encoder.encode([each.beginning for each in told])
    places = {name: place for place, name in enumerate(articles)}
    for name in (name for group in groups for name in group):
        near = _nearest(told, vectors, places[name])
        for other in dice.sample(near, min(MET, len(near))):
            yield _example(articles[name], told[other], same=False)


def _nearest(told: Sequence[Dated], vectors: "Matrix", place: int) -> list[int]:
    here = told[place].day
    near = []
    for other in (-(vectors @ vectors[place])).argsort(kind="stable").tolist():
        there = told[other].day
        if here and there and abs((here - there).days) >= APART:
            near.append(other)
        if len(near) == NEAREST:
            break
    return near


def _example(one: Dated, other: Dated, *, same: bool) -> Example:
    return Example(one.beginning, other.beginning, "news", same=same)


def _articles(path: Path) -> Iterator[tuple[str, Dated]]:
    for number, row in enumerate(gzipped(path), 1):
        try:
            article = Article(row["id"], row["text"], title=row.get("title"))
            yield row["id"], Dated(passage_of(article).text, _day(row["published"]))
        except (KeyError, TypeError) as error:
            raise BadInput(f"{path}:{number}: no article with id, text and published ({error})") from None


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _lines(name: str) -> list[str]:
    return resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
