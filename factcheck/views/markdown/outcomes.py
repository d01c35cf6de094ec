"""What became of claim sets in Markdown: the count, each entry that did not hold with why, its reports folded.

GitHub refuses comments of more than 65,536 characters. What would be too long leaves out tables of reports first, then
entries, and says how many.
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.records import Outcome
from factcheck.views import model, wording
from factcheck.views.markdown.escaping import code, escaped
from factcheck.views.markdown.reports import table
from factcheck.views.wording import counted

ROOM = 60_000
BETWEEN = "\n\n"


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """The comment. ``partial``: the run was broken off, which stands above everything else."""
    head = BETWEEN.join(_head(outcomes, partial=partial))
    held = _held([outcome for outcome in outcomes if outcome.passed])
    broken = [outcome for outcome in outcomes if not outcome.passed]
    entries = _fitting(map(_entry, broken), ROOM - len(head) - len(held))
    tables = _fitting(map(_folded, broken), ROOM - len(head) - len(held) - sum(map(len, entries)))
    left = len(broken) - len(entries)
    parts = (part for number, entry in enumerate(entries) for part in (entry, *tables[number : number + 1]))
    return BETWEEN.join(filter(None, (head, *parts, _left_out(left), held))) + "\n"


def _head(outcomes: Sequence[Outcome], *, partial: bool) -> Iterator[str]:
    seconds = sum(outcome.seconds for outcome in outcomes)
    ran = "1 entry" if len(outcomes) == 1 else f"{len(outcomes):,} entries"
    yield f"### factcheck: {wording.tally(outcomes)}"
    if partial:
        yield "**The run was broken off: these are the entries it came to.**"
    yield f"{ran} in {seconds:.1f} s"


def _entry(outcome: Outcome) -> str:
    """What did not hold, the claim, and why."""
    ended = "could not be checked" if wording.unchecked(outcome) else wording.ending(outcome)
    told = "" if wording.unchecked(outcome) else f" · {outcome.status}"
    reasons = (f"- {escaped(reason)}" for reason in outcome.because)
    place = f"- {code(f'{outcome.file}:{outcome.line}')}"
    said = f"> {escaped(wording.quotation(outcome.claim) if outcome.quote else outcome.claim)}"
    return BETWEEN.join((f"#### {ended}: {escaped(outcome.id)}{told}", said, "\n".join((*reasons, place))))


def _folded(outcome: Outcome) -> str:
    """The reports of the event that it was judged by."""
    event = outcome.event
    if event is None:
        return ""
    count = counted(len(event.reports), "report")
    return BETWEEN.join(
        (f"<details><summary>{count}</summary>", escaped(model.heading(event)), table(event), "</details>")
    )


def _held(held: Sequence[Outcome]) -> str:
    lines = _fitting((f"- {escaped(one.id)}: {one.status}" for one in held), ROOM // 4)
    if not lines:
        return ""
    more = [f"- and {len(held) - len(lines):,} more"] if len(held) > len(lines) else []
    return BETWEEN.join((f"<details><summary>{len(held):,} held</summary>", "\n".join((*lines, *more)), "</details>"))


def _left_out(number: int) -> str:
    return f"**{number:,} more did not hold; a comment has no room for them.**" if number else ""


def _fitting(parts: Iterable[str], room: int) -> list[str]:
    """As many of the parts, from the first, as there is room for."""
    kept: list[str] = []
    for part in parts:
        room -= len(part) + len(BETWEEN)
        if room < 0:
            break
        kept.append(part)
    return kept
