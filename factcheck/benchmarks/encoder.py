"""How near an encoder comes to the one it was made from: cosines, neighbours and speed on sentences of articles."""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from factcheck.articles import read_text
from factcheck.errors import BadInput
from factcheck.index import Encoder
from factcheck.speech.sentences import split_sentences

if TYPE_CHECKING:
    from factcheck.index.nearest import Matrix

# Articles taken from a file, evenly spread over it, and sentences from each, evenly spread as well.
ARTICLES = 300
SENTENCES = 10
# Shorter ones are headings and scraps.
LEAST_WORDS = 4
NEIGHBOURS = 10
# Sentences that are encoded once more, each alone.
ALONE = 100


@dataclass(frozen=True, slots=True)
class EncoderScores:
    """Of the distinct sentences: cosines of an encoder's vectors with the original's, and speeds of both.

    ``overlap``: of a sentence's ten nearest by the original, the share that is among its ten nearest here.
    ``apart``: the largest difference in a number of a vector between a sentence alone and among the others.
    """

    sentences: int
    mean_cosine: float
    least_cosine: float
    overlap: float
    apart: float
    per_second: float
    original_per_second: float


def measure_encoder(
    path: Path, encoder: Encoder, original: Encoder, *, progress: Callable[[int], None] | None = None
) -> EncoderScores:
    """The scores on articles, JSONL or JSONL.gz with a ``text`` on each line; ``progress`` gets the sentences done.

    Raises ``BadInput`` where the file can't be read, or holds too little text.
    """
    sentences = _sentences(path)
    vectors, seconds = _timed(encoder, sentences, progress)
    expected, original_seconds = _timed(original, sentences, progress)
    cosines = (vectors * expected).sum(axis=1)
    return EncoderScores(
        sentences=len(sentences),
        mean_cosine=float(cosines.mean()),
        least_cosine=float(cosines.min()),
        overlap=_overlap(vectors, expected),
        apart=_apart(encoder, sentences, vectors),
        per_second=len(sentences) / seconds,
        original_per_second=len(sentences) / original_seconds,
    )


def render(scores: EncoderScores) -> str:
    """A line for each figure."""
    return "\n".join(
        (
            f"{scores.sentences:,} sentences",
            f"cosine with the original       {scores.mean_cosine:.5f} (least {scores.least_cosine:.5f})",
            f"the same among the {NEIGHBOURS} nearest   {scores.overlap:.1%}",
            f"alone and in company apart by  {scores.apart:.1e}",
            f"sentences a second             {scores.per_second:,.0f} (original: {scores.original_per_second:,.0f})",
        )
    )


def as_json(scores: EncoderScores) -> dict[str, Any]:
    """The same for a program."""
    return {name: getattr(scores, name) for name in EncoderScores.__dataclass_fields__}


def _timed(
    encoder: Encoder, sentences: Sequence[str], progress: Callable[[int], None] | None
) -> "tuple[Matrix, float]":
    encoder.encode(sentences[:1])
    start = perf_counter()
    vectors = encoder.encode(sentences, progress=progress)
    return vectors, perf_counter() - start


def _apart(encoder: Encoder, sentences: Sequence[str], vectors: "Matrix") -> float:
    tried = range(0, len(sentences), max(1, len(sentences) // ALONE))
    return max(float(abs(encoder.encode([sentences[place]])[0] - vectors[place]).max()) for place in tried)


def _overlap(vectors: "Matrix", expected: "Matrix") -> float:
    pairs = zip(_nearest(vectors), _nearest(expected), strict=True)
    shares = [len(set(here) & set(there)) / len(there) for here, there in pairs]
    return sum(shares) / len(shares)


def _nearest(vectors: "Matrix") -> list[list[int]]:
    import numpy as np

    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -np.inf)
    nearest: list[list[int]] = np.argsort(-cosines, axis=1, kind="stable")[:, :NEIGHBOURS].tolist()
    return nearest


def _sentences(path: Path) -> list[str]:
    texts = list(_texts(path))
    chosen = _spread(texts, ARTICLES)
    sentences = dict.fromkeys(sentence for text in chosen for sentence in _spread(_sentences_of(text), SENTENCES))
    if len(sentences) <= NEIGHBOURS:
        raise BadInput(f"{path} holds {len(sentences)} sentences; more than {NEIGHBOURS} are needed")
    return list(sentences)


def _sentences_of(text: str) -> list[str]:
    article = read_text(text)
    found = (sentence.span for sentence in split_sentences(article))
    sentences = (" ".join(article.text[span.start : span.end].split()) for span in found)
    return [sentence for sentence in sentences if len(sentence.split()) >= LEAST_WORDS]


def _spread(texts: Sequence[str], most: int) -> Sequence[str]:
    return [texts[place * len(texts) // most] for place in range(most)] if len(texts) > most else texts


def _texts(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _text(line, f"{path}:{number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from error


def _text(line: str, where: str) -> str:
    try:
        text = json.loads(line)["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{where}: no article with a text ({error})") from None
    if not isinstance(text, str) or not text.strip():
        raise BadInput(f"{where}: no article with a text")
    return text
