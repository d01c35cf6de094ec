"""Claim sets on disk: which files there are under the paths given, and the text of one.

A file that is named is taken whatever its ending; in folders ``ENDINGS`` are looked for. Hidden folders are left
out (CI systems keep YAML there), and links to folders are not followed.
"""

import codecs
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.checks.plain import one_line
from factcheck.errors import BadClaimSet, NothingMatched

ENDINGS = (".yaml", ".yml")

# A thousand entries come to about half of this.
LARGEST = 1_048_576


def find_claim_sets(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files under the paths, each once, those of a folder in order of name.

    Raises ``BadClaimSet`` for a path that does not exist and ``NothingMatched`` where there is no claim set at all.
    """
    given = tuple(paths)
    files: dict[Path, Path] = {}
    for path in given:
        for file in _under(path):
            files.setdefault(file.resolve(), file)
    if not files:
        places = ", ".join(one_line(str(path)) for path in given) or "no path"
        raise NothingMatched(f"no claim sets ({', '.join(f'*{ending}' for ending in ENDINGS)}) in {places}")
    return tuple(files.values())


def read_text(path: Path) -> str:
    """The text of a claim set, UTF-8 with or without a mark; raises ``BadClaimSet``."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise BadClaimSet(f"{one_line(str(path))}: can't be read: {error.strerror}") from error
    if len(content) > LARGEST:
        raise BadClaimSet(
            f"{one_line(str(path))}: larger than {LARGEST // 1024:,} KiB; split it into several files of one folder"
        )
    return _decoded(content.removeprefix(codecs.BOM_UTF8), path)


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise BadClaimSet(
            f"{one_line(str(path))}:{line}: not UTF-8 (byte 0x{byte:02x}); save the file as UTF-8"
        ) from error


def _under(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        yield path
    else:
        raise BadClaimSet(f"{one_line(str(path))}: {'not a file' if path.exists() else 'no such file or folder'}")


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(place, name)
            for name in sorted(names)
            if name.lower().endswith(ENDINGS) and not name.startswith(".") and Path(place, name).is_file()
        )
