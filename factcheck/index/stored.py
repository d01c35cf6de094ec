"""Records as they are stored: JSON text and back, exactly.

What can't be stored as it is (half a surrogate pair, a figure that is not finite) is refused, so that what is read
later is what was put in. Msgspec makes its decoders in a millisecond, pydantic took a tenth of a lookup for it.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.errors import BadInput, DamagedIndex
from factcheck.records import Article, Fact

if TYPE_CHECKING:
    from msgspec.json import Decoder

Record = TypeVar("Record", Article, Fact)


def as_json(record: Article | Fact) -> str:
    """A record as JSON. Raises ``BadInput`` where reading it again would not give the same record."""
    from msgspec import MsgspecError
    from msgspec.json import encode

    try:
        text = encode(record).decode()
        same = _decoder(type(record).__name__).decode(text) == record
    except (MsgspecError, UnicodeError) as failure:
        raise BadInput(_refusal(record)) from failure
    if not same:
        raise BadInput(_refusal(record))
    return text


def article_of(text: str) -> Article:
    """The article that was stored. Raises ``DamagedIndex``."""
    return _read(Article, text)


def fact_of(text: str) -> Fact:
    """The fact that was stored. Raises ``DamagedIndex``."""
    return _read(Fact, text)


def _read(kind: type[Record], text: str) -> Record:
    from msgspec import MsgspecError

    try:
        record: Record = _decoder(kind.__name__).decode(text)
    except (MsgspecError, UnicodeError) as failure:
        sentence = f"A stored {kind.__name__.lower()} can't be read; run: factcheck doctor"
        raise DamagedIndex(sentence) from failure
    return record


def _refusal(record: Article | Fact) -> str:
    if isinstance(record, Article):
        return f"{record.url or record.path or record.id}: its text or metadata hold what is no text (half a character)"
    return f"A claim of article {record.claim.article_id} holds what can't be stored: {record.text[:60]!a}"


@cache
def _decoder(kind: str) -> "Decoder[Any]":
    from msgspec.json import Decoder

    return Decoder({"Article": Article, "Fact": Fact}[kind])
