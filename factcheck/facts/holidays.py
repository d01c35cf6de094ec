"""Holidays by name: the day that "Christmas Eve", "Easter Monday" or "Thanksgiving" is in a year.

Only days that English-language news names without saying whose they are, and Independence Day, whose country the text
around it tells; the names and rules are in holidays.toml.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from factcheck.facts.tables import alternatives, table

# The country whose day a row gives where the text names none of those that have another.
_OWN = "US"


@cache
def names() -> str:
    """A regular expression for any holiday's name; an apostrophe in it may be left out or curly."""
    return alternatives([_flexible(name) for row in table("holidays")["holiday"] for name in row["names"]])


def holiday(printed: str, year: int, *, around: tuple[str, str] = ("", "")) -> date | None:
    """The day on which a holiday falls in a year; None for a name that no row has.

    ``around``: the text before and behind the name. Where countries share the name for days of their own, it is that
    of the one named nearest before it, else behind it, else the row's.
    """
    row = _rows().get(_plain(printed))
    if row is None:
        return None
    country = _nearest_country(row["elsewhere"], *around) if "elsewhere" in row else None
    month_and_day = row["elsewhere"].get(country) if country else None
    return date(year, *month_and_day) if month_and_day else _day(row, year)


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


def _nearest_country(elsewhere: dict[str, list[int]], before: str, behind: str) -> str | None:
    countries = _countries((*elsewhere, _OWN))
    named = list(countries.finditer(before)) or list(countries.finditer(behind))[:1]
    return named[-1].lastgroup if named else None


@cache
def _countries(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Names, capitals and people of the countries, each under its key."""
    rows = {key: table("countries")[key] for key in keys}
    kinds = (f"(?P<{key}>{alternatives([re.escape(word) for word in _words(row)])})" for key, row in rows.items())
    return re.compile(rf"(?<!\w)(?<!New )(?:{'|'.join(kinds)})(?!\w)")


def _words(row: dict[str, Any]) -> list[str]:
    return [row["name"], *row.get("capitals", ()), *row.get("aliases", ()), *row.get("people", ())]


@cache
def _rows() -> dict[str, dict[str, Any]]:
    rows = table("holidays")["holiday"]
    return {_plain(name): row for row in rows for name in (*row["names"], *row.get("short", ()))}


def _plain(name: str) -> str:
    """The name in small letters and without apostrophes, full stops or hyphens."""
    return re.sub(r"[\s-]+", " ", re.sub(r"['’.]", "", name.lower())).strip()


def _flexible(name: str) -> str:
    return name.replace("'", "['’]?").replace(" ", r"[ -]").replace(".", r"\.?")
