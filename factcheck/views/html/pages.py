"""Whole pages: one file with all in it that a reader needs, for a question or for a run of claim sets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import Self

from markupsafe import Markup

from factcheck.records import Article, Dossier, Event, Outcome, Report, Status
from factcheck.views import model, wording
from factcheck.views.answers import answer
from factcheck.views.html.events import EventView, Locate, event_view
from factcheck.views.html.passages import Paragraph, Quoted, around
from factcheck.views.html.rendering import policy, rendered, stylesheet
from factcheck.views.links import at_words, web_address
from factcheck.views.wording import Measure, counted

# So many claim sets are named in a page's title.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Source:
    """An article that is quoted on the page: its passages, and for each quotation where it opens on the web."""

    article: Article
    anchor: str
    paragraphs: tuple[Paragraph, ...]
    address: str | None
    quoted: tuple[Report, ...]

    def at_words(self, report: Report) -> str | None:
        """The article on the web, opened at the words of one of its reports."""
        span = report.fact.claim.spans[0]
        return at_words(self.address, self.article.text[span.start : span.end])

    def speaker(self, report: Report) -> str:
        """Whose words they are."""
        speaker = report.fact.claim.speaker
        return speaker.name if speaker else "the outlet itself"


class Sources:
    """The articles that the reports of a page stand in, in the order in which they are first shown."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports: dict[str, dict[str, Report]] = {}
        for report in reports:
            self._reports.setdefault(report.article.id, {}).setdefault(report.fact.claim.id, report)
        self._numbers = {
            (article, claim): f"words-{number}-{place}"
            for number, (article, claims) in enumerate(self._reports.items(), start=1)
            for place, claim in enumerate(claims, start=1)
        }

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """Of all reports of the events."""
        return cls(report for event in events for report in event.reports)

    @property
    def any(self) -> bool:
        """Something is quoted at all."""
        return bool(self._reports)

    def locate(self, report: Report) -> str:
        """The link to a report's words on this page."""
        return f"#{self.anchor(report)}"

    def anchor(self, report: Report) -> str:
        """The id that its words have."""
        return self._numbers[report.article.id, report.fact.claim.id]

    def __iter__(self) -> Iterator[Source]:
        for number, claims in enumerate(self._reports.values(), start=1):
            reports = tuple(claims.values())
            article = reports[0].article
            quoted = [Quoted(self.anchor(one), one.fact.claim.spans, model.compared(one)) for one in reports]
            yield Source(article, f"source-{number}", around(article, quoted), web_address(article.url), reports)


@dataclass(frozen=True, slots=True)
class DossierView:
    """Events as a template shows them; ``dossier`` is None where nothing could be gathered."""

    dossier: Dossier | None
    events: tuple[EventView, ...]
    others: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An outcome as a template shows it; ``view`` is None where its reports are not shown."""

    outcome: Outcome
    anchor: str
    view: DossierView | None

    @property
    def summary(self) -> str:
        """The answer in a sentence, by the event that the entry was judged by."""
        return answer(self.outcome.event) if self.outcome.event else ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of entries: how many there are of a kind."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filters:
    """By how entries ended, worst first, and by status; what does not occur is no choice."""

    endings: tuple[Filter, ...]
    statuses: tuple[Filter, ...]


def dossier_page(dossier: Dossier, *, quote: bool = False) -> str:
    """A question and what the index holds about it, as one HTML file that needs no network and runs no script.

    ``quote``: the question is somebody's exact words.
    """
    sources = Sources.of([*dossier.events, *dossier.other_events])
    view = dossier_view(dossier, dossier.events, sources.locate)
    return _page("dossier.html.j2", title=dossier.question, view=view, sources=sources, quote=quote)


def disputes_page(events: Sequence[Event]) -> str:
    """Events whose reports disagree, held against no claim, in the same form."""
    sources = Sources.of(events)
    views = tuple(_numbered(events, sources.locate, "e", wording.FIRST_REPORT))
    return _page("disputes.html.j2", title="Where the reports disagree", views=views, sources=sources)


def outcomes_page(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """A run of claim sets as one HTML file; ``partial``: it was broken off, and the page says so."""
    sources = Sources.of(event for outcome in outcomes for event in _events(outcome))
    entries = [entry(outcome, sources.locate, f"c{number}") for number, outcome in enumerate(outcomes, start=1)]
    sets = [(file, list(own)) for file, own in groupby(entries, key=lambda one: one.outcome.file)]
    known = {"filters": _filters(outcomes), "sources": sources, "partial": partial}
    return _page("outcomes.html.j2", title=_title(outcomes), sets=sets, count=len(entries), **known)


def entry(outcome: Outcome, locate: Locate, anchor: str) -> Entry:
    """An outcome arranged; ``anchor`` begins every id in it, so that many fit on one page."""
    return Entry(outcome, anchor, dossier_view(outcome.dossier, _shown(outcome), locate, f"{anchor}-"))


def dossier_view(dossier: Dossier | None, events: Iterable[Event], locate: Locate, prefix: str = "") -> DossierView:
    """The events, and the others that the dossier names, arranged; ``prefix`` begins every id in them."""
    others = dossier.other_events if dossier else ()
    return DossierView(
        dossier, tuple(_numbered(events, locate, f"{prefix}e")), tuple(_numbered(others, locate, f"{prefix}o"))
    )


def _page(template: str, **known: object) -> str:
    return str(rendered(template, policy=policy(), style=Markup(stylesheet()), **known))


def _numbered(
    events: Iterable[Event], locate: Locate, prefix: str, measure: Measure = wording.CLAIM
) -> Iterator[EventView]:
    for number, event in enumerate(events, start=1):
        yield event_view(event, anchor=f"{prefix}{number}", locate=locate, measure=measure)


def _shown(outcome: Outcome) -> tuple[Event, ...]:
    """The events of an outcome; where nothing else was kept, the one that it was judged by."""
    if outcome.dossier:
        return outcome.dossier.events
    return (outcome.event,) if outcome.event else ()


def _events(outcome: Outcome) -> tuple[Event, ...]:
    return (*_shown(outcome), *(outcome.dossier.other_events if outcome.dossier else ()))


def _filters(outcomes: Sequence[Outcome]) -> Filters:
    ended = Counter(wording.ending(outcome) for outcome in outcomes)
    found = Counter(outcome.status for outcome in outcomes)
    endings = (Filter(name, label, ended[name]) for name, label in wording.ENDINGS.items() if ended[name])
    return Filters(tuple(endings), tuple(Filter(one, one, found[one]) for one in Status if found[one]))


def _title(outcomes: Sequence[Outcome]) -> str:
    files = dict.fromkeys(PurePath(outcome.file).name for outcome in outcomes)
    return ", ".join(files) if len(files) <= NAMED else counted(len(files), "claim set")
