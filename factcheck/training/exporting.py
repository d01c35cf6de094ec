"""The trained tagger as it ships: ONNX with probabilities for logits, weights of eight bits, tokenizer and digests."""

from pathlib import Path

import torch
from onnx import ModelProto
from torch import nn

from factcheck import shipped
from factcheck.speech.tagging.network import INPUTS, MODEL, OUTPUTS, TOKENIZER
from factcheck.training import onnx
from factcheck.training.network import TaggerNetwork


def export_tagger(network: TaggerNetwork, tokenizer: Path, into: Path) -> str:
    """Writes model, tokenizer and digests into a folder, and gives the digest of them all."""
    into.mkdir(parents=True, exist_ok=True)
    onnx.write(onnx.quantise_dynamically(as_onnx(network)), into / MODEL)
    (into / TOKENIZER).write_bytes(tokenizer.read_bytes())
    return shipped.seal(into, (MODEL, TOKENIZER))


def as_onnx(network: TaggerNetwork) -> ModelProto:
    """The network in 32-bit floating point, with log-probabilities of labels and probabilities of pointers."""
    # Plain attention: with no padding to hide, its graph is the shortest.
    network.encoder.config._attn_implementation = "eager"
    row = torch.tensor([[101, 2023, 102, 102], [101, 2023, 2023, 102]])
    given = (row, torch.zeros_like(row), torch.zeros_like(row), torch.tensor([[1, 2], [1, 2]]))
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]} | {"words": {0: "windows", 1: "words"}}
    axes |= {name: {0: "windows", 1: "words"} for name in OUTPUTS}
    return onnx.export(_Scoring(network), dict(zip(INPUTS, given, strict=True)), OUTPUTS, axes)


class _Scoring(nn.Module):
    """The network with probabilities."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: torch.Tensor, cases: torch.Tensor, quoted: torch.Tensor, words: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        marks, names, *pointers = self.network(pieces, cases, quoted, words, padded=False)
        return marks.log_softmax(-1), names.log_softmax(-1), *(to.softmax(-1) for to in pointers)
