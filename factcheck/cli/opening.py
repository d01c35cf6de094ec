"""Opening an index with the encoder that goes with it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.index import Encoder, Index


@contextmanager
def opened(folder: Path, *, quiet: bool = False) -> Iterator["Index"]:
    """An index that stands. What its reader should know of it is told on standard error, if not ``quiet``."""
    from factcheck.index import Index

    with Index.open(folder) as index:
        yield index
        for note in () if quiet else index.notes:
            print(f"note: {note}", file=sys.stderr)


@contextmanager
def opened_with_encoder(
    folder: Path, *, encoder: str | None = None, quiet: bool = False
) -> Iterator[tuple["Index", "Encoder"]]:
    """The same, and its encoder, which loads beside what is done before it is needed.

    Another encoder than the index was built with is refused with a sentence.
    """
    with opened(folder, quiet=quiet) as index:
        yield index, index.load_encoder(encoder, ahead=True)


@contextmanager
def made(folder: Path, *, encoder: str | None = None) -> Iterator[tuple["Index", "Encoder"]]:
    """An index to put articles into, made if there is none."""
    from factcheck.errors import NoIndex
    from factcheck.index import Index, load_encoder

    try:
        with opened_with_encoder(folder, encoder=encoder) as both:
            yield both
            return
    except NoIndex:
        loaded = load_encoder(encoder)
    with Index.create_or_open(
        folder, encoder_name=loaded.name, encoder_digest=loaded.digest, dimension=loaded.dimension
    ) as index:
        yield index, loaded
