"""Stories that we wrote to learn from: a piece of news as outlets begin it, and near misses, other news in like words.

``stories.jsonl``: ``{"articles": [{"title", "text"}, ...], "near": [...]}`` a line. What happened is as in the
news; the sentences are ours, and details, bystanders and their words invented: to learn from, no source of facts.
"""

import json
import random
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import combinations

from factcheck.training.pairs.passages import Example

STORIES = "stories.jsonl"

Story = dict[str, list[dict[str, str]]]


def read_told(seed: int) -> list[Example]:
    """Of each story all pairs of its articles, and each near miss with one of them and with another near miss."""
    dice = random.Random(seed)
    return [pair for number, story in enumerate(shipped_stories()) for pair in _pairs(story, f"told {number}", dice)]


def shipped_stories() -> list[Story]:
    """Each with its ``articles`` and its ``near`` misses: beginnings with title and text."""
    lines = resources.files(__package__).joinpath(STORIES).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _pairs(row: Story, group: str, dice: random.Random) -> Iterator[Example]:
    articles, near = _beginnings(row["articles"]), _beginnings(row["near"])
    for one, other in combinations(articles, 2):
        yield Example(one, other, group, same=True)
    for miss in near:
        yield Example(dice.choice(articles), miss, group, same=False)
    for one, other in combinations(near, 2):
        yield Example(one, other, group, same=False)


def _beginnings(told: Sequence[dict[str, str]]) -> list[str]:
    return [f"{each['title']}\n\n{each['text']}" for each in told]
