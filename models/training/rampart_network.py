"""Rampart in torch, read from its ONNX file and written back into it. Weights of four bits stay so: each is learned as a float and rounded, in every step,
to the sixteen values of its block, whose scale does not change; the graph, its size and its speed are therefore the same afterwards."""

import math
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

LAYERS, HEADS, BLOCK = 6, 12, 32
EPSILON = 1e-12


class FourBits(nn.Module):
    """A linear layer of MatMulNBits: blocks of 32 inputs share a scale, values are -8 to 7."""

    def __init__(self, packed: np.ndarray, scales: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        values = np.stack([packed & 15, packed >> 4], axis=-1).reshape(len(packed), -1, BLOCK).astype(np.float32) - 8
        self.register_buffer("scales", torch.from_numpy(scales.reshape(len(packed), -1, 1).copy()))
        self.weight = nn.Parameter(torch.from_numpy(values) * self.scales)
        self.bias = nn.Parameter(torch.from_numpy(bias.copy()))

    def values(self) -> torch.Tensor:
        return (self.weight / self.scales).nan_to_num().round().clamp(-8, 7)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            change = self.values() * self.scales - self.weight
        return functional.linear(inputs, (self.weight + change).flatten(1), self.bias)

    def packed(self) -> np.ndarray:
        values = (self.values().detach().numpy() + 8).astype(np.uint8).reshape(len(self.weight), -1, BLOCK // 2, 2)
        return values[..., 0] | (values[..., 1] << 4)


class Rampart(nn.Module):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._model = onnx.load(path)
        self._at = {one.name: one for one in self._model.graph.initializer}
        self._nodes = {node.name.removesuffix("/MatMul_Q4").strip("/").replace("/", "."): node for node in self._model.graph.node if node.op_type == "MatMulNBits"}
        self.linear = nn.ModuleDict({self._key(name): self._read(name) for name in self._nodes})
        norms = [name.removesuffix(".weight") for name in self._at if name.endswith("LayerNorm.weight")]
        self.norm = nn.ModuleDict({self._key(name): self._norm(name) for name in norms})
        self.register_buffer("words", self._embedding("word"))
        self.register_buffer("places", self._embedding("position") + self._embedding("token_type")[0])

    @staticmethod
    def _key(name: str) -> str:
        return name.replace(".", "_")

    def _array(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self._at[name])

    def _read(self, name: str) -> FourBits:
        return FourBits(*(self._array(one) for one in self._nodes[name].input[1:3]), self._array(f"{name}.bias"))

    def _norm(self, name: str) -> nn.LayerNorm:
        norm = nn.LayerNorm(len(self._array(f"{name}.weight")), EPSILON)
        norm.weight.data, norm.bias.data = (torch.from_numpy(self._array(f"{name}.{part}").copy()) for part in ("weight", "bias"))
        return norm

    def _embedding(self, kind: str) -> torch.Tensor:
        name = f"bert.embeddings.{kind}_embeddings.weight"
        return torch.from_numpy((self._array(f"{name}_quantized").astype(np.float32) - self._array(f"{name}_zero_point")) * self._array(f"{name}_scale"))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits of 35 labels for each piece; `mask` is true where a piece is."""
        hidden = self.norm["bert_embeddings_LayerNorm"](self.words[ids] + self.places[: ids.shape[1]])
        hides = torch.zeros(mask.shape).masked_fill(~mask, -1e9)[:, None, None]
        for layer in range(LAYERS):
            at = f"bert_encoder_layer_{layer}_"
            query, key, value = (
                self.linear[f"{at}attention_self_{part}"](hidden).unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in ("query", "key", "value")
            )
            shares = (query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + hides).softmax(-1)
            seen = self.linear[f"{at}attention_output_dense"]((shares @ value).transpose(1, 2).flatten(2))
            hidden = self.norm[f"{at}attention_output_LayerNorm"](hidden + seen)
            wide = functional.gelu(self.linear[f"{at}intermediate_dense"](hidden))
            hidden = self.norm[f"{at}output_LayerNorm"](hidden + self.linear[f"{at}output_dense"](wide))
        return self.linear["classifier"](hidden)

    def save(self, path: Path) -> None:
        """The graph as it was, with what was learned."""
        for name, node in self._nodes.items():
            layer = self.linear[self._key(name)]
            self._put(node.input[1], layer.packed())
            self._put(f"{name}.bias", layer.bias.detach().numpy())
        for name in [one.removesuffix(".weight") for one in self._at if one.endswith("LayerNorm.weight")]:
            self._put(f"{name}.weight", self.norm[self._key(name)].weight.detach().numpy())
            self._put(f"{name}.bias", self.norm[self._key(name)].bias.detach().numpy())
        onnx.save(self._model, path)

    def _put(self, name: str, values: np.ndarray) -> None:
        self._at[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), name))
