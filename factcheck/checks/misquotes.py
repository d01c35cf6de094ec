"""A quotation held against the record: the event its words stand in, or why they stand in none.

Another's words, a paraphrase, another wording, or nothing near: the first that fits is said.
"""

from collections.abc import Iterable, Iterator

from factcheck.checks import citing
from factcheck.checks.entries import Entry
from factcheck.checks.names import fits, speaker_names
from factcheck.checks.plain import one_line, shortened
from factcheck.checks.quotations import differences, nearest_wording, on_record
from factcheck.records import Dossier, Event, Report, words
from factcheck.relations.utterances import holds_words


def event_with_words(entry: Entry, dossier: Dossier) -> Event | None:
    """The first event, those alike included, in which the words are on record from the speaker asked for."""
    events = (*dossier.events, *dossier.other_events)
    return next((event for event in events if any(_says(entry, report) for report in event.reports)), None)


def _says(entry: Entry, report: Report) -> bool:
    return _is_by(entry, report) and on_record(report, entry.text)


def _is_by(entry: Entry, report: Report) -> bool:
    return entry.speaker is None or fits(entry.speaker, speaker_names(report))


def misquoted(entry: Entry, dossier: Dossier) -> Iterator[str]:
    """Why the words are not on record, a sentence each."""
    reports = [report for event in (*dossier.events, *dossier.other_events) for report in event.reports]
    speaker = f" from {entry.speaker}" if entry.speaker else ""
    quotation = f"“{shortened(entry.text, citing.LONGEST_WORDS)}”"
    yield f"{quotation} is not on record{speaker} in these words."
    yield from next(
        reasons
        for reasons in (
            _by_another(entry, reports),
            _paraphrased(entry, reports),
            _other_wording(entry, reports),
            _no_wording(dossier),
        )
        if reasons
    )


def _by_another(entry: Entry, reports: Iterable[Report]) -> tuple[str, ...]:
    report = citing.nearest(report for report in reports if on_record(report, entry.text))
    if report is None:
        return ()
    speaker = report.fact.claim.speaker
    remedy = f'with speaker: "{one_line(speaker.name)}"' if speaker else "if an article said who spoke them"
    return (f"The words are on record, but not as theirs: {citing.cite(report)}.", f"It would pass {remedy}.")


def _paraphrased(entry: Entry, reports: Iterable[Report]) -> tuple[str, ...]:
    report = citing.nearest(
        report
        for report in reports
        if _is_by(entry, report) and holds_words(words(report.article, report.fact.claim.spans), entry.text)
    )
    if report is None:
        return ()
    return (
        f"The words stand outside quotation marks: {citing.cite(report)}.",
        "It would pass if a report quoted them; or as a claim instead of a quote.",
    )


def _other_wording(entry: Entry, reports: list[Report]) -> tuple[str, ...]:
    own = [report for report in reports if _is_by(entry, report)]
    wording = nearest_wording(own, entry.text) or nearest_wording(reports, entry.text)
    if wording is None:
        return ()
    parted = [_difference(*pair) for pair in differences(entry.text, wording.text)[:3]]
    told = f" ({'; '.join(parted)})" if parted else ""
    return (
        f"Nearest wording{told}: {citing.cite(wording.report)}.",
        "It would pass with the words as they are on record.",
    )


def _difference(sought: str, found: str) -> str:
    if not found:
        return f"“{sought}” is not in the record"
    return f"the record has “{found}” for “{sought}”" if sought else f"the record has “{found}” besides"


def _no_wording(dossier: Dossier) -> tuple[str, ...]:
    return (
        f"No wording comes near it in {citing.searched(dossier)}.",
        "It would pass if an article that quotes these words were in the index; or with expect: not-found.",
    )
