"""One report on the screen: where it stands, who says it, the exact words, and what was compared."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from factcheck.records import Article, Comparison, Level, Relation, Report, Span
from factcheck.views import model, wording
from factcheck.views.model import OriginGroup
from factcheck.views.terminal.canvas import STYLES, Ruled, grid, indented, line, stacked
from factcheck.views.terminal.waterfall import waterfall

COMPARED = "bold"


def quote(article: Article, spans: Sequence[Span], marked: Sequence[Span] = (), *, whole: bool = False) -> Text:
    """The exact words in quotation marks, the marked ones bold."""
    found = model.runs(article, spans, marked)
    told = found if whole else model.shortened(found)
    return line("“", *((run.text, COMPARED if run.compared else "") for run in told), "”")


def report_lines(report: Report, *, explain: bool = False) -> Iterator[RenderableType]:
    """Outlet and date, speaker and relay, the words, what agrees and what conflicts."""
    yield line((wording.masthead(report.article), "bold"))
    yield line(wording.attribution(report.fact.claim))
    yield quote(report.article, report.fact.claim.spans, model.compared(report))
    for comparison in _without_twins(model.telling(report)):
        yield indented(comparison_line(comparison, report.relation, in_dispute=model.disputes_context(report)), 2)
    if context := model.shared_context(report):
        yield indented(line((f"also agrees: {', '.join(context)}", "dim")), 2)
    if address := wording.address(report.article):
        yield line((address, "dim"))
    if explain:
        yield waterfall(report.comparisons, report.score)


def brief_lines(report: Report) -> Iterator[RenderableType]:
    """A report that says nothing comparable: where, who, and its words."""
    claim = report.fact.claim
    yield line((wording.masthead(report.article), "bold"), f" · {wording.attribution(claim)}")
    yield quote(report.article, claim.spans, model.compared(report))


def origin_lines(group: OriginGroup, *, columns: int = 1, explain: bool = False) -> Group:
    """The reports of one origin, drawn together under its name and the reason they are one."""
    reports = [Group(*report_lines(report, explain=explain)) for report in group.reports]
    columns = min(columns, len(reports))
    return Group(origin_heading(group), Ruled(stacked(reports) if columns == 1 else grid(reports, columns)))


def origin_heading(group: OriginGroup) -> Text:
    """ "origin o1 · Japan's Defense Ministry · 3 reports, because both cite it"."""
    origin, here = group.origin, len(group.reports)
    count = wording.counted(here, "report") if here >= origin.reports else f"{here} of its {origin.reports} reports"
    because = f", because {origin.because}" if origin.because and origin.reports > 1 else ""
    return line(f"origin {origin.id} · ", (origin.name, "bold"), f" · {count}{because}")


def comparison_line(comparison: Comparison, relation: Relation | None = None, *, in_dispute: bool = False) -> Text:
    """ "CONFLICTS: distance 350 km ≠ about 370 km, +5.7%"; a moved figure reads "updates"."""
    moved = relation is Relation.UPDATES and comparison.level is Level.CONFLICTS
    said = wording.updated(comparison) if moved else wording.compared(comparison, in_dispute=in_dispute)
    verdict, colon, rest = said.partition(":")
    return line((verdict, STYLES.get(verdict, "")), colon, rest)


def _without_twins(comparisons: Sequence[Comparison]) -> Iterator[Comparison]:
    """Each line once, however often the same words were compared."""
    seen: set[str] = set()
    for comparison in comparisons:
        if (said := wording.compared(comparison)) not in seen:
            seen.add(said)
            yield comparison
