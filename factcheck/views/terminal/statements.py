"""Somebody's statements on the screen: the fullest words, how other outlets have them, what they contradict."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType

from factcheck.records.statements import Contradiction, OnRecord, Rendition, Statement, Stretch, Variant
from factcheck.views import wording
from factcheck.views.terminal.canvas import MEASURE, STYLES, Ruled, Trimmed, indented, line
from factcheck.views.terminal.reports import comparison_line, quote

# Changes of wording that are told one by one, and words of each that are shown.
CHANGES = 4
WORDS = 12

# Colour only where an editor should look twice; the words say all.
RENDITION_STYLES = {Rendition.ALTERED: "bold magenta", Rendition.CUT: "yellow", Rendition.RENDERED: "yellow"}


def print_statements(record: OnRecord, console: Console) -> None:
    """Who speaks, how often, and each utterance under its day with its variants."""
    _print(console, line((", ".join(record.names), "bold")))
    variants = sum(len(statement.variants) for statement in record.statements)
    counts = [wording.counted(len(record.statements), "statement"), wording.counted(variants, "report")]
    _print(console, line(", ".join(counts)))
    for statement in record.statements:
        console.print()
        _print(console, Group(*_lines(statement)))
    console.print()
    searched = f"{wording.counted(record.articles_searched, 'article')}, {record.claims_searched:,} claims"
    _print(console, line((f"searched {searched}", "dim")))


def _lines(statement: Statement) -> Iterator[RenderableType]:
    fullest, *others = statement.variants
    day = wording.day(statement.day) if statement.day else "day unknown"
    yield line((day, "bold"), f" · {wording.attribution(fullest.fact.claim)}")
    body = Group(quote(fullest.article, fullest.fact.claim.spans), _printed_in(fullest))
    yield Ruled(Group(body, *(part for variant in others for part in _variant(variant))))
    for contradiction in statement.contradicts:
        yield indented(Group(*_contradiction(contradiction)), 2)


def _printed_in(variant: Variant) -> RenderableType:
    address = wording.address(variant.article)
    return line((" · ".join(filter(None, (wording.masthead(variant.article), address))), "dim"))


def _variant(variant: Variant) -> Iterator[RenderableType]:
    # That it is a paraphrase stands in the attribution.
    said = "also" if variant.rendition is Rendition.PARAPHRASED else str(variant.rendition)
    yield line("")
    yield line((said, RENDITION_STYLES.get(variant.rendition, "bold")), f" · {wording.attribution(variant.fact.claim)}")
    yield quote(variant.article, variant.fact.claim.spans)
    if variant.rendition in {Rendition.ALTERED, Rendition.CUT}:
        yield from (indented(line(change), 2) for change in _changes(variant))
    yield _printed_in(variant)


def _changes(variant: Variant) -> Iterator[str]:
    changed = [stretch for stretch in variant.alignment if not stretch.same]
    for stretch in changed[:CHANGES]:
        yield _change(stretch)
    if len(changed) > CHANGES:
        yield f"and {wording.counted(len(changed) - CHANGES, 'other change')}"


def _change(stretch: Stretch) -> str:
    if not stretch.here:
        return f"leaves out “{_shortened(stretch.fullest)}”"
    if not stretch.fullest:
        return f"puts in “{_shortened(stretch.here)}”"
    return f"has “{_shortened(stretch.here)}” for “{_shortened(stretch.fullest)}”"


def _shortened(words: str) -> str:
    listed = words.split()
    half = WORDS // 2
    return words if len(listed) <= WORDS else " ".join((*listed[:half], "[…]", *listed[-half:]))


def _contradiction(contradiction: Contradiction) -> Iterator[RenderableType]:
    day = wording.day(contradiction.day) if contradiction.day else "an unknown day"
    yield line(("CONTRADICTS", STYLES["CONFLICTS"]), f" their words of {day}")
    for comparison in contradiction.comparisons:
        yield indented(comparison_line(comparison), 2)
    yield indented(quote(contradiction.article, contradiction.fact.claim.spans), 2)
    yield indented(_printed_in(Variant(contradiction.fact, contradiction.article, Rendition.FULLEST)), 2)


def _print(console: Console, body: RenderableType) -> None:
    console.print(Trimmed(body, MEASURE))
