"""The trained reader as it ships: ONNX with logits of relations and slots, weights of eight bits, and digests."""

from pathlib import Path

import torch
from onnx import ModelProto
from torch import nn

from factcheck import shipped
from factcheck.relations.inference import INPUTS, LONGEST, MODEL, TOKENIZER
from factcheck.training import onnx
from factcheck.training.pairs.network import ReaderNetwork

OUTPUTS = ("relations", "slots")


def export_reader(network: ReaderNetwork, tokenizer: Path, into: Path) -> str:
    """Writes model, tokenizer and digests into a folder, and gives the digest of them all."""
    from tokenizers import Tokenizer

    into.mkdir(parents=True, exist_ok=True)
    onnx.write(onnx.quantise_dynamically(as_onnx(network)), into / MODEL)
    cutting = Tokenizer.from_file(str(tokenizer))
    cutting.no_padding()
    cutting.enable_truncation(LONGEST)
    (into / TOKENIZER).write_text(cutting.to_str(), encoding="utf-8", newline="\n")
    return shipped.seal(into, (MODEL, TOKENIZER))


def as_onnx(network: ReaderNetwork) -> ModelProto:
    """The network in 32-bit floating point, for pairs of one length: there is no padding to hide."""
    network.encoder.config._attn_implementation = "eager"
    row = torch.tensor([[101, 2023, 102, 2023, 102], [101, 2023, 102, 2003, 102]])
    given = {"pieces": row, "sides": torch.tensor([[0, 0, 0, 1, 1]] * 2)}
    axes = {name: {0: "pairs", 1: "pieces"} for name in INPUTS} | {name: {0: "pairs"} for name in OUTPUTS}
    return onnx.export(_Answering(network), given, OUTPUTS, axes)


class _Answering(nn.Module):
    """The network without what only training needs."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, sides: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        _, relations, slots = self.network(pieces, sides, torch.ones_like(pieces))
        return relations, slots
