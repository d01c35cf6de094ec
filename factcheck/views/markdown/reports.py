"""The reports of an event as a Markdown table: how each stands, where it was printed, who says it, its exact words."""

from collections.abc import Iterable, Iterator

from factcheck.records import Event, Report
from factcheck.views import model, wording
from factcheck.views.links import at_words
from factcheck.views.markdown.escaping import escaped, link
from factcheck.views.model import OriginGroup, Run
from factcheck.views.wording import Measure

HEAD = "| | reported by | who says it | exact words | compared |\n| --- | --- | --- | --- | --- |"


def table(event: Event, measure: Measure = wording.CLAIM) -> str:
    """A row a report, those of one origin together under its name; what agrees first, what can't be compared last."""
    rows = [row for side in model.sides(event) for group in side.groups for row in _group(group, measure)]
    return "\n".join((HEAD, *rows))


def _group(group: OriginGroup, measure: Measure) -> Iterator[str]:
    because = f", because {group.origin.because}" if group.origin.because and group.origin.reports > 1 else ""
    count = wording.counted(len(group.reports), "report")
    yield f"| | **origin {escaped(group.origin.id)}: {escaped(group.origin.name)}** | {count}{escaped(because)} | | |"
    for report in group.reports:
        yield f"| {' | '.join(_cells(report, measure))} |"


def _cells(report: Report, measure: Measure) -> tuple[str, ...]:
    claim = report.fact.claim
    words = _quoted(model.shortened(model.runs(report.article, claim.spans, model.compared(report))))
    address = at_words(report.article.url, report.article.text[claim.spans[0].start : claim.spans[0].end])
    return (
        measure.relations[report.relation],
        link(escaped(wording.masthead(report.article)), address),
        escaped(wording.attribution(claim)),
        words,
        "<br>".join(dict.fromkeys(escaped(wording.compared(one)) for one in model.telling(report))),
    )


def _quoted(runs: Iterable[Run]) -> str:
    """The words in quotation marks of our own, those that were compared strong; spaces stay outside."""
    return wording.quotation("".join(map(_run, runs)).strip())


def _run(run: Run) -> str:
    inside = escaped(run.text)
    if not inside:
        return " "
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() else ""
    return f"{before}<strong>{inside}</strong>{after}" if run.compared else f"{before}{inside}{after}"
