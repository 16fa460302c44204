"""LAC-small in torch, so that it can learn on: the same network as in `lac_weights.py`, and the sums over all paths of its CRF."""

import torch
from torch import nn

from lac_weights import HIDDEN, Direction, Lac


def _kept(*arrays) -> nn.ParameterList:
    return nn.ParameterList(nn.Parameter(torch.tensor(array)) for array in arrays)


class LacNetwork(nn.Module):
    def __init__(self, lac: Lac) -> None:
        super().__init__()
        self.embedding = nn.Parameter(torch.tensor(lac.embedding))
        directions = [direction for layer in lac.layers for direction in layer]
        self.directions = nn.ModuleList(_kept(*direction) for direction in directions)
        for name in ("out", "out_bias", "start", "end", "transitions"):
            self.register_parameter(name, nn.Parameter(torch.tensor(getattr(lac, name))))
        self.dropout = nn.Dropout(0.2)

    def forward(self, ids: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """`ids` [N, T], `lengths` [N] → scores [N, T, 57]."""
        steps = torch.arange(ids.shape[1])
        mirrored = (lengths[:, None] - 1 - steps).clamp(min=0)
        mirrored = torch.where(steps < lengths[:, None], mirrored, steps)
        x = self.dropout(self.embedding[ids])
        for layer in (0, 2):
            x = self.dropout(self._layer(x, mirrored, self.directions[layer], self.directions[layer + 1]))
        return x @ self.out + self.out_bias

    def _layer(self, x: torch.Tensor, mirrored: torch.Tensor, forward: nn.ParameterList, backward: nn.ParameterList) -> torch.Tensor:
        """Both directions step together, the second through mirrored sentences."""
        turn = mirrored[..., None]
        both = torch.stack([x, x.gather(1, turn.expand(-1, -1, x.shape[2]))])
        fc, bias, gates, candidate = (torch.stack([one, other]) for one, other in zip(forward, backward))
        projected = both.flatten(1, 2) @ fc + bias[:, None]
        projected = projected.view(2, *x.shape[:2], -1).unbind(2)
        h = x.new_zeros(2, x.shape[0], HIDDEN)
        outputs = []
        for step in projected:
            update, reset = torch.sigmoid(step[..., : 2 * HIDDEN] + h @ gates).chunk(2, -1)
            h = h + update * (torch.tanh(step[..., 2 * HIDDEN :] + (reset * h) @ candidate) - h)
            outputs.append(h)
        ahead, back = torch.stack(outputs, 2)
        return torch.cat([ahead, back.gather(1, turn.expand(-1, -1, HIDDEN))], 2)

    def log_sums(self, scores: torch.Tensor, lengths: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
        """The logarithm of the summed worth of all paths through `allowed` [N, T, 57] alone (the forward algorithm). → [N]"""
        top = scores.max(2, keepdim=True).values
        worth = torch.exp(scores - top) * allowed
        moves = torch.exp(self.transitions)
        alpha = worth[:, 0] * torch.exp(self.start)
        total = top[:, 0, 0]
        for t in range(1, scores.shape[1]):
            is_in = t < lengths
            scale = alpha.sum(1, keepdim=True).clamp(min=1e-30)
            stepped = (alpha / scale) @ moves * worth[:, t]
            alpha = torch.where(is_in[:, None], stepped, alpha)
            total = total + torch.where(is_in, scale[:, 0].log() + top[:, t, 0], torch.zeros(()))
        return total + (alpha * torch.exp(self.end)).sum(1).clamp(min=1e-30).log()

    def to_lac(self, lac: Lac) -> Lac:
        parts = [[parameter.detach().numpy() for parameter in direction] for direction in self.directions]
        layers = [[Direction(*parts[layer]), Direction(*parts[layer + 1])] for layer in (0, 2)]
        names = ("embedding", "out", "out_bias", "start", "end", "transitions")
        return lac._replace(layers=layers, **{name: getattr(self, name).detach().numpy() for name in names})
