"""ONNX graphs written node by node, their weights kept as int8."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


class Graph:
    def __init__(self) -> None:
        self.initializers: list = []
        self.nodes: list = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.initializers.append(numpy_helper.from_array(np.require(value, requirements="C"), name))
        return name

    def node(self, op: str, inputs: list[str], name: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(op, inputs, [name], **attributes))
        return name

    def int8(self, name: str, weight: np.ndarray, shape: tuple[int, ...]) -> str:
        """A float weight, kept as int8 with a scale a row and widened when the graph is loaded."""
        values, scale = quantised(weight)
        wide = self.node("Cast", [self.constant(f"{name}.q", values)], f"{name}.wide", to=TensorProto.FLOAT)
        rows = self.node("Mul", [wide, self.constant(f"{name}.scale", scale[:, None])], f"{name}.rows")
        return self.node("Reshape", [rows, self.constant(f"{name}.shape", np.array(shape, np.int64))], name)


def quantised(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
    return np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def checked(graph: onnx.GraphProto, producer: str) -> onnx.ModelProto:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name=producer)
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model
