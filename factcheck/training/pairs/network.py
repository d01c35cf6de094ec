"""The reader's network: MiniLM's encoder over both passages, and what each of three layers makes of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from tokenizers import Tokenizer
from torch import nn

from factcheck.records import Relation
from factcheck.relations.inference import LABELLED_SLOTS, LONGEST
from factcheck.training.network import open_bert
from factcheck.training.pairs.passages import Example, Inference

RELATIONS = tuple(Relation)
# What does not follow may be neutral or a contradiction: it is no class of its own.
INFERENCES = (Inference.ENTAILMENT, Inference.NEUTRAL, Inference.CONTRADICTION)


class Batch(NamedTuple):
    """Pairs as tensors, int64, (pairs, pieces): word pieces, which passage each is of, and whether there is one."""

    pieces: torch.Tensor
    sides: torch.Tensor
    mask: torch.Tensor


class ReaderNetwork(nn.Module):
    """Logits of a pair's inference, relation and slot, from the first piece and the mean of all."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = 2 * encoder.config.hidden_size
        self.encoder = encoder
        self.inference = nn.Linear(width, len(INFERENCES))
        self.relation = nn.Linear(width, len(RELATIONS))
        self.slot = nn.Linear(width, len(LABELLED_SLOTS))

    def forward(
        self, pieces: torch.Tensor, sides: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits (pairs, inferences), (pairs, relations), (pairs, slots); arguments as in ``Batch``."""
        states = self.encoder(input_ids=pieces, token_type_ids=sides, attention_mask=mask).last_hidden_state
        there = mask.unsqueeze(-1).to(states.dtype)
        read = torch.cat([states[:, 0], (states * there).sum(1) / there.sum(1)], -1)
        return self.inference(read), self.relation(read), self.slot(read)


def new_network(encoder: Path) -> ReaderNetwork:
    """An untrained reader on the encoder whose folder is given."""
    return ReaderNetwork(open_bert(encoder))


def open_tokenizer(encoder: Path) -> Tokenizer:
    """The encoder's tokenizer, cutting pairs to what the reader reads of them."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def collate(pairs: Sequence[tuple[str, str]], tokenizer: Tokenizer) -> Batch:
    """Pairs padded to the longest."""
    rows = tokenizer.encode_batch(list(pairs))
    longest = max(len(row.ids) for row in rows)
    return Batch(
        torch.tensor([[*row.ids, *[0] * (longest - len(row.ids))] for row in rows]),
        torch.tensor([[*row.type_ids, *[0] * (longest - len(row.ids))] for row in rows]),
        torch.tensor([[1] * len(row.ids) + [0] * (longest - len(row.ids)) for row in rows]),
    )


def loss_of(network: nn.Module, batch: Batch, examples: Sequence[Example], smoothing: float) -> torch.Tensor:
    """The mean cross-entropy of what is known of each pair; a slot counts less than a third of a relation."""
    with torch.autocast("cpu", torch.bfloat16):
        inference, relation, slot = (logits.float() for logits in network(*batch))
    terms = [
        _loss(inference[number], relation[number], slot[number], example, smoothing)
        for number, example in enumerate(examples)
    ]
    return torch.stack(terms).mean()


# That a slot is named right matters less than the relation.
_SLOT_SHARE = 0.3
# Slots are named for what two reports agree or conflict in; of the rest they say little.
_NAMED = (Relation.CORROBORATES, Relation.CONFLICTS)


def _loss(
    inference: torch.Tensor, relation: torch.Tensor, slot: torch.Tensor, example: Example, smoothing: float
) -> torch.Tensor:
    if example.inference is Inference.NOT_ENTAILMENT:
        return _log_of_rest(inference.log_softmax(-1)[0])
    if example.inference is not None:
        return -inference.log_softmax(-1)[INFERENCES.index(example.inference)]
    different = relation.log_softmax(-1)[RELATIONS.index(Relation.DIFFERENT)]
    if example.relation is None:
        return _log_of_rest(different) if example.same else -different
    wanted = torch.tensor(RELATIONS.index(example.relation))
    loss = nn.functional.cross_entropy(relation, wanted, label_smoothing=smoothing)
    if example.relation in _NAMED and example.slot in LABELLED_SLOTS:
        loss = loss - _SLOT_SHARE * slot.log_softmax(-1)[LABELLED_SLOTS.index(example.slot)]
    return loss


def _log_of_rest(logarithm: torch.Tensor) -> torch.Tensor:
    """Minus the logarithm of what a probability leaves of one."""
    return -torch.log1p(-logarithm.exp().clamp(max=0.9999))
