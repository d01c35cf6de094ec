"""The trained network, run by ONNX Runtime: scores for the words of a window.

Windows are run by themselves: int8 arithmetic scales its numbers by what is in a batch, so that in company a window may
get other scores than alone. Several run beside each other, each on one processor, which is faster than one on all.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.shipped import open_model, open_tokenizer, threads
from factcheck.speech.tagging.pieces import Pieces, Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights"
MODEL = "tagger.onnx"
TOKENIZER = "tokenizer.json"
# Windows handed out for each processor before the scores of the first are taken.
AHEAD = 8
INPUTS = ("pieces", "cases", "quoted", "words")
OUTPUTS = ("labels", "names", "to_cue", "to_source", "to_antecedent")


class Scores(NamedTuple):
    """Of a window: log-probabilities of labels (words, labels) and of kinds of names (words, kinds), probabilities of
    pointing to the head of a cue, of a source and to who is meant (words, words + 1), where target 0 is none."""

    labels: "Floats"
    names: "Floats"
    to_cue: "Floats"
    to_source: "Floats"
    to_antecedent: "Floats"


class Network:
    """A tagger's weights and vocabulary in memory. Raises ``FactcheckError`` where a file is damaged or missing."""

    def __init__(self, folder: Path) -> None:
        self._session = open_model(folder, MODEL, processors=1)
        self.pieces = Pieces(open_tokenizer(folder, TOKENIZER))
        self._beside = threads()

    def run_all(self, rows: Iterable[Seen]) -> Iterator[Scores]:
        """The scores of windows, in their order; a few at a time, so that memory does not grow with their number."""
        waiting = iter(rows)
        with ThreadPoolExecutor(self._beside) as workers:
            while some := list(islice(waiting, AHEAD * self._beside)):
                yield from workers.map(self.run, some)

    def run(self, seen: Seen) -> Scores:
        """The scores of one window."""
        import numpy as np

        rows: Sequence[Sequence[int]] = (seen.pieces, seen.cases, seen.quoted, seen.words)
        given = {name: np.array([row], np.int64) for name, row in zip(INPUTS, rows, strict=True)}
        return Scores(*(scores[0] for scores in self._session.run(list(OUTPUTS), given)))


@cache
def shipped() -> Network:
    """The network that ships, loaded once."""
    return Network(WEIGHTS)
