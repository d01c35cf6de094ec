"""PolNeAR's articles as rows of labelled words: which are source, cue or content, and of which attribution.

PolNeAR 1.0 (Newell, Margolin, Ruths: An Attribution Relations Corpus for Political News, LREC 2018). Kinds of names
and who is meant come from the automatic annotation beside it (CoreNLP), where there is one: silver, not gold.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import BadInput
from factcheck.speech.tagging.labels import PARTS
from factcheck.speech.tagging.reading import KINDS
from factcheck.speech.tagging.words import Word, read_words
from factcheck.training.chains import NOBODY, Meant, Token, read_chains

# CoreNLP's names for the kinds of names that are learned beside the attributions.
PRINTED = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place"}
NAMED = {printed: KINDS.index(kind) for printed, kind in PRINTED.items()}
NO_NAME = len(KINDS)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article by words; all tuples of one length.

    ``parts``: index into ``PARTS``, -1 outside. ``pieces``: number of the span in the article, -1 outside.
    ``owners``: number of its attribution, -1 outside. ``names``: number in ``KINDS``, ``NO_NAME``, or -1 if unknown.
    ``heads``: for each attribution the first words of its source and of its cue, -1 where it has none.
    ``asks``, ``named``: who is meant, as ``Meant`` has it. ``attributed``: whether its attributions are known.
    """

    words: tuple[str, ...]
    paragraphs: tuple[int, ...]
    parts: tuple[int, ...]
    pieces: tuple[int, ...]
    owners: tuple[int, ...]
    names: tuple[int, ...]
    heads: tuple[tuple[int, int], ...]
    asks: tuple[int, ...]
    named: tuple[int, ...]
    attributed: bool = True


def read_corpus(folder: Path, part: str) -> list[Labelled]:
    """The articles of ``part`` ("train", "dev") of a folder in PolNeAR's form. Raises ``BadInput``."""
    silver = {row["id"]: row for row in _rows(folder / f"{part}.corenlp.jsonl.gz", optional=True)}
    articles = [label(row, silver.get(row["id"])) for row in _rows(folder / f"{part}.jsonl.gz")]
    if not articles:
        raise BadInput(f"{folder / part}.jsonl.gz holds no article")
    return articles


def _rows(path: Path, *, optional: bool = False) -> Iterator[dict[str, Any]]:
    if optional and not path.exists():
        return
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: no annotated articles can be read from it ({error})") from error


def label(row: dict[str, Any], silver: dict[str, Any] | None = None) -> Labelled:
    """A row by words: its "text", and "attributions" with the places of each part; ``silver``: its names, if known."""
    words = list(read_words(row["text"]))
    count = len(words)
    parts, pieces, owners = [-1] * count, [-1] * count, [-1] * count
    starts = {word.start: at for at, word in enumerate(words)}
    heads: list[tuple[int, int]] = []
    piece = 0
    for owner, attribution in enumerate(row["attributions"]):
        heads.append((_first(attribution["source"], starts), _first(attribution["cue"], starts)))
        for part, name in enumerate(PARTS):
            for start, end in attribution[name]:
                inside = [starts[at] for at in range(start, end) if at in starts]
                for at in inside:
                    # Where two attributions share words (sources do), the first one keeps them.
                    if parts[at] < 0:
                        parts[at], pieces[at], owners[at] = part, piece, owner
                piece += 1
    names = _names(starts, count, silver)
    meant = _meant(row["text"], words, silver)
    return Labelled(
        words=tuple(word.text for word in words),
        paragraphs=tuple(word.paragraph for word in words),
        parts=tuple(parts),
        pieces=tuple(pieces),
        owners=tuple(owners),
        names=tuple(names),
        heads=tuple(heads),
        asks=meant.asks,
        named=meant.named,
    )


def _first(spans: list[list[int]], starts: dict[int, int]) -> int:
    return next((starts[at] for start, end in spans for at in range(start, end) if at in starts), -1)


def _names(starts: dict[int, int], count: int, silver: dict[str, Any] | None) -> list[int]:
    if silver is None:
        return [-1] * count
    names = [NO_NAME] * count
    for sentence in silver["sentences"]:
        for start, end, _, kind in sentence:
            for place in range(start, end):
                if kind in NAMED and place in starts:
                    names[starts[place]] = NAMED[kind]
    return names


def _meant(text: str, words: Sequence[Word], silver: dict[str, Any] | None) -> Meant:
    nobody = (NOBODY,) * len(words)
    if silver is None:
        return Meant(nobody, nobody)
    tokens = (Token(*token) for sentence in silver["sentences"] for token in sentence)
    return read_chains(text, words, tokens, silver.get("coref", ()))
