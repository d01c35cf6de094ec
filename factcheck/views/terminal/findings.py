"""Two texts held against each other, on the screen."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType

from factcheck.records import Comparison, Fact, Finding, Level
from factcheck.views import wording
from factcheck.views.terminal.canvas import MEASURE, STYLES, Trimmed, columns_at, grid, indented, line
from factcheck.views.terminal.reports import comparison_line
from factcheck.views.terminal.waterfall import waterfall


def print_finding(finding: Finding, console: Console, *, explain: bool = False) -> None:
    """How the two stand to each other, both texts, and what was compared."""
    console.print(Trimmed(Group(*_lines(finding, console.width, explain)), MEASURE if console.width < 120 else None))


def _lines(finding: Finding, width: int, explain: bool) -> Iterator[RenderableType]:
    relation = wording.RELATIONS[finding.relation]
    yield line((relation, STYLES.get(relation, "bold")), f" · same event {finding.same_event:.2f}")
    yield _both(finding, columns_at(width))
    for comparison in finding.comparisons:
        if comparison.level is not Level.SILENT and _tells(comparison):
            yield indented(comparison_line(comparison, finding.relation), 2)
    if explain:
        yield waterfall(finding.comparisons, finding.same_event)


def _tells(comparison: Comparison) -> bool:
    return bool(comparison.left or comparison.right or comparison.note)


def _both(finding: Finding, columns: int) -> RenderableType:
    left, right = _side("left", finding.left), _side("right", finding.right)
    return Group(left, right) if columns == 1 else grid([left, right], 2)


def _side(name: str, fact: Fact) -> RenderableType:
    dated = f" · {wording.day(fact.published)}" if fact.published else ""
    return Group(line((f"{name}{dated}", "dim")), indented(line(wording.quotation(fact.text)), 2))
