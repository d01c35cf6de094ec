"""Articles grouped by the event that they report: one event a line of JSONL, or the documents of ECB+.

Which of them are paired, and how well the pairs are told apart, is for ``event_pairs`` and ``same_event``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.benchmarks.annotated import open_text
from factcheck.benchmarks.ecbplus import Document, holds_documents, read_documents
from factcheck.errors import BadInput
from factcheck.records import Article

LINES = (".jsonl", ".jsonl.gz")
ARCHIVES = (".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event and the articles that report it.

    ``topic``: what events that are easily confused have in common, so that no split parts them; else the name.
    """

    name: str
    topic: str
    articles: tuple[Article, ...]


def corpora(path: Path) -> tuple[Path, ...]:
    """What ``read_events`` can read at ``path``: itself, or the JSONL files and archives in a folder, by name.

    A folder without any that holds ECB+'s XML is one corpus. Raises ``BadInput`` where there is nothing to read.
    """
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(each for each in path.iterdir() if each.name.endswith(LINES + ARCHIVES)))
    if found or holds_documents(path):
        return found or (path,)
    raise BadInput(f"{path} holds no events: neither {', '.join(LINES + ARCHIVES)} nor ECB+'s .xml")


def read_events(path: Path) -> tuple[ToldEvent, ...]:
    """The events of a JSONL file, gzipped or not, or of ECB+ (a folder or an archive of its XML).

    Each line: ``{"event", "articles": [{"title", "text"}, ...]}``, optional ``published`` (ISO 8601) and ``url``.
    Raises ``BadInput`` with file and line where one is not of that form, and where there are fewer than two events.
    """
    is_ecbplus = path.is_dir() or path.name.endswith(ARCHIVES)
    events = tuple(_of_documents(read_documents(path)) if is_ecbplus else _of_lines(path))
    if len(events) < 2:
        found = "one event" if events else "no event"
        raise BadInput(f"{path} holds {found}; at least two are needed to tell one from another")
    return events


def _of_documents(documents: Iterator[Document]) -> Iterator[ToldEvent]:
    """ECB+ has two events a topic: what its "ecb" documents tell, and what its "ecbplus" documents do."""
    told: dict[tuple[str, str], list[Article]] = {}
    for document in documents:
        told.setdefault((document.topic, document.part), []).append(document.article)
    for (topic, part), articles in told.items():
        yield ToldEvent(f"{topic}{part}", topic, tuple(articles))


def _of_lines(path: Path) -> Iterator[ToldEvent]:
    number = 0
    try:
        with open_text(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _event(line, f"{path}:{number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path}: can't be read after line {number}: {reason}") from error


def _event(line: str, where: str) -> ToldEvent:
    try:
        row: Any = json.loads(line)
        name = str(row["event"])
        articles = tuple(_article(f"{name}/{number}", each) for number, each in enumerate(row["articles"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        missing = f"one without {error}" if isinstance(error, KeyError) else f"this ({error})"
        raise BadInput(f"{where}: expected an object with event and articles, not {missing}") from None
    return ToldEvent(name, name, articles)


def _article(id: str, row: dict[str, Any]) -> Article:
    text, title = row["text"], row.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str) or not f"{title}{text}".strip():
        raise TypeError("an article without words")
    day = row.get("published")
    return Article(id, text, title=title, published=date.fromisoformat(day) if day else None, url=row.get("url"))
