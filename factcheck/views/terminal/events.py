"""Events on the screen: a heading, then the two sides beside each other where the width allows, else stacked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from factcheck.records import Dossier, Event, Relation
from factcheck.views import model, wording
from factcheck.views.figures import COMPARABLE
from factcheck.views.model import Side
from factcheck.views.terminal.canvas import MEASURE, STYLES, Ruled, Trimmed, columns_at, grid, indented, line, stacked
from factcheck.views.terminal.reports import brief_lines, origin_lines
from factcheck.views.terminal.waterfall import waterfall

# Reports that say nothing comparable are shown to this number; how many more there are is said.
BRIEF = 5
# Of a side of a dispute so many reports are shown, the likeliest to be of its event.
NEAREST = 5


def print_dossier(dossier: Dossier, console: Console, *, explain: bool = False) -> None:
    """The question and its answer, the event's reports side by side, other events, and what was searched."""
    _print(console, Group(line((dossier.question, "bold")), _answer(model.headline(dossier))), MEASURE)
    columns = 1 if explain else columns_at(console.width)
    for event in dossier.events:
        console.print()
        _print_heading(event, console, columns)
        _print_sides(model.sides(event), console, columns, explain=explain)
    if dossier.other_events:
        console.print()
        _print(console, Group(*_others(dossier.other_events, explain)), MEASURE)
    console.print()
    _print(console, line((f"searched {model.searched(dossier)}", "dim")))


def print_conflicts(events: Iterable[Event], console: Console, *, read: int = 0, dismissed: int = 0) -> None:
    """Events whose reports disagree, each with its sides; last, of how many that were read how many were none."""
    columns = columns_at(console.width)
    shown = 0
    for shown, event in enumerate(events, start=1):
        if shown > 1:
            console.print()
        _print_heading(event, console, columns)
        _print(console, Group(line(model.split(event)), line("")))
        sides = [side for side in model.sides(event) if side.relation in COMPARABLE]
        _print_sides(sides, console, columns, names=wording.FIRST_REPORT.relations, most=NEAREST)
    if not shown:
        _print(console, line("No reports that disagree."))
    if dismissed:
        told = f"{dismissed:,} of the {read:,} clearest by figures and words were none when read, and are left out"
        _print(console, Group(line(""), line((told, "dim"))))


def _print_heading(event: Event, console: Console, columns: int) -> None:
    measure = MEASURE if columns == 1 else None
    _print(console, Group(line((model.heading(event), "bold")), Rule(style="dim")), measure)


def _print_sides(
    sides: Sequence[Side],
    console: Console,
    columns: int,
    *,
    names: Mapping[Relation, str] = wording.RELATIONS,
    most: int | None = None,
    explain: bool = False,
) -> None:
    """Side by side: the sides; where there is but one, its origins; where that is but one, its reports.

    ``most``: no more reports of a side.
    """
    if columns > 1 and len(sides) > 1:
        blocks = [_side(side, names, most=most, explain=explain) for side in sides]
        _print(console, grid(_packed(blocks, columns), min(columns, len(blocks))))
    else:
        blocks = [_side(side, names, columns=columns, most=most, explain=explain) for side in sides]
        _print(console, stacked(blocks), MEASURE if columns == 1 else None)


def _side(
    side: Side, names: Mapping[Relation, str], *, columns: int = 1, most: int | None = None, explain: bool = False
) -> Group:
    """A side under its name and counts."""
    near = model.nearest(side, most)
    shown = list(_brief(side) if side.relation is Relation.UNCLEAR and not explain else _full(near, columns, explain))
    if (more := len(side.reports) - len(near.reports)) > 0 and side.relation is not Relation.UNCLEAR:
        shown.append(line((f"and {more:,} more", "dim")))
    columns = min(columns, len(shown))
    return Group(_side_heading(side, names), line(""), stacked(shown) if columns == 1 else grid(shown, columns))


def _full(side: Side, columns: int, explain: bool) -> Iterator[RenderableType]:
    inner = columns if len(side.groups) == 1 else 1
    for group in side.groups:
        yield origin_lines(group, columns=inner, explain=explain)


def _brief(side: Side) -> Iterator[RenderableType]:
    for report in side.reports[:BRIEF]:
        yield Ruled(Group(*brief_lines(report)))
    if (more := len(side.reports) - BRIEF) > 0:
        yield line((f"and {more:,} more that say nothing comparable", "dim"))


def _side_heading(side: Side, names: Mapping[Relation, str]) -> Text:
    origins, reports = wording.counted(len(side.groups), "origin"), wording.counted(len(side.reports), "report")
    style = STYLES.get(wording.RELATIONS[side.relation], "bold")
    return line((names[side.relation], style), f" · {origins}, {reports}")


def _packed(blocks: Sequence[RenderableType], columns: int) -> list[RenderableType]:
    """One block a column; what is left over stands below the last one."""
    return [*blocks[: columns - 1], stacked(blocks[columns - 1 :])]


def _others(events: Sequence[Event], explain: bool) -> Iterator[RenderableType]:
    yield line(("Other events that look alike", "bold"))
    for event in events:
        origins, reports = wording.counted(len(event.origins), "origin"), wording.counted(len(event.reports), "report")
        yield indented(line(f"{model.heading(event)} · {origins}, {reports}"), 2)
        if event.apart:
            yield indented(line((f"another event: {event.apart}", "dim")), 4)
        if explain and event.reports:
            yield indented(waterfall(event.reports[0].comparisons, event.reports[0].score), 4)


def _answer(headline: str) -> Text:
    status, colon, rest = headline.partition(":")
    return line((status, "bold reverse"), colon, rest)


def _print(console: Console, body: RenderableType, measure: int | None = None) -> None:
    console.print(Trimmed(body, measure))
