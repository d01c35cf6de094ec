"""Towns known by what stands behind them: "in Monroe, La.", "Salem, Oregon", "near Ambo, Ethiopia".

A town with its state or country needs no gazetteer; and of several towns of one name it is that one.
"""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table
from factcheck.facts.words import slug
from factcheck.records import Place, Span

_US = ("United States", "North America")


def find_towns(text: str) -> Iterator[Place]:
    """The towns of a text that stand before their state or country, in its order; the span is the town's."""
    for match in _pattern().finditer(text) if "," in text else ():
        town, container = match["town"], _containers()[match["container"]]
        if slug(town) not in _no_towns():
            yield Place(town, container, Span(*match.span("town")))


@cache
def _pattern() -> Pattern:
    """A town, a comma and its container, behind which the sentence pauses or goes on without a verb or an 's."""
    containers = "|".join(re.escape(name) for name in sorted(_containers(), key=len, reverse=True))
    name = r"[A-Z][\w’'-]+(?:\s(?:de|del|la|of|[A-Z][\w’'-]+)){0,2}"
    words = "on|in|at|after|when|where|who|and|to|for|as|during|last|this|that|by|late|early"
    goes_on = rf"(?=\s*(?:[,.;:)”\"—–]|$)|\s(?:{words})\b)"
    return Pattern(
        rf"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|[Aa]round|of|to|leaving|hit)\s|^)(?P<town>{name}),\s(?P<container>{containers})"
        rf"(?:(?<=\.)|{goes_on})"
    )


@cache
def _containers() -> dict[str, tuple[str, ...]]:
    """What may contain a town, as printed, and its path."""
    rows = {row["name"]: (row["name"], row["continent"]) for row in table("countries").values()}
    states = {name: (name, *_US) for name in table("places")["states_of_the_us"]}
    short = {shortened: (name, *_US) for shortened, name in table("places")["abbreviations"].items()}
    return {**rows, **states, **short}


@cache
def _no_towns() -> frozenset[str]:
    """What stands before a comma in a list of countries or states, and the days and months of a dateline."""
    spelled = [[row["name"], *row.get("aliases", []), *row.get("people", [])] for row in table("countries").values()]
    others = [*table("places")["states_of_the_us"], *table("states")["words"]["days"]]
    return frozenset(slug(name) for name in [*(name for names in spelled for name in names), *others])
