"""Titles, headings between paragraphs, headings run into the sentence below them, and the dashes of lists.

A heading is short, does not end like a sentence and stands alone between what does; of lists of short lines none is
a heading. Only marks that are sure are made: a heading taken for prose costs a stray claim, prose taken for a
heading loses one.
"""

import re

from factcheck.articles.sheet import Block, Sheet

_LONGEST_TITLE_WORDS = 32
_LONGEST_HEADING_WORDS = 12
_TITLE_BLOCKS = 6
_OPENERS = frozenset("\"“'‘«„")
_ENDS_OPEN = re.compile(r"[,;:–—-]$")
_ENDS_ASKING = re.compile(r"[?!][\"”’'»)]*$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Words that stay small in titles: "Is the Threat of War Real?" is in capitals all the same.
_SMALL = re.compile(r"(?:an?|and|as|at|but|by|for|from|in|into|is|of|on|or|over|per|the|to|up|via|vs|with)", re.I)
_CAPITALS_SHARE = 0.75

_DASH = re.compile(r"(?:[-–—*•‣▪◦●·⁃►]|--|➤|⦁)(?=\s+\S)")

# A capital on a word that is none of a name, in mid-sentence: there the sentence begins and what is before is a
# heading. "The" and "A" must go on in small letters ("The Hague" and "A Coruna" do not).
_FUSED = re.compile(
    r"(?<=[^\W\d_]) (?=(?:(?:However|Meanwhile|Since|Although|Despite|After|When|While|According),? [A-Za-z]"
    r"|(?:In|As|On|At|For|With|From|During|This|These|That|Those|They|There|But|The|An?) [a-z]"
    r"|As [A-Z][a-z]+ [A-Z]?[a-z]+))"
)
_FUSED_LEAST_WORDS, _FUSED_MOST_WORDS = 5, 16
_PUNCTUATION = re.compile(r"[.!?;:,\"“”«»()\[\]–—…]")


def find_title(sheet: Sheet) -> None:
    """The line above the article's first sentence, or the title that was given, where it stands in the text."""
    top = [(position, block) for position, block in sheet.free() if position < _TITLE_BLOCKS]
    for position, block in top:
        if sheet.title and _same(block.text, sheet.title):
            sheet.claim(position, "title")
            return
    if len(top) < 2 or top[0][0] == sheet.opening:
        return
    (position, block), (_, below) = top[0], top[1]
    if _is_title(block) and (below.ends_sentence or below.words > _LONGEST_TITLE_WORDS):
        sheet.claim(position, "heading" if sheet.title else "title")
        sheet.title = sheet.title or block.text


def find_headings(sheet: Sheet) -> None:
    """Short lines without a full stop, each alone between paragraphs that have one."""
    blocks = list(sheet.free())
    for at, (position, block) in enumerate(blocks[:-1]):
        above_ends = at == 0 or blocks[at - 1][1].ends_sentence
        if above_ends and _is_heading(block) and blocks[at + 1][1].ends_sentence and position != sheet.opening:
            sheet.claim(position, "heading")


def find_fused_headings(sheet: Sheet) -> None:
    """A heading that runs into the sentence below it for want of a line break."""
    for _, block in sheet.free():
        found = _FUSED.search(block.text[:200])
        if found is None or _PUNCTUATION.search(block.text, 0, found.start()):
            continue
        if _FUSED_LEAST_WORDS <= len(block.text[: found.start()].split()) <= _FUSED_MOST_WORDS:
            sheet.mark("heading", block.start, block.start + found.start())


def find_dashes(sheet: Sheet) -> None:
    """The dash or bullet at the beginning of a list's entry."""
    for _, block in sheet.free():
        if found := _DASH.match(block.text):
            sheet.mark("dash", block.start, block.start + found.end())


def _same(line: str, title: str) -> bool:
    """Is the line the title, but for what outlets hang on it ("... | The Harbour Gazette")?"""
    line_words, title_words = (" ".join(_WORD.findall(each.lower())) for each in (line, title))
    return bool(line_words) and (
        line_words == title_words or (len(line_words) > 20 and title_words.startswith(line_words))
    )


def _is_title(block: Block) -> bool:
    if block.words > _LONGEST_TITLE_WORDS or _DASH.match(block.text) or _ENDS_OPEN.search(block.text):
        return False
    if _ENDS_ASKING.search(block.text):
        return _in_capitals(block.text)
    return not block.ends_sentence


def _is_heading(block: Block) -> bool:
    if block.words > _LONGEST_HEADING_WORDS or block.ends_sentence or _ENDS_OPEN.search(block.text):
        return False
    begins_small = block.text[0].islower()
    return not (begins_small or block.text[0] in _OPENERS or _DASH.match(block.text))


def _in_capitals(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if not _SMALL.fullmatch(word)]
    return bool(words) and sum(word[0].isupper() for word in words) >= _CAPITALS_SHARE * len(words)
