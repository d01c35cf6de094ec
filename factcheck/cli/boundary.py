"""Where errors become one line: what is wrong, where, and what to do. Bugs keep their traceback."""

import sys
from collections.abc import Callable

from factcheck.errors import FactcheckError
from factcheck.views.legible import legible

DID_NOT_HOLD = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130


def bounded(run: Callable[[], None]) -> None:
    """Runs the command line; its exit status tells how it went (0 done, 1 something did not hold, 2 could not run)."""
    try:
        run()
    except FactcheckError as error:
        for line in str(error).splitlines():
            print(legible(f"factcheck: {line}"), file=sys.stderr)
        sys.exit(COULD_NOT_RUN)
