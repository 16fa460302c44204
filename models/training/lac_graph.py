"""LAC-small out of the graph and the vocabulary that build_lac.py wrote, as near as int8 keeps it: what tune_lac.py goes on from."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from lac_weights import HIDDEN, Direction, Lac


def _direction(weight: np.ndarray, recurrent: np.ndarray, bias: np.ndarray) -> Direction:
    """build_lac.py's `onnx_order` backwards."""
    u, r, c = (slice(at * HIDDEN, (at + 1) * HIDDEN) for at in range(3))
    return Direction(
        np.concatenate([-weight[u], weight[r], weight[c]]).T,
        np.concatenate([-bias[u], bias[r], bias[c]]),
        np.concatenate([-recurrent[u], recurrent[r]]).T,
        recurrent[c].T,
    )


def read_lac_graph(folder: Path, lac: Lac) -> Lac:
    """`lac`: as it lies in its package; of the same characters and tags."""
    kept = {one.name: numpy_helper.to_array(one) for one in onnx.load(folder / "model.onnx").graph.initializer}
    vocabulary = json.loads((folder / "vocabulary.json").read_text("utf8"))
    assert vocabulary["tags"] == lac.tags and vocabulary["characters"] == "".join(lac.characters)

    def wide(name: str) -> np.ndarray:
        rows = kept[f"{name}.q"].astype(np.float32) * kept[f"{name}.scale"].astype(np.float32)
        return rows.reshape(kept[f"{name}.shape"]) if f"{name}.shape" in kept else rows

    layers = [[_direction(wide(f"w{at}")[way], wide(f"r{at}")[way], kept[f"b{at}"][way]) for way in (0, 1)] for at in (0, 1)]
    crf = {name: np.array(vocabulary[name], np.float32) for name in ("start", "end", "transitions")}
    return lac._replace(embedding=wide("embedding"), layers=layers, out=wide("out").T, out_bias=kept["out.bias"], **crf)
