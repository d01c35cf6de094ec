"""The wire services and the forms of their names: rows of ``agencies.toml``."""

import re
import tomllib
from functools import cache
from pathlib import Path

_ARTICLE = re.compile(r"(?:the|The|THE) ")
_TABLE = Path(__file__).with_name("agencies.toml")


@cache
def agencies_by_form() -> dict[str, tuple[str, ...]]:
    """Every printed form of a name with the usual names it stands for ("AFP-JIJI" is two services)."""
    names: dict[str, tuple[str, ...]] = {}
    for row in tomllib.loads(_TABLE.read_text(encoding="utf-8"))["agency"]:
        for form in {variant for printed in row["forms"] for variant in (printed, printed.upper())}:
            names[form] = (*names.get(form, ()), row["name"])
    return names


@cache
def agency_pattern() -> str:
    """A regular expression for any service's name as credits print it: "the Associated Press", "REUTERS"."""
    longest_first = sorted(agencies_by_form(), key=lambda form: (-len(form), form))
    forms = "|".join(re.escape(form) for form in longest_first)
    return rf"(?:(?:[Tt]he|THE) )?(?<![\w.-])(?:{forms})(?![\w-])"


def agencies_in(words: str) -> tuple[str, ...]:
    """The usual names of the services that ``words`` mention, in their order, each once."""
    found = (_ARTICLE.sub("", form) for form in _any_agency().findall(words))
    return tuple(dict.fromkeys(name for form in found for name in agencies_by_form()[form]))


@cache
def _any_agency() -> re.Pattern[str]:
    return re.compile(agency_pattern())
