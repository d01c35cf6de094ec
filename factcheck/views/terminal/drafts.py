"""A draft on the screen: what the record has otherwise, line by line, then what is not on record, then the counts."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType

from factcheck.records import Article, Span
from factcheck.records.drafts import Checked, DraftCheck, Fault, Witness
from factcheck.views import wording
from factcheck.views.terminal.canvas import MEASURE, STYLES, Trimmed, indented, line
from factcheck.views.terminal.reports import quote

# What an editor must not miss is in capitals, colour or none; as wide as the longest.
MARKS = {
    Fault.CONFLICT: ("CONFLICTS", "CONFLICTS"),
    Fault.ALTERED: ("OTHER WORDS", "CONFLICTS"),
    Fault.SPEAKER: ("OTHER SPEAKER", "CONFLICTS"),
    Fault.NOT_ON_RECORD: ("not on record", "warned"),
    None: ("on record", "passed"),
}
WIDEST = max(len(mark) for mark, _ in MARKS.values())


def print_draft(file: str, check: DraftCheck, console: Console, *, everything: bool = False) -> None:
    """All that is not as the draft has it; ``everything``: what is on record as well."""
    shown = [one for one in _by_weight(check.checked) if one.fault or everything]
    where = max((len(_where(one)) for one in shown), default=0)
    if shown:
        _print(console, line((file, "bold")))
        for one in shown:
            _print(console, Group(*_lines(check.article, one, where)))
        console.print()
    for note in check.notes:
        _print(console, line((f"note: {note}", "dim")))
    _print(console, line(_counts(check.checked)))
    articles, claims = check.articles_searched, check.claims_searched
    searched = f"{wording.counted(articles, 'article')}, {wording.counted(claims, 'claim')}"
    _print(console, line((f"searched {searched}", "dim")))


def _by_weight(checked: Sequence[Checked]) -> list[Checked]:
    """In the draft's order: first what the record has otherwise, then what it has not, then what it has."""
    weights = {Fault.NOT_ON_RECORD: 1, None: 2}
    return sorted(checked, key=lambda one: (weights.get(one.fault, 0), one.span.start))


def _lines(article: Article, one: Checked, width: int) -> Iterator[RenderableType]:
    mark, style = MARKS[one.fault]
    what = one.what.replace("_", " ") if one.what != "claim" else ""
    heading = line(f"{_where(one).ljust(width)}  ", (mark.ljust(WIDEST), STYLES[style]), f"  {what}")
    yield indented(heading, 2)
    yield indented(quote(article, [_context(one)], [one.span] if one.fault else []), width + 4)
    for told in one.outcome.because:
        yield indented(line(told), width + 4)
    for witness in one.witnesses if one.fault is None else ():
        yield indented(line((_contested(witness), "dim")), width + 4)


def _where(one: Checked) -> str:
    """Line and column, as editors take them."""
    return f"{one.outcome.line}:{one.column}"


def _context(one: Checked) -> Span:
    """The claim, and the words meant where they stand beside it."""
    spans = (*one.claim, one.span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _contested(witness: Witness) -> str:
    claim, article = witness.report.fact.claim, witness.report.article
    speaker = claim.speaker.name if claim.speaker else "the article itself"
    return f"contested: {speaker} in {wording.masthead(article)} has “{witness.words}”"


def _counts(checked: Sequence[Checked]) -> str:
    """ "3 otherwise on record, 2 not on record, 8 on record"."""
    wrong = sum(one.fault not in (None, Fault.NOT_ON_RECORD) for one in checked)
    unknown = sum(one.fault is Fault.NOT_ON_RECORD for one in checked)
    contested = sum(one.fault is None and bool(one.witnesses) for one in checked)
    told = f" ({contested} of them contested)" if contested else ""
    held = len(checked) - wrong - unknown
    counts = ((wrong, "otherwise on record"), (unknown, "not on record"), (held, f"on record{told}"))
    return ", ".join(f"{number} {words}" for number, words in counts if number)


def _print(console: Console, body: RenderableType) -> None:
    console.print(Trimmed(body, MEASURE))
