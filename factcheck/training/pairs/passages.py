"""Passages to learn from beside the labelled pairs of reports: sentence pairs of inference, and events.

A data folder holds ``nli/train.jsonl.gz``, ``report_pairs/train.jsonl`` and ``same_event/*.jsonl.gz``; where it has
``news/articles.jsonl.gz``, more is learned (``news``).
"""

import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck.benchmarks.event_corpora import ToldEvent, read_events
from factcheck.benchmarks.event_pairs import Part, labelled_pairs, part_of, passage_of
from factcheck.errors import BadInput
from factcheck.index import Encoder
from factcheck.records import Article, Relation

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
_SHORTEST, _LONGEST = 8, 45
# What stands further down a page is seldom of its event alone.
_CHARACTERS = 2500
# So many characters of a passage tell which article it comes from.
BEGINNING = 60
# Articles of other events that each article of an event is held against.
NEAREST = 2
# Of so many events that are for learning, one is kept from the reader.
JUDGED = 10


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


def read_inference(folder: Path) -> list[Example]:
    """Sentence pairs with their inference. Raises ``BadInput``."""
    path = folder / "nli" / "train.jsonl.gz"
    return [Example(row["premise"], row["hypothesis"], "", inference=Inference(row["label"])) for row in gzipped(path)]


def read_stories(folder: Path, avoided: Sequence[Example] = ()) -> list[Story]:
    """The events of a folder's ``same_event`` that are for learning, but those that ``avoided`` passages come from.

    Raises ``BadInput``.
    """
    events = [event for path in files_of_events(folder) for event in read_events(path)]
    if not events:
        raise BadInput(f"{folder / 'same_event'} holds no events")
    told = _told_in(avoided, events)
    return [_story(event) for event in events if part_of(event.topic) is Part.TRAIN and event.name not in told]


def read_leads(folder: Path, encoder: Encoder, avoided: Sequence[Example] = ()) -> list[Example]:
    """Pairs of articles' beginnings, of one event and of two that are alike (``event_pairs``), to train the reader on.

    Left out are the events that ``avoided`` passages come from, and those that are kept for the judgement.
    Raises ``BadInput``.
    """
    leads: list[Example] = []
    for path in files_of_events(folder):
        events = read_events(path)
        told = _told_in(avoided, events)
        kept = {passage_of(each).text for event in events if event.name in told for each in event.articles}
        leads += _as_many_of_two(
            Example(pair.left.text, pair.right.text, pair.group, same=pair.same)
            for pair in labelled_pairs(path, encoder, split=Part.TRAIN, nearest=NEAREST)
            if not is_judged(pair.group) and not kept & {pair.left.text, pair.right.text}
        )
    return leads


def _as_many_of_two(leads: Iterable[Example]) -> list[Example]:
    """All of one event, and no more of two events."""
    told = list(leads)
    same, apart = ([lead for lead in told if lead.same is one] for one in (True, False))
    return [*same, *random.Random(0).sample(apart, min(len(apart), len(same)))]


def kept_apart(folder: Path, avoided: Sequence[Example] = ()) -> Callable[[str], bool]:
    """Whether an article's beginning is of an event that must not be learned from, by its title or first words.

    Such are events that are held out or kept for the judgement, and those that ``avoided`` passages come from.
    Raises ``BadInput``.
    """
    kept: set[str] = set()
    for path in files_of_events(folder):
        events = read_events(path)
        told = _told_in(avoided, events)
        apart = (event for event in events if event.name in told or _is_kept(event.topic))
        kept.update(sign for event in apart for each in event.articles for sign in _signs(passage_of(each).text))
    return lambda beginning: not kept.isdisjoint(_signs(beginning))


def _is_kept(topic: str) -> bool:
    return part_of(topic) is Part.HELD_OUT or is_judged(topic)


def _signs(beginning: str) -> list[str]:
    """Its paragraphs' first letters and digits, of title and text alike; none of what is short."""
    plain = (re.sub(r"\W+", "", part.casefold()) for part in beginning.split("\n\n"))
    return [part[:BEGINNING] for part in plain if len(part) >= BEGINNING // 3]


def is_judged(topic: str) -> bool:
    """Whether an event that is for learning is kept from the reader, for the judgement to learn how it is read."""
    return sha256(f"judged {topic}".encode()).digest()[0] % JUDGED == 0


def files_of_events(folder: Path) -> list[Path]:
    """The files of a folder that the reader learns events from."""
    return sorted((folder / "same_event").glob("*.jsonl.gz"))


def _told_in(examples: Sequence[Example], events: Sequence[ToldEvent]) -> set[str]:
    """The names of the events whose articles begin a passage of the examples somewhere."""
    begun = {_plain(text)[:BEGINNING] for example in examples for text in (example.left, example.right)}
    texts = ((event.name, _plain(f"{each.title} {each.text}")) for event in events for each in event.articles)
    return {name for name, text in texts if any(start in text for start in begun)}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _story(event: ToldEvent) -> Story:
    return Story(event.name, tuple(tuple(_sentences(article)) for article in event.articles))


def _sentences(article: Article) -> Iterator[str]:
    for paragraph in (article.title or "", *article.text[:_CHARACTERS].split("\n")):
        for sentence in _SENTENCE_END.split(paragraph):
            if _SHORTEST <= len(sentence.split()) <= _LONGEST:
                yield sentence.strip()


def gzipped(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON of each line of a gzipped file. Raises ``BadInput``."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: no pairs can be read from it ({error})") from error
