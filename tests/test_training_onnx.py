"""Networks as ONNX: smaller, all but the same answers, the same bytes each time, and nothing of the machine in them."""

from pathlib import Path

import numpy as np
import pytest

from factcheck.training import onnx

ROWS, WIDTH, OUT = 300, 64, 96
AXES = {"ids": {0: "texts", 1: "pieces"}, "answers": {0: "texts"}}


@pytest.fixture(scope="module")
def network():
    import torch

    class Toy(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Embedding(ROWS, WIDTH)
            self.inner = torch.nn.Linear(WIDTH, OUT)

        def forward(self, ids):
            return torch.nn.functional.normalize(self.inner(self.table(ids)).mean(1), dim=1)

    torch.manual_seed(7)
    return Toy()


@pytest.fixture(scope="module")
def exported(network):
    import torch

    return onnx.export(network, {"ids": torch.tensor([[1, 2, 3], [4, 5, 6]])}, ("answers",), AXES)


@pytest.fixture(scope="module")
def ids():
    return np.random.default_rng(7).integers(0, ROWS, (5, 11))


def answers(model, ids, folder):
    import onnxruntime

    onnx.write(model, folder / "model.onnx")
    session = onnxruntime.InferenceSession(folder / "model.onnx", providers=["CPUExecutionProvider"])
    return session.run(None, {"ids": ids})[0]


def test_an_export_answers_as_the_network_does_for_any_size(network, exported, ids, tmp_path):
    import torch

    expected = network(torch.tensor(ids)).detach().numpy()
    assert answers(exported, ids, tmp_path) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("integer_activations", [False, True])
def test_weights_of_eight_bits_answer_almost_the_same(exported, ids, tmp_path, integer_activations):
    whole = answers(exported, ids, tmp_path)
    size = (tmp_path / "model.onnx").stat().st_size
    small = answers(onnx.quantise(exported, integer_activations=integer_activations), ids, tmp_path)
    assert (whole * small).sum(axis=1).min() > 0.999
    assert np.abs(whole - small).max() > 0
    assert (tmp_path / "model.onnx").stat().st_size < 0.45 * size


def test_the_model_that_is_quantised_stays_as_it_was(exported):
    before = exported.SerializeToString(deterministic=True)
    onnx.quantise(exported)
    assert exported.SerializeToString(deterministic=True) == before


def test_a_small_table_stays_as_it_is(exported):
    smaller = onnx.quantise_tables(exported, least_rows=ROWS + 1)
    assert smaller == exported


def test_the_same_model_makes_the_same_bytes(exported, tmp_path):
    for name in ("one", "other"):
        onnx.write(onnx.quantise(exported), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_nothing_tells_where_it_was_exported(exported, tmp_path):
    onnx.write(exported, tmp_path / "model.onnx")
    contents = (tmp_path / "model.onnx").read_bytes()
    assert Path(__file__).name.encode() not in contents
    assert b"site-packages" not in contents
