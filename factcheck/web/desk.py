"""One served index and all that is shared by those who ask it: readers, the encoder, answers given before.

SQLite connections belong to threads, so questions run on a few reader threads. Answers are kept while the index stays
as it is: an export is then of what was shown, and listing all disputes anew costs nothing.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends
from starlette.requests import Request

from factcheck.errors import FactcheckError
from factcheck.index import Encoder, Index
from factcheck.pipeline.gathering import gather
from factcheck.pipeline.reading import Question
from factcheck.web.readers import FILE, Reader

Answer = TypeVar("Answer")

# Readers beside each other: Python runs one at a time, but a lookup waits for its models now and then.
READERS = 2
# Answers kept: what somebody goes back to in one sitting.
KEPT = 64
# Asked once at the start, so that the models are loaded when the first person asks.
WARMING = "The first question loads what every question needs."


class Desk:
    """``claim_sets``: a folder of claim sets offered to run. ``today``: tells the day on which an article is read."""

    def __init__(
        self,
        folder: Path,
        *,
        claim_sets: Path | None = None,
        encoder: str | None = None,
        today: Callable[[], date],
    ) -> None:
        self.folder = folder
        self.claim_sets = claim_sets
        self.today = today
        self._encoder_name = encoder
        self._encoders: dict[tuple[str, str], Encoder] = {}
        self._loading = Lock()
        self._readers = [Reader(folder) for _ in range(READERS)]
        self._idle: asyncio.Queue[Reader] = asyncio.Queue()
        for reader in self._readers:
            self._idle.put_nowait(reader)
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    async def ask(self, question: Callable[[Index], Answer]) -> Answer:
        """What the index answers, on a reader's thread. Raises ``NoIndex`` and what else the question raises."""
        reader = await self._idle.get()
        try:
            return await asyncio.wrap_future(reader.submit(question))
        finally:
            self._idle.put_nowait(reader)

    async def ask_once(self, key: Hashable, question: Callable[[Index], Answer]) -> Answer:
        """The same, or what was answered to this ``key`` before, while the index is as it was then."""
        whole = (self._state(), key)
        if whole in self._answers:
            self._answers.move_to_end(whole)
            kept: Answer = self._answers[whole]
            return kept
        answer = await self.ask(question)
        self._answers[whole] = answer
        while len(self._answers) > KEPT:
            self._answers.popitem(last=False)
        return answer

    def encoder_of(self, index: Index) -> Encoder:
        """The encoder that made the index, loaded once. Raises ``EncoderMismatch``."""
        built = (index.encoder.name, index.encoder.digest)
        with self._loading:
            if built not in self._encoders:
                self._encoders[built] = index.load_encoder(self._encoder_name)
            return self._encoders[built]

    @contextmanager
    def opened(self) -> Iterator[tuple[Index, Encoder]]:
        """The index and its encoder, opened by the calling thread for itself: for jobs that write or run long."""
        with Index.open(self.folder) as index:
            yield index, self.encoder_of(index)

    def warm(self) -> None:
        """Begins to load the models. What is wrong with the index is told to whoever asks first."""
        self._readers[-1].submit(self._first_question)

    def close(self) -> None:
        """Gives everything back."""
        for reader in self._readers:
            reader.close()

    def _first_question(self, index: Index) -> None:
        with suppress(FactcheckError):
            gather(Question(WARMING), index, self.encoder_of(index))

    def _state(self) -> Hashable:
        """What changes whenever somebody writes to the index."""
        return tuple(_stamp(self.folder / name) for name in (FILE, f"{FILE}-wal"))


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Served = Annotated[Desk, Depends(_desk)]
