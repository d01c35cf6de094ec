"""An index that is not as it was left: what the doctor and the other commands make of it."""

import sqlite3
from pathlib import Path

import pytest
from running import ASKING, LAUNCH, factcheck, one_line, written

pytestmark = pytest.mark.usefixtures("elsewhere")


def forge_encoder(index: Path) -> None:
    with sqlite3.connect(index / "articles.sqlite") as database:
        database.execute("UPDATE encoder SET digest = 'f0rged'")
    database.close()


def test_another_encoder_than_the_indexs_is_refused_with_a_sentence(own_index, tmp_path):
    forge_encoder(own_index)
    article = written(tmp_path / "a.txt", "“The quay is closed,” Anna Berg said.")
    for words in (("lookup", LAUNCH), ("ingest", article)):
        told = one_line(factcheck(*words, "--index", own_index))
        assert "f0rged" in told and "built with encoder" in told
    assert factcheck("claims", "--index", own_index).status == 0


DAMAGES = {
    "missing": lambda file: file.unlink(),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:100]),
    "empty": lambda file: file.write_bytes(b""),
    "another": lambda file: file.write_bytes(b"x" + file.read_bytes()[1:]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_doctor_finds_a_damaged_vectors_file_and_repairs_it(damage, own_index, sample_index):
    assert factcheck("doctor", "--index", own_index).status == 0
    damage(own_index / "vectors.faiss")
    found = factcheck("doctor", "--index", own_index)
    assert found.status == 1
    assert "vectors.faiss" in found.stdout and "--repair" in found.stdout
    (problem,) = factcheck("doctor", "--index", own_index, "--format", "json").json["problems"]
    assert problem["repairable"] is True
    assert factcheck("doctor", "--repair", "--index", own_index).status == 0
    assert factcheck("doctor", "--index", own_index).status == 0
    asked = ("lookup", LAUNCH, "--format", "json", "--index")
    assert factcheck(*asked, own_index).json == factcheck(*asked, sample_index).json


def test_a_lookup_does_without_the_vectors_file_and_says_so(own_index, sample_index):
    (own_index / "vectors.faiss").unlink()
    done = factcheck("lookup", LAUNCH, "--index", own_index)
    assert done.stderr.startswith("note: ") and "rebuilt" in done.stderr
    assert done.stdout == factcheck("lookup", LAUNCH, "--index", sample_index).stdout
    (own_index / "vectors.faiss").unlink()
    assert factcheck("lookup", LAUNCH, "--quiet", "--index", own_index).stderr == ""


@pytest.mark.parametrize("words", [*ASKING, ("doctor",), ("doctor", "--repair")])
def test_a_truncated_database_is_told_in_one_line(words, own_index):
    file = own_index / "articles.sqlite"
    file.write_bytes(file.read_bytes()[:5_000])
    assert "damaged" in one_line(factcheck(*words, "--index", own_index))


def hurt(index: Path, statement: str) -> None:
    with sqlite3.connect(index / "articles.sqlite") as database:
        database.execute(statement)
    database.close()


HEALED = {
    "a vector is gone": "DELETE FROM vectors WHERE claim = 3",
    "a vector is cut short": "UPDATE vectors SET vector = x'00' WHERE claim = 3",
    "a claim is garbled": "UPDATE claims SET fact = '{' WHERE number = 3",
    "a claim is changed": "UPDATE claims SET fact = replace(fact, '0', '1') WHERE number = 3",
}


@pytest.mark.parametrize("statement", HEALED.values(), ids=HEALED)
def test_the_doctor_makes_damaged_claims_and_vectors_anew_as_it_says_it_will(statement, own_index, sample_index):
    hurt(own_index, statement)
    found = factcheck("doctor", "--index", own_index)
    assert found.status == 1 and "factcheck doctor --repair puts it right" in found.stdout
    assert factcheck("doctor", "--repair", "--index", own_index).status == 0
    assert factcheck("doctor", "--index", own_index).stdout.endswith("all whole\n")
    asked = ("lookup", LAUNCH, "--format", "json", "--index")
    assert factcheck(*asked, own_index).json == factcheck(*asked, sample_index).json


TEXT_HURT = "UPDATE articles SET record = replace(record, 'quay', 'quad')"


@pytest.fixture
def hurt_article(tmp_path):
    """An index of one article whose stored text is damaged, and the file that it was read from."""
    file = written(tmp_path / "a.txt", "“The quay is closed until the winter,” Anna Berg said.")
    assert factcheck("ingest", file, "--index", "hurt").status == 0
    hurt(Path("hurt"), TEXT_HURT)
    return file


def test_an_article_whose_text_is_damaged_is_ingested_again_as_the_doctor_advises(hurt_article):
    told = factcheck("doctor", "--repair", "--index", "hurt")
    assert told.status == 1 and f"ingest {hurt_article} again" in told.stdout
    again = factcheck("ingest", hurt_article, "--index", "hurt")
    assert again.status == 0 and "known" not in again.stdout
    assert factcheck("doctor", "--index", "hurt").stdout == "hurt: 1 articles, 1 claims, all whole\n"


def test_an_article_is_taken_out_as_the_doctor_advises(hurt_article):
    told = factcheck("doctor", "--index", "hurt").stdout
    advice = told.rstrip().rpartition("factcheck ")[2].split()
    assert advice[:2] == ["doctor", "--remove"]
    done = factcheck(*advice, "--index", "hurt", "--format", "json")
    assert (done.status, done.json["removed"], done.json["problems"]) == (0, advice[2:], [])
    assert factcheck("doctor", "--index", "hurt").stdout == "hurt: 0 articles, 0 claims, all whole\n"


def test_an_article_that_is_not_there_is_not_taken_out(own_index):
    assert "claims --format json" in one_line(factcheck("doctor", "--remove", "nobody", "--index", own_index))
