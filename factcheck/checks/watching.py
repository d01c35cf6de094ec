"""Which claim sets a change touches, and waiting for one.

A claim set is touched if its own words changed, or its articles, or the index that it is asked of. That is told by
comparing digests, so that nothing which changes between two looks is missed.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from glob import has_magic
from pathlib import Path

from factcheck.checks import fingerprints
from factcheck.checks.entries import ClaimSet
from factcheck.checks.places import Places
from factcheck.errors import FactcheckError

# Of an index, what changes when articles come in; beside the database, its journal.
DATABASE = ("articles.sqlite", "articles.sqlite-wal")
# Milliseconds: how soon a change is told once no other follows, and how long at most.
STEP, TOGETHER = 100, 1_000
# How long a new watch looks before it is known to stand; then how often it wakes to hear of Ctrl-C.
STANDING = 250


def rounds(
    paths: tuple[Path, ...], places: Places, read: Callable[[], tuple[ClaimSet, ...]]
) -> Iterator[tuple[ClaimSet, ...] | FactcheckError]:
    """The claim sets that are to be run, now all and then those that a change touched; or why they can't be read.

    ``read``: gives the claim sets as they are on disk. It ends with ``KeyboardInterrupt`` only.
    """
    claim_sets: tuple[ClaimSet, ...] = ()
    seen: dict[Path, str] = {}
    watch = Watch(_watched(paths, claim_sets, places))
    while True:
        try:
            claim_sets = read()
        except FactcheckError as error:
            seen = {}
            yield error
        else:
            watch = watch.over(_watched(paths, claim_sets, places))
            now = {each.path: fingerprint(each, places.given(each)) for each in claim_sets}
            touched = tuple(each for each in claim_sets if now[each.path] != seen.get(each.path))
            seen = now
            if touched:
                yield touched
                # It may have changed while it was run.
                continue
        watch.wait()


def fingerprint(claim_set: ClaimSet, index: Path | None) -> str:
    """What decides its outcomes. ``index``: the one that is asked instead of its articles, or for want of them."""
    words = fingerprints.of_text(repr(claim_set))
    if index is None:
        return f"{words} {fingerprints.of_articles(claim_set.articles)}"
    return f"{words} {[_size_and_time(index / file) for file in DATABASE]}"


def _watched(paths: Iterable[Path], claim_sets: Iterable[ClaimSet], places: Places) -> tuple[Path, ...]:
    """The folders where something may happen that touches a run."""
    folders = {folder for path in paths for folder in _folders(path)}
    for each in claim_sets:
        index = places.given(each)
        sources = (index,) if index else map(Path, each.articles)
        folders |= {folder for source in sources for folder in _folders(_fixed(source))}
    return tuple(sorted(folders))


class Watch:
    """Tells when something happens in folders; it looks from the moment that it is made."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        from watchfiles import watch

        self.folders = folders
        # Each folder by itself, not all that lies below: a claim set may stand beside a thousand others' folders.
        self._changes = watch(
            *folders, recursive=False, step=STEP, debounce=TOGETHER, rust_timeout=STANDING, yield_on_timeout=True
        )
        next(self._changes)

    def wait(self) -> None:
        """Return after the next change. Ctrl-C raises ``KeyboardInterrupt``."""
        next(changed for changed in self._changes if changed)

    def over(self, folders: tuple[Path, ...]) -> "Watch":
        """This watch, or a new one if other folders are to be watched now."""
        if folders == self.folders:
            return self
        self._changes.close()
        return Watch(folders)


def _folders(path: Path) -> Iterator[Path]:
    """A folder with all below it, hidden ones left out; of a file, or of what is not there, the folder it is in."""
    if not path.is_dir():
        yield next(above for above in path.resolve().parents if above.is_dir())
        return
    for place, below, _ in os.walk(path):
        below[:] = [name for name in below if not name.startswith(".")]
        yield Path(place).resolve()


def _fixed(source: Path) -> Path:
    """The part of a pattern that is no pattern."""
    while has_magic(str(source)) and not source.exists():
        source = source.parent
    return source


def _size_and_time(file: Path) -> tuple[int, int] | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return (told.st_size, told.st_mtime_ns) if told.st_size else None
