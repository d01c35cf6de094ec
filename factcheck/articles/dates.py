"""A printed date becomes a day, or a sentence that says why not.

Only whole and unambiguous dates are read: in a fact-check a wrong publication date is worse than none. What "last
Monday" means is read elsewhere; this module knows only how outlets print the day of publication.
"""

import re
from datetime import date, datetime

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
ISO = r"\d{4}-\d{2}-\d{2}"
# A day with its year, as a line of its own prints it.
FULL_DATE = rf"(?:{ISO}|{MONTH} {DAY},? \d{{4}}|{DAY} {MONTH},? \d{{4}})"

# Newspapers begin in the 17th century; earlier years come from broken clocks and empty fields.
FIRST_YEAR = 1600
_LONGEST = 80
_LABEL = re.compile(r"^\W*(?:(?:first |last )?(?:published|posted|updated|modified|date)(?: on| at)?\b\W*)+", re.I)
_ISO_START = re.compile(rf"({ISO})(?![\d-])")
# /2023/03/28/ in an address: how news sites file what they publish.
_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=/|$)")
# Two fillings that differ in year, month and day: what the text leaves out shows as a difference.
_FILLINGS = (datetime(2000, 1, 1), datetime(2004, 2, 2))


def read_date(printed: str | date) -> date:
    """The day that ``printed`` names, in the time zone it was printed in.

    Raises ``ValueError`` with a reader's reason where it names no full day, or could name two.
    """
    if isinstance(printed, datetime):
        return printed.date()
    if isinstance(printed, date):
        return printed
    bare = _LABEL.sub("", printed.strip())
    if iso := _ISO_START.match(bare):
        return _plausible(date.fromisoformat(iso[1]))
    if len(bare) > _LONGEST:
        raise ValueError("too long for a date")
    return _plausible(_by_words(bare))


def date_in_address(url: str) -> date | None:
    """The day by which an address files its page (".../2023/03/28/..."), or None."""
    found = _ADDRESS.search(url)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _by_words(bare: str) -> date:
    readings = {_parse(bare, filling, day_first) for filling in _FILLINGS for day_first in (False, True)}
    if len(readings) == 1:
        return readings.pop()
    if len({_parse(bare, filling, True) for filling in _FILLINGS}) > 1:
        raise ValueError("names no full day")
    raise ValueError("could be two different days; write it as YYYY-MM-DD")


def _parse(bare: str, filling: datetime, day_first: bool) -> date:
    from dateutil import parser

    try:
        return parser.parse(bare, default=filling, dayfirst=day_first, ignoretz=True).date()
    except (ValueError, OverflowError, TypeError) as error:
        raise ValueError("is not a date") from error


def _plausible(day: date) -> date:
    if day.year < FIRST_YEAR:
        raise ValueError(f"lies before {FIRST_YEAR}")
    return day
