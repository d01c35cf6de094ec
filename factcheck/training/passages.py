"""Passages in which people have told whom a pronoun means (GAP's form), as texts to learn antecedents from.

Their attributions and kinds of names are not known, and are not learned from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from factcheck.benchmarks.pronouns import Passage, read_passages
from factcheck.speech.tagging.words import read_words
from factcheck.training.chains import NOBODY
from factcheck.training.corpus import Labelled, label

# The file beside the corpus, and how many of its passages are learned from: the rest is left to choose and to fit by.
PASSAGES = "gap-development.tsv.gz"
LEARNED = 1600


def read_asked(folder: Path) -> list[Labelled]:
    """The passages of a folder that are learned from, as articles without attributions; none where there is no file."""
    path = folder / PASSAGES
    if not path.exists():
        return []
    rows = (asked(passage) for passage in islice(read_passages(path), LEARNED))
    return [row for row in rows if row is not None]


def asked(passage: Passage) -> Labelled | None:
    """A passage by words; None where neither of its names is the one meant."""
    words = list(read_words(passage.text))
    right = next((name for name, meant in passage.names if meant), None)
    if right is None:
        return None
    others = {word.text for name, _ in passage.names if name != right for word in read_words(name)}
    named = [NOBODY] * len(words)
    for at in _occurrences([word.text for word in words], [word.text for word in read_words(right)], others):
        named[at] = 0
    asks = (0 if word.start == passage.pronoun.start else NOBODY for word in words)
    bare = label({"text": passage.text, "attributions": []})
    return replace(bare, asks=tuple(asks), named=tuple(named), attributed=False)


def _occurrences(texts: Sequence[str], name: Sequence[str], others: set[str]) -> Iterator[int]:
    """The words of a name wherever it stands whole, and its last word alone where it is not the other name's too."""
    for at, text in enumerate(texts):
        if list(texts[at : at + len(name)]) == list(name):
            yield from range(at, at + len(name))
        elif text == name[-1] and text[:1].isupper() and text not in others:
            yield at
