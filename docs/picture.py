"""Draws docs/lookup.svg, the picture in the README: what ``factcheck lookup`` prints on the sample corpus.

Run it when the output has changed: ``.venv/bin/python docs/picture.py``.
"""

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from factcheck.checks.lookups import Lookups
from factcheck.checks.runner import Question
from factcheck.cli.demo import QUESTION
from factcheck.cli.ingest import take_in
from factcheck.records import Dossier, Report
from factcheck.sample import ARTICLES
from factcheck.views.terminal import print_dossier

PICTURE = Path(__file__).parent / "lookup.svg"

# From this width on the two sides stand beside each other; more lines than these are no longer legible on a page.
WIDTH, LINES = 120, 41

# A picture that is looked at offline fetches no font.
FONT = re.compile(r"@font-face \{.*?\}\s*", re.S)


def draw() -> str:
    """The beginning of what the lookup prints, as SVG."""
    with TemporaryDirectory() as folder:
        take_in([str(ARTICLES)], Path(folder), encoder=None, quiet=True)
        with Lookups(Path(folder)) as lookups:
            printed = _printed(lookups.standing().gather(Question(QUESTION)))
    # Printed to nowhere: only the recording is wanted.
    console = Console(record=True, width=WIDTH, file=StringIO(), highlight=False)
    console.print(_beginning(Text.from_ansi(printed)))
    return FONT.sub("", console.export_svg(title=f'factcheck lookup "{QUESTION}"'))


def _beginning(page: Text) -> Text:
    """As many whole reports as there is room for."""
    lines = page.split()
    ends = [number for number, line in enumerate(lines[:LINES]) if line.plain.strip() == "│"]
    return Text("\n").join([*lines[: ends[-1]], Text("…")])


def _printed(dossier: Dossier) -> str:
    first = dossier.events[0]
    shown = replace(dossier, events=(replace(first, reports=tuple(map(_nowhere, first.reports))),))
    page = StringIO()
    console = Console(
        file=page, width=WIDTH, force_terminal=True, color_system="standard", highlight=False, markup=False, emoji=False
    )
    print_dossier(shown, console)
    return page.getvalue()


def _nowhere(report: Report) -> Report:
    """The same report, without the folder that the sample happens to lie in."""
    path = report.article.path
    return replace(report, article=replace(report.article, path=f"articles/{Path(path).name}" if path else None))


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
