"""A folder to start from: a claim set that holds, the articles that it is about, its schema, a hook and a workflow.

What is there already stays as it is unless it is to be written anew; either is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factcheck.checks import schema
from factcheck.errors import BadInput
from factcheck.sample import ARTICLES

START = Path(__file__).with_name("start")

# Where in a newsroom's repository each stands.
FILES = (
    (START / "example.claims.yaml", "claims/example.claims.yaml"),
    (schema.SHIPPED, f"claims/{schema.FILE}"),
    (START / "pre-commit-config.yaml", ".pre-commit-config.yaml"),
    (START / "github-workflow.yml", ".github/workflows/factcheck.yml"),
)
# Of the sample corpus, what the example is about.
ABOUT = ("2023-03-27-*", "2023-04-11-*")


class Landed(StrEnum):
    """What became of a file."""

    WRITTEN = "wrote"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    OVERWRITTEN = "overwrote"


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of the start, and what became of it."""

    path: Path
    landed: Landed


def start(folder: Path, *, force: bool = False) -> Iterator[Placed]:
    """Write what is not there. ``force``: write over what is there and differs. Raises ``BadInput``."""
    articles = ((file, f"articles/{file.name}") for pattern in ABOUT for file in sorted(ARTICLES.glob(pattern)))
    for source, place in (*FILES, *articles):
        try:
            yield _placed(source.read_bytes(), folder / place, force=force)
        except OSError as error:
            raise BadInput(f"{folder / place} can't be written: {error.strerror}") from error


def _placed(content: bytes, path: Path, *, force: bool) -> Placed:
    there = path.read_bytes() if path.exists() else None
    landed = _landing(content, there, force=force)
    if landed in (Landed.WRITTEN, Landed.OVERWRITTEN):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Placed(path, landed)


def _landing(content: bytes, there: bytes | None, *, force: bool) -> Landed:
    if there is None:
        return Landed.WRITTEN
    if there == content:
        return Landed.UNCHANGED
    return Landed.OVERWRITTEN if force else Landed.KEPT
