"""Articles that were read once for a claim set, kept as an index until they, the encoder or factcheck change.

    index = Cache(folder).index_of(sources, encoder_digest, fill)

One folder a set of sources; in it one index a state of them, and the record of the last run. How articles are read is
the caller's: it hands in a way to fill a folder. Two runs at once are safe: one reads, the other waits and finds it.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import mkdtemp

from factcheck.checks import fingerprints
from factcheck.errors import BadInput

Note = Callable[[str], None]

# Within the folder given, which may hold other things.
SHELF = "claim-sets"
# States of one set of sources that are kept, so that going back and forth between two reads neither again.
STATES = 3
# Sets of sources that are kept; those used last.
SETS = 100

DATABASE = "articles.sqlite"
SEAL = "complete.json"
UNFINISHED = "reading-"
# Nothing else is ever taken out, whatever folder was given.
OURS = re.compile(r"[0-9a-f]{32}")


def cache_folder(given: Path | None = None) -> Path:
    """The folder given, else the one where this system keeps what a user's programs can make again."""
    import platformdirs

    return given or platformdirs.user_cache_path("factcheck", appauthor=False)


class Cache:
    """The folder where indexes are kept. ``note`` is told in a line what a user should know: damage, a wait."""

    def __init__(self, folder: Path, note: Note = lambda _: None) -> None:
        self._shelf = folder / SHELF
        self._note = note

    def folder_of(self, sources: Sequence[str]) -> Path:
        """Where all that is known of these sources lies, whatever state they are in."""
        return self._shelf / fingerprints.of_text("\0".join(os.path.abspath(source) for source in sources))[:32]  # noqa: PTH100

    def index_of(self, sources: Sequence[str], encoder: str, fill: Callable[[Path], None]) -> Path | None:
        """The folder of the sources' index; filled first where there is none that is whole.

        ``encoder``: its digest. None where the sources can't be known again (a file is missing, or is a pipe).
        Raises ``BadInput`` where the cache can't be written, and what ``fill`` raises.
        """
        if (state := _state(sources, encoder)) is None:
            return None
        folder = self.folder_of(sources)
        with self._alone(folder):
            while not self._is_whole(folder / state):
                self._fill(folder, state, fill)
                # What changed while it was read lies under the name of a state that it is not.
                if (now := _state(sources, encoder)) != state:
                    shutil.rmtree(folder / state)
                if now is None:
                    return None
                state = now
            os.utime(folder / state)
            os.utime(folder)
        return folder / state

    @contextmanager
    def _alone(self, folder: Path) -> Iterator[None]:
        """Nobody else reads these sources meanwhile."""
        from filelock import FileLock, Timeout

        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / "reading.lock")
            try:
                lock.acquire(timeout=1)
            except Timeout:
                self._note("another run is reading these articles; waiting for it")
                lock.acquire()
        except OSError as error:
            raise BadInput(
                f"the cache in {self._shelf.parent} can't be written ({error.strerror or error}); "
                f"name another folder with --cache DIR, or read without one: --no-cache"
            ) from error
        try:
            yield
        finally:
            lock.release()

    def _is_whole(self, index: Path) -> bool:
        """Whether it is there and is what was written; what is damaged is told."""
        if not index.exists():
            return False
        if _sealed(index) == _digest(index):
            return True
        self._note(f"what was kept of the articles is damaged ({index}); they are read again")
        return False

    def _fill(self, folder: Path, state: str, fill: Callable[[Path], None]) -> None:
        for broken_off in folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(broken_off, ignore_errors=True)
        made = Path(mkdtemp(prefix=UNFINISHED, dir=folder))
        try:
            fill(made)
            (made / SEAL).write_text(json.dumps({"digest": _digest(made)}), encoding="utf-8")
            shutil.rmtree(folder / state, ignore_errors=True)
            made.replace(folder / state)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        _prune(folder, STATES)
        _prune(self._shelf, SETS)


def _state(sources: Sequence[str], encoder: str) -> str | None:
    articles = fingerprints.of_articles(sources)
    return articles and fingerprints.of_text(f"{articles} {encoder} {fingerprints.of_program()}")[:32]


def _digest(index: Path) -> str | None:
    """Of the database. The vectors file beside it is made from it, and is looked after by the index itself."""
    try:
        with (index / DATABASE).open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _sealed(index: Path) -> str:
    try:
        return str(json.loads((index / SEAL).read_bytes())["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return "no seal"


def _prune(folder: Path, most: int) -> None:
    """Take out what was not used for longest."""
    ours = [each for each in folder.iterdir() if OURS.fullmatch(each.name)]
    for each in sorted(ours, key=_last_used, reverse=True)[most:]:
        shutil.rmtree(each, ignore_errors=True)


def _last_used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        # Taken out by another run a moment ago.
        return 0.0
