"""The room's tables of words: TOML files beside this module, read once each; what a row means is its reader's."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name`` ("states"), as TOML gives it. Do not change it: every caller gets the same one."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
