"""Quotation marks: where a quotation begins and ends, whichever marks the outlet uses.

Curly, straight, guillemets, single marks and typewriter pairs; apostrophes are not mistaken for marks, and a
quotation that runs over paragraphs (a mark opens each, only the last is closed) is one quotation a paragraph,
the later ones with ``follows`` set. Who said the words is not decided here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.records import Span

OPENING = "“„«‟"
CLOSING = "”»"
# Pairs whose closing mark opens elsewhere: German, and guillemets turned inwards.
_OTHER_PAIRS = ("„“", "»«")
DOUBLE = OPENING + CLOSING + '"'
_MARK = re.compile(r"``|''|[“”„‟«»\"‘']")
_SINGLE_END = re.compile(r"(?<=[^\s(\[])['’](?![\w'’])")
_BEFORE_OPENING = " \t\n\xa0([{-–—/:“\"‘'…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """``outer`` with its marks, ``inner`` without; ``follows``: goes on with the quotation of the paragraph before."""

    outer: Span
    inner: Span
    follows: bool = False


def find_quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of each block, in order; none crosses from one block into the next."""
    found: list[Quotation] = []
    running = False
    for position, block in enumerate(blocks):
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        block_quotations, running = _in_block(text, block, runs_on=_opens_with_mark(text, after), follows=running)
        found.extend(block_quotations)
    return tuple(found)


def _in_block(text: str, block: Span, *, runs_on: bool, follows: bool) -> tuple[list[Quotation], bool]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    skip_to = block.start
    for mark in _MARK.finditer(text, block.start, block.end):
        if mark.start() < skip_to:
            continue
        if opened is None and not found and _never_opened(text, mark, block):
            found.append(Quotation(Span(block.start, mark.end()), Span(block.start, mark.start())))
        elif opened is None:
            opened, skip_to = _open(text, mark, block, found, skip_to)
        elif _closes(text, mark, opened.group()):
            found.append(Quotation(Span(opened.start(), mark.end()), Span(opened.end(), mark.start())))
            opened = None
        else:
            opened, skip_to = _open_again(text, mark, opened, block)
    left_open = opened is not None and (runs_on or opened.start() == block.start)
    if left_open and opened is not None:
        found.append(Quotation(Span(opened.start(), block.end), Span(opened.end(), block.end)))
    if follows and found and found[0].outer.start == block.start:
        found[0] = Quotation(found[0].outer, found[0].inner, follows=True)
    return found, left_open and runs_on


def _never_opened(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether the first mark of a block closes words that none opened: ``The harvest is lost," said Berg``."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark.start() > block.start and mark.group() in ('"', "”", "''") and before in ",!?" and after.isspace()


def _open_again(text: str, mark: re.Match[str], opened: re.Match[str], block: Span) -> tuple[re.Match[str], int]:
    """A mark inside a quotation: opens one in it, that is passed over, or another, since the first never closes."""
    if mark.group() == opened.group() == "“" and _nested(text, mark, block):
        return opened, text.index("”", mark.end()) + 1
    again = mark.group() not in ("'", "‘") and _opens(text, mark)
    return (mark if again else opened), mark.end()


def _nested(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a mark opens a quotation inside one: two marks close after it before another opens."""
    first = text.find("”", mark.end(), block.end)
    second = text.find("”", first + 1, block.end) if first >= 0 else -1
    opens = text.find("“", mark.end(), block.end)
    return second >= 0 and (opens < 0 or second < opens)


def _open(
    text: str, mark: re.Match[str], block: Span, found: list[Quotation], skip_to: int
) -> tuple[re.Match[str] | None, int]:
    """A mark outside any quotation: opens a double one, or is a whole single one, or nothing."""
    if not _opens(text, mark):
        return None, skip_to
    if mark.group() not in ("'", "‘"):
        return mark, skip_to
    end = _single_end(text, mark.end(), block.end)
    if end is None:
        return None, skip_to
    found.append(Quotation(Span(mark.start(), end + 1), Span(mark.end(), end)))
    return None, end + 1


def _opens(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end() : mark.end() + 1]
    if mark.group() in OPENING or mark.group() == "``":
        return True
    if mark.group() in ("'", "‘"):
        return before in _BEFORE_OPENING and after.isalpha()
    return before in _BEFORE_OPENING and not after.isspace() and after != ""


def _closes(text: str, mark: re.Match[str], opened: str) -> bool:
    if opened + mark.group() in _OTHER_PAIRS:
        return not text[mark.start() - 1].isspace()
    if mark.group() in CLOSING:
        return True
    if mark.group() not in ('"', "''"):
        return False
    return not text[mark.start() - 1].isspace() or text[mark.end() : mark.end() + 1].isspace()


def _single_end(text: str, start: int, end: int) -> int | None:
    """Where a single quotation closes: a plural's apostrophe ("workers' party") is passed over if another follows."""
    plural = None
    for mark in _closers(text, start, end):
        if text[mark - 1] == "s" and text[mark + 1 : mark + 2] == " " and text[mark + 2 : mark + 3].islower():
            plural = mark if plural is None else plural
            continue
        return mark
    return plural


def _closers(text: str, start: int, end: int) -> Iterator[int]:
    # A single quotation longer than this is an apostrophe gone astray; the bound keeps the search linear.
    for match in _SINGLE_END.finditer(text, start, min(end, start + 600)):
        yield match.start()


def _opens_with_mark(text: str, block: Span | None) -> bool:
    return block is not None and (text[block.start] in OPENING + '"' or text.startswith(("``", "''"), block.start))
