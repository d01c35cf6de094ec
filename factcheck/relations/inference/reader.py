"""The trained reader, run by ONNX Runtime: for two passages, how likely each relation is, and which slot it is about.

A cross-encoder: it reads both passages at once, in both orders, and answers with the mean, so that left and right can
be exchanged. Pairs run by themselves, one on each processor: an answer never depends on what else is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from factcheck.errors import FactcheckError
from factcheck.records import Relation
from factcheck.shipped import open_model, open_tokenizer, threads

WEIGHTS = Path(__file__).parent / "weights"
MODEL = "reader.onnx"
TOKENIZER = "tokenizer.json"
INPUTS = ("pieces", "sides")
# Word pieces of both passages together; what is longer loses its end.
LONGEST = 192
# What the labelled pairs name as the matter of an agreement or a conflict.
LABELLED_SLOTS = (
    "distance",
    "count",
    "casualties",
    "money",
    "share",
    "speed",
    "date",
    "time",
    "place",
    "actor",
    "weapon",
    "utterance",
    "attribution",
    "other",
)
# Pairs handed out for each processor before the first answer is taken.
AHEAD = 8


class Reading(NamedTuple):
    """Probabilities, each row of sum 1: of ``Relation``'s members in their order, and of ``LABELLED_SLOTS``."""

    relations: tuple[float, ...]
    slots: tuple[float, ...]

    def of(self, relation: Relation) -> float:
        """The probability of one relation."""
        return self.relations[tuple(Relation).index(relation)]

    @property
    def likeliest(self) -> Relation:
        """The relation with the highest probability."""
        return max(Relation, key=self.of)

    @property
    def slot(self) -> str:
        """The slot that the two are likeliest to agree or conflict in."""
        return LABELLED_SLOTS[max(range(len(self.slots)), key=self.slots.__getitem__)]


class Reader:
    """Weights and vocabulary in memory. Raises ``FactcheckError`` where a file is damaged or missing."""

    def __init__(self, folder: Path) -> None:
        self._session = open_model(folder, MODEL, processors=1)
        self._tokenizer = open_tokenizer(folder, TOKENIZER)
        self._beside = threads()

    def read(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Reading]:
        """What is read in each pair, in their order."""
        # Takes logging along, and most lookups have nothing to read.
        from concurrent.futures import ThreadPoolExecutor

        waiting = iter(pairs)
        with ThreadPoolExecutor(self._beside) as workers:
            while some := list(islice(waiting, AHEAD * self._beside)):
                yield from workers.map(self._read, some)

    def _read(self, pair: tuple[str, str]) -> Reading:
        import numpy as np

        left, right = pair
        both = [self._tokenizer.encode(left, right), self._tokenizer.encode(right, left)]
        given = dict(zip(INPUTS, ([row.ids for row in both], [row.type_ids for row in both]), strict=True))
        relations, slots = self._session.run(None, {name: np.array(rows, np.int64) for name, rows in given.items()})
        return Reading(_mean(relations), _mean(slots))


def _mean(logits: "Sequence[Sequence[float]]") -> tuple[float, ...]:
    """The softmax of the mean of two rows."""
    import numpy as np

    mean = np.asarray(logits, np.float64).mean(axis=0)
    chances = np.exp(mean - mean.max())
    return tuple(float(chance) for chance in chances / chances.sum())


def read_side_by_side(pairs: Iterable[tuple[str, str]]) -> Iterator[Reading]:
    """What the reader that ships makes of each pair of texts, in their order. Raises ``FactcheckError``."""
    return shipped().read(pairs)


def shipped() -> Reader:
    """The reader that ships, loaded once, whoever asks first."""
    with _LOADING:
        return _loaded()


def load_ahead() -> None:
    """Begin to load the reader that ships, beside other work. What fails is raised to whoever reads."""
    Thread(target=_load_quietly, name="loading the reader").start()


_LOADING = Lock()


@cache
def _loaded() -> Reader:
    return Reader(WEIGHTS)


def _load_quietly() -> None:
    with suppress(FactcheckError):
        shipped()
