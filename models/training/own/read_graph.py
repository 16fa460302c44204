"""The network's weights out of the graph that build_own.py wrote, as near as int8 keeps them: what training goes on from."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from network import DILATIONS, WIDTHS, Network


def read_graph(path: Path) -> dict[str, torch.Tensor]:
    kept = {one.name: torch.tensor(numpy_helper.to_array(one)) for one in onnx.load(path).graph.initializer}

    def wide(name: str) -> torch.Tensor:
        rows = kept[f"{name}.q"].float() * kept[f"{name}.scale"].float()
        return rows.reshape(kept[f"{name}.shape"].tolist()) if f"{name}.shape" in kept else rows

    weights = {f"embeddings.{at}.weight": wide(f"e{at}") for at in range(len(WIDTHS))}
    for name in ("inner", "out"):
        weights |= {f"{name}.weight": wide(f"{name}.w"), f"{name}.bias": kept[f"{name}.b"]}
    for at in range(len(DILATIONS)):
        weights |= {f"norms.{at}.{part}": kept[f"n{at}.{part}"] for part in ("weight", "bias")}
        weights |= {f"convolutions.{at}.weight": wide(f"c{at}.w"), f"convolutions.{at}.bias": kept[f"c{at}.b"]}
    assert weights.keys() == Network().state_dict().keys()
    return weights
