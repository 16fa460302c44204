"""Writes the trained network as one ONNX graph with int8 weights. Usage: python build_own.py [folder for downloads],
after own/train.py.

The graph: `rows` [1 + units, 7] int32, the first for what is beyond a text, `mask` [1 + units] float32 (0 for the first, 1 for units), `around`
[4, 1 + units, 3] int32 (for each of DISTANCES the rows so far to the left of a unit, of itself and to the right) → `scores` [1 + units, 9]. Texts lie one
after another: which rows are beside which is said by `around` alone.
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


#: Each of DILATIONS is one of these.
DISTANCES = (1, 2, 4, 8)


def around(units: int) -> np.ndarray:
    """The third input, for one text."""
    place = np.arange(1, units + 1)[None, :, None] + np.array(DISTANCES)[:, None, None] * np.array([-1, 0, 1])
    place[(place < 1) | (place > units)] = 0
    return np.concatenate([np.zeros((len(DISTANCES), 1, 3)), place], 1).astype(np.int32)


def build(network: Network) -> onnx.ModelProto:
    g = Graph()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    columns = []
    axis = g.constant("axis", np.array([1], np.int64))
    for at in range(len(WIDTHS)):
        column = g.node("Gather", ["rows", g.constant(f"at{at}", np.array(at, np.int64))], f"ids{at}", axis=1)
        values, scale = quantised(weights[f"embeddings.{at}.weight"])
        wide = g.node("Cast", [g.node("Gather", [g.constant(f"e{at}.q", values), column], f"e{at}.rows")], f"e{at}.wide", to=TensorProto.FLOAT)
        scales = g.node("Gather", [g.constant(f"e{at}.scale", scale[:, None].astype(np.float16)), column], f"e{at}.scales")
        columns.append(g.node("Mul", [wide, g.node("Cast", [scales], f"e{at}.wide_scales", to=TensorProto.FLOAT)], f"e{at}"))
    beside = [
        g.node("Gather", ["around", g.constant(f"distance{at}", np.array(at, np.int64))], f"beside{at}", axis=0) for at in range(len(DISTANCES))
    ]
    mask = g.node("Unsqueeze", ["mask", axis], "mask.wide")
    none_a_unit = g.node("Sub", ["mask", "mask"], "none.units")
    by_unit = g.constant("by_unit.shape", np.array([1, -1, WIDTH], np.int64))
    plain = g.constant("plain.shape", np.array([-1, WIDTH], np.int64))
    in_a_row = g.constant("in_a_row.shape", np.array([-1, 3 * (WIDTH + 1)], np.int64))

    def linear(x: str, name: str, weight: np.ndarray, bias: np.ndarray, result: str) -> str:
        turned = g.node("Transpose", [g.int8(f"{name}.w", weight, weight.shape)], f"{name}.turned", perm=[1, 0])
        return g.node("Gemm", [x, turned, g.constant(f"{name}.b", bias)], result)

    # What stands in the first row never matters: the normalisation makes nothing of it.
    h = linear(g.node("Concat", columns, "embedded", axis=1), "inner", weights["inner.weight"], weights["inner.bias"], "h0")
    for at, dilation in enumerate(DILATIONS):
        # InstanceNormalization with each unit as a channel is LayerNormalization without its last step, in a fifth of the time.
        flat = g.node("Reshape", [h, by_unit], f"n{at}.by_unit")
        even = g.node("InstanceNormalization", [flat, "mask", none_a_unit], f"n{at}", epsilon=1e-5)
        # Its last step, a factor and a summand a channel, is part of the convolution's weights: the summand as what the mask's channel is worth.
        kernel = weights[f"convolutions.{at}.weight"]
        q = g.int8(f"c{at}.w", kernel.reshape(WIDTH, -1), kernel.shape)
        factor, summand = (
            g.node("Reshape", [g.constant(f"n{at}.{part}", weights[f"norms.{at}.{part}"]), g.constant(f"n{at}.{part}.shape", np.array([1, -1, 1], np.int64))], f"n{at}.{part}.wide")
            for part in ("weight", "bias")
        )
        whole = g.node("ReduceSum", [g.node("Mul", [q, summand], f"c{at}.summands"), axis], f"c{at}.summand")
        kernels = g.node("Concat", [g.node("Mul", [q, factor], f"c{at}.factored"), whole], f"c{at}.all", axis=1)
        by_place = g.node("Transpose", [kernels], f"c{at}.by_place", perm=[2, 1, 0])
        # The convolution: the three rows of a place side by side, times all of its weights.
        x = g.node("Concat", [g.node("Reshape", [even, plain], f"n{at}.even"), mask], f"n{at}.masked", axis=1)
        rows = g.node("Gather", [x, beside[DISTANCES.index(dilation)]], f"c{at}.beside", axis=0)
        product = [g.node("Reshape", [rows, in_a_row], f"c{at}.in"), g.node("Reshape", [by_place, g.constant(f"c{at}.flat", np.array([-1, WIDTH], np.int64))], f"c{at}.product"), g.constant(f"c{at}.b", weights[f"convolutions.{at}.bias"])]
        step = g.node("Relu", [g.node("Gemm", product, f"c{at}.out")], f"c{at}.step")
        h = g.node("Add", [h, step], f"h{at + 1}")
    linear(h, "out", weights["out.weight"], weights["out.bias"], "scores")
    graph = helper.make_graph(
        g.nodes,
        "own",
        [
            helper.make_tensor_value_info("rows", TensorProto.INT32, ["units", len(WIDTHS)]),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["units"]),
            helper.make_tensor_value_info("around", TensorProto.INT32, [len(DISTANCES), "units", 3]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["units", len(LABELS)])],
        g.initializers,
    )
    return checked(graph, "build_own.py")


def feed_of(rows: list[list[int]]) -> dict[str, np.ndarray]:
    """What the graph takes, for one text."""
    mask = np.ones(len(rows) + 1, np.float32)
    mask[0] = 0
    return {"rows": np.array([[0] * len(WIDTHS), *rows], np.int32), "mask": mask, "around": around(len(rows))}


def main() -> None:
    network = Network()
    network.load_state_dict(torch.load(download_folder() / "own.pt"))
    network.eval()
    onnx.save(build(network), FOLDER / "model.onnx")
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx")
    lexicon = Lexicon.read(FOLDER / "lexicon.json")
    for sentence in SENTENCES:
        rows = features(sentence, lexicon)
        scores = session.run(None, feed_of(rows))[0][1:]
        with torch.no_grad():
            exact = network(torch.tensor([rows]), torch.ones(1, len(rows))).numpy()[0]
        print("largest difference to the float32 network:", np.abs(scores - exact).max(), "labels alike:", (scores.argmax(1) == exact.argmax(1)).mean())
    print("bytes:", (FOLDER / "model.onnx").stat().st_size)


if __name__ == "__main__":
    main()
