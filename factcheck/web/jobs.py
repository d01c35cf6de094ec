"""Work that takes longer than a page may: done on a thread, one at a time, watched and stopped from pages."""

import logging
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool

from factcheck.errors import BadInput, FactcheckError, NothingMatched

Result = TypeVar("Result")

# Jobs remembered, and jobs that may wait: a desk's work, not a service's.
REMEMBERED = 30
WAITING = 10

log = logging.getLogger(__name__)


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True)
class Job(Generic[Result]):
    """One piece of work, and its results so far. ``total``: how many there will be, where that is known."""

    title: str
    total: int | None = None
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    state: State = State.WAITING
    results: list[Result] = field(default_factory=list)
    failure: str | None = None
    _stop: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)

    @property
    def is_over(self) -> bool:
        """Nothing more will come."""
        return self.state not in {State.WAITING, State.RUNNING}

    @property
    def is_whole(self) -> bool:
        """It ran to its end."""
        return self.state is State.DONE

    def stop(self) -> None:
        """Ends it after the result that is under way; what there is stays."""
        self._stop.set()

    async def over_within(self, seconds: float) -> bool:
        """Waits until it is over, at most so long; whether it is."""
        return await run_in_threadpool(self.ended.wait, seconds)

    def run(self, work: Callable[[], Iterator[Result]]) -> None:
        """Does the work. A bug is told here with its traceback, and on the page in one line."""
        try:
            self._take(work)
        except FactcheckError as error:
            self.failure, self.state = str(error), State.FAILED
        except Exception:
            log.exception("%s", self.title)
            self.failure, self.state = "factcheck itself failed; the terminal where it runs says more", State.FAILED
        finally:
            self.ended.set()

    def _take(self, work: Callable[[], Iterator[Result]]) -> None:
        if self._stop.is_set():
            self.state = State.STOPPED
            return
        self.state = State.RUNNING
        for result in work():
            self.results.append(result)
            if self._stop.is_set():
                self.state = State.STOPPED
                return
        self.state = State.DONE


class Jobs(Generic[Result]):
    """Jobs of one kind, done in the order they come."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._jobs: dict[str, Job[Result]] = {}

    def start(self, job: Job[Result], work: Callable[[], Iterator[Result]]) -> None:
        """Does the work when its turn comes. Raises ``BadInput`` where too many wait already."""
        if sum(not one.is_over for one in self._jobs.values()) >= WAITING:
            raise BadInput(f"{WAITING} jobs are waiting already; try again when some are done")
        self._jobs[job.id] = job
        over = [one.id for one in self._jobs.values() if one.is_over]
        for old in over[: max(0, len(self._jobs) - REMEMBERED)]:
            del self._jobs[old]
        self._thread.submit(job.run, work)

    def get(self, id: str) -> Job[Result]:
        """The job of this id. Raises ``NothingMatched`` where it is not, or no longer, remembered."""
        if job := self._jobs.get(id):
            return job
        raise NothingMatched(f"There is no such job; the latest {REMEMBERED} are kept while the page is served.")

    def latest(self) -> tuple[Job[Result], ...]:
        """All that are remembered, the latest first."""
        return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stops all, and waits for what is under way."""
        for job in self._jobs.values():
            job.stop()
        self._thread.shutdown(wait=True)
