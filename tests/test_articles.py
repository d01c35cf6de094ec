"""Sources in, articles and reasons out."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from factcheck.articles import MAX_CHARACTERS, read_articles, read_text
from factcheck.errors import BadInput
from factcheck.records import Article, Unreadable

PROSE = "Three ships were turned away on Monday, the port authority said."
MENU = "<html><body><nav><a href=a>Home</a></nav><ul><li><a href=x>News</a></li></ul></body></html>"


def read(*sources: object, stdin: bytes = b"") -> tuple[list[Article], dict[str, str]]:
    """The articles, and the reason of each unreadable source."""
    outcomes = list(read_articles(map(str, sources), stdin=io.BytesIO(stdin)))
    good = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    bad = {outcome.source: outcome.reason for outcome in outcomes if isinstance(outcome, Unreadable)}
    return good, bad


def test_a_folder_of_trouble_yields_every_good_article_and_names_each_bad_one(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PROSE)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    (tmp_path / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)))
    (tmp_path / "lines.jsonl").write_text(
        f'{json.dumps({"text": PROSE, "id": "a1"})}\n{{broken\n\n{{"title": "x"}}\n{json.dumps({"text": PROSE})}\n'
    )
    (tmp_path / "invalid.txt").write_bytes(bytes(range(128, 256)) * 40)
    (tmp_path / "long.txt").write_bytes(b"All work and no play. " * 2_300_000)
    (tmp_path / "menu.html").write_text(MENU)
    (tmp_path / ".hidden.txt").write_text(PROSE)
    (tmp_path / "table.csv").write_text("a,b")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "same.txt").symlink_to(tmp_path / "good.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "gone.txt").symlink_to("nothing.txt")

    good, bad = read(tmp_path)

    ends = {str(tmp_path / "good.txt"), str(tmp_path / "lines.jsonl") + "#a1", str(tmp_path / "lines.jsonl") + "#5"}
    assert {article.path for article in good} == ends
    named = {str(Path(source).relative_to(tmp_path)): reason for source, reason in bad.items()}
    assert named.pop("long.txt").startswith("is too long (51 MB); the limit is 5,000,000 characters")
    assert named == {
        "blank.txt": "is empty: it holds nothing but white space",
        "empty.txt": "is empty",
        "gone.txt": "is a link to something that is not there",
        "invalid.txt": "is in no encoding that could be recognised; save it as UTF-8",
        "lines.jsonl:2": "is not JSON: Expecting property name enclosed in double quotes (character 2)",
        "lines.jsonl:4": 'has no "text"',
        "menu.html": "holds no article that could be found in the page",
        "photo.txt": "looks like a JPEG image, not text",
        "self.txt": "is a link that leads back to itself",
        "sub/loop": "is a link back to a folder that it lies in; it was not followed",
    }


def test_the_same_file_is_read_once_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    good, bad = read(tmp_path, tmp_path / "a.txt", f"{tmp_path}/*.txt", f"{tmp_path}/../{tmp_path.name}")
    assert (len(good), bad) == (1, {})


def test_folders_are_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c.md", "a/y.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{PROSE} {name}")
    good, _ = read(tmp_path)
    assert [os.path.relpath(article.path or "", tmp_path) for article in good] == [
        "a/y.TXT",
        "a/z.txt",
        "b.txt",
        "c.md",
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nothing.txt", "there is no such file or folder"),
        ("*.nothing", "matches no file"),
        ("table.csv", "is a table, not an article"),
        ("hollow", "holds no articles (files ending in"),
        ("whole.json", "is"),
    ],
)
def test_a_source_given_by_name_is_never_passed_over_in_silence(tmp_path: Path, source: str, reason: str) -> None:
    (tmp_path / "table.csv").write_text("a,b")
    (tmp_path / "whole.json").write_text("[1, 2]")
    (tmp_path / "hollow").mkdir()
    good, bad = read(tmp_path / source)
    assert good == []
    assert bad[str(tmp_path / source)].startswith(reason)


@pytest.mark.parametrize("source", ["ftp://example.org/a", "", "a\0b"])
def test_a_name_that_can_be_no_file_is_named(source: str) -> None:
    good, bad = read(source)
    assert (good, len(bad)) == ([], 1)


def test_a_file_without_a_known_ending_is_read_when_given_by_name(tmp_path: Path) -> None:
    (tmp_path / "dispatch").write_text(PROSE)
    good, bad = read(tmp_path / "dispatch")
    assert (len(good), bad) == (1, {})


def test_standard_input_is_read_in_whatever_format_it_is() -> None:
    assert [article.text for article in read("-", stdin=PROSE.encode())[0]] == [PROSE]
    lines = b'{"text": "One ship sank."}\n{"no": 1}\n'
    good, bad = read("-", stdin=lines)
    assert ([article.text for article in good], list(bad)) == (["One ship sank."], ["-:2"])
    assert read("-")[1] == {"-": "is empty"}


def test_standard_input_is_left_open() -> None:
    stream = io.BytesIO(PROSE.encode())
    list(read_articles(["-"], stdin=stream))
    assert not stream.closed


def test_an_endless_source_is_refused() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    outcomes = list(read_articles(["-"], stdin=io.BufferedReader(Endless())))
    assert isinstance(outcomes[0], Unreadable)
    assert "too long" in outcomes[0].reason


def test_content_goes_before_the_ending(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{PROSE} {PROSE}</p></article></body></html>"
    (tmp_path / "page.txt").write_text(page)
    (tmp_path / "noted.txt").write_text(f"---\noutlet: The Gazette\n---\n{PROSE}\n")
    (tmp_path / "feed.xml").write_text('<?xml version="1.0"?><rss version="2.0"></rss>')
    good, bad = read(tmp_path / "page.txt", tmp_path / "noted.txt", tmp_path / "feed.xml")
    assert [article.text for article in good] == [f"{PROSE} {PROSE}", f"{PROSE}\n"]
    assert good[1].outlet == "The Gazette"
    assert "feed" in bad[str(tmp_path / "feed.xml")]


def test_an_article_is_named_by_its_content_not_by_where_it_lies(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PROSE)
    first, second = read(tmp_path)[0]
    assert first.id == second.id
    assert len(first.id) == 16
    assert read_text(PROSE, outlet="A").id != read_text(PROSE, outlet="B").id
    assert read_text(PROSE, published="2024-01-01").id != read_text(PROSE, published="2024-01-02").id
    assert read_text(PROSE).id != read_text(PROSE + " ").id
    assert read_text(PROSE, id="mine").id == "mine"
    assert read_text(PROSE, id="\x07").id == first.id


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{PROSE}\r\n\r\n{PROSE}\r".encode())
    assert read(tmp_path)[0][0].text == f"{PROSE}\r\n\r\n{PROSE}\r"


@pytest.mark.parametrize("text", ["", " \n", "a" * (MAX_CHARACTERS + 1), "half \ud800"])
def test_text_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_text(text)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2023-03-28", date(2023, 3, 28)),
        ("2023-03-28T23:30:00-05:00", date(2023, 3, 28)),
        ("March 28, 2023", date(2023, 3, 28)),
        ("Published on 28 March 2023 at 10:15 GMT", date(2023, 3, 28)),
        ("Tue, 28 Mar 2023 10:00:00 +0000", date(2023, 3, 28)),
        ("28/03/2023", date(2023, 3, 28)),
        (date(2023, 3, 28), date(2023, 3, 28)),
    ],
)
def test_dates_are_read_as_outlets_print_them(printed: str | date, day: date) -> None:
    article = read_text(PROSE, published=printed)
    assert (article.published, article.notes) == (day, ())


@pytest.mark.parametrize(
    ("printed", "because"),
    [
        ("03/04/2023", "two different days"),
        ("March 2023", "no full day"),
        ("soon", "not a date"),
        ("0001-01-01", "before"),
    ],
)
def test_a_date_that_is_none_is_a_note_and_no_failure(printed: str, because: str) -> None:
    article = read_text(PROSE, published=printed)
    assert article.published is None
    assert because in article.notes[0]


def test_an_address_may_date_its_article() -> None:
    article = read_text(PROSE, url="https://harbour.example/2015/12/19/ships/")
    assert (article.published, article.notes) == (date(2015, 12, 19), ("dated by its address",))
