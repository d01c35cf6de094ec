"""The tagger's network: MiniLM's encoder, a layer that marks each word, and pointers between words.

Attribution as in the trial it follows: pointers are dot products of projections of the words' first pieces, as in
biaffine parsing without its cross term (Dozat and Manning, 2017). Names are a second task on the same words.
"""

from pathlib import Path
from typing import Any

import torch
from torch import nn

from factcheck.speech.tagging.labels import COUNT
from factcheck.speech.tagging.words import CASES, QUOTED
from factcheck.training.corpus import NO_NAME

POINTER = 128


class TaggerNetwork(nn.Module):
    """Marks, names and pointers for windows of word pieces."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.cases = nn.Embedding(len(CASES), width)
        self.quoted = nn.Embedding(len(QUOTED), width)
        self.marks = nn.Linear(width, COUNT)
        self.names = nn.Linear(width, NO_NAME + 1)
        # From contents and cues, to cues, to sources; the null word that stands for "none" is [CLS].
        self.asks_cue, self.asks_source = nn.Linear(width, POINTER), nn.Linear(width, POINTER)
        self.is_cue, self.is_source = nn.Linear(width, POINTER), nn.Linear(width, POINTER)
        # From pronouns and descriptions to the names of who is meant.
        self.asks_antecedent, self.is_antecedent = nn.Linear(width, POINTER), nn.Linear(width, POINTER)
        for added in (self.cases, self.quoted):
            nn.init.normal_(added.weight, std=0.01)

    def forward(
        self,
        pieces: torch.Tensor,
        cases: torch.Tensor,
        quoted: torch.Tensor,
        words: torch.Tensor,
        *,
        padded: bool = True,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits by word: marks (batch, words, ``COUNT``), names (batch, words, kinds + 1), and pointers to the cue,
        to the source and to the antecedent (batch, words, words + 1), where target 0 is "none".

        ``padded``: whether there may be padding (pieces and words of number 0), which is hidden then.

        All arguments int64: pieces, cases, quoted (batch, pieces), words (batch, words) as in ``batches``.
        """
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.cases(cases) + self.quoted(quoted)
        mask = (pieces != 0).long() if padded else None
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        width = states.shape[-1]
        read = states.gather(1, words.unsqueeze(-1).expand(-1, -1, width))
        targets = torch.cat([states[:, :1], read], 1)
        scale = POINTER**-0.5
        to_cue = self.asks_cue(read) @ self.is_cue(targets).transpose(1, 2) * scale
        to_source = self.asks_source(read) @ self.is_source(targets).transpose(1, 2) * scale
        to_antecedent = self.asks_antecedent(read) @ self.is_antecedent(targets).transpose(1, 2) * scale
        if padded:
            hidden = torch.cat([torch.zeros_like(words[:, :1]), (words == 0).long()], 1).unsqueeze(1) * -1e4
            to_cue, to_source, to_antecedent = to_cue + hidden, to_source + hidden, to_antecedent + hidden
        return self.marks(read), self.names(read), to_cue, to_source, to_antecedent


def new_network(encoder: Path) -> TaggerNetwork:
    """An untrained tagger on the encoder whose folder is given."""
    return TaggerNetwork(open_bert(encoder))


def open_bert(encoder: Path) -> Any:
    """The encoder of a folder, to be trained further; without dropout, which makes a CPU's step three times as long."""
    from transformers import BertModel

    return BertModel.from_pretrained(
        str(encoder),
        add_pooling_layer=False,
        attn_implementation="sdpa",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
