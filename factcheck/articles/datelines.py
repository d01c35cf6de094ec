"""What stands before the first sentence: the day of publication, the place and the wire service.

"SEOUL, March 28 (Reuters) - ", "(CNN) — ", "LONDON — ", a line with nothing but a date, a leading "date 2024-12-30".
The stretch is marked; a service named in it is a credit, and a day with its year the day of publication.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from factcheck.articles.agencies import agencies_in, agency_pattern
from factcheck.articles.dates import DAY, FULL_DATE, ISO, MONTH, read_date
from factcheck.articles.mastheads import MASTHEAD, masthead_in
from factcheck.articles.sheet import Block, Sheet
from factcheck.records import Article, Mark, Span

_LEADING = re.compile(
    rf"\s*(?:(?:date|published|posted|updated)\s*:?\s*)(?P<day>{ISO})"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?=\s|$)",
    re.I,
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_CLOCK = (
    r"(?:[\s,|·–—-]*(?:at |@ )?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?)?)"
)
_DATE_LINE = re.compile(
    rf"\W*(?:(?-i:{MASTHEAD}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})\s*[,|·–—-]\s*)?"
    rf"(?:(?:first |last )?(?:published|posted|updated|date)(?: on| at)?\b[\s:]*)?{_CLOCK}?[\s,|]*"
    rf"(?:{_WEEKDAY},?\s+)?"
    rf"(?P<day>{FULL_DATE}){_CLOCK}?(?:\s*[|/·,–—-]\s*(?:updated|last updated|modified).{{0,80}})?\W*",
    re.I,
)
# Lines at the top among which a line with a date is the article's own.
_TOP_BLOCKS = 6
# "Kim Jong Un — the leader — said" is prose: without a service in brackets a place must be in capitals.
_CAPITALS = r"(?!FILE\b|PHOTO\b|UPDATED?\b)[A-ZÀ-Þ](?:[A-ZÀ-Þ.'’]|Mc){2,30}(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’]*){0,5}"
_REGION = r"(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3})"
_MONTH_AND_DAY = rf"(?:{MONTH} {DAY}|{DAY} {MONTH})"
_DATED = rf"(?:,? {_MONTH_AND_DAY}(?:,? (?P<year>\d{{4}}))?)"
_PRINTED = re.compile(rf"\b{_MONTH_AND_DAY}(?!\d|,?\s*\d{{4}})")
# Any year that has a 29 February.
_LEAP_YEAR = 2000
_DASH = r"(?:\s*(?:--|[-–—])+\s*)"
_BY = r"(?:(?:By|BY) (?P<byline>[A-Z][\w.'’-]+(?: (?:and )?[A-Z][\w.'’-]*){1,7}?) )?"
_STARTS_SENTENCE = r"(?=[\"“'‘«]?[A-ZÀ-Þ0-9$€£])"


def leading_date(text: str) -> tuple[tuple[Mark, ...], date | None]:
    """A labelled ISO date at the text's very beginning, and the day it names."""
    found = _LEADING.match(text)
    if not found:
        return (), None
    try:
        day = read_date(found["day"])
    except ValueError:
        return (), None
    return (Mark("dateline", Span(*found.span())),), day


def day_without_year(article: Article) -> date | None:
    """The day that the dateline prints without its year ("VARNA, March 12 (Reuters) -"); which year, is left open."""
    lines = (article.text[mark.span.start : mark.span.end] for mark in article.marks if mark.kind == "dateline")
    for found in filter(None, map(_PRINTED.search, lines)):
        try:
            return read_date(f"{found.group()} {_LEAP_YEAR}")
        except ValueError:
            continue
    return None


def find_datelines(sheet: Sheet) -> None:
    """Lines at the top with a date and at most the outlet or place, then the dateline that opens the first sentence."""
    for position, block in sheet.free():
        if position >= _TOP_BLOCKS:
            break
        if _is_date_line(sheet, block):
            sheet.claim(position, "dateline")
    top = [(position, block) for position, block in sheet.free() if position < _TOP_BLOCKS]
    for position, block in top:
        if (found := _dateline(block)) is not None:
            _take(sheet, position, block, found)
            return


def _is_date_line(sheet: Sheet, block: Block) -> bool:
    found = _DATE_LINE.fullmatch(block.text) if len(block.text) <= 160 else None
    if not found:
        return False
    try:
        sheet.published = sheet.published or read_date(found["day"])
    except ValueError:
        return False
    sheet.outlet = sheet.outlet or masthead_in(block.text)
    return True


def _dateline(block: Block) -> re.Match[str] | None:
    head = block.text[:200]
    return next((found for form in _forms() if (found := form.match(head)) and found.end() < len(block.text)), None)


def _take(sheet: Sheet, position: int, block: Block, found: re.Match[str]) -> None:
    sheet.mark("dateline", block.start, block.start + len(found.group().rstrip()))
    sheet.opening = position
    sheet.credit(agencies_in(found.group()))
    groups = found.groupdict()
    sheet.byline = sheet.byline or groups.get("byline")
    if sheet.published is None and groups.get("year"):
        sheet.published = _day_in(found.group())


def _day_in(words: str) -> date | None:
    for printed in re.findall(FULL_DATE, words):
        try:
            return read_date(printed)
        except ValueError:
            continue
    return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Datelines, the surest first."""
    return tuple(re.compile(form) for form in _form_sources())


def _form_sources() -> Iterator[str]:
    agency = agency_pattern()
    place = r"(?:[A-ZÀ-Þ][\w.'’]*(?:[ /,-]+(?:[A-ZÀ-Þ][\w.'’]*|de|of|the|and|la|el|al)){0,8})"
    # "Seoul, South Korea (AP) —", "TOKYO, March 27 (Jiji Press) --", "(Reuters) North Korea ..."
    yield (
        rf"{_BY}(?:{place}{_DATED}?\s*)?[(\[](?:[\w .&-]{{1,30}}/)?{agency}"
        rf"(?:/[\w .&-]{{1,30}})?[)\]](?:{_DASH}|:\s+|\s+)"
    )
    # "(CNN) —": the outlet names itself.
    yield rf"\((?:[A-Z][\w.&' -]{{1,40}})\){_DASH}"
    # "WASHINGTON, March 28 (KMOV.com) -", "LONDON — ", "NEW DELHI, India —"
    yield (
        rf"{_BY}{_CAPITALS}{_REGION}?{_DATED}?(?:\s*\([A-Z][\w.&' -]{{1,40}}\))?"
        rf"\s*(?:--|[–—]| -\s)+\s*{_STARTS_SENTENCE}"
    )
    # "SEOUL, March 28: ", "SEOUL: " only with a day, since "GONZÁLEZ: " opens a speech
    yield rf"{_CAPITALS}{_REGION}?{_DATED}:\s+{_STARTS_SENTENCE}"
    # "Jiji Press -- "
    yield rf"{agency}\s*(?:--|[–—]| -\s|:)+\s*{_STARTS_SENTENCE}"
