"""``bench encoder``: nearness to the original, in figures that a wrong encoder can't reach."""

import gzip
import json

import numpy as np
import pytest

from factcheck.benchmarks.encoder import as_json, measure_encoder, render
from factcheck.errors import BadInput

SUBJECTS = ("mill", "bridge", "harbour", "council", "storm", "choir", "market", "library", "ferry", "orchard")


class Hashed:
    """Each text its own direction; ``noise`` turns it a little."""

    name, digest, dimension = "hashed", "0", 32

    def __init__(self, noise=0.0, by_company=0.0):
        self.noise, self.by_company = noise, by_company

    def encode(self, texts, *, progress=None):
        rows = [np.random.default_rng(list(text.encode())).normal(size=self.dimension) for text in texts]
        turned = [np.random.default_rng([1, *text.encode()]).normal(size=self.dimension) for text in texts]
        vectors = np.array(rows) + self.noise * np.array(turned) + self.by_company * len(texts)
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def articles(tmp_path):
    pairs = [(one, other) for one in SUBJECTS for other in ("river", "road")]
    rows = [{"text": f"The {one} stood by the {other}. Nobody saw the {one} burn."} for one, other in pairs]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_original_is_as_near_as_can_be(articles):
    scores = measure_encoder(articles, Hashed(), Hashed())
    assert scores.sentences == 30
    assert (scores.mean_cosine, scores.least_cosine) == pytest.approx((1, 1), abs=1e-6)
    assert (scores.overlap, scores.apart) == (1, pytest.approx(0, abs=1e-6))


def test_another_encoder_is_further_the_more_it_differs(articles):
    near, far = (measure_encoder(articles, Hashed(noise), Hashed()) for noise in (0.1, 3))
    assert 1 > near.mean_cosine > 0.98 > 0.6 > far.mean_cosine
    assert 1 > near.overlap > far.overlap


def test_answers_that_depend_on_company_are_found_out(articles):
    assert measure_encoder(articles, Hashed(by_company=0.1), Hashed()).apart > 0.01


def test_a_compressed_file_gives_the_same(articles):
    packed = articles.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(articles.read_bytes()))
    assert (
        measure_encoder(packed, Hashed(0.5), Hashed()).overlap
        == measure_encoder(articles, Hashed(0.5), Hashed()).overlap
    )


def test_what_is_measured_is_told(articles):
    scores = measure_encoder(articles, Hashed(0.5), Hashed())
    assert f"{scores.mean_cosine:.5f}" in render(scores)
    assert as_json(scores)["overlap"] == scores.overlap


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "holds 0 sentences"),
        ('{"title": "No text"}\n', ":1: no article with a text"),
        ('{"text": "One sentence stands here."}\n{"text": 3}\n', ":2: no article with a text"),
        ("no JSON\n", ":1: no article"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, content, complaint):
    (tmp_path / "bad.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=complaint):
        measure_encoder(tmp_path / "bad.jsonl", Hashed(), Hashed())


def test_a_file_that_is_not_there_or_not_packed_is_named(tmp_path):
    (tmp_path / "plain.gz").write_text("plain")
    for name in ("missing.jsonl", "plain.gz"):
        with pytest.raises(BadInput, match=f"{name} can't be read"):
            measure_encoder(tmp_path / name, Hashed(), Hashed())
