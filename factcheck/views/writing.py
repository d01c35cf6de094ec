"""A file is written whole or not at all: whoever is interrupted leaves what was there before."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from factcheck.errors import BadInput

# What a new file may be at the most; the user's umask takes from it.
ANYBODY = 0o666


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of ``path`` once all is written. Raises ``BadInput`` where it can't.

    A link stays a link, and what it leads to is replaced. A device or a pipe is written to as it is.
    """
    try:
        with _on_the_spot(path) if _is_special(path) else _beside(path.resolve()) as file:
            yield file
    except OSError as error:
        raise BadInput(f"{path} can't be written: {(error.strerror or str(error)).lower()}") from error


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()


@contextmanager
def _on_the_spot(path: Path) -> Iterator[BinaryIO]:
    with path.open("wb") as file:
        yield file


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    with NamedTemporaryFile(dir=path.parent, prefix=".factcheck-", delete=False) as file:
        try:
            yield file  # type: ignore[misc]
            file.flush()
            Path(file.name).chmod(_mode(path))
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _mode(path: Path) -> int:
    """As the file that is replaced; a new one as any program would make it."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0o077)
    os.umask(umask)
    return ANYBODY & ~umask
