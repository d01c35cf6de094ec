"""Conflicts made from agreement: of two sentences on one event, a particular that both have is changed in one.

Each comes with the same pair unchanged, which agrees, so that nothing but the change tells the two apart.
"""

import math
import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from factcheck.records import Relation
from factcheck.training.pairs.passages import Example, Story

_TABLE = Path(__file__).parent / "changes.toml"
# The share of rare words in common, from which two sentences of one event tell of one thing, and up to which one is
# not a copy of the other.
ALIKE, COPY = 0.17, 0.75
PLAINLY_ALIKE = 0.3
# Of each article, the sentences looked at; of two articles, the pairs kept.
SENTENCES, KEPT = 12, 3
# Of each article, the sentences from which names are taken to put in the place of others.
HEADS = 3
# How often a pair that is plainly alike is negated, or has a name changed.
NEGATED, RENAMED = 0.25, 0.15


class Edit(NamedTuple):
    """A kind of change: the slot it concerns, what it looks for, and how the first group is changed."""

    slot: str
    pattern: re.Pattern[str]
    change: str


class Changed(NamedTuple):
    """A sentence after a change, and the slot that it now conflicts in."""

    slot: str
    text: str


@cache
def _edits() -> tuple[Edit, ...]:
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return tuple(Edit(row["slot"], re.compile(row["pattern"]), row["change"]) for row in table["edit"])


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(tomllib.loads(_TABLE.read_text("utf-8"))["words"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(tomllib.loads(_TABLE.read_text("utf-8"))[name]["pattern"])


def compose_conflicts(stories: Sequence[Story], seed: int) -> list[Example]:
    """Made conflicts, and for each the agreement it was made from, in random order."""
    dice = random.Random(seed)
    rarity = _rarity(stories)
    names = sorted({name for story in stories for name in _pattern("names").findall(" ".join(_heads(story)))})
    made = [
        example
        for story in stories
        for one, other in combinations(story.articles, 2)
        for example in _of_articles(story, _closest(one, other, rarity), names, dice)
    ]
    dice.shuffle(made)
    return made


def _heads(story: Story) -> Iterator[str]:
    """The first sentences of each article, where its main actors are named."""
    return (sentence for article in story.articles for sentence in article[:HEADS])


def _of_articles(
    story: Story, pairs: Sequence[tuple[float, str, str]], names: Sequence[str], dice: random.Random
) -> Iterator[Example]:
    for likeness, *sentences in pairs:
        dice.shuffle(sentences)
        left, right = sentences
        found = list(changes(left, right, dice))
        if found:
            yield from _both(story, left, right, dice.choice(found))
        drawn = dice.random()
        if likeness > PLAINLY_ALIKE and drawn < NEGATED + RENAMED:
            turned = _negated(left) if drawn < NEGATED else _renamed(left, right, names, dice)
            if turned:
                yield from _both(story, left, right, turned)


def _both(story: Story, left: str, right: str, changed: Changed) -> Iterator[Example]:
    yield Example(changed.text, right, story.event, Relation.CONFLICTS, changed.slot)
    yield Example(left, right, story.event, Relation.CORROBORATES, changed.slot)


def changes(left: str, right: str, dice: random.Random) -> Iterator[Changed]:
    """The left sentence with a particular changed that the right one has as well: one for each kind of change."""
    for edit in _edits():
        for found in edit.pattern.finditer(left):
            if _stands_in(found[1], right):
                new = _CHANGES.get(edit.change, _another_word)(found[1], edit.change, dice)
                if new is not None:
                    yield Changed(edit.slot, left[: found.start(1)] + new + left[found.end(1) :])
                    break


def _stands_in(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,:]){re.escape(words)}(?![\w:])", text, re.IGNORECASE) is not None


def _another_word(old: str, change: str, dice: random.Random) -> str | None:
    new = dice.choice([word for word in _words(change) if word.casefold() != old.casefold()])
    return new.capitalize() if old[0].isupper() else new


def _another_age(old: str, _: str, dice: random.Random) -> str | None:
    new = max(1, int(old) + dice.choice([-9, -5, -3, -2, -1, 1, 2, 3, 4, 7]))
    return str(new) if new != int(old) else None


def _another_clock(old: str, _: str, dice: random.Random) -> str | None:
    hour, _colon, minute = old.partition(":")
    if not 1 <= int(hour) <= 12:
        return None
    by = dice.choice([-180, -120, -90, -60, -45, -30, 30, 45, 60, 90, 120, 180])
    then = (int(hour) % 12 * 60 + int(minute or 0) + by) % 720
    return f"{then // 60 or 12}:{then % 60:02d}" if minute or then % 60 else str(then // 60 or 12)


def _another_block(old: str, _: str, dice: random.Random) -> str | None:
    new = max(100, int(old) + dice.choice([-700, -300, -200, -100, 100, 200, 400, 1100]))
    return str(new) if new != int(old) else None


def _another_day(old: str, _: str, dice: random.Random) -> str | None:
    return str(dice.choice([day for day in range(1, 29) if day != int(old)]))


def _another_number(old: str, _: str, dice: random.Random) -> str | None:
    """A number of the same form, from half to double. A year is none."""
    value, places = float(old.replace(",", "")), len(old.partition(".")[2])
    if not places and "," not in old and 1900 <= value <= 2100:
        return None
    factor = dice.choice([0.5, 0.7, 0.8, 0.85, 0.9, 1.1, 1.15, 1.25, 1.4, 2.0])
    new = value * factor if value > 3 or places else dice.choice([1, 2, 3, 4, 5])
    written = f"{new:,.{places}f}" if "," in old else f"{new:.{places}f}"
    return written if written != old and float(written.replace(",", "")) > 0 else None


_CHANGES: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "age": _another_age,
    "clock": _another_clock,
    "block": _another_block,
    "day_of_month": _another_day,
    "number": _another_number,
}


def _negated(text: str) -> Changed | None:
    found = _pattern("negation").search(text)
    return Changed("utterance", f"{text[: found.end() - 1]} not {text[found.end() :]}") if found else None


def _renamed(left: str, right: str, names: Sequence[str], dice: random.Random) -> Changed | None:
    shared = [name for name in sorted(set(_pattern("names").findall(left))) if name in right]
    if not shared:
        return None
    old = dice.choice(shared)
    new = dice.choice([name for name in names if name != old])
    return Changed("actor", left.replace(old, new))


def _closest(one: Sequence[str], other: Sequence[str], rarity: Callable[[str], float]) -> list[tuple[float, str, str]]:
    """The pairs of sentences of two articles that are most alike without being copies."""
    pairs = ((_likeness(_bag(left), _bag(right), rarity), left, right) for left, right in _pairs(one, other))
    return sorted((pair for pair in pairs if ALIKE < pair[0] < COPY), reverse=True)[:KEPT]


def _pairs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    return product(one[:SENTENCES], other[:SENTENCES])


def _likeness(left: frozenset[str], right: frozenset[str], rarity: Callable[[str], float]) -> float:
    # Exact sums: the order of a set changes from run to run, and with it the last digit of a plain one.
    both = math.fsum(map(rarity, left | right))
    return math.fsum(map(rarity, left & right)) / both if both else 0.0


@cache
def _bag(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w$%'’.-]*\w", sentence.casefold()))


def _rarity(stories: Sequence[Story]) -> Callable[[str], float]:
    """How rare a word is among the articles: the logarithm of their number over that of those that have it."""
    articles = [article for story in stories for article in story.articles]
    counts = Counter(word for article in articles for word in set().union(*map(_bag, article)))
    return cache(lambda word: math.log((len(articles) + 1) / (1 + counts[word])))
