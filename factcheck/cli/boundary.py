"""Where a run ends: errors become one line (what is wrong, where, what to do), and the process leaves without delay.

Bugs keep their traceback.
"""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable

from factcheck.errors import FactcheckError
from factcheck.views.legible import legible

DID_NOT_HOLD = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130

# Objects made before Python looks for cycles among them. It starts with 700 (gc.get_threshold), and a command that
# makes half a million in its first half second, to keep them all, spent 55 ms of 830 looking.
BETWEEN_COLLECTIONS = 100_000


def bounded(run: Callable[[], None]) -> None:
    """Runs the command line; its exit status tells how it went (0 done, 1 something did not hold, 2 could not run)."""
    try:
        run()
    except FactcheckError as error:
        for line in str(error).splitlines():
            print(legible(f"factcheck: {line}"), file=sys.stderr)
        sys.exit(COULD_NOT_RUN)


def as_process(run: Callable[[], None]) -> None:
    """Runs a command line that is all its process is there for, and ends the process with its exit status.

    Everything that waits for the end of the process is done, and what was printed is written; but libraries are not
    taken down object by object, which took 130 ms after a lookup. Where more is left to do or to tell (a bug, an
    interrupt, a message, a thread at work, a full disk), Python ends the process in its own way.
    """
    gc.set_threshold(BETWEEN_COLLECTIONS)
    status: object = None
    try:
        run()
    except SystemExit as end:
        status = end.code
    if isinstance(status, int | None) and not _at_work():
        atexit._run_exitfuncs()
        if _written():
            os._exit(status or 0)
    raise SystemExit(status)


def _at_work() -> bool:
    others = (thread for thread in threading.enumerate() if thread is not threading.main_thread())
    return any(not thread.daemon for thread in others)


def _written() -> bool:
    """Whether everything printed has reached its file or pipe; where not, Python tries once more and says why not."""
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError):
        return False
    return True
