"""Encoders that do not ship: any sentence-transformers model, by its folder or by its name on a hub.

A model is known by the digest of its files, which needs neither torch nor sentence_transformers; ``load_model`` is the
only place that imports them.
"""

import hashlib
import os
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import BadInput
from factcheck.index.encoders.encoder import Described, Encoder, encode_each_once

if TYPE_CHECKING:
    from factcheck.index.vectors import Matrix

# What of a model's folder decides its vectors; where both forms of weights are there, safetensors are loaded.
WEIGHTS = (".safetensors", ".bin")
SETTINGS = (".json", ".txt", ".model")
# Other runtimes' copies of the same weights.
COPIES = ("onnx", "openvino")
# Of what a hub offers, what need not be fetched.
UNNEEDED = ("onnx/*", "openvino/*", "*.h5", "*.msgpack", "*.ot", "*.onnx", "*.png")

# How a model is called on a hub: "owner/name", or a name alone.
HUB_NAME = re.compile(r"(\w[\w.-]*/)?\w[\w.-]*")

# Texts in one forward pass.
BATCH = 32


class SentenceEncoder:
    """A sentence-transformers model."""

    def __init__(self, described: Described, model: Any) -> None:
        self.name, self.digest = described
        self._model = model
        self.dimension = int(self._forward([""]).shape[1])

    def encode(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> "Matrix":
        """Unit vectors (texts, dimension), float32. The same texts in the same order give the same vectors."""
        return encode_each_once(texts, self._forward, self.dimension, progress=progress)

    def _forward(self, texts: Sequence[str]) -> "Matrix":
        vectors: Matrix = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return vectors


def load_model(name_or_path: str) -> Encoder:
    """An encoder by the path of its folder or its name. Raises ``BadInput``."""
    described, folder = _find(name_or_path)
    try:
        return SentenceEncoder(described, _load(folder))
    except Exception as failure:
        # Model files fail in as many ways as there are libraries that read them; all mean the same to the reader.
        raise BadInput(_cannot(described.name, failure)) from failure


def describe_model(name_or_path: str) -> Described:
    """Name and digest of an encoder without loading it. Raises ``BadInput`` where there is no such encoder."""
    return _find(name_or_path)[0]


def _find(name_or_path: str) -> tuple[Described, Path]:
    name, folder = _locate(name_or_path)
    if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
        raise BadInput(f"No encoder in {folder}: a sentence-transformers model with its weights is expected there")
    files = tuple((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in _deciding(folder))
    if not any(Path(path).suffix in WEIGHTS for path, _, _ in files):
        raise BadInput(f"The encoder in {folder} has no weights (*.safetensors or *.bin)")
    return Described(name, _digest(folder, files)), folder


def _locate(name_or_path: str) -> tuple[str, Path]:
    if name_or_path and Path(name_or_path).is_dir():
        return str(Path(name_or_path).resolve()), Path(name_or_path).resolve()
    if not HUB_NAME.fullmatch(name_or_path):
        raise BadInput(f"There is no encoder {name_or_path!r}: neither a folder nor a model's name")
    return name_or_path, _fetched(name_or_path)


def _fetched(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        with suppress(LocalEntryNotFoundError):
            return Path(snapshot_download(repository, local_files_only=True, ignore_patterns=list(UNNEEDED)))
        return Path(snapshot_download(repository, ignore_patterns=list(UNNEEDED)))
    except Exception as failure:
        # A hub fails in as many ways as a network does.
        raise BadInput(_cannot(name, failure)) from failure


def _deciding(folder: Path) -> list[Path]:
    inside = sorted(file for file in folder.rglob("*") if not set(file.relative_to(folder).parts) & set(COPIES))
    safe = {file.parent for file in inside if file.suffix == ".safetensors"}
    return [file for file in inside if file.is_file() and _decides(file, safe)]


def _decides(file: Path, safe: set[Path]) -> bool:
    doubled = file.suffix == ".bin" and file.parent in safe
    return file.suffix in (*WEIGHTS, *SETTINGS) and not doubled and not file.name.startswith(".")


@lru_cache(maxsize=16)
def _digest(folder: Path, files: tuple[tuple[str, int, int], ...]) -> str:
    # Times and sizes are in the key alone: a file that changes is hashed again, one that only moves is the same.
    total = hashlib.sha256()
    for path, _, size in files:
        total.update(f"{Path(path).relative_to(folder).as_posix()} {size}\n".encode())
        with Path(path).open("rb") as stream:
            total.update(hashlib.file_digest(stream, hashlib.sha256).digest())
    return total.hexdigest()


def _load(folder: Path) -> Any:
    with _quietly():
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as reports

        reports.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(str(folder), local_files_only=True)


@contextmanager
def _quietly() -> Iterator[None]:
    import logging

    # What these libraries tell while loading is for their developers; a failure is raised all the same.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    talkative = [logging.getLogger(name) for name in ("sentence_transformers", "transformers", "torch")]
    levels = [logger.level for logger in talkative]
    for logger in talkative:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(talkative, levels, strict=True):
            logger.setLevel(level)


def _cannot(name: str, failure: Exception) -> str:
    reason = next(iter(str(failure).strip().splitlines()), type(failure).__name__)
    advice = "give the folder of a sentence-transformers model, or its name on a hub, which needs the network once"
    return f"The encoder {name} can't be loaded ({reason[:200]}); {advice}"
