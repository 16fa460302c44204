"""Writes the trained network as one ONNX graph with int8 weights. Usage: python build_own.py [folder for downloads],
after own/train.py.

The graph: `rows` [N, T, 7] int32, `mask` [N, T] float32 (1 for a unit, 0 beyond its text) → `scores` [N, T, 9].
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper

from graph import Graph, checked, quantised
from sources import TAGGERS, download_folder

sys.path.insert(0, str(Path(__file__).resolve().parent / "own"))
from features import Lexicon, features  # noqa: E402
from network import DILATIONS, LABELS, WIDTH, WIDTHS, Network  # noqa: E402

FOLDER = TAGGERS / "own"
SENTENCES = ["李小明和王丽住在中关村大街27号，明天去找欧阳锋老师", "Tell dmitri the parcel goes to 14 Quarry Hill Rd"]


def build(network: Network) -> onnx.ModelProto:
    g = Graph()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    columns = []
    axis = g.constant("axis", np.array([2], np.int64))
    for at in range(len(WIDTHS)):
        one = g.node("Gather", ["rows", g.constant(f"at{at}", np.array([at], np.int64))], f"column{at}", axis=2)
        column = g.node("Squeeze", [one, axis], f"ids{at}")
        values, scale = quantised(weights[f"embeddings.{at}.weight"])
        wide = g.node("Cast", [g.node("Gather", [g.constant(f"e{at}.q", values), column], f"e{at}.rows")], f"e{at}.wide", to=TensorProto.FLOAT)
        scales = g.node("Gather", [g.constant(f"e{at}.scale", scale[:, None].astype(np.float16)), column], f"e{at}.scales")
        columns.append(g.node("Mul", [wide, g.node("Cast", [scales], f"e{at}.wide_scales", to=TensorProto.FLOAT)], f"e{at}"))
    mask = g.node("Unsqueeze", ["mask", axis], "mask.wide")
    # InstanceNormalization with each unit as a channel is LayerNormalization without its last step, in a fifth of the time.
    one_a_unit = g.node("Reshape", ["mask", g.constant("units.shape", np.array([-1], np.int64))], "mask.units")
    none_a_unit = g.node("Sub", [one_a_unit, one_a_unit], "none.units")
    by_unit = g.constant("by_unit.shape", np.array([1, -1, WIDTH], np.int64))

    def linear(x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        turned = g.node("Transpose", [g.int8(f"{name}.w", weight, weight.shape)], f"{name}.turned", perm=[1, 0])
        return g.node("Add", [g.node("MatMul", [x, turned], f"{name}.product"), g.constant(f"{name}.b", bias)], f"{name}.sum")

    joined = g.node("Concat", columns, "embedded", axis=2)
    # What stands in a masked unit never matters: the normalisation makes nothing of it.
    h = linear(joined, "inner", weights["inner.weight"], weights["inner.bias"])
    as_before = g.node("Shape", [h], "h.shape")
    for at, dilation in enumerate(DILATIONS):
        flat = g.node("Reshape", [h, by_unit], f"n{at}.by_unit")
        even = g.node("InstanceNormalization", [flat, one_a_unit, none_a_unit], f"n{at}", epsilon=1e-5)
        # Its last step, a factor and a summand a channel, is part of the convolution's weights: the summand as what the mask's channel is worth.
        kernel = weights[f"convolutions.{at}.weight"]
        q = g.int8(f"c{at}.w", kernel.reshape(WIDTH, -1), kernel.shape)
        factor, summand = (
            g.node("Reshape", [g.constant(f"n{at}.{part}", weights[f"norms.{at}.{part}"]), g.constant(f"n{at}.{part}.shape", np.array([1, -1, 1], np.int64))], f"n{at}.{part}.wide")
            for part in ("weight", "bias")
        )
        whole = g.node("ReduceSum", [g.node("Mul", [q, summand], f"c{at}.summands"), g.constant(f"c{at}.axis", np.array([1], np.int64))], f"c{at}.summand")
        x = g.node("Concat", [g.node("Reshape", [even, as_before], f"n{at}.even"), mask], f"n{at}.masked", axis=2)
        convolution = [
            g.node("Transpose", [x], f"c{at}.in", perm=[0, 2, 1]),
            g.node("Concat", [g.node("Mul", [q, factor], f"c{at}.factored"), whole], f"c{at}.all", axis=1),
            g.constant(f"c{at}.b", weights[f"convolutions.{at}.bias"]),
        ]
        out = g.node("Conv", convolution, f"c{at}.out", dilations=[dilation], pads=[dilation, dilation], kernel_shape=[3])
        step = g.node("Transpose", [g.node("Relu", [out], f"c{at}.relu")], f"c{at}.step", perm=[0, 2, 1])
        h = g.node("Add", [h, step], f"h{at + 1}")
    bias = weights["out.bias"]
    turned = g.node("Transpose", [g.int8("out.w", weights["out.weight"], weights["out.weight"].shape)], "out.turned", perm=[1, 0])
    g.node("Add", [g.node("MatMul", [h, turned], "out.product"), g.constant("out.b", bias)], "scores")
    graph = helper.make_graph(
        g.nodes,
        "own",
        [
            helper.make_tensor_value_info("rows", TensorProto.INT32, ["batch", "time", len(WIDTHS)]),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "time"]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["batch", "time", len(LABELS)])],
        g.initializers,
    )
    return checked(graph, "build_own.py")


def main() -> None:
    network = Network()
    network.load_state_dict(torch.load(download_folder() / "own.pt"))
    network.eval()
    onnx.save(build(network), FOLDER / "model.onnx")
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx")
    lexicon = Lexicon.read(FOLDER / "lexicon.json")
    for sentence in SENTENCES:
        rows = np.array([features(sentence, lexicon)], np.int32)
        scores = session.run(None, {"rows": rows, "mask": np.ones(rows.shape[:2], np.float32)})[0]
        with torch.no_grad():
            exact = network(torch.from_numpy(rows.astype(np.int64)), torch.ones(rows.shape[:2])).numpy()
        print("largest difference to the float32 network:", np.abs(scores - exact).max(), "labels alike:", (scores.argmax(2) == exact.argmax(2)).mean())
    print("bytes:", (FOLDER / "model.onnx").stat().st_size)


if __name__ == "__main__":
    main()
