"""Claim sets to run on the served index: those of a folder named at the start, and those that come through the page.

A claim set may name articles to read. Here none does: what comes through the page must open no file of this machine,
and the index that is served is the one that is asked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from factcheck.checks import ClaimSet, Lookup, verify
from factcheck.checks.files import LARGEST, find_claim_sets, read_text
from factcheck.checks.located import BadYaml, locate
from factcheck.checks.lookups import IndexLookup
from factcheck.checks.reading import read_claim_set
from factcheck.errors import BadClaimSet, NothingMatched
from factcheck.records import Outcome
from factcheck.web.desk import Desk

# Of a file's name, in bytes.
LONGEST_NAME = 200
ARTICLES = (
    "names articles to read; a claim set sent through the page is asked of the index that is served, "
    "so take `articles:` out"
)


class Offered(NamedTuple):
    """A claim set of the folder: its ``name`` within it, and what it is about or why it can't be run."""

    name: str
    about: str | None
    entries: int
    fault: str | None


class Chosen(NamedTuple):
    """A claim set to run: one that is offered under this name, or, with its ``content``, one that was sent."""

    name: str
    content: bytes | None = None


def offered(folder: Path | None) -> tuple[Offered, ...]:
    """The claim sets of the folder, in order of name."""
    return tuple(_offered(file, folder) for file in _files(folder)) if folder else ()


def entries(chosen: Chosen, folder: Path | None) -> int:
    """How many entries there are to run. Raises ``BadClaimSet`` with its faults, ``NothingMatched``."""
    with _file(chosen, folder) as path:
        return len(_read(path, path.parent).entries)


def run(chosen: Chosen, desk: Desk) -> Iterator[Outcome]:
    """An outcome an entry, of the served index, on the calling thread."""
    with _file(chosen, desk.claim_sets) as path, desk.opened() as (index, encoder):

        @contextmanager
        def asked(_claim_set: ClaimSet, /) -> Iterator[Lookup]:
            yield IndexLookup(index, encoder)

        for outcome in verify([path], asked):
            yield replace(outcome, file=chosen.name)


@contextmanager
def _file(chosen: Chosen, folder: Path | None) -> Iterator[Path]:
    """The claim set as a file. A name from outside only picks one of those offered, and is never a path."""
    if chosen.content is not None:
        with TemporaryDirectory(prefix="factcheck-") as own:
            path = Path(own) / plain_name(chosen.name, "claims.yaml")
            path.write_bytes(chosen.content[: LARGEST + 1])
            _refuse_articles(path)
            yield path
        return
    found = {file.relative_to(folder).as_posix(): file for file in _files(folder)} if folder else {}
    if chosen.name not in found:
        raise NothingMatched("there is no such claim set in the folder that is served")
    yield found[chosen.name]


def plain_name(given: str, otherwise: str) -> str:
    """The last part of a name from outside, of letters, digits and the like alone: it leads nowhere."""
    last = given.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter if letter.isalnum() or letter in "-_. " else "_" for letter in last)
    # File systems count bytes; what is cut in the middle of a letter is left out.
    return plain.encode()[-LONGEST_NAME:].decode(errors="ignore").strip(". ") or otherwise


def _refuse_articles(path: Path) -> None:
    """Before anything else is looked at: whether a file is there is nobody's business either."""
    try:
        located = locate(read_text(path))
    except BadYaml:
        return
    except BadClaimSet as error:
        raise _told(error, path.parent) from error
    if isinstance(located.value, dict) and located.value.get("articles"):
        raise BadClaimSet(f"{path.name}:{located.line(('articles',))}: {ARTICLES}")


def _read(path: Path, folder: Path) -> ClaimSet:
    try:
        return read_claim_set(path)
    except BadClaimSet as error:
        raise _told(error, folder) from error


def _told(error: BadClaimSet, folder: Path) -> BadClaimSet:
    """The same faults, with the file named as the reader knows it."""
    return BadClaimSet(str(error).replace(f"{folder}/", ""))


def _files(folder: Path) -> Sequence[Path]:
    try:
        return find_claim_sets([folder])
    except (BadClaimSet, NothingMatched):
        return ()


def _offered(file: Path, folder: Path) -> Offered:
    name = file.relative_to(folder).as_posix()
    try:
        claim_set = _read(file, folder)
    except BadClaimSet as error:
        return Offered(name, None, 0, str(error))
    return Offered(name, claim_set.name, len(claim_set.entries), None)
