"""From marks and pointers to attributions: which contents belong to which cue, and which source to both.

Each word of a content points to the first word of its cue and of its source, each word of a cue to its source; the
words of a span vote. A broken content ("...", he said, "...") comes together by its cue.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.speech.tagging.labels import PARTS, Marked

SOURCE, CUE, CONTENT = range(len(PARTS))

# A content whose words point to a cue with less than this on average belongs to none that was marked: swept from 0 to
# 0.45 on the development part, where 0.15 to 0.3 are best (docs/log.md).
LEAST = 0.2
# How sure a link is that only the neighbourhood of source and cue speaks for.
CHANCE = 0.5

# For each word the likeliest words it points to, with probabilities; NONE for nothing.
Pointers = Mapping[int, Mapping[int, float]]
NONE = -1


class Linked(NamedTuple):
    """One attribution by spans of words; ``source`` or ``cue`` None where there is none. ``sure``: 0..1, linked so."""

    source: Marked | None
    cue: Marked | None
    contents: tuple[Marked, ...]
    sure: float


def link(spans: Sequence[Marked], to_cue: Pointers, to_source: Pointers) -> Iterator[Linked]:
    """The attributions that marked spans make; a cue to which no content belongs makes one without contents."""
    sources = {span.first: span for span in spans if span.part == SOURCE}
    ends = {span.last: span for span in sources.values()}
    cues = {span.first: span for span in spans if span.part == CUE}
    owned: dict[Marked | None, list[tuple[Marked, float]]] = {}
    for content in (span for span in spans if span.part == CONTENT):
        cue, sure = _agree(((content,),), cues, to_cue)
        owned.setdefault(cue if sure >= LEAST else None, []).append((content, sure))
    for cue in cues.values():
        owned.setdefault(cue, [])
    for cue, contents in owned.items():
        pieces = tuple(content for content, _ in contents)
        for group in [pieces] if cue is not None else [(piece,) for piece in pieces]:
            source, right = _source_of(cue, group, sources, ends, to_source)
            yield Linked(source, cue, group, min((sure for _, sure in contents), default=1.0) * right)


def _source_of(
    cue: Marked | None,
    contents: Sequence[Marked],
    sources: Mapping[int, Marked],
    ends: Mapping[int, Marked],
    to_source: Pointers,
) -> tuple[Marked | None, float]:
    """The source that alone touches the cue, else the one that cue and contents point to; sources by first and end."""
    if cue is None:
        return _agree((contents,), sources, to_source)
    chosen, sure = _agree(((cue,), contents), sources, to_source)
    touching = [each for each in (ends.get(cue.first), sources.get(cue.last)) if each is not None]
    return (touching[0], max(sure, CHANCE)) if len(touching) == 1 and chosen is not touching[0] else (chosen, sure)


def _agree(
    groups: Sequence[Sequence[Marked]], targets: Mapping[int, Marked], pointers: Pointers
) -> tuple[Marked | None, float]:
    """Of the targets, by their first words, the one that groups of spans point to; each group has one voice."""
    votes: dict[int, float] = {}
    voiced = [_votes(group, pointers) for group in groups if group]
    for each in voiced:
        for at, vote in each.items():
            votes[at] = votes.get(at, 0.0) + vote / len(voiced)
    best = max((at for at in votes if at in targets), key=lambda at: votes[at], default=NONE)
    none = votes.get(NONE, 0.0)
    return (targets[best], votes[best]) if best != NONE and votes[best] > none else (None, none)


def _votes(pointing: Sequence[Marked], pointers: Pointers) -> dict[int, float]:
    """What the words of spans point to on average."""
    words = [word for span in pointing for word in range(span.first, span.last)]
    votes: dict[int, float] = {}
    for word in words:
        for at, vote in pointers.get(word, {}).items():
            votes[at] = votes.get(at, 0.0) + vote / len(words)
    return votes
