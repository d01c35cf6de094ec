"""What is taken from a folder, what is passed over and told of, and what articles are given that lack it."""

import json
from datetime import date
from pathlib import Path

import pytest

from factcheck.articles import Otherwise, read_articles
from factcheck.records import Article, Unreadable

PROSE = "Three ships were turned away on Monday, the port authority said."


def names(folder: Path) -> tuple[list[str], list[str]]:
    """The files of a folder that were read, good and bad, and those passed over."""
    passed: list[str] = []
    outcomes = list(read_articles([str(folder)], on_passed=passed.append))
    read = [outcome.path or "" if isinstance(outcome, Article) else outcome.source for outcome in outcomes]
    return [Path(path).name.split("#")[0] for path in read], [Path(path).name for path in passed]


def test_an_article_in_json_is_taken_from_a_folder_as_it_is_when_named(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps({"outlet": "Ostra News", "text": PROSE}))
    assert names(tmp_path) == (["report.json"], [])


@pytest.mark.parametrize(
    "content", ['{"name": "settings"}', "[1, 2]", '{\n  "text": "over many lines"\n}', "", "not JSON"]
)
def test_a_json_in_a_folder_that_begins_with_no_article_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "good.txt").write_text(PROSE)
    (tmp_path / "other.json").write_text(content)
    assert names(tmp_path) == (["good.txt"], ["other.json"])


def test_files_of_other_forms_are_told_of_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("good.txt", "scan.pdf", "letter.docx", ".hidden.pdf", "README"):
        (tmp_path / name).write_text(PROSE)
    assert names(tmp_path) == (["good.txt"], ["README", "letter.docx", "scan.pdf"])


def test_an_index_that_lies_in_the_folder_is_left_out_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PROSE)
    kept = tmp_path / "index" / "received"
    kept.mkdir(parents=True)
    (tmp_path / "index" / "articles.sqlite").write_bytes(b"SQLite format 3\0")
    (kept / "again.txt").write_text(PROSE)
    assert names(tmp_path) == (["good.txt"], [])


def test_a_link_to_a_json_that_is_gone_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.json").symlink_to("nothing.json")
    (outcome,) = read_articles([str(tmp_path)])
    assert isinstance(outcome, Unreadable) and "not there" in outcome.reason


def test_what_an_article_does_not_tell_is_taken_from_beside_it_and_never_instead(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text(PROSE)
    (tmp_path / "full.md").write_text(f"---\noutlet: Ostra News\ndate: 2024-05-03\n---\n{PROSE}")
    given = Otherwise("Port Gazette", date(2026, 3, 12))
    bare, full = read_articles([str(tmp_path)], otherwise=given)
    assert isinstance(bare, Article) and isinstance(full, Article)
    assert (bare.outlet, bare.published) == ("Port Gazette", date(2026, 3, 12))
    assert (full.outlet, full.published) == ("Ostra News", date(2024, 5, 3))


def test_an_article_that_is_given_a_day_is_another_than_without(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text(PROSE)
    (undated,) = read_articles([str(tmp_path)])
    (dated,) = read_articles([str(tmp_path)], otherwise=Otherwise(None, date(2026, 3, 12)))
    assert isinstance(undated, Article) and isinstance(dated, Article)
    assert undated.id != dated.id
