"""Three hashed embeddings and four small ones → six residual dilated convolutions → nine BIO labels, and one for each kind that is told."""

import torch
from torch import nn

from features import SIZES

#: What tells of somebody and has no name: numbers, words that open something, what somebody is called on a platform. One label each: the next one begins behind other words.
TOLD = ("PHONE", "GOV_ID", "FINANCE_NO", "HANDLE", "BIRTHDAY", "DEVICE", "SECRET", "VEHICLE")
LABELS = ["O"] + [f"{prefix}-{kind}" for kind in ("PERSON", "ADDRESS", "PLACE", "ORG") for prefix in "BI"] + list(TOLD)
WIDTHS = (32, 32, 32, 12, 12, 12, 4)
WIDTH = 112
DILATIONS = (1, 2, 4, 8, 1, 2)


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embeddings = nn.ModuleList(nn.Embedding(size, width) for size, width in zip(SIZES, WIDTHS))
        for embedding in self.embeddings:
            nn.init.normal_(embedding.weight, 0, 0.1)
        self.inner = nn.Linear(sum(WIDTHS), WIDTH)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.convolutions = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=one, dilation=one) for one in DILATIONS)
        self.out = nn.Linear(WIDTH, len(LABELS))
        self.dropout = nn.Dropout(0.2)

    def forward(self, rows: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`rows` [N, T, 7], `mask` [N, T] of 1 and 0 → scores [N, T, 17]."""
        wide = mask[..., None]
        embedded = torch.cat([embedding(rows[..., at]) for at, embedding in enumerate(self.embeddings)], -1)
        h = self.inner(self.dropout(embedded)) * wide
        for norm, convolution in zip(self.norms, self.convolutions):
            step = torch.relu(convolution((norm(h) * wide).transpose(1, 2)).transpose(1, 2))
            h = (h + self.dropout(step)) * wide
        return self.out(h)
