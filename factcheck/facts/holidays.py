"""Holidays by name: the day that "Christmas Eve", "Easter Monday" or "Thanksgiving" is in a year.

Only days that English-language news names without saying whose they are; the names and rules are in holidays.toml.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from factcheck.facts.tables import alternatives, table


@cache
def names() -> str:
    """A regular expression for any holiday's name; an apostrophe in it may be left out or curly."""
    return alternatives([_flexible(name) for row in table("holidays")["holiday"] for name in row["names"]])


def holiday(printed: str, year: int) -> date | None:
    """The day on which a holiday falls in a year; None for a name that no row has."""
    row = _rows().get(_plain(printed))
    return _day(row, year) if row else None


def _day(row: dict[str, Any], year: int) -> date:
    if "easter" in row:
        from dateutil.easter import easter

        return easter(year) + timedelta(days=row["easter"])
    if "weekday" not in row:
        return date(year, row["month"], row["day"])
    return _nth_weekday(year, row["month"], row["weekday"], row["nth"]) + timedelta(days=row.get("after", 0))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such day of a month, 0 for Monday; counted from the month's end where nth is negative."""
    if nth < 0:
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {_plain(name): row for row in table("holidays")["holiday"] for name in row["names"]}


def _plain(name: str) -> str:
    """The name in small letters and without apostrophes, full stops or hyphens."""
    return re.sub(r"[\s-]+", " ", re.sub(r"['’.]", "", name.lower())).strip()


def _flexible(name: str) -> str:
    return name.replace("'", "['’]?").replace(" ", r"[ -]").replace(".", r"\.?")
