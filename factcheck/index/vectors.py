"""Vectors in memory under the numbers of their claims, searched exactly: by numpy while they are few, else by FAISS.

Both find the same. FAISS holds and searches millions; the few are found sooner than it is imported. On disk there is
FAISS's form alone. The only module that imports faiss.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.int64]

# Up to so many vectors numpy searches. A first search among 5,000 of 384 dimensions, read from the database, took
# 47 ms of one core, and 77 ms with faiss, its import included; among 10,000 it took 115 and 111 ms.
FEW = 5_000
# Inner products that numpy computes at a time: 16 MB of them.
PRODUCTS = 4_000_000


class Vectors(Protocol):
    """Unit vectors of one dimension, each under a number that is its own."""

    @property
    def numbers(self) -> "Numbers":
        """The numbers (vectors,), in no order."""

    def add(self, numbers: "Numbers", vectors: "Matrix") -> None:
        """Hold more: vectors (n, dimension) under numbers (n,) that are not held."""

    def remove(self, numbers: "Numbers") -> None:
        """Hold no more what is under these numbers (n,)."""

    def search(self, vectors: "Matrix", k: int) -> "tuple[Matrix, Numbers]":
        """Inner products and numbers, both (n, k), of the ``k`` nearest to each of n vectors, best first.

        ``k``: from 1 to as many as are held.
        """


class FewVectors:
    """Vectors in one numpy array."""

    def __init__(self, dimension: int) -> None:
        import numpy as np

        self.numbers: Numbers = np.empty(0, np.int64)
        self.vectors: Matrix = np.empty((0, dimension), np.float32)

    def add(self, numbers: "Numbers", vectors: "Matrix") -> None:
        """As ``Vectors`` says; costs a copy of all."""
        import numpy as np

        self.numbers = np.concatenate((self.numbers, numbers))
        self.vectors = np.concatenate((self.vectors, vectors))

    def remove(self, numbers: "Numbers") -> None:
        """As ``Vectors`` says; costs a copy of all."""
        import numpy as np

        kept = ~np.isin(self.numbers, numbers)
        self.numbers, self.vectors = self.numbers[kept], self.vectors[kept]

    def search(self, vectors: "Matrix", k: int) -> "tuple[Matrix, Numbers]":
        """As ``Vectors`` says; of equals the one first added comes first."""
        import numpy as np

        rows = max(1, PRODUCTS // len(self.numbers))
        found = [self._nearest(vectors[start : start + rows], k) for start in range(0, len(vectors), rows)]
        return np.concatenate([products for products, _ in found]), np.concatenate([numbers for _, numbers in found])

    def _nearest(self, vectors: "Matrix", k: int) -> "tuple[Matrix, Numbers]":
        import numpy as np

        products = vectors @ self.vectors.T
        # In the order in which they were added, so that the stable sort below keeps it among equals.
        best = np.sort(np.argpartition(-products, k - 1, axis=1)[:, :k], axis=1)
        order = np.argsort(-np.take_along_axis(products, best, axis=1), axis=1, kind="stable")
        best = np.take_along_axis(best, order, axis=1)
        return np.take_along_axis(products, best, axis=1), self.numbers[best]


class ManyVectors:
    """Vectors in a FAISS index: ``IndexFlatIP``, numbered by ``IndexIDMap2``."""

    def __init__(self, index: Any) -> None:
        self.index = index

    @property
    def numbers(self) -> "Numbers":
        """As ``Vectors`` says."""
        import faiss

        numbers: Numbers = faiss.vector_to_array(self.index.id_map)
        return numbers

    def add(self, numbers: "Numbers", vectors: "Matrix") -> None:
        """As ``Vectors`` says."""
        self.index.add_with_ids(vectors, numbers)

    def remove(self, numbers: "Numbers") -> None:
        """As ``Vectors`` says."""
        self.index.remove_ids(numbers)

    def search(self, vectors: "Matrix", k: int) -> "tuple[Matrix, Numbers]":
        """As ``Vectors`` says."""
        found: tuple[Matrix, Numbers] = self.index.search(vectors, k)
        return found


def are_few(count: int) -> bool:
    """Whether so many vectors are for numpy."""
    return count <= FEW


def fit_for(held: Vectors, count: int) -> Vectors:
    """The same vectors, held as is best where there are going to be ``count`` of them; never back from FAISS."""
    return held if are_few(count) else _many(held)


def read_vectors(file: Path, dimension: int) -> ManyVectors | None:
    """What ``write_vectors`` wrote; None where it is of another form or dimension. Raises ``RuntimeError``."""
    import faiss

    index = faiss.read_index(str(file))
    return ManyVectors(index) if isinstance(index, faiss.IndexIDMap2) and index.d == dimension else None


def write_vectors(held: Vectors, file: Path) -> None:
    """Write the vectors as FAISS does. Raises ``RuntimeError`` where that fails."""
    import faiss

    faiss.write_index(_many(held).index, str(file))


def _many(held: Vectors) -> ManyVectors:
    import faiss

    if isinstance(held, ManyVectors):
        return held
    assert isinstance(held, FewVectors)
    many = ManyVectors(faiss.IndexIDMap2(faiss.IndexFlatIP(held.vectors.shape[1])))
    many.add(held.numbers, held.vectors)
    return many
