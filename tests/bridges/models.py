"""Small ONNX models, built here: what tests of the native face and of the page run."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8
"""What ONNX Runtime Web and older natives both read."""


def model(
    nodes: list[onnx.NodeProto],
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
    **constants: np.ndarray,
) -> bytes:
    """A model of `nodes`; `constants` are its initializers by name."""
    tensors = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "test", inputs, outputs, tensors)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


def info(name: str, kind: int, shape: list[int | str | None]) -> onnx.ValueInfoProto:
    """The type and shape of an input or output."""
    return helper.make_tensor_value_info(name, kind, shape)


def affine() -> bytes:
    """y = x @ w + b, with any number of rows: (n, 3) -> (n, 2)."""
    w = np.array([[1, 2], [3, 4], [5, 6]], np.float32) / 10
    nodes = [helper.make_node("MatMul", ["x", "w"], ["xw"]), helper.make_node("Add", ["xw", "b"], ["y"])]
    sizes = [info("x", TensorProto.FLOAT, ["n", 3])], [info("y", TensorProto.FLOAT, ["n", 2])]
    return model(nodes, *sizes, w=w, b=np.array([0.5, -0.5], np.float32))


def identity(kind: int, shape: list[int | str | None]) -> bytes:
    """y = x of a type, such as TensorProto.INT64."""
    return model([helper.make_node("Identity", ["x"], ["y"])], [info("x", kind, shape)], [info("y", kind, shape)])


def several() -> bytes:
    """Two inputs, two outputs: (a + b, a * b) of any length."""
    nodes = [helper.make_node("Add", ["a", "b"], ["sum"]), helper.make_node("Mul", ["a", "b"], ["product"])]
    inputs = [info(name, TensorProto.FLOAT, [None]) for name in "ab"]
    return model(nodes, inputs, [info(name, TensorProto.FLOAT, [None]) for name in ("sum", "product")])


def enormous() -> bytes:
    """Makes as many zeros as it is asked for: a few bytes of model, any number of bytes of memory."""
    nodes = [helper.make_node("ConstantOfShape", ["shape"], ["zeros"])]
    return model(nodes, [info("shape", TensorProto.INT64, [2])], [info("zeros", TensorProto.FLOAT, [None, None])])


def heavy(size: int = 512, layers: int = 24) -> bytes:
    """A chain of products of matrices, (1, 64, size) -> the same: some ten milliseconds, by `layers`."""
    random = np.random.default_rng(7)
    constants = {f"w{i}": (random.standard_normal((size, size)) / size**0.5).astype(np.float32) for i in range(layers)}
    nodes, last = [], "x"
    for i in range(layers):
        nodes += [
            helper.make_node("MatMul", [last, f"w{i}"], [f"m{i}"]),
            helper.make_node("Tanh", [f"m{i}"], ["y" if i == layers - 1 else f"t{i}"]),
        ]
        last = f"t{i}"
    sizes = [info("x", TensorProto.FLOAT, [1, 64, size])], [info("y", TensorProto.FLOAT, [1, 64, size])]
    return model(nodes, *sizes, **constants)
