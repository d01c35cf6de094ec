"""Pairs of passages to learn from: sentence pairs of natural language inference, labelled report pairs, events.

A data folder holds ``nli/train.jsonl.gz``, ``report_pairs/train.jsonl`` and ``same_event/*.jsonl.gz``.
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Any

from factcheck.benchmarks.event_pairs import LEAD_WORDS, Part, part_of
from factcheck.errors import BadInput
from factcheck.records import Relation

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
_SHORTEST, _LONGEST = 8, 45
# What stands further down a page is seldom of its event alone.
_CHARACTERS = 2500


class Inference(StrEnum):
    """What a premise does to a hypothesis; the last where a set only tells that it does not follow."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"
    NOT_ENTAILMENT = "not_entailment"


@dataclass(frozen=True, slots=True)
class Example:
    """Two passages and what is known of them: ``relation`` with its ``slot``, ``inference``, or only ``same`` event.

    ``group``: what it must not be parted from when data are split: the story or event.
    """

    left: str
    right: str
    group: str
    relation: Relation | None = None
    slot: str | None = None
    inference: Inference | None = None
    same: bool | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """An event and its articles, each as its sentences, the title first."""

    event: str
    articles: tuple[tuple[str, ...], ...]
    leads: tuple[str, ...]


def read_inference(folder: Path) -> list[Example]:
    """Sentence pairs with their inference. Raises ``BadInput``."""
    path = folder / "nli" / "train.jsonl.gz"
    return [Example(row["premise"], row["hypothesis"], "", inference=Inference(row["label"])) for row in _gzipped(path)]


def read_reports(path: Path) -> list[Example]:
    """Labelled report pairs; those whose passages come from one story are of one group. Raises ``BadInput``."""
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        stories = _one_story(rows)
        examples = [_report(row, stories) for row in rows]
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(f"{path}: no report pairs can be read from it ({error})") from error
    return examples


def read_stories(folder: Path) -> list[Story]:
    """The events of a folder's ``same_event`` that are for learning. Raises ``BadInput``."""
    rows = [row for path in sorted((folder / "same_event").glob("*.jsonl.gz")) for row in _gzipped(path)]
    if not rows:
        raise BadInput(f"{folder / 'same_event'} holds no events")
    return [_story(row) for row in rows if part_of(row["event"]) is Part.TRAIN]


def same_event(stories: list[Story]) -> Iterator[Example]:
    """Pairs of leads of one event, and of each lead with the most alike of another event."""
    for story in stories:
        for left, right in list(combinations(dict.fromkeys(story.leads), 2))[:3]:
            yield Example(left, right, story.event, same=True)
    leads = [(story.event, lead) for story in stories for lead in story.leads[:2]]
    for (event, lead), other in zip(leads, _nearest_others(leads), strict=True):
        if leads[other][1] != lead:
            yield Example(lead, leads[other][1], event, same=False)


def _nearest_others(leads: list[tuple[str, str]]) -> Iterator[int]:
    """For each lead the one of another event that shares most of its rare words."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

    weights = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.2, stop_words="english").fit_transform(
        [lead for _, lead in leads]
    )
    events = np.array([event for event, _ in leads])
    for number, (event, _) in enumerate(leads):
        likeness = (weights @ weights[number].T).toarray().ravel()
        likeness[events == event] = -1
        yield int(likeness.argmax())


def _report(row: dict[str, Any], stories: dict[str, str]) -> Example:
    return Example(row["left"], row["right"], stories[_told(row, "left")], Relation(row["relation"]), row["slot"])


def _one_story(rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """For each document its story: documents that stand in one pair are of one, and so on from pair to pair."""
    story: dict[str, str] = {}
    for row in rows:
        left, right = (story.setdefault(_told(row, side), _told(row, side)) for side in ("left", "right"))
        story = {told: left if name == right else name for told, name in story.items()}
    return story


def _told(row: dict[str, Any], side: str) -> str:
    """The document of a passage, as far as events go: a line of several articles, or a topic of ECB+."""
    source = row["source"][side]
    document = str(source["doc"]).partition("#")[0]
    return f"{source['dataset']} {document.partition('_')[0] if source['dataset'] == 'ecbplus' else document}"


def _story(row: dict[str, Any]) -> Story:
    articles = row["articles"]
    return Story(
        row["event"],
        tuple(tuple(_sentences(article)) for article in articles),
        tuple(" ".join(f"{article['title']}. {article['text']}".split()[:LEAD_WORDS]) for article in articles),
    )


def _sentences(article: dict[str, Any]) -> Iterator[str]:
    for paragraph in (article["title"], *article["text"][:_CHARACTERS].split("\n")):
        for sentence in _SENTENCE_END.split(paragraph):
            if _SHORTEST <= len(sentence.split()) <= _LONGEST:
                yield sentence.strip()


def _gzipped(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: no pairs can be read from it ({error})") from error
