"""An encoder that needs no model, and articles of our own for the tests of the index."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factcheck.index import Index
from factcheck.records import (
    Actor,
    Article,
    Bound,
    Claim,
    Cue,
    Fact,
    Place,
    Quantity,
    Range,
    Span,
    Speaker,
    Voice,
    When,
)

SPAN = Span(0, 4)


class ToyEncoder:
    """A hashed bag of words: equal words, equal vectors."""

    name = "toy"
    digest = "0123456789abcdef"
    dimension = 48

    def encode(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> Any:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                vectors[row, int(hashlib.sha256(word.encode(errors="replace")).hexdigest(), 16) % self.dimension] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


class Newsroom:
    """Makes articles, facts and the vectors of facts."""

    encoder = ToyEncoder()

    def article(self, id: str, **fields: Any) -> Article:
        return Article(id, **{"text": f"The text of {id}.", "outlet": "Harbour Post", **fields})

    def fact(self, article: Article, text: str, *, id: str = "1", speaker: str | None = None, **fields: Any) -> Fact:
        said = Speaker(speaker, "she", "minister", "person", SPAN) if speaker else None
        claim = Claim(f"{article.id}.{id}", article.id, (SPAN,), Voice.INDIRECT, said, Cue("said", SPAN))
        actor = Actor(speaker, "person", f"person:{speaker.lower()}") if speaker else None
        return Fact(claim, text, **{"published": article.published, "speaker": actor, **fields})

    def facts(self, article: Article, *texts: str) -> list[Fact]:
        return [self.fact(article, text, id=str(place)) for place, text in enumerate(texts)]

    def length(self, low: float | None, high: float | None, dimension: str = "length") -> Quantity:
        printed = next(end for end in (low, high) if end is not None)
        return Quantity(
            Range(low, high), "metre", dimension, printed, "metre", Bound.ABOUT, "distance flown", None, "far", SPAN
        )

    def when(self, first: date, last: date | None = None, *, yearless: bool = False) -> When:
        return When(first, last or first, "then", SPAN, yearless)

    def place(self, name: str, *path: str) -> Place:
        return Place(name, path, SPAN)

    def actor(self, name: str) -> Actor:
        return Actor(name, "country", f"country:{name.lower()}", SPAN)

    def vector(self, text: str) -> Any:
        return self.encoder.encode([text])[0]

    def create(self, folder: Path) -> Index:
        encoder = self.encoder
        return Index.create_or_open(
            folder, encoder_name=encoder.name, encoder_digest=encoder.digest, dimension=encoder.dimension
        )

    def put(self, index: Index, article: Article, *facts: Fact | str) -> str:
        """Put an article in with facts, or with facts of these texts alone."""
        whole = [
            self.fact(article, fact, id=str(place)) if isinstance(fact, str) else fact
            for place, fact in enumerate(facts)
        ]
        numbered = [
            replace(fact, claim=replace(fact.claim, id=f"{article.id}.{place}")) for place, fact in enumerate(whole)
        ]
        return index.put(article, numbered, self.encoder.encode([fact.text for fact in numbered]))

    def everything(self, index: Index) -> list[tuple[str, float]]:
        """Every claim that a search finds, however far it lies, with its similarity."""
        fact = self.fact(self.article("question"), "the road fell")
        found = index.candidates(fact, self.vector("the road fell"), least_similarity=-1)
        return [(candidate.fact.text, round(candidate.similarity, 5)) for candidate in found]


@pytest.fixture(scope="session")
def news() -> Newsroom:
    return Newsroom()


@pytest.fixture
def index(news: Newsroom, tmp_path: Path) -> Iterator[Index]:
    with news.create(tmp_path / "index") as index:
        yield index
