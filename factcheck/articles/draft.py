"""What a format finds in a source, before the text is marked and the draft becomes an ``Article``."""

from dataclasses import dataclass
from datetime import date

from factcheck.records import Mark


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is taken for articles that don't tell it themselves, neither in their text nor beside it."""

    outlet: str | None = None
    published: date | None = None


NOTHING_ELSE = Otherwise()


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gives it. ``published`` is as printed; ``marks`` are those the format itself knows.

    ``credits``: wire credits stated beside the text, in any form of their names.
    """

    text: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | date | None = None
    url: str | None = None
    path: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
