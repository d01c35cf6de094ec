"""Models that ship with the package: opened with ONNX Runtime, after their files were checked against their digests.

A folder of weights holds its files and ``SHA256SUMS``, in the form of the program ``sha256sum``, which names every file
that decides what the model answers. What a model is for, rooms know.
"""

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

SUMS = "SHA256SUMS"
# ONNX Runtime's levels of what it tells: errors and worse. Those are raised too; warnings are for its developers.
ERRORS = 3


def seal(folder: Path, files: tuple[str, ...]) -> str:
    """Write the digests of a folder's files, and give the digest of them all."""
    sums = "".join(f"{sha256((folder / file).read_bytes()).hexdigest()}  {file}\n" for file in sorted(files))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")
    return digest(folder)


def digest(folder: Path) -> str:
    """One digest for all files of a model: that of its ``SHA256SUMS``. The files themselves are not read."""
    return sha256(_contents(folder, SUMS)).hexdigest()


def read(folder: Path, file: str) -> bytes:
    """A file of a model. Raises ``FactcheckError`` where it is missing, or is not as it was when it was sealed."""
    contents = _contents(folder, file)
    if sha256(contents).hexdigest() != _sums(folder).get(file):
        raise FactcheckError(f"{folder / file} is damaged: its digest is not the one in {SUMS}; {_ADVICE}")
    return contents


def open_model(folder: Path, file: str, *, processors: int | None = None) -> "InferenceSession":
    """A checked ONNX file, ready to run on so many processors, or on as many as this process may use."""
    contents = read(folder, file)
    import onnxruntime

    # It warns, while it looks for graphics cards, about machines that have none.
    onnxruntime.set_default_logger_severity(ERRORS)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = ERRORS
    options.intra_op_num_threads = processors or threads()
    # Threads that wait by running in circles take the processor from others, and from each other on a busy machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(contents, options, providers=["CPUExecutionProvider"])


def open_tokenizer(folder: Path, file: str) -> "Tokenizer":
    """A checked tokenizer, with the truncation and padding that its file says."""
    contents = read(folder, file)
    from tokenizers import Tokenizer

    return Tokenizer.from_buffer(contents)


def threads() -> int:
    """As many as this process has processors, or as ``OMP_NUM_THREADS`` says; they change no answer."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return int(asked) if asked.isdecimal() and int(asked) else _processors()


def _processors() -> int:
    # Not every system tells which of its processors a process may use.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_ADVICE = "install factcheck again"


def _contents(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as failure:
        reason = failure.strerror or failure
        raise FactcheckError(f"{folder / file} can't be read ({reason}); {_ADVICE}") from failure


@lru_cache(maxsize=8)
def _parsed(sums: bytes) -> dict[str, str]:
    lines = (line.split(maxsplit=1) for line in sums.decode("utf-8", errors="replace").splitlines())
    return {line[1]: line[0] for line in lines if len(line) == 2}


def _sums(folder: Path) -> dict[str, str]:
    return _parsed(_contents(folder, SUMS))
