"""A list as a table to take away: Markdown, CSV or one HTML file. Which columns there are, ``exports`` says."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from factcheck.views.csv import MARK, guarded
from factcheck.views.html.rendering import policy, stylesheet
from factcheck.views.markdown.escaping import escaped
from factcheck.web.rendering import environment


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the names of the columns, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def as_csv(table: Table) -> str:
    """For spreadsheets, with formulas guarded."""
    lines = io.StringIO()
    csv.writer(lines).writerows([table.columns, *(map(guarded, row) for row in table.rows)])
    return MARK + lines.getvalue()


def as_markdown(table: Table) -> str:
    """A Markdown table under its heading; nothing in a cell is markup."""
    lines = (f"| {' | '.join(map(escaped, cells))} |" for cells in (table.columns, *table.rows))
    head, *body = lines
    return "\n".join((f"## {escaped(table.title)}", "", head, "| --- " * len(table.columns) + "|", *body, ""))


def as_html(table: Table) -> str:
    """One file that needs no network."""
    template = environment().get_template("taken.html.j2")
    return template.render(table=table, title=table.title, policy=policy(), style=Markup(stylesheet()))


FORMS: Mapping[str, Callable[[Table], str]] = {"csv": as_csv, "markdown": as_markdown, "html": as_html}
