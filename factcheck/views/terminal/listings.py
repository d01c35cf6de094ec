"""Lists on the screen: claims by article, the facts of a text, what an ingest did."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.table import Table

from factcheck.records import Article, Fact, Unreadable
from factcheck.views import wording
from factcheck.views.terminal.canvas import MEASURE, Ruled, Trimmed, indented, line
from factcheck.views.terminal.reports import quote

# Kind, words as printed, how they were read.
Row = tuple[str, str, str]


def print_claims(claims: Iterable[tuple[Fact, Article]], console: Console) -> None:
    """Claims under their articles, in the order given."""
    for position, (article, group) in enumerate(groupby(claims, key=lambda claim: claim[1])):
        if position:
            console.print()
        _print_article(article, [fact for fact, _ in group], console)


def print_extract(article: Article, facts: Sequence[Fact], console: Console) -> None:
    """An article's claims: who says what, and the figures, times and places in it."""
    _print_article(article, facts, console)
    said = sum(fact.claim.speaker is not None for fact in facts)
    _print(console, line((f"{wording.counted(len(facts), 'claim')}, {said} with a speaker", "dim")))


def print_facts(fact: Fact, console: Console) -> None:
    """The facts of a text: each as printed, and as it was read."""
    rows = tuple(_rows(fact))
    _print(console, line(wording.quotation(fact.text)))
    _print(console, _table(rows) if rows else line(("no figures, times, places or actors", "dim")))


def print_ingest_summary(
    console: Console,
    *,
    added: int,
    claims: int,
    known: int = 0,
    replaced: int = 0,
    unreadable: Sequence[Unreadable] = (),
    noted: Sequence[Article] = (),
    warnings: Console | None = None,
) -> None:
    """What came in, what was there already, what is to be known of how it was read, and each bad source's reason.

    ``warnings``: where all but the counts goes, if not to the same console.
    """
    told = warnings or console
    for article in noted:
        source = wording.address(article) or wording.outlet(article)
        # One line each, however long: people search them for a file's name.
        told.print(line(("note ", "yellow"), f"{source}: {'; '.join(article.notes)}"), soft_wrap=True)
    for bad in unreadable:
        told.print(line(("not read ", "bold magenta"), f"{bad.source}: {bad.reason}"), soft_wrap=True)
    counts = [f"{wording.counted(added, 'article')} added", wording.counted(claims, "claim")]
    counts += [f"{count:,} {name}" for count, name in ((replaced, "replaced"), (known, "known already")) if count]
    counts += [f"{wording.counted(len(unreadable), 'source')} not read"] if unreadable else []
    _print(console, line((", ".join(counts), "bold")))


def _print_article(article: Article, facts: Sequence[Fact], console: Console) -> None:
    title = f" · {article.title}" if article.title else ""
    _print(console, line((wording.masthead(article), "bold"), title))
    for note in article.notes:
        _print(console, line((f"note: {note}", "yellow")))
    for fact in facts:
        _print(console, Group(line(""), Ruled(Group(*_claim_lines(fact, article)))))


def _claim_lines(fact: Fact, article: Article) -> Iterator[RenderableType]:
    mention = fact.claim.speaker.mention if fact.claim.speaker else None
    known = fact.claim.speaker is None or mention == fact.claim.speaker.name
    printed = "" if known or not mention else f" · here “{mention}”"
    yield line((wording.attribution(fact.claim), "bold"), f"{printed} · ", (fact.claim.id, "dim"))
    yield quote(article, fact.claim.spans, [quantity.span for quantity in fact.quantities], whole=True)
    for kind, printed_words, read in _rows(fact):
        yield indented(line((f"{kind}: {printed_words}" + (f" → {read}" if read else ""), "dim")), 2)


def _rows(fact: Fact) -> Iterator[Row]:
    for quantity in fact.quantities:
        yield "figure", quantity.text, wording.reading(quantity)
    for when in fact.times:
        yield "time", when.text, wording.when(when)
    for place in fact.places:
        yield "place", place.name, ", ".join(place.path)
    for actor in fact.actors:
        yield "actor", actor.name, actor.key
    for clock in fact.clocks:
        yield "clock", clock.text, wording.clock(clock)
    for state in fact.states:
        yield "state", state.text, ", ".join(filter(None, (f"{state.kind}: {state.value}", state.who)))
    if stance := wording.stance(fact):
        yield "stance", stance, ""


def _table(rows: Iterable[Row]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*map(line, row))
    return table


def _print(console: Console, body: RenderableType) -> None:
    console.print(Trimmed(body, MEASURE))
