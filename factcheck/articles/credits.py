"""Wire credits: which services an article's text comes from, read only where outlets print credits.

Lines of credit, "contributed to this report", the byline, the end of the last paragraphs, copyright lines; datelines
are read by ``datelines``. "Reuters reports" within a sentence is speech and none of this module's business, nor is
a photo credit, which is marked as a caption before this module looks.
"""

import re
from dataclasses import dataclass
from functools import cache

from factcheck.articles.agencies import agencies_in, agency_pattern
from factcheck.articles.mastheads import masthead_in
from factcheck.articles.sheet import Block, Sheet

_LONGEST_LINE = 240
_LONGEST_SENTENCE = 400
# Credits without a label of their own stand at the very end.
_LAST_BLOCKS = 3

_LEAD = r"[(\[*_\s]*(?:[-–—•⦁]+\s*)?"


@dataclass(frozen=True, slots=True)
class _Label:
    """How a line of credit begins, how many words it has at most, and whether it must name a service to be one."""

    pattern: re.Pattern[str]
    most_words: int
    names_agency: bool


_LABELS = (
    _Label(re.compile(rf"{_LEAD}(?:sources?|via|agency|agencies|credits?|wire)\s*:", re.I), 25, False),
    _Label(re.compile(rf"{_LEAD}(?:sources?|via|agency|credits?)\s*[–—-]", re.I), 8, True),
    _Label(re.compile(rf"{_LEAD}with (?:[\w-]+ ){{0,3}}(?:from|by) ", re.I), 14, True),
    _Label(re.compile(rf"{_LEAD}(?:(?:with )?(?:[\w-]+ )?(?:inputs?|reporting|files) from agencies)", re.I), 10, False),
    _Label(
        re.compile(rf"{_LEAD}(?:additional |further )?(?:reporting|writing|editing)(?: and \w+)? by [A-Z]", re.I),
        60,
        False,
    ),
    _Label(re.compile(rf"{_LEAD}(?:compiled|written|edited|translated) by (?-i:[A-Z])", re.I), 12, False),
    _Label(
        re.compile(
            rf"{_LEAD}this (?:story|article|report) (?:was |has been )?(?:\w+ )?"
            r"(?:published|appeared|produced|provided|distributed)\b",
            re.I,
        ),
        40,
        True,
    ),
    _Label(re.compile(r"[\s(]*(?:©|\(c\)|copyright\b)", re.I), 40, True),
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:(?:additional |further )?(?:reporting|writing|research)"
    r"|to (?:this|the) (?:report|story|article|piece|post|dispatch))\b"
)
_REPORTING_BY = re.compile(
    r"\((?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and \w+)? by [^()]{2,300}\)\.?$"
)
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9%)”\"’'][.!?])[”\"’']?\s+|(?<=[.!?][”\"’'])\s+")
_BYLINE = re.compile(
    r"(?:By|BY) (?P<names>[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|and|de|van|von|al|der|la|,|&))*"
    r"(?:, [A-Z][\w.'’ -]{1,40}){0,3})(?:\s*[|,–—-]\s*.{0,60})?"
)
_BYLINE_BLOCKS = 5


def find_credits(sheet: Sheet) -> None:
    """Claim lines of credit, mark credits at the ends of paragraphs, and note the services they name."""
    last = [position for position, _ in sheet.free()][-_LAST_BLOCKS:]
    for position, block in sheet.free():
        if position < _BYLINE_BLOCKS and _is_byline(block):
            sheet.outlet = sheet.outlet or masthead_in(block.text)
            sheet.byline = sheet.byline or block.text[3:].strip()
            sheet.credit(agencies_in(block.text))
            sheet.claim(position, "credit")
        elif _is_credit_line(block, at_the_end=position in last):
            sheet.credit(agencies_in(block.text))
            sheet.claim(position, "credit")
        else:
            _credit_within(sheet, block, at_the_end=position in last)


def credits_beside(*, byline: str | None, outlet: str | None, stated: tuple[str, ...]) -> tuple[str, ...]:
    """Services named beside the text: in the byline, as the outlet itself, and as the source states them.

    A stated credit that is in no row of the table is kept as it stands.
    """
    known = (*agencies_in(byline or ""), *(agencies_in(outlet) if outlet and _whole_name().fullmatch(outlet) else ()))
    said = (name for credit in stated for name in agencies_in(credit) or (credit,))
    return tuple(dict.fromkeys((*said, *known)))


def _is_byline(block: Block) -> bool:
    return block.words <= 20 and not block.ends_sentence and _BYLINE.fullmatch(block.text) is not None


def _is_credit_line(block: Block, *, at_the_end: bool) -> bool:
    if len(block.text) > _LONGEST_LINE:
        return False
    names = agencies_in(block.text)
    for label in _LABELS:
        if block.words <= label.most_words and (names or not label.names_agency) and label.pattern.match(block.text):
            return True
    return _names_only(at_the_end).fullmatch(block.text) is not None


def _credit_within(sheet: Sheet, block: Block, *, at_the_end: bool) -> None:
    """A credit that ends a paragraph of prose, or is a sentence of it."""
    start = _contribution(block, at_the_end)
    if start is None and (reporting := _REPORTING_BY.search(block.text[-_LONGEST_SENTENCE:])):
        start = max(0, len(block.text) - _LONGEST_SENTENCE) + reporting.start()
    if start is None and at_the_end and (tail := _tail().search(block.text[-80:])):
        start = max(0, len(block.text) - 80) + tail.start()
    if start is not None:
        sheet.credit(agencies_in(block.text[start:]))
        sheet.mark("credit", block.start + start, block.end)


def _contribution(block: Block, at_the_end: bool) -> int | None:
    """Where the sentence begins that says who contributed; "AP contributed" alone only at the article's end."""
    said = _CONTRIBUTED.search(block.text) or (_agency_contributed().search(block.text) if at_the_end else None)
    if said is None or len(block.text) - said.start() > _LONGEST_SENTENCE:
        return None
    breaks = [found.end() for found in _SENTENCE_BREAK.finditer(block.text, 0, said.start())]
    return breaks[-1] if breaks else 0


@cache
def _whole_name() -> re.Pattern[str]:
    return re.compile(agency_pattern())


@cache
def _names_only(at_the_end: bool) -> re.Pattern[str]:
    """A line of nothing but services' names; a lone dash and name is a signature."""
    agency = agency_pattern()
    names = rf"{agency}(?:(?:\s*[,/&|+-]\s*|,? and | with ){agency})*"
    codes = r"(?: [A-Z]{2,4}){0,4}" if at_the_end else ""
    return re.compile(
        rf"[(\[]?\s*(?:[-–—]+\s*)?(?:[Bb]y |[Ff]rom )?{names}{codes}(?: (?:Staff|News|Wire))?\.?\s*[)\]]?"
    )


@cache
def _agency_contributed() -> re.Pattern[str]:
    return re.compile(rf"{agency_pattern()}[^\n]{{0,150}}\bcontributed\b")


@cache
def _tail() -> re.Pattern[str]:
    """ "… he said. — AP", "… he said. (Reuters)", "… he said. PTI"."""
    agency = agency_pattern()
    return re.compile(
        rf"(?<=[.!?”\"’')\]])\s*(?:[-–—]{{1,2}}\s*|[(\[]\s*|\s)(?:with )?"
        rf"{agency}(?:/{agency})*(?: [A-Z]{{2,4}}){{0,4}}\s*[)\]]?\.?$"
    )
