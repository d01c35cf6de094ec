"""Outcomes of a claim set on the screen: one line each, why it did not hold below it, the count at the end."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.text import Text

from factcheck.records import Outcome
from factcheck.views import wording
from factcheck.views.terminal.canvas import MEASURE, STYLES, Trimmed, indented, line, open_console

# As wide as the longest, so that the ids stand in one column.
MARKS = {"passed": "held  ", "failed": "FAILED", "warned": "warned"}


def print_outcomes(outcomes: Iterable[Outcome], console: Console, *, left: int = 0) -> None:
    """By claim set: what held, what did not and why; then how many.

    ``left``: entries that the run did not come to, since it was broken off.
    """
    ran = tuple(outcomes)
    for file, group in groupby(ran, key=lambda outcome: outcome.file):
        entries = tuple(group)
        width = max(len(outcome.id) for outcome in entries)
        _print(console, line((file, "bold")))
        for _, alike in groupby(entries, key=_unchecked_because):
            for part in _lines(tuple(alike), width):
                _print(console, part)
        console.print()
    _print(console, _count(ran))
    if left:
        _print(console, _partial(len(ran), left))


def told(outcome: Outcome) -> str:
    """Why one did not hold, as plain text; the reason first, for whoever shows no more than a line."""
    page = StringIO()
    first, *further = outcome.because
    told = (first, wording.quotation(outcome.claim), *further, f"{outcome.file}:{outcome.line}")
    _print(open_console(page), Group(*map(line, told)))
    return page.getvalue().rstrip("\n")


def _unchecked_because(outcome: Outcome) -> object:
    """What entries that could not be asked have in common; all others stand by themselves."""
    return outcome.because if wording.unchecked(outcome) else id(outcome)


def _lines(alike: Sequence[Outcome], width: int) -> Iterator[RenderableType]:
    """One entry and why; or several that could not be asked, and once why."""
    for outcome in alike:
        ended = wording.ending(outcome)
        found = "not checked" if wording.unchecked(outcome) else outcome.status
        yield indented(line((MARKS[ended], STYLES[ended]), f"  {outcome.id.ljust(width)}  {found}"), 2)
    first = alike[0]
    if len(alike) > 1:
        yield from (indented(line(reason), 10) for reason in first.because)
    elif not first.passed:
        yield from (indented(part, 10) for part in _why(first))


def _why(outcome: Outcome) -> Iterator[RenderableType]:
    yield line(wording.quotation(outcome.claim))
    for reason in outcome.because:
        yield line(reason)
    yield line((f"{outcome.file}:{outcome.line}", "dim"))


def _count(outcomes: Sequence[Outcome]) -> Text:
    ended = [wording.ending(outcome) for outcome in outcomes]
    words = {"passed": "held", "failed": "failed", "warned": "warned"}
    counts = [f"{ended.count(name)} {word}" for name, word in words.items() if ended.count(name)]
    worst = next((name for name in ("failed", "warned", "passed") if name in ended), "failed")
    seconds = sum(outcome.seconds for outcome in outcomes)
    return line((", ".join(counts) or "nothing was checked", f"bold {STYLES[worst]}"), f" in {seconds:.1f} s")


def _partial(ran: int, left: int) -> Text:
    told = f"PARTIAL: broken off after {ran} of {ran + left}, the other {left} not checked"
    return line((told, f"bold {STYLES['failed']}"))


def _print(console: Console, body: RenderableType) -> None:
    console.print(Trimmed(body, MEASURE))
