"""Few vectors in numpy and many in FAISS are found alike, and an index goes from one to the other unnoticed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factcheck.index import Index, vectors
from factcheck.index.vectors import FewVectors, Vectors, fit_for, read_vectors, write_vectors

DIMENSION = 24


def unit(count: int, seed: int) -> Any:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def few() -> FewVectors:
    """100 vectors, of which some were taken out and others came in."""
    held = FewVectors(DIMENSION)
    held.add(np.arange(1, 81), unit(80, seed=1))
    held.remove(np.arange(1, 31))
    held.add(np.arange(500, 550), unit(50, seed=2))
    return held


@pytest.fixture
def many(few: FewVectors, monkeypatch: pytest.MonkeyPatch) -> Vectors:
    """The same in FAISS."""
    monkeypatch.setattr(vectors, "FEW", 0)
    held = fit_for(few, 100)
    assert not isinstance(held, FewVectors)
    return held


@pytest.mark.parametrize("k", [1, 7, 99, 100])
@pytest.mark.parametrize("questions", [1, 3, 50])
def test_numpy_finds_what_faiss_finds(few: FewVectors, many: Vectors, questions: int, k: int) -> None:
    asked = unit(questions, seed=3)
    (few_products, few_numbers), (many_products, many_numbers) = few.search(asked, k), many.search(asked, k)
    assert few_numbers.shape == (questions, k)
    assert (few_numbers == many_numbers).all()
    assert few_products == pytest.approx(many_products, abs=1e-6)


def test_so_many_questions_that_they_are_asked_in_portions(few: FewVectors, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = unit(50, seed=3)
    whole = few.search(asked, 5)
    monkeypatch.setattr(vectors, "PRODUCTS", 700)
    products, numbers = few.search(asked, 5)
    assert (numbers == whole[1]).all()
    assert products == pytest.approx(whole[0], abs=1e-6)


def test_of_equals_the_one_first_added_comes_first() -> None:
    held, one = FewVectors(DIMENSION), unit(1, seed=4)
    held.add(np.array([9, 3, 7]), np.repeat(one, 3, axis=0))
    assert held.search(one, 3)[1].tolist() == [[9, 3, 7]]


def test_vectors_are_written_and_read_under_their_numbers(few: FewVectors, tmp_path: Path) -> None:
    write_vectors(few, tmp_path / "vectors")
    read = read_vectors(tmp_path / "vectors", DIMENSION)
    assert read is not None
    assert read.numbers.tolist() == few.numbers.tolist()
    assert read.search(few.vectors, 1)[1][:, 0].tolist() == few.numbers.tolist()
    assert read_vectors(tmp_path / "vectors", DIMENSION + 1) is None


@pytest.mark.parametrize("bound", [0, 2, 3, 100])
def test_an_index_answers_alike_on_either_side_of_the_bound(
    news: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: int
) -> None:
    monkeypatch.setattr(vectors, "FEW", bound)
    with news.create(tmp_path / "index") as index:
        for text in ("the bridge fell", "a road closed"):
            news.put(index, news.article(text), text)
        assert dict(news.everything(index)).keys() == {"the bridge fell", "a road closed"}
        news.put(index, news.article("third"), "two were hurt", "nobody was hurt")
        index.remove("a road closed")
        told = news.everything(index)
        assert dict(told).keys() == {"the bridge fell", "two were hurt", "nobody was hurt"}
    with Index.open(tmp_path / "index") as index:
        assert index.check() == ()
        assert [text for text, _ in news.everything(index)] == [text for text, _ in told]
        assert index.notes == ()


def test_a_search_among_few_claims_imports_no_faiss(news: Any, tmp_path: Path) -> None:
    with news.create(tmp_path / "index") as index:
        news.put(index, news.article("a"), "the bridge fell")
    program = f"""
import sys
from pathlib import Path
import numpy
from factcheck.index import Index
with Index.open(Path({str(tmp_path / "index")!r})) as index:
    assert len(index.neighbours(numpy.ones((1, index.encoder.dimension)), 3)[0]) == 1
print("faiss" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
