"""Where articles are: files, folders, globs, addresses and standard input, each real file once.

In a folder only files with an article's ending are taken, sorted by name, and others are told of; links are followed
and loops survived. What is hidden, and an index that lies there, is left out without a word. A file given by name is
always taken, whatever it is called. Nothing is opened here but a .json, which may hold an article or anything else.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.articles import signatures
from factcheck.articles.limits import HEAD
from factcheck.records import Unreadable

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
# Taken where it begins with an article; in most folders a .json is somebody's settings.
RECORD = ".json"
TAKEN = "of a folder .txt, .md, .html and .jsonl are read, and .json that begins with an article"
STANDARD_INPUT = "-"

_ADDRESS = re.compile(r"https?://", re.I)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.I)
_WILDCARD = re.compile(r"[*?\[]")
_LOOP = "is a link that leads back to itself"
# What a folder holds that is an index: its articles are in it already.
_INDEX = "articles.sqlite"


@dataclass(frozen=True, slots=True)
class Found:
    """Something to read: ``kind`` is "file", "address" or "stdin"; ``source`` is how the user would call it."""

    source: str
    kind: str = "file"


@dataclass(slots=True)
class _Walk:
    """What one run has met, so that nothing is read twice however many links lead to it.

    ``read``: real paths of files and folders; ``met``: how many files, good and bad, read again or not;
    ``pass_over``: is told of each file in a folder that is none of an article.
    """

    pass_over: Callable[[str], None]
    read: set[str] = field(default_factory=set)
    met: int = 0


def find_sources(
    sources: Iterable[str], *, on_passed: Callable[[str], None] = lambda _: None
) -> Iterator[Found | Unreadable]:
    """Everything to read in ``sources``, in their order, and what can't even be found.

    ``on_passed``: is told of each file in a folder that is not taken, since articles have other forms.
    """
    walk = _Walk(on_passed)
    for source in sources:
        if source == STANDARD_INPUT:
            yield Found(source, "stdin")
        elif _ADDRESS.match(source):
            yield Found(source, "address")
        elif other := _OTHER_SCHEME.match(source):
            yield Unreadable(source, f"{other[1].lower()} addresses are not fetched, only http and https")
        elif "\0" in source or not source:
            yield Unreadable(repr(source), "is no name of a file")
        else:
            yield from _local(source, walk)


def _local(source: str, walk: _Walk) -> Iterator[Found | Unreadable]:
    path = Path(source).expanduser()
    if _WILDCARD.search(source) and not os.path.lexists(path):
        yield from _matching(path, walk)
    elif _is_folder(path):
        yield from _folder(path, walk)
    else:
        yield from _file(path, walk, named=True)


def _matching(pattern: Path, walk: _Walk) -> Iterator[Found | Unreadable]:
    hits = sorted(_glob(pattern))
    if not hits:
        yield Unreadable(str(pattern), "matches no file")
    for hit in hits:
        yield from _folder(hit, walk) if _is_folder(hit) else _file(hit, walk, named=True)


def _glob(pattern: Path) -> Iterator[Path]:
    root = Path(pattern.anchor)
    parts = pattern.relative_to(root) if pattern.anchor else pattern
    shows_hidden = any(part.startswith(".") for part in parts.parts)
    for hit in root.glob(str(parts)):
        if shows_hidden or not any(part.startswith(".") for part in hit.relative_to(root).parts):
            yield hit


def _folder(folder: Path, walk: _Walk) -> Iterator[Found | Unreadable]:
    """All articles in a folder; one that holds none is named, since a run that read nothing is no success."""
    before = walk.met
    yield from _within(folder, walk, above=())
    if walk.met == before:
        yield Unreadable(str(folder), f"holds no articles (files ending in {', '.join((*ENDINGS, RECORD))})")


def _within(folder: Path, walk: _Walk, above: tuple[str, ...]) -> Iterator[Found | Unreadable]:
    real = os.path.realpath(folder)
    if real in above:
        yield Unreadable(str(folder), "is a link back to a folder that it lies in; it was not followed")
        return
    if real in walk.read:
        walk.met += 1
        return
    walk.read.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        walk.met += 1
        yield Unreadable(str(folder), f"can't be opened: {explain(error)}")
        return
    for entry in entries:
        if entry.name.startswith(".") or _is_file(entry / _INDEX):
            continue
        if _is_folder(entry):
            yield from _within(entry, walk, (*above, real))
        elif _is_taken(entry):
            yield from _file(entry, walk, named=False)
        else:
            walk.pass_over(str(entry))


def _file(path: Path, walk: _Walk, *, named: bool) -> Iterator[Found | Unreadable]:
    walk.met += 1
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Unreadable(str(path), _missing(path, error))
        return
    real = os.path.realpath(path)
    if real in walk.read:
        return
    walk.read.add(real)
    # A pipe named by the user ("<(...)" in a shell) is meant; one found in a folder would wait for ever.
    if not stat.S_ISREG(mode) and not named:
        yield Unreadable(str(path), "is not a regular file")
    else:
        yield Found(str(path))


def _is_folder(path: Path) -> bool:
    """``Path.is_dir`` that answers no where it may not look."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_taken(entry: Path) -> bool:
    ending = entry.suffix.lower()
    if ending == RECORD:
        return _may_hold_article(entry)
    return ending in ENDINGS or (entry.is_symlink() and not ending and not _leads_on(entry))


def _may_hold_article(file: Path) -> bool:
    """Whether a .json begins with an article; one that can't be opened may, and whoever reads it says why not."""
    try:
        if not _is_file(file):
            return not _leads_on(file)
        with file.open("rb") as stream:
            return signatures.begins_with_article(stream.read(HEAD))
    except OSError:
        return True


def _leads_on(link: Path) -> bool:
    try:
        link.stat()
    except OSError:
        return False
    return True


def _missing(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return _LOOP
    if path.is_symlink():
        return "is a link to something that is not there"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"can't be opened: {explain(error)}"


def explain(error: OSError | ValueError) -> str:
    """What the system says is wrong, without its numbers."""
    return (getattr(error, "strerror", None) or str(error)).lower()
