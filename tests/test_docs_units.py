"""The tables in docs/units.md are those that the reader of figures uses. ``FACTCHECK_ACCEPT=1`` writes them anew."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.facts.tables import table

PAGE = Path(__file__).parents[1] / "docs" / "units.md"


def unit_rows() -> Iterator[str]:
    yield "| dimension | unit | in base units | printed as | for example |"
    yield "| --- | --- | --- | --- | --- |"
    for dimension, units in table("units").items():
        if dimension != "money":
            base = next(name for name, row in units.items() if row["factor"] == 1.0 and not row.get("offset"))
            for name, row in units.items():
                in_base = amount(row, spaced(base))
                yield f"| {spaced(dimension)} | {spaced(name)} | {in_base} | {printed(row)} | {first(row)} |"


def money_rows() -> Iterator[str]:
    yield "| currency | printed as | for example |"
    yield "| --- | --- | --- |"
    for name, row in table("units")["money"].items():
        yield f"| {name} | {printed(row)} | {first(row)} |"


def role_rows() -> Iterator[str]:
    yield "| what is measured | of which dimension | for example |"
    yield "| --- | --- | --- |"
    for row in table("roles")["role"]:
        yield f"| {row['of']} | {', '.join(map(spaced, row['dimensions']))} | {in_context(row['examples'])} |"


TABLES: dict[str, Callable[[], Iterator[str]]] = {"units": unit_rows, "money": money_rows, "roles": role_rows}


def spaced(name: str) -> str:
    return name.replace("-", " ")


def amount(row: dict, base: str) -> str:
    offset = f" + {row['offset']:.7g}" if row.get("offset") else ""
    return f"{row['factor']:,.12g}{offset} {base}"


def printed(row: dict) -> str:
    words = [*row.get("signs", []), *row.get("prefixes", []), *row.get("symbols", []), *row["words"]]
    scaled = [f"`million {word}`" for word in row.get("scaled", [])]
    return ", ".join([*(f"`{word}`" for word in dict.fromkeys(words)), *scaled])


def first(row: dict) -> str:
    return next((f"`{example}`" for example in row["examples"]), "")


def in_context(examples: dict[str, str]) -> str:
    figure, sentence = next(iter(examples.items()))
    return sentence.replace(figure, f"**{figure}**", 1)


def with_table(page: str, name: str, rows: Iterator[str]) -> str:
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    return re.sub(
        f"{re.escape(begin)}.*?{re.escape(end)}",
        lambda _: begin + "\n" + "\n".join(rows) + "\n\n" + end,
        page,
        flags=re.S,
    )


@pytest.mark.parametrize("name", TABLES)
def test_the_page_shows_the_table_that_is_used(name):
    page = PAGE.read_text("utf-8")
    assert f"<!-- {name} -->" in page
    made = with_table(page, name, TABLES[name]())
    if os.environ.get("FACTCHECK_ACCEPT"):
        PAGE.write_text(made, "utf-8")
    else:
        assert page == made, "write it anew: FACTCHECK_ACCEPT=1 python -m pytest tests/test_docs_units.py"
