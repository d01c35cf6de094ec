"""The encoder that ships: its files are whole, its vectors those of all-MiniLM-L6-v2, alone or in company."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factcheck import shipped
from factcheck.errors import FactcheckError
from factcheck.index import describe_encoder, load_encoder
from factcheck.index.encoders.shipped import MODEL, TOKENIZER, WEIGHTS, ShippedEncoder

TEXTS = (
    "Two missiles flew 350 km.",
    "The missiles covered a distance of 217 miles before they fell into the sea.",
    "The minister resigned on Tuesday after the vote.",
    "An earthquake of magnitude 6.8 killed at least 2,000 people in Morocco.",
    "“We shall not sign it,” said Ms Lund; DPRK officials agreed.",
)
# What sentence-transformers 6.2.0 gives for them with the original weights: cosines, and each vector's first numbers.
COSINES = (
    (1.0000, 0.6977, -0.0094, 0.1281, -0.0183),
    (0.6977, 1.0000, -0.0388, 0.1393, 0.0049),
    (-0.0094, -0.0388, 1.0000, 0.0896, 0.1039),
    (0.1281, 0.1393, 0.0896, 1.0000, 0.0319),
    (-0.0183, 0.0049, 0.1039, 0.0319, 1.0000),
)
BEGINNINGS = (
    (0.0558, 0.0200, -0.0348, -0.0191, -0.0219, -0.0393),
    (-0.0162, 0.1063, 0.0111, 0.0033, -0.0199, -0.0160),
    (0.0966, 0.0435, 0.0453, 0.0336, 0.0298, 0.0548),
    (0.0761, -0.0153, 0.0103, 0.0623, 0.0029, -0.0499),
    (-0.0426, 0.0977, -0.0107, -0.0116, 0.0328, -0.0484),
)


@pytest.fixture(scope="module")
def encoder() -> Any:
    return load_encoder()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


@pytest.mark.parametrize("file", [MODEL, TOKENIZER])
def test_the_files_that_ship_are_as_they_were_sealed(file: str) -> None:
    assert shipped.read(WEIGHTS, file)


def test_the_encoder_is_known_by_the_digest_of_its_files(encoder: Any) -> None:
    assert encoder.digest == describe_encoder().digest == shipped.digest(WEIGHTS)


def test_every_file_that_decides_is_sealed() -> None:
    sealed = {line.split()[1] for line in (WEIGHTS / shipped.SUMS).read_text().splitlines()}
    assert sealed == {MODEL, TOKENIZER} == {file.name for file in WEIGHTS.iterdir()} - {shipped.SUMS, "CARD.md"}


@pytest.mark.parametrize("file", [MODEL, TOKENIZER])
def test_an_encoder_with_one_bit_turned_over_is_refused(copy: Path, file: str) -> None:
    contents = bytearray((copy / file).read_bytes())
    contents[len(contents) // 2] ^= 1
    (copy / file).write_bytes(contents)
    with pytest.raises(FactcheckError, match=f"{file} is damaged"):
        ShippedEncoder("all-MiniLM-L6-v2", copy)


def test_vectors_are_those_of_the_original(encoder: Any) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors @ vectors.T == pytest.approx(np.array(COSINES), abs=0.004)
    assert vectors[:, :6] == pytest.approx(np.array(BEGINNINGS), abs=0.008)


def test_vectors_have_length_one(encoder: Any) -> None:
    assert np.linalg.norm(encoder.encode([*TEXTS, "", "word " * 400]), axis=1) == pytest.approx(1, abs=1e-6)


def test_a_text_has_the_same_vector_alone_and_in_company(encoder: Any) -> None:
    company = [f"{text} {'and so on ' * number}" for text in TEXTS for number in range(0, 60, 7)]
    together = encoder.encode([*TEXTS, *company])[: len(TEXTS)]
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert together == pytest.approx(alone, abs=1e-6)


def test_a_text_has_the_same_vector_on_one_processor_and_on_two(encoder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "2" if shipped.threads() == 1 else "1")
    assert load_encoder().encode(TEXTS) == pytest.approx(encoder.encode(TEXTS), abs=1e-6)


def test_what_stands_behind_256_pieces_is_not_read(encoder: Any) -> None:
    # "rain" is one piece; a row has a mark at its beginning and one at its end.
    full, longer, shorter = encoder.encode(["rain " * 254, "rain " * 254 + "in Morocco", "rain " * 253])
    assert full == pytest.approx(longer, abs=1e-6)
    assert np.abs(full - shorter).max() > 1e-5


def test_case_does_not_matter_and_accents_do_not_either(encoder: Any) -> None:
    one, other = encoder.encode(["Erdogan spoke in ANKARA", "Erdoğan spoke in Ankara"])
    assert one == pytest.approx(other, abs=1e-6)


def test_the_digest_is_published(encoder: Any) -> None:
    models = Path(__file__).parents[2] / "docs" / "models.md"
    assert encoder.digest in models.read_text(encoding="utf-8")
