"""Reads a text: from windows through the network to attributions by their places.

Time and memory are linear in the text: of the pointers only the likeliest of each word are kept.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from factcheck.records import Span
from factcheck.speech.tagging.asking import Pointed, asking, pointed
from factcheck.speech.tagging.labels import COUNT, OUTSIDE, Marked, best_row, read_row
from factcheck.speech.tagging.links import NONE, Linked, link
from factcheck.speech.tagging.network import Network, Scores, shipped
from factcheck.speech.tagging.windows import Window, windows
from factcheck.speech.tagging.words import Word, read_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Kinds of names, as the network numbers them; the number after the last is "no name".
KINDS = ("person", "organisation", "place")

# How many words are kept that a word may point to, and from what chance of being part of an attribution.
KEPT = 4
IN_PLAY = 0.1


class Attribution(NamedTuple):
    """Who says what, by places in the text; ``source`` or ``cue`` None and ``contents`` () where there is none.

    ``marked``: the least sure part of it, 0..1; ``linked``: how sure its parts belong together, 0..1.
    ``by_rule``: not the tagger's but the grammar's, which is as sure as ``marked`` says.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    marked: float
    linked: float
    by_rule: bool = False


class Named(NamedTuple):
    """A name by its place; ``kind``: "person", "organisation" or "place"."""

    span: Span
    kind: str


class Tagged(NamedTuple):
    """What the tagger finds in a text, each in order of first words; ``meant``: whom pronouns mean."""

    attributions: tuple[Attribution, ...]
    names: tuple[Named, ...]
    meant: Pointed


class _Read(NamedTuple):
    """The scores of all words of a text; ``names``: the likeliest kind of each."""

    labels: "Floats"
    names: "NDArray[np.int64]"
    to_cue: dict[int, dict[int, float]]
    to_source: dict[int, dict[int, float]]
    meant: dict[int, dict[int, float]]


def tag(text: str, blocks: Iterable[Span] | None = None, *, network: Network | None = None) -> Tagged:
    """Attributions and names of a text, or of its paragraphs ``blocks``, by the network that ships or another."""
    places = None if blocks is None else [(block.start, block.end) for block in blocks]
    words = list(read_words(text, places))
    if not words:
        return Tagged((), (), {})
    read = _read(words, network or shipped())
    spans = list(_spans(words, read.labels))
    found = [_placed(words, read.labels, linked) for linked in link(spans, read.to_cue, read.to_source)]
    return Tagged(tuple(sorted(found, key=_place_of)), tuple(_names(words, read.names)), read.meant)


def _names(words: Sequence[Word], kinds: "NDArray[np.int64]") -> Iterator[Named]:
    """Words beside each other that are names of one kind."""
    for kind, run in groupby(range(len(words)), key=lambda at: (int(kinds[at]), words[at].paragraph)):
        numbers = list(run)
        if kind[0] < len(KINDS):
            yield Named(Span(words[numbers[0]].start, words[numbers[-1]].end), KINDS[kind[0]])


def _read(words: Sequence[Word], network: Network) -> _Read:
    import numpy as np

    texts, paragraphs = [word.text for word in words], [word.paragraph for word in words]
    read = _Read(np.zeros((len(words), COUNT), np.float32), np.zeros(len(words), np.int64), {}, {}, {})
    asked = asking(words)
    cut = list(windows(network.pieces.lengths(texts), paragraphs))
    seen = (network.pieces.see(texts[begin:end], paragraphs[begin:end]) for begin, _, _, end in cut)
    for window, scores in zip(cut, network.run_all(seen), strict=True):
        _keep(read, window, scores)
        inside = asked[bisect_left(asked, window.first) : bisect_left(asked, window.last)]
        read.meant.update(pointed(words, inside, window, scores.to_antecedent))
    return read


def _keep(read: _Read, window: Window, scores: Scores) -> None:
    import numpy as np

    core = slice(window.first - window.begin, window.last - window.begin)
    labels = scores.labels[core]
    read.labels[window.first : window.last] = labels
    read.names[window.first : window.last] = scores.names[core].argmax(axis=1)
    in_play = np.flatnonzero(labels[:, OUTSIDE] < np.log(1 - IN_PLAY))
    for kept, pointers in ((read.to_cue, scores.to_cue[core]), (read.to_source, scores.to_source[core])):
        chosen = pointers[in_play]
        best = np.argsort(-chosen, axis=1)[:, :KEPT]
        chances = np.take_along_axis(chosen, best, axis=1).tolist()
        targets = np.where(best > 0, best + (window.begin - 1), NONE).tolist()
        for row, word in enumerate(in_play.tolist()):
            kept[window.first + word] = dict(zip(targets[row], chances[row], strict=True))


def _spans(words: Sequence[Word], labels: "Floats") -> Iterator[Marked]:
    """Decoded paragraph by paragraph: nothing that is marked goes from one into the next."""
    start = 0
    for end in [*(at for at in range(1, len(words)) if words[at].paragraph != words[at - 1].paragraph), len(words)]:
        for part, first, last in read_row(best_row(labels[start:end])):
            yield Marked(part, start + first, start + last)
        start = end


def _placed(words: Sequence[Word], labels: "Floats", linked: Linked) -> Attribution:
    source, cue = (None if each is None else _place(words, each) for each in (linked.source, linked.cue))
    contents = tuple(_place(words, each) for each in linked.contents)
    spans = [each for each in (linked.source, linked.cue, *linked.contents) if each is not None]
    marked = min(_certainty(labels, span) for span in spans)
    return Attribution(source, cue, contents, marked, linked.sure)


def _place_of(found: Attribution) -> int:
    return min(span.start for span in (*found.contents, found.cue, found.source) if span is not None)


def _place(words: Sequence[Word], span: Marked) -> Span:
    return Span(words[span.first].start, words[span.last - 1].end)


def _certainty(labels: "Floats", span: Marked) -> float:
    """The mean chance of its words to be part of what the span is."""
    import numpy as np

    columns = slice(1 + 4 * span.part, 5 + 4 * span.part)
    return float(np.exp(labels[span.first : span.last, columns]).sum(axis=1).mean())
