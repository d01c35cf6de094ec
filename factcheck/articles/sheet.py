"""An article's text laid out in blocks, and the marks made on it so far.

Finders (captions, credits, datelines, ...) read the blocks that nobody has claimed yet and mark them, in the order
that ``marks`` gives. Here is no knowledge of what a caption or a credit looks like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from factcheck.records import Mark, Span

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_EITHER = re.compile(r"[\r\n]")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"”’'»)\]]*$")
# A text wrapped at a column: three lines or more that go on, at least a third of all, with a small letter.
_LEAST_WRAPPED = 3
_WRAPPED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of its own, without white space at its ends.

    ``text``: its words, template leftovers blanked out. ``gap``: a blank line or the text's start lies before it.
    """

    start: int
    end: int
    text: str
    gap: bool

    @property
    def ends_sentence(self) -> bool:
        """Does it end like a sentence (or announce one, with a colon)?"""
        return _ENDS_SENTENCE.search(self.text) is not None

    @property
    def words(self) -> int:
        """How many words, as white space divides them."""
        return len(self.text.split())


@dataclass(slots=True)
class Sheet:
    """The blocks of one article with the marks made so far, and what the marked stretches told."""

    blocks: tuple[Block, ...]
    marks: list[Mark] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    credits: list[str] = field(default_factory=list)
    # Position of the block with the dateline: where the article's own words begin.
    opening: int | None = None
    _claimed: set[int] = field(default_factory=set)

    def free(self) -> Iterator[tuple[int, Block]]:
        """Blocks that are still taken for prose, with their positions; claims made on the way are heeded."""
        for position, block in enumerate(self.blocks):
            if position not in self._claimed:
                yield position, block

    def is_free(self, position: int) -> bool:
        """Is there a block at ``position``, and is it still taken for prose?"""
        return 0 <= position < len(self.blocks) and position not in self._claimed

    def claim(self, position: int, kind: str) -> None:
        """Mark the whole block as no prose."""
        block = self.blocks[position]
        self._claimed.add(position)
        self.marks.append(Mark(kind, Span(block.start, block.end)))

    def mark(self, kind: str, start: int, end: int) -> None:
        """Mark a stretch (offsets in the article's text) of a block that stays prose."""
        self.marks.append(Mark(kind, Span(start, end)))

    def claim_within(self, mark: Mark) -> None:
        """Claim every block that lies inside ``mark``, for marks that the format itself has made."""
        for position, block in enumerate(self.blocks):
            if mark.span.start <= block.start and block.end <= mark.span.end:
                self._claimed.add(position)

    def credit(self, names: tuple[str, ...]) -> None:
        """Add wire services by their usual names, each once."""
        self.credits += [name for name in dict.fromkeys(names) if name not in self.credits]


def lay_out(shown: str) -> tuple[Block, ...]:
    """The blocks of a text: its lines, or its paragraphs where lines are only wrapped at a column."""
    lines = []
    before = 0
    for found in _LINE.finditer(shown):
        text = found.group().strip()
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        lines.append(Block(start, start + len(text), text, _is_gap(shown, before, start)))
        before = start + len(text)
    return tuple(_unwrapped(shown, lines)) if _is_wrapped(lines) else tuple(lines)


def _is_gap(shown: str, before: int, start: int) -> bool:
    return before == 0 or sum(1 for _ in _BREAK.finditer(shown, before, start)) > 1


def _is_wrapped(lines: list[Block]) -> bool:
    breaks = [line for line in lines[1:] if not line.gap]
    going_on = sum(line.text[0].islower() for line in breaks)
    return going_on >= _LEAST_WRAPPED and going_on >= _WRAPPED_SHARE * len(breaks)


def _unwrapped(shown: str, lines: list[Block]) -> Iterator[Block]:
    first = 0
    for after in range(1, len(lines) + 1):
        if after == len(lines) or lines[after].gap:
            start, end = lines[first].start, lines[after - 1].end
            yield Block(start, end, _EITHER.sub(" ", shown[start:end]), lines[first].gap)
            first = after
