"""Progress on standard error: a bar on a terminal, nothing in a pipe or when quiet."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[int, str], None]


@contextmanager
def progress(what: str, *, total: int | None = None, quiet: bool = False) -> Iterator[Tell]:
    """Gives a function to tell progress by: how many more are done, and what is being done now."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _now: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bars = Progress(
        *columns,
        # Titles of articles hold whatever they like, "[/b]" among it.
        TextColumn("{task.fields[now]}", markup=False),
        console=Console(stderr=True),
        transient=True,
        # What is printed on the same screen goes above the bar; results that go to a file must go there.
        redirect_stdout=sys.stdout.isatty(),
    )
    with bars:
        task = bars.add_task(what, total=total, now="")
        yield lambda done, now: bars.update(task, advance=done, now=now[-40:])
