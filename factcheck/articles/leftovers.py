"""What pages leave in a text: comment headers, share buttons, advertisements, rights, template tags.

The lines themselves are rows of ``leftovers.toml``.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from factcheck.articles.sheet import Block, Sheet
from factcheck.records import Mark, Span

# Lengths are bounded so that an unclosed brace costs little, however long the text.
_INLINE = re.compile(
    r"(?:\{\{[^{}\n]{0,200}\}\}[ \t]*)+"
    r"|\{%[^%\n]{0,200}%\}"
    r"|<!--.{0,600}?-->"
    r"|</?(?:p|br|div|span|iframe|script|img|a|em|strong|i|b|u|figure|figcaption|blockquote|h[1-6]|[uo]l|li|table|t[rdh])"
    r"(?:\s[^<>\n]{0,1000})?/?>"
    r"|\[/?(?:caption|embed|gallery|video|audio|advert|ad|pullquote|related)\b[^\]\n]{0,300}\]"
    r"|\(\s*(?:PHOTOS|PICTURES|VIDEOS?|WATCH|RELATED|READ(?: MORE)?|SEE ALSO|ALSO READ|Also on [A-Z]\w+|Read more"
    r"|Related)\s*:[^()\n]{1,200}\)"
    r"|\(adsbygoogle\s?=[^\n]{0,120}",
    re.S,
)
_TABLE = Path(__file__).with_name("leftovers.toml")
_LONGEST_LINE = 400
# Below "Comments" readers speak, not the outlet; above, the word is a button at the top of the page.
_COMMENTS_BEGIN_AFTER = 0.6


def inline_marks(text: str) -> tuple[Mark, ...]:
    """Template tags and markup in the midst of the text."""
    return tuple(
        Mark("leftover", Span(found.start(), found.start() + len(found.group().rstrip())))
        for found in _INLINE.finditer(text)
    )


def find_comments(sheet: Sheet) -> None:
    """A header of readers' comments, and everything below it where it stands late in the text."""
    fits = _patterns()["comments"]
    length = sheet.blocks[-1].end if sheet.blocks else 0
    below = False
    for position, block in sheet.free():
        header = _fits(block, fits)
        if below or header:
            sheet.claim(position, "comments")
        below = below or (header and block.start >= _COMMENTS_BEGIN_AFTER * length)


def find_leftovers(sheet: Sheet) -> None:
    """Whole lines that are no part of the article, whatever row of the table they are from."""
    patterns = [pattern for row, pattern in _patterns().items() if row != "comments"]
    for position, block in sheet.free():
        if any(_fits(block, pattern) for pattern in patterns):
            sheet.claim(position, "leftover")


def _fits(block: Block, pattern: re.Pattern[str]) -> bool:
    return len(block.text) <= _LONGEST_LINE and pattern.fullmatch(block.text) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {row: re.compile("|".join(entry["patterns"]), re.I) for row, entry in table.items()}
