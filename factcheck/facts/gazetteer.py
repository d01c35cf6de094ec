"""Every name the room knows, in one lexicon: countries, their people and capitals, places, bodies, media, persons.

Countries come from countries.toml, cities of 100,000 people and more from cities.tsv (GeoNames), the rest from
actors.toml, places.toml and offices.toml. What a name means where it stands is for ``cast`` and ``places``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.facts.tables import table
from factcheck.facts.words import Lexicon, slug

CITIES = Path(__file__).parent / "cities.tsv"

# Smaller cities than this share their names with families too often to be met without "in" or a country.
SURE = 1_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for.

    ``kind``: "country", "people" (an adjective too), "capital", "direction" ("the North"), "place", "city",
    "organisation", "media", "state media", "body" (which every country may have), "national" or "person".
    ``key``: of the actor; for a body its part of it. ``country``: slug of the country it belongs to.
    """

    kind: str
    name: str
    key: str
    country: str | None = None
    place: tuple[str, tuple[str, ...]] | None = None
    wary: bool = False


@cache
def names() -> Lexicon[Known]:
    """The lexicon; it is built once."""
    lexicon: Lexicon[Known] = Lexicon()
    for source in (_countries, _directions, _actors, _state_media, _bodies, _people, _places, _states, _cities):
        for spellings, known in source():
            lexicon.add(spellings, known)
    return lexicon


@cache
def persons() -> tuple[tuple[str, Known], ...]:
    """Every spelling of a person of the lexicon, and the person."""
    return tuple((name, known) for spellings, known in _people() for name in spellings)


@cache
def country_name(country: str) -> str:
    """The usual name of a country by its slug."""
    return next(str(row["name"]) for row in table("countries").values() if slug(row["name"]) == country)


@cache
def adjective(country: str) -> str:
    """ "North Korean" for "north-korea"; the name itself where the table has no adjective."""
    row = next(row for row in table("countries").values() if slug(row["name"]) == country)
    return str(row.get("people", [row["name"]])[0])


Named = Iterator[tuple[Iterable[str], Known]]


def _countries() -> Named:
    for row in table("countries").values():
        country = slug(row["name"])
        key, path = f"country:{country}", (row["name"], (row["continent"],))
        wary = row["name"] in table("places")["wary"]["countries"]
        yield [row["name"], *row.get("aliases", [])], Known("country", row["name"], key, country, path, wary)
        yield row.get("people", []), Known("people", row["name"], key, country)
        for capital in row.get("capitals", []):
            place = (row["capitals"][0], (row["name"], row["continent"]))
            yield [capital], Known("capital", row["name"], key, country, place, wary=capital.lower() in _wary())


def _directions() -> Named:
    for name, country in (("North", "North Korea"), ("South", "South Korea")):
        yield [name], Known("direction", country, f"country:{slug(country)}", slug(country), (country, ("Asia",)))


def _actors() -> Named:
    tables = table("actors")
    for name, spellings in tables["organisations"].items():
        yield [name, *spellings], Known("organisation", name, f"organisation:{slug(name)}")
    for name, spellings in tables["media"].items():
        yield [name, *spellings], Known("media", name, f"media:{slug(name)}")
    for key, spellings in tables["national"].items():
        country = key.partition(":")[2].partition("/")[0]
        yield spellings, Known("national", spellings[0], key, country)


def _state_media() -> Named:
    for code, spellings in table("actors")["state_media"].items():
        country = slug(table("countries")[code]["name"])
        yield spellings, Known("state media", f"{adjective(country)} state media", f"media:{country}/state", country)


def _bodies() -> Named:
    for part, spellings in table("actors")["bodies"].items():
        yield spellings, Known("body", part.replace("-", " ").title().replace(" Of ", " of "), part)


def _people() -> Named:
    for name, spellings in table("actors")["people"].items():
        yield [name, *spellings], Known("person", name, f"person:{slug(name)}")
    for row in table("offices")["term"]:
        yield row["names"], Known("person", row["names"][0], f"person:{slug(row['names'][0])}")


def _places() -> Named:
    continents = {row["name"]: row["continent"] for row in table("countries").values()}
    for row in table("places")["place"]:
        path = tuple(row["path"])
        path += (continents[path[-1]],) if path and path[-1] in continents else ()
        yield [row["name"], *row.get("aliases", [])], Known("place", row["name"], "", None, (row["name"], path))


def _states() -> Named:
    for name in table("places")["states_of_the_us"]:
        yield [name], Known("place", name, "", None, (name, ("United States", "North America")), name in {"Georgia"})


def _cities() -> Named:
    """Larger cities first, so that a name shared by several means the largest."""
    countries = table("countries")
    for printed, country, state, people in _city_rows():
        if country in countries:
            row = countries[country]
            path = (*((state,) if state else ()), row["name"], row["continent"])
            name = printed.removesuffix(" City") if country == "US" else printed
            wary = int(people) < SURE or slug(name).replace("-", " ") in _wary() or len(name) < 4
            yield dict.fromkeys((printed, name)), Known("city", printed, "", None, (printed, path), wary)


def _city_rows() -> Iterator[list[str]]:
    lines = CITIES.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _wary() -> frozenset[str]:
    return frozenset(table("places")["wary"]["words"])
