"""Rebuilds LAC-small, as tune_lac.py left it, as one ONNX graph with int8 weights. Usage: python build_lac.py [folder for downloads]

The graph: `ids` [T, N] int32 (0 = unknown), `lengths` [N] int32 → `scores` [T, N, 57]. The CRF's own numbers lie beside it as JSON; the path
through them is found by whoever runs the graph.
"""

import json

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper

from graph import Graph, checked, quantised
from lac_network import LacNetwork
from lac_weights import HIDDEN, Direction, Lac, emissions, read_lac
from sources import TAGGERS, download_folder, unpacked

FOLDER = TAGGERS / "lac-small"
SENTENCE = "李小明和王丽住在北京市海淀区中关村大街27号，明天去找欧阳锋老师吧"


def onnx_order(w: Direction) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """ONNX blends h = z h + (1 - z) c, Paddle the other way round: the update gate is negated, sigmoid(-x) = 1 - sigmoid(x)."""
    u, r, c = slice(0, HIDDEN), slice(HIDDEN, 2 * HIDDEN), slice(2 * HIDDEN, None)
    weight = np.concatenate([-w.fc[:, u].T, w.fc[:, r].T, w.fc[:, c].T])
    recurrent = np.concatenate([-w.gates[:, u].T, w.gates[:, r].T, w.candidate.T])
    bias = np.concatenate([-w.bias[u], w.bias[r], w.bias[c], np.zeros(3 * HIDDEN, np.float32)])
    return weight, recurrent, bias


def build(lac: Lac) -> onnx.ModelProto:
    g = Graph()
    values, scale = quantised(lac.embedding)
    rows = g.node("Gather", [g.constant("embedding.q", values), "ids"], "embedding.rows")
    wide = g.node("Cast", [rows], "embedding.wide", to=TensorProto.FLOAT)
    scales = g.node("Gather", [g.constant("embedding.scale", scale[:, None].astype(np.float16)), "ids"], "embedding.scales")
    x = g.node("Mul", [wide, g.node("Cast", [scales], "embedding.wide_scales", to=TensorProto.FLOAT)], "embedded")
    for number, layer in enumerate(lac.layers):
        width = layer[0].fc.shape[0]
        weights, recurrents, biases = zip(*(onnx_order(direction) for direction in layer))
        inputs = [
            x,
            g.int8(f"w{number}", np.concatenate(weights), (2, 3 * HIDDEN, width)),
            g.int8(f"r{number}", np.concatenate(recurrents), (2, 3 * HIDDEN, HIDDEN)),
            g.constant(f"b{number}", np.stack(biases)),
            "lengths",
        ]
        y = g.node("GRU", inputs, f"gru{number}", hidden_size=HIDDEN, direction="bidirectional", linear_before_reset=0)
        turned = g.node("Transpose", [y], f"turned{number}", perm=[0, 2, 1, 3])
        x = g.node("Reshape", [turned, g.constant(f"joined{number}.shape", np.array([0, 0, 2 * HIDDEN], np.int64))], f"joined{number}")
    out = g.node("Transpose", [g.int8("out", lac.out.T, (len(lac.tags), 2 * HIDDEN))], "out.turned", perm=[1, 0])
    g.node("Add", [g.node("MatMul", [x, out], "unbiased"), g.constant("out.bias", lac.out_bias)], "scores")
    graph = helper.make_graph(
        g.nodes,
        "lac-small",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT32, ["time", "batch"]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["time", "batch", len(lac.tags)])],
        g.initializers,
    )
    return checked(graph, "build_lac.py")


def tuned(lac: Lac) -> Lac:
    network = LacNetwork(lac)
    network.load_state_dict(torch.load(download_folder() / "lac.pt"))
    return network.to_lac(lac)


def main() -> None:
    lac = tuned(read_lac(unpacked("jieba", download_folder())))
    FOLDER.mkdir(parents=True, exist_ok=True)
    onnx.save(build(lac), FOLDER / "model.onnx")
    vocabulary = {
        "characters": "".join(lac.characters),
        "tags": lac.tags,
        "start": np.round(lac.start, 5).tolist(),
        "end": np.round(lac.end, 5).tolist(),
        "transitions": np.round(lac.transitions, 5).tolist(),
    }
    text = json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / "vocabulary.json").write_text(f"{text}\n", "utf8")
    number = {character: at + 1 for at, character in enumerate(lac.characters)}
    ids = [number.get(character, 0) for character in SENTENCE]
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx")
    feed = {"ids": np.array(ids, np.int32)[:, None], "lengths": np.array([len(ids)], np.int32)}
    scores = session.run(None, feed)[0][:, 0]
    print("largest difference to the float32 network:", np.abs(scores - emissions(lac, ids)).max())
    print("bytes:", (FOLDER / "model.onnx").stat().st_size)


if __name__ == "__main__":
    main()
