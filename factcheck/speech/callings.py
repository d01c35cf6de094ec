"""What bodies are called once they have been named: "the company", "the drugmaker"."""

from functools import cache
from typing import Any

from factcheck.speech.lexicon import table


def calls_body(word: str) -> bool:
    """Whether a word is one by which a body is called: "the company", "the drugmaker"."""
    return called_row(word) is not None


def called_row(word: str) -> dict[str, Any] | None:
    """What may be called by a word; makers of anything are firms ("carmaker", "chipmaker")."""
    made = word.endswith("maker") and word not in ("filmmaker", "lawmaker", "peacemaker", "policymaker", "winemaker")
    return _rows().get("firm" if made else word)


@cache
def _rows() -> dict[str, dict[str, Any]]:
    """What may be called by each word; a word of several rows goes by the first."""
    rows: dict[str, dict[str, Any]] = {}
    for word, row in table("people")["called"].items():
        for each in (word, *row.get("also", "").split()):
            rows.setdefault(each, row)
    return rows
