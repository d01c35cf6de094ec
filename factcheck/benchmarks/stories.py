"""Pairs of articles that lie in a file of news: of one story, with one wire, one passage, one body, or nothing shared.

What two articles share is read from the printed text alone, by other means than the ones measured: names and figures of
the opening tell the story, long runs of words a common passage, and printed credits a common wire.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

OPENING = 900
# Two articles are of one story when so much of the rarer opening's weight of names and figures is in the other's.
ONE_STORY = 0.3
# Twelve words outside quotation marks are not written twice by chance; ten in a row at most make "their own words".
LONG_RUN = 12
OWN_WORDS = 10
LONG_RUNS = 3
DAYS_APART = 30
DRAWS = 1000

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_NAME = re.compile(r"\b(?:[A-Z][\w’'-]{2,}|\d[\d,.]*\d|\d)")
_WIRES = {"AP": r"(?:The )?Associated Press|AP", "Reuters": "Reuters", "AFP": "AFP|Agence France-Presse"}


@dataclass(frozen=True)
class Printed:
    """An article of the file."""

    outlet: str
    title: str
    published: date
    text: str

    @cached_property
    def opening(self) -> frozenset[str]:
        """The names and figures of title and opening."""
        return frozenset(name.casefold() for name in _NAME.findall(f"{self.title}. {self.text[:OPENING]}"))

    @cached_property
    def wires(self) -> frozenset[str]:
        """The wires that it is by, or that it credits in brackets at its head or by "contributed" anywhere."""
        return frozenset(name for name, forms in _WIRES.items() if _credits(self, forms))


Pair = tuple[Printed, Printed]


def beginning(text: str, length: int) -> str:
    """The first paragraphs of a text, as many as fit into so many characters; at least one."""
    kept: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if kept and sum(map(len, kept)) + len(paragraph) > length:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def one_story(articles: Sequence[Printed]) -> list[Pair]:
    """Pairs of different outlets, at most a day apart, whose openings share the names and figures; the likest first."""
    weight = _weights(articles)
    by_day: dict[date, list[Printed]] = defaultdict(list)
    for article in articles:
        by_day[article.published].append(article)
    ranked = sorted(((_likeness(*pair, weight), pair) for pair in _close(by_day)), key=lambda entry: -entry[0])
    return [pair for likeness, pair in ranked if likeness >= ONE_STORY]


def share_a_wire(pair: Pair) -> bool:
    """Both credit one wire service, or one is that service."""
    return bool(pair[0].wires & pair[1].wires)


def shared_passages(pair: Pair) -> frozenset[tuple[str, ...]]:
    """The long runs of words that both have outside quotation marks; none where they are but a phrase or two."""
    shared = runs_of(pair[0].text) & runs_of(pair[1].text)
    return shared if len(shared) >= LONG_RUNS else frozenset()


def in_own_words(pair: Pair) -> bool:
    """Neither has a longer run of the other's words, credits its wire, or names it."""
    one, other = pair
    if share_a_wire(pair) or runs_of(one.text, OWN_WORDS) & runs_of(other.text, OWN_WORDS):
        return False
    return not (one.wires or other.wires) and one.outlet not in other.text and other.outlet not in one.text


def runs_of(text: str, length: int = LONG_RUN) -> frozenset[tuple[str, ...]]:
    """All runs of so many words outside quotation marks."""
    found = _WORD.findall(_QUOTED.sub(" ¶ ", text).casefold())
    return frozenset(zip(*(found[start:] for start in range(length)), strict=False))


def unrelated(articles: Sequence[Printed], chance: random.Random) -> Iterator[Pair]:
    """Pairs drawn at random, of different outlets and weeks apart; in vain for a while where the file has none."""
    for _ in range(DRAWS if len(articles) > 1 else 0):
        one, other = chance.sample(articles, 2)
        apart = abs(one.published - other.published) > timedelta(days=DAYS_APART)
        if apart and one.outlet != other.outlet and in_own_words((one, other)):
            yield one, other


def _credits(article: Printed, forms: str) -> bool:
    named = rf"(?:{forms})"
    return bool(
        re.fullmatch(named, article.outlet)
        or re.search(rf"\({named}\)", article.text[:OPENING])
        or re.search(rf"\b{named}\b[^.\n]{{0,80}}\bcontributed\b", article.text)
    )


def _close(by_day: dict[date, list[Printed]]) -> Iterator[Pair]:
    for day, here in sorted(by_day.items()):
        for place, one in enumerate(here):
            for other in [*here[place + 1 :], *by_day.get(day + timedelta(days=1), [])]:
                if one.outlet != other.outlet:
                    yield one, other


def _likeness(one: Printed, other: Printed, weight: dict[str, float]) -> float:
    smaller = min(sum(weight[name] for name in side.opening) for side in (one, other))
    return sum(weight[name] for name in one.opening & other.opening) / smaller if smaller else 0.0


def _weights(articles: Sequence[Printed]) -> dict[str, float]:
    counts = Counter(name for article in articles for name in article.opening)
    return {name: math.log(len(articles) / count) for name, count in counts.items()}
