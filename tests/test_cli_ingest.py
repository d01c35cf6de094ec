"""Articles in, from outside: good ones, bad ones, the same again, changed ones, and Ctrl-C in between."""

import json
import re
import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from running import (
    factcheck,
    factcheck_apart,
    ingested,
    start_factcheck,
    written,
)

from factcheck.index import Landed
from factcheck.pipeline.ingesting import Intake, Landing
from factcheck.sample import ARTICLES

pytestmark = pytest.mark.usefixtures("elsewhere")


def content(index: Path) -> dict[str, list[Any]]:
    """Every row of every table of an index."""
    with sqlite3.connect(index / "articles.sqlite") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(map(repr, database.execute(f"SELECT * FROM {table}"))) for table in tables}


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(range(256)) * 8


@pytest.fixture
def pile(tmp_path):
    """A folder as people have them: three good articles, and eight things that are none."""
    folder = tmp_path / "pile"
    folder.mkdir()
    written(folder / "bridge.txt", "“The bridge at Orlen is closed,” mayor Anna Berg said on 3 May 2024.\n")
    written(
        folder / "lines.jsonl",
        '{"text": "The river Ostra rose to 4 metres, the water board said.", "outlet": "Ostra News"}\n'
        '{"text": "The river\n'
        '{"title": "no text"}\n',
    )
    (folder / "cafe.txt").write_bytes("The café was full on Monday, Zoë Holm said.\n".encode("latin-1"))
    (folder / "empty.txt").touch()
    (folder / "photo.txt").write_bytes(JPEG)
    (folder / "torn.txt").write_bytes(b"\xe2\x82\xc3\x28\xff\xfe\x9d\x81 the dam \xf0\x9f\x8d holds\xa0\xa1\x8f")
    (folder / "menu.html").write_text("<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>")
    with (folder / "novel.txt").open("wb") as novel:
        novel.write(b"The tower is tall, Anna Berg said. ")
        novel.truncate(50_000_000)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    return folder


BAD = {
    "lines.jsonl:2": "not JSON",
    "lines.jsonl:3": 'no "text"',
    "empty.txt": "empty",
    "photo.txt": "JPEG",
    "torn.txt": "encoding",
    "menu.html": "no article",
    "novel.txt": "too long",
    "again": "link",
}


def test_every_good_article_is_in_and_each_bad_one_is_named_with_its_reason(pile):
    done = factcheck("ingest", pile, "--format", "json")
    assert done.status == 1
    assert ingested(done) == {"added": 3}
    reasons = {Path(bad["source"]).name: bad["reason"] for bad in done.json["unreadable"]}
    assert reasons.keys() == BAD.keys()
    assert all(BAD[name] in reason for name, reason in reasons.items()), reasons
    claims = factcheck("claims", "--format", "json").json
    assert len({claim["article"]["path"] for claim in claims}) == 3
    assert {claim["speaker"]["name"] for claim in claims} >= {"Anna Berg", "Zoë Holm"}


def test_for_reading_each_bad_source_has_one_line_on_standard_error(pile):
    done = factcheck("ingest", pile)
    assert done.status == 1
    assert done.stdout == "3 articles added, 3 claims, 8 sources not read\n"
    told = [line for line in done.stderr.splitlines() if line.startswith("not read ")]
    assert len(told) == len(BAD)
    assert f"note {pile / 'cafe.txt'}: decoded as cp1252, a guess" in done.stderr


def test_extract_goes_on_past_a_bad_source_too(pile):
    done = factcheck("extract", pile, "--format", "jsonl")
    assert done.status == 1
    assert len(done.lines) == 3
    assert done.stderr.count("not read ") == len(BAD)


def test_a_source_that_is_not_there_is_named(tmp_path):
    for words in (("ingest", "nowhere.txt"), ("extract", "nowhere.txt"), ("ingest", "*.none")):
        done = factcheck(*words)
        assert done.status == 1
        assert f"not read {words[1]}: " in done.stderr


def test_ingesting_twice_changes_nothing(pile, sample_index, own_index):
    assert ingested(factcheck("ingest", ARTICLES, "--index", own_index, "--format", "json")).keys() == {"unchanged"}
    assert content(own_index) == content(sample_index)
    factcheck("ingest", pile)
    before = content(Path(".factcheck"))
    assert ingested(factcheck("ingest", pile, "--format", "json")) == {"unchanged": 3}
    assert content(Path(".factcheck")) == before


def test_a_changed_article_takes_the_place_of_the_older(tmp_path):
    article = written(tmp_path / "dam.txt", "The dam holds, engineer Anna Berg said.\n")
    other = written(tmp_path / "fair.txt", "The fair opens on Friday, Jo Ample said.\n")
    assert ingested(factcheck("ingest", article, other, "--format", "json")) == {"added": 2}
    written(article, "The dam no longer holds, engineer Anna Berg said.\n")
    assert ingested(factcheck("ingest", article, other, "--format", "json")) == {"replaced": 1, "unchanged": 1}
    texts = [claim["text"] for claim in factcheck("claims", "--format", "json").json]
    assert sorted(texts) == ["The dam no longer holds", "The fair opens on Friday"]
    assert factcheck("doctor").status == 0


def test_an_article_comes_by_standard_input(tmp_path):
    text = "“The quay at Orlen is closed,” Anna Berg said.\n".encode()
    assert ingested(factcheck("ingest", "-", "--format", "json", stdin=text)) == {"added": 1}
    assert ingested(factcheck("ingest", "-", "--format", "json", stdin=text)) == {"unchanged": 1}
    (claim,) = factcheck("claims", "--format", "json").json
    assert claim["text"].startswith("The quay at Orlen is closed") and claim["article"]["path"] is None
    assert factcheck("extract", "-", "--format", "jsonl", stdin=text).lines[0]["claims"][0]["text"] == claim["text"]
    assert "not read -: is empty" in factcheck("ingest", "-", stdin=b"").stderr


def test_one_file_of_lines_is_many_articles(tmp_path):
    rows = [
        {
            "id": f"n{number}",
            "outlet": "Ostra News",
            "published": "2024-05-03",
            "text": f"Gate {number} is shut, Jo Ample said.",
        }
        for number in range(5)
    ]
    file = written(tmp_path / "news.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert ingested(factcheck("ingest", file, "--format", "json")) == {"added": 5}
    claims = factcheck("claims", "--format", "json").json
    assert sorted(claim["article"]["id"] for claim in claims) == [row["id"] for row in rows]
    assert {(claim["article"]["outlet"], claim["article"]["published"]) for claim in claims} == {
        ("Ostra News", "2024-05-03")
    }


def test_what_a_folder_holds_in_other_forms_is_named_in_one_line_and_is_no_failure(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    written(folder / "dam.txt", "3 May 2024\n\nThe dam holds, engineer Anna Berg said.\n")
    for name in ("a.pdf", "b.docx", "c.jpg", "d.png", "e.zip", "f.pdf"):
        written(folder / name, "anything")
    for words in (("ingest", folder), ("extract", folder)):
        done = factcheck(*words)
        assert done.status == 0
        (told,) = done.stderr.splitlines()
        assert told.startswith("6 files not read: a.pdf, b.docx, c.jpg, d.png, e.zip, ...; of a folder .txt, .md, ")
        assert factcheck(*words, "--quiet").stderr == ""


def test_undated_articles_are_counted_and_a_day_given_beside_them_dates_them(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    written(folder / "dam.txt", "The dam above Orlen no longer holds, engineer Anna Berg said on Thursday.\n")
    written(
        folder / "fair.md",
        "---\ndate: 2024-05-03\noutlet: Ostra News\n---\nThe fair opens with a parade, Jo Ample said.\n",
    )
    done = factcheck("ingest", folder)
    assert done.status == 0
    assert done.stderr.startswith("1 of 2 articles is undated: dam.txt; give a day with --published YYYY-MM-DD")
    assert factcheck("ingest", folder, "--quiet").stderr == ""
    given = ("--published", "2026-03-12", "--outlet", "Port Gazette")
    assert ingested(factcheck("ingest", folder, *given, "--format", "json")) == {"replaced": 1, "unchanged": 1}
    told = {(claim["article"]["outlet"], claim["article"]["published"]) for claim in factcheck_claims()}
    assert told == {("Port Gazette", "2026-03-12"), ("Ostra News", "2024-05-03")}


def test_an_article_in_json_is_the_same_in_its_folder_and_by_its_name(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    written(folder / "dam.json", json.dumps({"outlet": "Ostra News", "text": "The dam holds, Anna Berg said."}))
    assert ingested(factcheck("ingest", folder, "--format", "json")) == {"added": 1}
    assert ingested(factcheck("ingest", folder / "dam.json", "--format", "json")) == {"unchanged": 1}


def factcheck_claims() -> list[dict[str, Any]]:
    return list(factcheck("claims", "--format", "json").json)


@pytest.mark.parametrize(
    ("done", "told"), [(0, "no article is in yet"), (1, "1 article is in"), (7, "7 articles are in")]
)
def test_ctrl_c_tells_how_many_articles_are_in(tmp_path, monkeypatch, done, told):
    def stopping(articles, *_, **__):
        for _ in range(done):
            article = next(articles)
            yield Intake(landings=(Landing(article, Landed.ADDED, 1),))
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.pipeline.ingesting.ingest", stopping)
    ended = factcheck("ingest", many_articles(tmp_path / "many", 8))
    assert (ended.status, ended.stderr) == (130, f"stopped: {told}; the same command goes on where it stopped\n")


MANY = 20


def many_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        lines = [f"Gate {gate} of lock {number} stays shut until May {gate}, Jo Ample said." for gate in range(1, 4)]
        written(folder / f"{number:03}.txt", "\n\n".join(lines))
    return folder


def articles_in(index: Path) -> int:
    try:
        database = sqlite3.connect(f"file:{index / 'articles.sqlite'}?mode=ro", uri=True)
        return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_ctrl_c_keeps_what_is_done_and_the_next_run_completes_it(tmp_path):
    folder, index = many_articles(tmp_path / "many", MANY), tmp_path / "index"
    started = start_factcheck("ingest", folder, "--index", index)
    while articles_in(index) < 3:
        assert started.poll() is None, started.stderr.read()
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert started.returncode == 130
    assert "Traceback" not in told
    kept = int(re.fullmatch(r"stopped: (\d+) articles are in; the same command goes on where it stopped\n", told)[1])
    assert 3 <= kept < MANY
    assert articles_in(index) - kept in (0, 1)
    done = factcheck("ingest", folder, "--index", index, "--format", "json")
    assert done.status == 0
    assert sum(ingested(done).values()) == MANY and ingested(done)["unchanged"] in (kept, kept + 1)
    assert factcheck("doctor", "--index", index).status == 0


def test_a_reader_that_leaves_early_is_no_bug(sample_index):
    started = start_factcheck("claims", "--format", "jsonl", "--index", sample_index)
    started.stdout.readline()
    started.stdout.close()
    told = started.stderr.read()
    started.wait(timeout=60)
    assert "Traceback" not in told


def test_python_m_factcheck_answers_with_the_exit_status(sample_index):
    assert factcheck_apart("claims", "--index", sample_index, "--outlet", "Nobody").status == 2
    assert factcheck_apart("extract", "nowhere.txt").status == 1
    assert factcheck_apart("claims", "--limit", "1", FACTCHECK_INDEX=str(sample_index)).status == 0
