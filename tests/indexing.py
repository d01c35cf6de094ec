"""Small indexes of a test's own articles."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.index import Encoder, Index, Landed
from factcheck.pipeline.ingesting import Intake, ingest
from factcheck.records import Article


@contextmanager
def index_of(articles: Sequence[Article], encoder: Encoder) -> Iterator[Index]:
    """A fresh index of articles, put in in their order."""
    made = {"encoder_name": encoder.name, "encoder_digest": encoder.digest, "dimension": encoder.dimension}
    with TemporaryDirectory() as folder, Index.create_or_open(Path(folder), **made) as index:
        total = sum(ingest(articles, index, encoder), Intake())
        assert total.count(Landed.ADDED) == len(articles) and not total.unreadable
        yield index
