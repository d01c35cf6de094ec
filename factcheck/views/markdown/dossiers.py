"""An answered question in Markdown: the answer, the reports of its events side by side, other events folded."""

from collections.abc import Iterator, Sequence

from factcheck.records import Dossier, Event
from factcheck.views import model
from factcheck.views.answers import summary
from factcheck.views.markdown.escaping import escaped
from factcheck.views.markdown.reports import table
from factcheck.views.wording import FIRST_REPORT


def dossier(dossier: Dossier) -> str:
    """The whole answer; nothing is left out, other events are folded."""
    return "\n\n".join(_parts(dossier)) + "\n"


def disputes(events: Sequence[Event]) -> str:
    """Events whose reports disagree, held against no question."""
    told = (part for event in events for part in _dispute(event))
    return "\n\n".join(("## Where the reports disagree", *told)) + "\n"


def _dispute(event: Event) -> Iterator[str]:
    yield f"### {escaped(model.heading(event))}"
    yield f"{escaped(model.split(event))}."
    yield table(event, FIRST_REPORT)


def _parts(dossier: Dossier) -> Iterator[str]:
    yield f"## {escaped(dossier.question)}"
    yield f"**{escaped(model.headline(dossier))}**"
    yield escaped(summary(dossier))
    for number, event in enumerate(dossier.events):
        yield f"### {escaped(model.heading(event))}"
        # The first event's verdict is the answer, which stands above.
        if number:
            yield escaped(model.verdict(event))
        yield table(event)
    if dossier.other_events:
        yield "<details><summary>Other events that look alike</summary>"
        for event in dossier.other_events:
            yield from _other(event)
        yield "</details>"
    yield f"Searched: {model.searched(dossier)}."


def _other(event: Event) -> Iterator[str]:
    apart = f" ({escaped(event.apart)})" if event.apart else ""
    yield f"**{escaped(model.heading(event))}**{apart}"
    yield table(event)
