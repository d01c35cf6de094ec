"""Labelled pairs of reports to learn from: those of the data folder, and those that we labelled or wrote.

What we labelled is in ``marks.tsv`` without a word of the articles: for each pair, where its two passages stand in the
files of ``same_event``, the relation, the slot, and the beginning of a digest of both passages, so that another
edition of a file is noticed; those of files that a folder lacks are left out. What we wrote is in ``written.jsonl``,
in the form of the labelled pairs, each a story of its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.benchmarks.event_corpora import read_events
from factcheck.benchmarks.event_pairs import Part, part_of
from factcheck.benchmarks.relating import LabelledReports, read_labelled
from factcheck.errors import BadInput
from factcheck.pipeline.relating import Passage
from factcheck.records import Article, Relation
from factcheck.training.pairs.passages import Example

MARKS, WRITTEN = "marks.tsv", "written.jsonl"
# So many characters of the digest tell two passages from others.
DIGEST = 8


class Source(StrEnum):
    """Where a pair is from: the data folder's own file, labelled here in its articles, or written here."""

    FILED = "filed"
    MARKED = "marked"
    WRITTEN = "written"


# How much pairs count for the judgement: what was labelled twice more than what was labelled once, and what never stood
# in a newspaper least (docs/log.md).
COUNTS = {Source.FILED: 2.0, Source.MARKED: 1.0, Source.WRITTEN: 0.5}


class Report(NamedTuple):
    """A labelled pair, and what it must not be parted from when data are split: the story that both passages tell.

    ``held_out``: whether a passage is of an event that is held out, for ``bench same-event`` to measure on.
    """

    pair: LabelledReports
    story: str
    source: Source
    held_out: bool = False

    @property
    def example(self) -> Example:
        """The same as a lesson for the reader."""
        left, right = self.pair.left.text, self.pair.right.text
        return Example(left, right, self.story, self.pair.relation, self.pair.slot)


class Mark(NamedTuple):
    """A line of the marks: each side is "event/article/title or text:begin-end" in one file of events."""

    file: str
    left: str
    right: str
    relation: str
    slot: str
    digest: str


def read_training(folder: Path) -> list[Report]:
    """All labelled pairs of a data folder that are for learning. Raises ``BadInput``."""
    return _in_stories([*_of_file(folder / "report_pairs" / "train.jsonl"), *_marked(folder), *_written()])


def read_reports(path: Path) -> list[Report]:
    """The labelled pairs of one file. Raises ``BadInput``."""
    return _in_stories(list(_of_file(path)))


class _Told(NamedTuple):
    """A labelled pair and the documents of its sides; the rest as in ``Report``."""

    pair: LabelledReports
    left: str
    right: str
    source: Source
    held_out: bool = False


def _in_stories(told: Sequence[_Told]) -> list[Report]:
    """Documents that stand in one pair are of one story, and so on from pair to pair."""
    story: dict[str, str] = {}
    for _, left, right, *_ in told:
        one, other = (story.setdefault(name, name) for name in (left, right))
        if one != other:
            story = {name: one if each == other else each for name, each in story.items()}
    return [Report(each.pair, story[each.left], each.source, each.held_out) for each in told]


def _of_file(path: Path) -> Iterator[_Told]:
    pairs = read_labelled(path)
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        yield from (
            _Told(pair, *_documents(row["source"]), Source.FILED) for pair, row in zip(pairs, rows, strict=True)
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path}: a pair that does not say where it comes from ({error})") from error


def _documents(source: Mapping[str, Mapping[str, Any]]) -> tuple[str, str]:
    return _document(source["left"]), _document(source["right"])


def _document(side: Mapping[str, Any]) -> str:
    """The document of a passage, as far as events go: an incident, a line of several articles, a topic of ECB+."""
    name = str(side.get("incident") or side["doc"]).partition("#")[0]
    return f"{side['dataset']} {name.partition('_')[0] if side['dataset'] == 'ecbplus' else name}"


# The files of events that were labelled here, by what their events are called in the report pairs.
_SAME_STORIES = {
    "headlines": ("neus-", "neus_allsides_triples train.source:"),
    "incidents": ("gva-", "violent_corpus "),
}


def _marked(folder: Path) -> Iterator[_Told]:
    marks = [Mark(*line.split("\t")) for line in _lines_of_marks()]
    for file in sorted({mark.file for mark in marks}):
        path = folder / "same_event" / f"{file}.jsonl.gz"
        if not path.exists():
            continue
        events = {event.name: event.articles for event in read_events(path)}
        pair_of = partial(_pair, events=events, path=path)
        for mark in marks:
            if mark.file == file:
                yield _Told(pair_of(mark), *_stories(mark), Source.MARKED, _is_held_out(mark))


def _written() -> Iterator[_Told]:
    with resources.as_file(resources.files(__package__).joinpath(WRITTEN)) as path:
        pairs = read_labelled(path)
    yield from (
        _Told(pair, f"{WRITTEN} {number}", f"{WRITTEN} {number}", Source.WRITTEN) for number, pair in enumerate(pairs)
    )


def _lines_of_marks() -> list[str]:
    return resources.files(__package__).joinpath(MARKS).read_text("utf-8").splitlines()


def _is_held_out(mark: Mark) -> bool:
    return any(part_of(side.partition("/")[0]) is Part.HELD_OUT for side in (mark.left, mark.right))


def _stories(mark: Mark) -> tuple[str, str]:
    here, there = _SAME_STORIES[mark.file]
    left, right = (side.partition("/")[0].replace(here, there, 1) for side in (mark.left, mark.right))
    return left, right


def _pair(mark: Mark, events: Mapping[str, Sequence[Article]], path: Path) -> LabelledReports:
    try:
        left, right = (_passage(side, events) for side in (mark.left, mark.right))
    except (KeyError, IndexError) as error:
        raise BadInput(f"{path} lacks an article that was labelled ({error}): another edition?") from None
    if digest_of(left.text, right.text) != mark.digest:
        raise BadInput(f"{path} has other words at {mark.left} and {mark.right} than were labelled: another edition?")
    relation = Relation(mark.relation)
    return LabelledReports(left, right, relation, relation is not Relation.DIFFERENT, mark.slot)


def _passage(side: str, events: Mapping[str, Sequence[Article]]) -> Passage:
    event, number, place = side.split("/")
    field, _, offsets = place.partition(":")
    begin, end = map(int, offsets.split("-"))
    article = events[event][int(number)]
    text = (article.title or "") if field == "title" else article.text
    return Passage(text[begin:end], article.published)


def digest_of(left: str, right: str) -> str:
    """What the passages of a mark are known by."""
    return sha256(f"{left}\n{right}".encode()).hexdigest()[:DIGEST]
