"""A damaged index says so or mends itself; it never searches badly in silence, and a kill loses nothing."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import BusyIndex, DamagedIndex, EncoderMismatch, FactcheckError, NoIndex
from factcheck.index import Index, database, vectors

CLAIMS = ["the bridge fell", "a road was closed", "two were hurt", "nobody was hurt"]


@pytest.fixture(autouse=True, params=["searched by numpy", "searched by faiss"])
def bound(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test sees the few claims here as few, and as more than numpy is for."""
    if request.param == "searched by faiss":
        monkeypatch.setattr(vectors, "FEW", 0)


@pytest.fixture
def folder(news: Any, tmp_path: Path) -> Path:
    """An index with its vectors file written."""
    with news.create(tmp_path / "index") as index:
        for claim in CLAIMS:
            news.put(index, news.article(claim), claim)
    return tmp_path / "index"


def flip(file: Path, at: float) -> None:
    content = bytearray(file.read_bytes())
    content[int(at * (len(content) - 1))] ^= 0x40
    file.write_bytes(content)


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "file deleted": (lambda folder: (folder / "vectors.faiss").unlink(), "missing"),
    "file empty": (lambda folder: (folder / "vectors.faiss").write_bytes(b""), "damaged"),
    "file cut short": (lambda folder: truncate(folder / "vectors.faiss"), "damaged"),
    "file garbage": (lambda folder: (folder / "vectors.faiss").write_bytes(b"no vectors" * 99), "damaged"),
    "a bit flipped in the head": (lambda folder: flip(folder / "vectors.faiss", 0), "damaged"),
    "a bit flipped in a vector": (lambda folder: flip(folder / "vectors.faiss", 0.5), "damaged"),
    "a bit flipped in a number": (lambda folder: flip(folder / "vectors.faiss", 1), "damaged"),
    "stamp deleted": (lambda folder: (folder / "vectors.json").unlink(), "stamp"),
    "stamp cut short": (lambda folder: truncate(folder / "vectors.json"), "stamp"),
    "stamp of another form": (lambda folder: (folder / "vectors.json").write_text("[1]"), "stamp"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_vectors_file_is_noticed_and_made_anew(news: Any, folder: Path, damage: str) -> None:
    with Index.open(folder) as index:
        before = news.everything(index)
        assert index.check() == index.notes == ()
    harm, word = DAMAGES[damage]
    harm(folder)
    with Index.open(folder) as index:
        assert [(problem.repairable, word in problem.message) for problem in index.check()] == [(True, True)]
        assert news.everything(index) == before
        assert [word in note for note in index.notes] == [True]
    with Index.open(folder) as index:
        assert news.everything(index) == before
        assert index.check() == index.notes == ()


@pytest.mark.parametrize("damage", DAMAGES)
def test_repair_makes_a_damaged_vectors_file_anew(news: Any, folder: Path, damage: str) -> None:
    DAMAGES[damage][0](folder)
    with Index.open(folder) as index:
        assert index.repair() == ()
        assert len(news.everything(index)) == len(CLAIMS)


def test_the_sound_vectors_file_of_another_index_is_not_believed(news: Any, folder: Path, tmp_path: Path) -> None:
    with Index.open(folder) as index:
        before = news.everything(index)
    with news.create(tmp_path / "other") as other:
        for claim in reversed(CLAIMS):
            news.put(other, news.article(claim), f"another index has {claim}")
    for name in ("vectors.faiss", "vectors.json"):
        shutil.copy(tmp_path / "other" / name, folder / name)
    with Index.open(folder) as index:
        assert news.everything(index) == before
        assert "another database" in index.notes[0]


def test_an_older_vectors_file_of_the_same_index_catches_up(news: Any, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "older")
    with Index.open(folder) as index:
        index.remove(CLAIMS[0])
        news.put(index, news.article("new"), "a fifth claim", "a sixth")
        now = news.everything(index)
    for name in ("vectors.faiss", "vectors.json"):
        shutil.copy(tmp_path / "older" / name, folder / name)
    with Index.open(folder) as index:
        assert ["behind" in problem.message for problem in index.check()] == [True]
        assert news.everything(index) == now
        assert index.check() == index.notes == ()


def test_a_database_put_back_from_a_backup_is_not_searched_with_newer_vectors(
    news: Any, folder: Path, tmp_path: Path
) -> None:
    shutil.copy(folder / database.FILE, tmp_path / "backup")
    with Index.open(folder) as index:
        news.put(index, news.article("lost"), "what was lost")
    shutil.copy(tmp_path / "backup", folder / database.FILE)
    with Index.open(folder) as index:
        news.put(index, news.article("other"), "what came instead")
        assert "what came instead" in dict(news.everything(index))
        assert "what was lost" not in dict(news.everything(index))
        assert index.vectors_of([fact for fact, _ in index.claims()]).shape == (5, 48)


def test_a_vectors_file_that_cannot_be_written_costs_a_note_only(news: Any, folder: Path) -> None:
    (folder / "vectors.faiss").unlink()
    (folder / "vectors.faiss").mkdir()
    with Index.open(folder) as index:
        assert len(news.everything(index)) == len(CLAIMS)
        assert any("could not be written" in note for note in index.notes)


def test_an_open_index_sees_what_another_process_puts_in_and_takes_out(news: Any, folder: Path) -> None:
    with Index.open(folder) as reader, Index.open(folder) as writer:
        before = news.everything(reader)
        news.put(writer, news.article("new"), "a fifth claim")
        writer.remove(CLAIMS[0])
        assert {text for text, _ in news.everything(reader)} == {*CLAIMS[1:], "a fifth claim"}
        assert len(before) == len(CLAIMS)


def test_there_is_no_index_in_an_empty_folder(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoIndex, match=r"factcheck ingest SOURCE\.\.\. --index"):
            Index.open(folder)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_cannot_be_where_a_file_is(news: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("occupied")
    with pytest.raises(FactcheckError, match="No index can be made in"):
        news.create(tmp_path / "file")


@pytest.mark.parametrize("content", [b"this is no database" * 99, b"SQLite format 3\0" + b"\xff" * 4096, b"\0" * 9])
def test_garbage_instead_of_the_database_is_named(news: Any, tmp_path: Path, content: bytes) -> None:
    (tmp_path / database.FILE).write_bytes(content)
    for opening in (Index.open, news.create):
        with pytest.raises(DamagedIndex, match=r"no database|damaged"):
            opening(tmp_path)
    assert (tmp_path / database.FILE).read_bytes() == content


def test_a_database_of_another_program_is_left_alone(news: Any, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / database.FILE) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    for opening in (Index.open, news.create):
        with pytest.raises(DamagedIndex, match="another program"):
            opening(tmp_path)


def test_an_index_of_a_newer_form_asks_for_an_upgrade(news: Any, folder: Path) -> None:
    with sqlite3.connect(folder / database.FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    for opening in (Index.open, news.create):
        with pytest.raises(DamagedIndex, match="newer factcheck"):
            opening(folder)


def test_an_index_of_an_older_form_is_brought_forward(news: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = (*database.migrations(), "ALTER TABLE articles ADD COLUMN language TEXT;")
    monkeypatch.setattr(database, "migrations", lambda: scripts)
    with Index.open(folder) as index:
        assert len(news.everything(index)) == len(CLAIMS)
    with sqlite3.connect(folder / database.FILE) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts),)
        assert connection.execute("SELECT language FROM articles").fetchall() == [(None,)] * len(CLAIMS)


def test_a_migration_that_fails_leaves_the_older_form(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*database.migrations(), "CREATE TABLE half (a); CREATE TABLE half (a);")
    with monkeypatch.context() as patched:
        patched.setattr(database, "migrations", lambda: broken)
        with pytest.raises(sqlite3.OperationalError):
            Index.open(folder)
    with Index.open(folder) as index:
        assert index.check() == ()


def test_another_encoder_is_refused_in_one_sentence(news: Any, folder: Path) -> None:
    with pytest.raises(EncoderMismatch) as refused:
        Index.create_or_open(folder, encoder_name="other", encoder_digest="fedcba9876543210", dimension=48)
    assert str(refused.value) == (
        f"The index in {folder} was built with encoder toy (digest 0123456789ab); you asked for other "
        "(digest fedcba987654). Use --encoder toy, or ingest again into a new folder"
    )
    with pytest.raises(EncoderMismatch, match="built with encoder toy"):
        Index.open(folder, encoder_name="other")
    with Index.open(folder, encoder_name="a path that has moved", encoder_digest=news.encoder.digest) as index:
        assert index.encoder == ("toy", "0123456789abcdef", 48)


def test_a_second_writer_waits_and_then_says_why_it_gave_up(
    news: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with Index.open(folder) as first, Index.open(folder) as second:
        with first._database.transaction():
            with pytest.raises(BusyIndex, match="written by another process"):
                news.put(second, news.article("new"), "a fifth claim")
            assert len(news.everything(second)) == len(CLAIMS)
        assert news.put(second, news.article("new"), "a fifth claim") == "added"


VECTOR = "missing or damaged"
HARMS = {
    "UPDATE articles SET record = replace(record, 'Harbour', 'Arbour')": (False, "not as it was stored"),
    "UPDATE articles SET record = '{' WHERE number = 2": (False, "not as it was stored"),
    "UPDATE claims SET fact = '{' WHERE number = 2": (True, "A claim of article a road was closed"),
    "UPDATE claims SET fact = replace(fact, 'road', 'toad')": (True, "A claim of article a road was closed"),
    "UPDATE vectors SET vector = x'00' WHERE claim = 2": (True, VECTOR),
    "UPDATE vectors SET vector = cast(zeroblob(188) || x'0000c07f' AS BLOB) WHERE claim = 2": (True, VECTOR),
    "DELETE FROM vectors WHERE claim = 2": (True, VECTOR),
    "INSERT INTO terms VALUES ('place', 'nowhere', 999, 1, 1)": (True, "belong to no row"),
    "INSERT INTO vectors VALUES (999, x'00')": (True, "belong to no row"),
}


def harm_database(folder: Path, harm: str) -> None:
    with sqlite3.connect(folder / database.FILE) as connection:
        connection.execute(harm)
    connection.close()


@pytest.mark.parametrize("harm", HARMS)
def test_the_doctor_names_what_is_wrong_in_the_database(folder: Path, harm: str) -> None:
    repairable, words = HARMS[harm]
    harm_database(folder, harm)
    with Index.open(folder) as index:
        found = index.check()
        assert found
        assert all(words in problem.message and problem.repairable == repairable for problem in found)
        left = () if words == "belong to no row" else found
        assert index.repair() == left


@pytest.mark.parametrize("harm", [harm for harm, (repairable, _) in HARMS.items() if repairable])
def test_damaged_facts_and_vectors_are_put_anew_from_what_is_stored(news: Any, folder: Path, harm: str) -> None:
    with Index.open(folder) as index:
        before = sorted(news.everything(index))
    harm_database(folder, harm)
    with Index.open(folder) as index:
        index.repair()
        for damage in tuple(index.damaged()):
            facts = damage.facts if damage.facts is not None else news.facts(damage.article, damage.article.id)
            index.put(damage.article, facts, [news.vector(fact.text) for fact in facts], anew=True)
        assert index.repair() == ()
        assert sorted(news.everything(index)) == before


@pytest.mark.parametrize("harm", [harm for harm, (repairable, _) in HARMS.items() if not repairable])
def test_a_damaged_article_is_not_known_and_is_replaced_when_it_is_read_again(
    news: Any, folder: Path, harm: str
) -> None:
    harm_database(folder, harm)
    with Index.open(folder) as index:
        assert index.repair() and not tuple(index.damaged())
        for claim in CLAIMS:
            if not index.knows(news.article(claim)):
                assert news.put(index, news.article(claim), claim) == "replaced"
        assert index.repair() == ()
        assert index.counts() == (len(CLAIMS), len(CLAIMS))


def test_the_names_of_an_index_of_the_first_form_are_told_apart(news: Any, folder: Path) -> None:
    with news.create(folder) as index:
        fact = news.fact(news.article("two"), "a pier fell", speaker="Pyongyang")
        news.put(index, news.article("two"), replace(fact, speaker=news.actor("North Korea")))
    as_it_was = "PRAGMA user_version = 1", "UPDATE claims SET speaker = replace(speaker, char(10), '')"
    for statement in (*as_it_was, "UPDATE claims SET fact = '{' WHERE number = 1"):
        harm_database(folder, statement)
    with sqlite3.connect(folder / database.FILE) as connection:
        joined = "SELECT count(*) FROM claims WHERE speaker = ' pyongyang north korea'"
        assert connection.execute(joined).fetchone() == (1,)
    connection.close()
    with Index.open(folder) as index:
        found = {name: len(list(index.claims(speaker=name))) for name in ("Pyongyang", "North", "Pyongyang North")}
    assert found == {"Pyongyang": 1, "North": 1, "Pyongyang North": 0}


def test_a_damaged_vector_is_not_searched_and_the_rest_is(news: Any, folder: Path) -> None:
    with sqlite3.connect(folder / database.FILE) as connection:
        connection.execute("UPDATE vectors SET vector = x'00' WHERE claim = 2")
    connection.close()
    (folder / "vectors.faiss").unlink()
    with Index.open(folder) as index:
        assert len(news.everything(index)) == len(CLAIMS) - 1
        assert any("doctor" in note for note in index.notes)


def test_a_damaged_page_is_named(news: Any, tmp_path: Path) -> None:
    with news.create(tmp_path) as index:
        for place in range(60):
            news.put(index, news.article(str(place), text="long " * 300), *CLAIMS)
    content = bytearray((tmp_path / database.FILE).read_bytes())
    content[8 * 4096 :: 4096] = b"\xee" * len(content[8 * 4096 :: 4096])
    (tmp_path / database.FILE).write_bytes(content)
    with Index.open(tmp_path) as index:
        assert not any(problem.repairable for problem in index.check())
        assert index.repair() == index.check() != ()
        with pytest.raises(DamagedIndex, match="ingest into a new folder"):
            list(index.claims())
