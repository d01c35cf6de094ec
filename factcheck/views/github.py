"""Annotations for GitHub Actions: a line an entry that did not hold, which GitHub shows beside the claim set's line.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. GitHub shows the first ten errors and
ten warnings of a step; the last line counts all.
"""

from collections.abc import Sequence

from factcheck.records import Outcome
from factcheck.views import wording
from factcheck.views.legible import legible

COMMANDS = {"failed": "error", "warned": "warning"}

# What stands for itself nowhere; and what ends a property besides.
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """A line for each that did not hold, then how many there were."""
    lines = [_annotation(outcome) for outcome in outcomes if not outcome.passed]
    broken_off = ["::warning title=factcheck::The run was broken off; not every entry was checked"] if partial else []
    return "".join(
        f"{line}\n" for line in (*lines, *broken_off, f"::notice title=factcheck::{wording.tally(outcomes)}")
    )


def _annotation(outcome: Outcome) -> str:
    title = "could not be checked" if wording.unchecked(outcome) else str(outcome.status)
    known = {"file": outcome.file, "line": str(max(1, outcome.line)), "title": f"{outcome.id}: {title}"}
    properties = ",".join(f"{name}={legible(value).translate(PROPERTY)}" for name, value in known.items())
    said = "\n".join(map(legible, (wording.quotation(outcome.claim), *outcome.because)))
    return f"::{COMMANDS[wording.ending(outcome)]} {properties}::{said.translate(DATA)}"
