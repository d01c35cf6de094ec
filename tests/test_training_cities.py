"""The table of cities is what GeoNames has, and not touched by hand."""

from pathlib import Path

import factcheck.facts
from factcheck.training.cities import LEAST_PEOPLE, city_rows, write_cities


def test_the_table_that_ships_is_the_one_that_is_made(tmp_path):
    write_cities(tmp_path / "cities.tsv")
    shipped = Path(factcheck.facts.__file__).with_name("cities.tsv")
    assert shipped.read_text(encoding="utf-8") == (tmp_path / "cities.tsv").read_text(encoding="utf-8")


def test_larger_cities_come_first():
    people = [int(row[3]) for row in city_rows()]
    assert people == sorted(people, reverse=True)
    assert people[-1] >= LEAST_PEOPLE
