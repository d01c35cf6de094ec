"""Encoders by name: the one that ships loads quietly, without torch; any model is known by the digest of its files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import factcheck
from factcheck.errors import BadInput, EncoderMismatch
from factcheck.index import Index, describe_encoder, load_encoder

HEAVY = (
    "torch",
    "sentence_transformers",
    "transformers",
    "onnxruntime",
    "tokenizers",
    "faiss",
    "numpy",
    "pydantic",
    "filelock",
)


@pytest.fixture(scope="module")
def encoder() -> Any:
    return load_encoder()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The folder of a model that nothing can load."""
    for name, content in {"modules.json": "[]", "model.safetensors": "weights", "1_Pooling/config.json": "{}"}.items():
        (tmp_path / "model" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "model" / name).write_text(content)
    return tmp_path / "model"


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = {"PYTHONPATH": str(Path(factcheck.__file__).parents[1])}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env={**os.environ, **path, **environment}, capture_output=True, text=True, check=True
    )


def test_vectors_are_unit_float32_and_alike_for_alike_meaning(encoder: Any) -> None:
    vectors = encoder.encode(["Two missiles flew 350 km", "Missiles flew 350 kilometres", "The minister resigned"])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[0] @ vectors[1] > 0.7 > 0.4 > vectors[0] @ vectors[2]


def test_vectors_come_in_the_order_of_the_texts(encoder: Any) -> None:
    texts = [f"{'word ' * (number % 7)}number {number}" for number in range(40)] * 2
    done: list[int] = []
    vectors = encoder.encode(texts, progress=done.append)
    assert (vectors == encoder.encode(texts)).all()
    assert (vectors[:40] == vectors[40:]).all()
    assert vectors[11] == pytest.approx(encoder.encode([texts[11]])[0], abs=1e-6)
    assert done[-1] == 40


@pytest.mark.parametrize("texts", [[], [""], ["half a character \ud83d"], ["\0"], ["long " * 3000]])
def test_any_text_has_a_vector(encoder: Any, texts: list[str]) -> None:
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert np.isfinite(vectors).all()


def test_the_default_goes_by_several_names(encoder: Any) -> None:
    described = describe_encoder()
    assert described == (encoder.name, encoder.digest) == ("all-MiniLM-L6-v2", encoder.digest)
    assert describe_encoder("sentence-transformers/all-MiniLM-L6-v2") == described


def test_the_rooms_door_and_a_description_load_nothing_heavy() -> None:
    code = "import sys; from factcheck.index import describe_encoder; describe_encoder(); "
    told = run(code + f"print([name for name in {HEAVY} if name in sys.modules])")
    assert told.stdout.strip() == "[]"


def test_a_folder_of_the_default_encoders_name_is_another_encoder(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = model.parent / "sentence-transformers" / "all-MiniLM-L6-v2"
    shutil.copytree(model, folder)
    monkeypatch.chdir(model.parent)
    assert describe_encoder("sentence-transformers/all-MiniLM-L6-v2") == (str(folder), describe_encoder(str(model))[1])


def test_the_encoder_that_ships_loads_no_torch() -> None:
    code = "import sys; from factcheck.index import load_encoder; load_encoder().encode(['a']); "
    told = run(code + "print({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules))")
    assert (told.stdout.strip(), told.stderr) == ("set()", "")


def test_loading_and_encoding_are_quiet(encoder: Any, capfd: pytest.CaptureFixture[str]) -> None:
    assert load_encoder().digest == encoder.digest
    encoder.encode(["a"])
    assert capfd.readouterr() == ("", "")


def test_an_index_loads_the_encoder_that_made_it(encoder: Any, tmp_path: Path) -> None:
    made = {"encoder_name": encoder.name, "encoder_digest": encoder.digest, "dimension": encoder.dimension}
    with Index.create_or_open(tmp_path / "index", **made) as index:
        assert index.load_encoder().digest == encoder.digest
        assert index.load_encoder("sentence-transformers/all-MiniLM-L6-v2").digest == encoder.digest


def test_an_index_refuses_a_model_that_has_changed_since(model: Path, tmp_path: Path) -> None:
    name, digest = describe_encoder(str(model))
    with Index.create_or_open(tmp_path / "index", encoder_name=name, encoder_digest=digest, dimension=8) as index:
        (model / "model.safetensors").write_text("trained further")
        with pytest.raises(EncoderMismatch, match=digest[:12]):
            index.load_encoder()


def test_a_model_that_moves_keeps_its_digest(model: Path, tmp_path: Path) -> None:
    before = describe_encoder(str(model))
    moved = model.rename(tmp_path / "elsewhere")
    assert describe_encoder(str(moved)) == (str(moved), before.digest)


@pytest.mark.parametrize("name", ["model.safetensors", "1_Pooling/config.json"])
def test_a_model_that_changes_does_not(model: Path, name: str) -> None:
    before = describe_encoder(str(model))
    (model / name).write_text("changed now")
    assert describe_encoder(str(model)).digest != before.digest


@pytest.mark.parametrize("name", ["README.md", ".gitattributes", "pytorch_model.bin", "onnx/model.onnx", "onnx/a.json"])
def test_what_does_not_decide_the_vectors_does_not_change_the_digest(model: Path, name: str) -> None:
    before = describe_encoder(str(model))
    (model / name).parent.mkdir(exist_ok=True)
    (model / name).write_text("beside the point")
    assert describe_encoder(str(model)) == before


@pytest.mark.parametrize("name", ["", "/nowhere/model", "~x", "a/b/c", "two words"])
def test_what_is_no_encoder_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(BadInput, match="There is no encoder") as refused:
        load_encoder(name)
    assert "\n" not in str(refused.value)


def test_a_folder_without_a_model_or_weights_is_refused(model: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No encoder in"):
        describe_encoder(str(tmp_path))
    (model / "model.safetensors").unlink()
    with pytest.raises(BadInput, match="has no weights"):
        load_encoder(str(model))


def test_a_model_that_cannot_be_loaded_is_refused_in_one_line(model: Path) -> None:
    with pytest.raises(BadInput, match="can't be loaded") as refused:
        load_encoder(str(model))
    assert "\n" not in str(refused.value)
