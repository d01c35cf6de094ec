"""ECB+ documents, read from their tokens back into text, with the day and the address that some of them bear.

ECB+: Cybulska and Vossen, "Using a sledgehammer to crack a nut?", LREC 2014. Its annotations are not read here.
"""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from factcheck.articles.dates import date_in_address, read_date
from factcheck.errors import BadInput
from factcheck.records import Article

# "12_3ecbplus.xml": the third document of the second event of topic 12.
_NAME = re.compile(r"(?:^|/)(?P<document>(?P<topic>\d+)_\d+(?P<part>ecb|ecbplus))\.xml$")
# Where a page's own lines stand before the article: its title, and the day on which it was put up.
HEAD = 4

# What tokens are set apart by, and print is not, in the order of undoing.
_PRINTED = (
    (re.compile(r"``|''"), '"'),
    (re.compile(r" (?=[,;:!?%)\]]|\.+(?: |$)|n't\b|['’](?:s|re|ve|ll|d|m)\b)|(?<=s) (?=['’](?: |$))"), ""),
    (re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)|(?<=\b[ap]\.) (?=m\b)|(?<=\w\.) (?=com\b)"), ""),
    (re.compile(r"(?<=\d\.) (?=\d)|(?<=\d,) (?=\d{3}\b)"), ""),
    (re.compile(r"(?<=[(\[$£€]) "), ""),
    (re.compile(r"(?<=\w) ([-/]) (?=\w)"), r"\1"),
    (re.compile(r"(?<=\d): (?=\d)"), ":"),
    (re.compile(r'" ([^"]*?) ?"'), r'"\1"'),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document; ``part``: "ecb" or "ecbplus", the two events of a topic."""

    topic: str
    part: str
    article: Article


def holds_documents(folder: Path) -> bool:
    """Whether any document of ECB+ lies in a folder or below it."""
    return any(_NAME.search(path.as_posix()) for path in folder.rglob("*.xml"))


def read_documents(path: Path) -> Iterator[Document]:
    """The documents in a folder, or in an archive of one, in the order of their names.

    Raises ``BadInput`` with file and line where one can't be read.
    """
    try:
        yield from _in_folder(path) if path.is_dir() else _in_archive(path)
    except (OSError, EOFError, tarfile.TarError) as error:
        raise BadInput(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from error


def _in_folder(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.rglob("*.xml")):
        if name := _NAME.search(path.as_posix()):
            with path.open("rb") as file:
                yield _document(name, file, str(path))


def _in_archive(path: Path) -> Iterator[Document]:
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            file = archive.extractfile(member) if member.isfile() else None
            if file and (name := _NAME.search(member.name)):
                yield _document(name, file, f"{path}({member.name})")


def _document(name: re.Match[str], file: IO[bytes], where: str) -> Document:
    try:
        tokens = list(ElementTree.parse(file).getroot().iter("token"))
        sentences = [[token.text or "" for token in group] for _, group in groupby(tokens, _sentence)]
    except ElementTree.ParseError as error:
        raise BadInput(f"{where}:{error.position[0]}: not XML ({error})") from None
    except KeyError:
        raise BadInput(f"{where}: a token says no sentence that it stands in") from None
    if not sentences:
        raise BadInput(f"{where}: holds no token")
    return Document(name["topic"], name["part"], _article(name["document"], sentences))


def _sentence(token: ElementTree.Element) -> str:
    return token.attrib["sentence"]


def _article(id: str, sentences: list[list[str]]) -> Article:
    """The text, a sentence a line; an address that comes first is no part of it."""
    has_address = sentences[0][0].startswith("http")
    url = "".join(sentences[0]) if has_address else None
    lines = [_as_printed(tokens) for tokens in sentences[has_address:]]
    return Article(id, "\n".join(lines), published=_published(lines, url), url=url)


def _as_printed(tokens: list[str]) -> str:
    text = " ".join(tokens)
    for apart, printed in _PRINTED:
        text = apart.sub(printed, text)
    return text


def _published(lines: list[str], url: str | None) -> date | None:
    """The day that a line at the head consists of, or by which the address files the page."""
    for line in lines[:HEAD]:
        try:
            return read_date(line)
        except ValueError:
            continue
    return date_in_address(url) if url else None
