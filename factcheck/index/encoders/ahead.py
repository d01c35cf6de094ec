"""An encoder that loads beside other work: most of that is reading and copying weights, which leaves Python free."""

from collections.abc import Callable, Sequence
from threading import Thread
from typing import TYPE_CHECKING

from factcheck.index.encoders.encoder import Described, Encoder

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix


class LoadingEncoder:
    """An encoder under way: its name and digest are known, and whoever asks for more waits until ``load`` is done.

    What ``load`` raises is raised to whoever asks.
    """

    def __init__(self, described: Described, load: Callable[[], Encoder]) -> None:
        self.name, self.digest = described
        self._encoder: Encoder | None = None
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._run, args=(load,), name=f"loading {described.name}")
        self._thread.start()

    @property
    def dimension(self) -> int:
        """As ``Encoder`` says."""
        return self._loaded().dimension

    def encode(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> "Matrix":
        """As ``Encoder`` says."""
        return self._loaded().encode(texts, progress=progress)

    def _run(self, load: Callable[[], Encoder]) -> None:
        try:
            self._encoder = load()
        except BaseException as failure:
            self._failure = failure

    def _loaded(self) -> Encoder:
        self._thread.join()
        if self._encoder is None:
            raise self._failure or AssertionError("neither loaded nor failed")
        return self._encoder
