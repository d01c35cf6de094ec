"""The room's tables: TOML files beside this module, read once each. What a row means is its reader's business."""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name`` ("units"), as TOML gives it. Do not change it: every caller gets the same one."""
    import tomllib

    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    """A regular expression for any of ``words``, longest first, so that "square mile" is not read as "square"."""
    return "|".join(sorted(words, key=len, reverse=True))
