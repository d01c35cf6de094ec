"""What a request asks for: texts, days and filters out of an address, read as the command line reads them.

An empty field of a form asks for nothing. These types stand in the OpenAPI description as they are.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import BeforeValidator, Field

from factcheck.pipeline.gathering import Filters

# Longer than any claim; a whole article is for `factcheck draft`.
LONGEST_TEXT = 5_000
LONGEST_NAME = 300
MOST = 1_000
# Before the first newspaper, and as far ahead: a reckoning by months or years from such days stays in the calendar.
EARLIEST, LATEST = date(1500, 1, 1), date(2500, 12, 31)


def _day(text: object) -> object:
    """A day as it is written everywhere here: 2023-03-27, and nothing else that pydantic would take for one."""
    if text is None or isinstance(text, date):
        return text
    if not str(text).strip():
        return None
    try:
        day = datetime.strptime(str(text).strip(), "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"{text!r} is no date; write it as 2023-03-27") from None
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"{text!r} is no day of a newspaper; give one from {EARLIEST} to {LATEST}")
    return day


def _name(text: object) -> object:
    return (text.strip() or None) if isinstance(text, str) else text


def _number(text: object) -> object:
    return None if text == "" else text


Day = Annotated[date | None, BeforeValidator(_day)]
Name = Annotated[Annotated[str, Field(max_length=LONGEST_NAME)] | None, BeforeValidator(_name)]
Text = Annotated[str, Query(min_length=1, max_length=LONGEST_TEXT, description="A sentence or a few")]

Speaker = Annotated[Name, Query(description="Only what this person or body says")]
Outlet = Annotated[Name, Query(description="Only what this outlet printed")]
Since = Annotated[Day, Query(description="Only articles published on this day or later")]
Until = Annotated[Day, Query(description="Only articles published on this day or earlier")]
Published = Annotated[Day, Query(description="When the text was published, to read “Monday” by")]
Slot = Annotated[Name, Query(description="Only disputes over this: distance, casualties, …")]
Limit = Annotated[
    Annotated[int, Field(ge=1, le=MOST)] | None,
    BeforeValidator(_number),
    Query(description="At most so many"),
]
Flag = Annotated[bool, BeforeValidator(lambda given: given or False)]


def _filters(speaker: Speaker = None, outlet: Outlet = None, since: Since = None, until: Until = None) -> Filters:
    return Filters(speaker, outlet, since, until)


Narrowed = Annotated[Filters, Depends(_filters)]


def told(filters: Filters) -> str:
    """What is asked for in a reader's words: "speaker “Kim”, since 2023-03-27"; empty where nothing is."""
    parts = {
        "speaker": filters.speaker and f"“{filters.speaker}”",
        "outlet": filters.outlet and f"“{filters.outlet}”",
        "since": filters.since,
        "until": filters.until,
    }
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value is not None)


def as_query(given: Mapping[str, Any]) -> str:
    """A query for an address, of all that is given: "?q=a+claim&since=2023-03-27"."""
    pairs = {name: str(value) for name, value in given.items() if value not in (None, "", False)}
    return f"?{urlencode(pairs)}" if pairs else ""
