"""Models that ship are opened only if their files are as they were sealed."""

import subprocess
from pathlib import Path

import pytest

from factcheck import shipped
from factcheck.errors import FactcheckError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.onnx").write_bytes(b"weights")
    (tmp_path / "b.json").write_bytes(b"words")
    shipped.seal(tmp_path, ("b.json", "a.onnx"))
    return tmp_path


def test_a_sealed_file_reads_as_it_is(folder):
    assert (shipped.read(folder, "a.onnx"), shipped.read(folder, "b.json")) == (b"weights", b"words")


def test_the_digests_are_in_the_form_of_sha256sum(folder):
    assert [line.split("  ")[1] for line in (folder / shipped.SUMS).read_text().splitlines()] == ["a.onnx", "b.json"]
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", shipped.SUMS], cwd=folder, check=True)


def test_another_file_is_another_digest_in_whatever_order_they_are_sealed(folder):
    before = shipped.digest(folder)
    assert shipped.seal(folder, ("a.onnx", "b.json")) == before == shipped.digest(folder)
    (folder / "b.json").write_bytes(b"other words")
    assert shipped.seal(folder, ("a.onnx", "b.json")) != before


@pytest.mark.parametrize("contents", [b"", b"weightz", b"weights and more"])
def test_a_damaged_file_is_named_with_what_to_do(folder, contents):
    (folder / "a.onnx").write_bytes(contents)
    with pytest.raises(FactcheckError, match=r"a\.onnx is damaged.*SHA256SUMS; install factcheck again") as damaged:
        shipped.open_model(folder, "a.onnx")
    assert "\n" not in str(damaged.value)


@pytest.mark.parametrize("name", ["a.onnx", shipped.SUMS])
def test_a_missing_file_is_named_with_what_to_do(folder, name):
    (folder / name).unlink()
    with pytest.raises(FactcheckError, match=rf"{name} can't be read \(.*\); install factcheck again"):
        shipped.read(folder, "a.onnx")


@pytest.mark.parametrize("sums", ["", "no digests at all", "\xff\xfe", "0000  a.onnx"])
def test_damaged_digests_let_nothing_through(folder, sums):
    (folder / shipped.SUMS).write_bytes(sums.encode("latin-1"))
    with pytest.raises(FactcheckError, match="is damaged"):
        shipped.read(folder, "a.onnx")


@pytest.mark.parametrize(("asked", "threads"), [("1", 1), ("3", 3)])
def test_threads_are_as_many_as_asked_for(monkeypatch, asked, threads):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert shipped.threads() == threads


@pytest.mark.parametrize("asked", ["", "0", "many", "4,2"])
def test_else_as_many_as_there_are_processors(monkeypatch, asked):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert shipped.threads() >= 1
