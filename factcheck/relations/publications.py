"""The slot of publication: how many days lie between two reports, whatever days they speak of."""

from collections.abc import Iterator

from factcheck.records import Comparison, Level
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.pairs import Pair

# News of an event comes in days; a later report of it follows a hearing or an anniversary.
LADDER: tuple[Step[int | None], ...] = (
    Step("unknown", Level.SILENT, lambda days: days is None),
    Step("same_day", Level.SILENT, lambda days: days == 0),
    Step("days", Level.SILENT, lambda days: days is not None and days <= 3),
    Step("week", Level.SILENT, lambda days: days is not None and days <= 10),
    Step("weeks", Level.SILENT, lambda days: days is not None and days <= 45),
    Step("far", Level.SILENT, always),
)


def compare_publications(pair: Pair) -> Iterator[Comparison]:
    """One comparison; when reports were printed neither agrees nor conflicts."""
    left, right = pair.left.published or pair.left_known, pair.right.published
    days = abs((left - right).days) if left and right else None
    step = climb(LADDER, days)
    printed = (left.isoformat() if left else None, right.isoformat() if right else None)
    yield Comparison("published", step.level, 0.0, printed[0], printed[1], rung=f"published.{step.name}")
