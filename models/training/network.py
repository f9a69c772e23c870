"""The network: a small BERT-shaped encoder and one linear layer for all four heads."""

from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from transformers import AutoModel

from models.heads import WIDTH


class ReaderNetwork(nn.Module):
    """Token ids → logits (rows × `WIDTH`), read from [CLS] and from the mean over the text itself.

    The context reaches the answer only through attention: its tokens are not pooled.
    """

    def __init__(self, base: Path, dropout: float = 0.1, attention: str = "sdpa", *, frozen_layers: int = 0) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            attn_implementation=attention,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,  # two or three epochs over reshaped rows: nothing is learnt by heart
        ).float()
        embeddings = self.encoder.embeddings
        # Words the corpus lacks, and languages it hardly has, stay where the base put them.
        for part in (embeddings.word_embeddings, embeddings.position_embeddings):
            part.weight.requires_grad_(requires_grad=False)
        for layer in self.encoder.encoder.layer[:frozen_layers]:
            layer.requires_grad_(requires_grad=False)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(2 * self.encoder.config.hidden_size, WIDTH)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits of each row; `mask` is 1 for tokens, 0 for padding, absent when nothing is padded."""
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        own = (1 - types if mask is None else (1 - types) * mask).unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * own).sum(1) / own.sum(1)
        return cast("Tensor", self.heads(self.dropout(torch.cat([hidden[:, 0], mean], dim=-1))))
