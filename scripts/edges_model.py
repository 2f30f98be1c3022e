"""Writes the edge detector of site_example/apps/camera_edges, edges.onnx: Sobel's two filters as a convolution.

    PYTHONPATH=. python scripts/edges_model.py

`x`, uint8 (height, width, 1), becomes `y`, uint8 (height, width, 4): orange, and opaque where the picture changes,
so that it can be drawn over the picture. Nothing is trained: a graph of eleven nodes. The same versions write the same
file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

TARGET = Path(__file__).parents[1] / "site_example" / "apps" / "camera_edges" / "edges.onnx"
SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)


def model() -> onnx.ModelProto:
    """The graph."""
    nodes = [
        helper.make_node("Cast", ["x"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["numbers"], ["channel"], perm=[2, 0, 1]),
        helper.make_node("Unsqueeze", ["channel", "first"], ["batch"]),
        helper.make_node("Pad", ["batch", "border"], ["padded"], mode="edge"),
        helper.make_node("Conv", ["padded", "filters"], ["slopes"]),
        helper.make_node("ReduceL2", ["slopes"], ["steep"], axes=[1], keepdims=1),
        helper.make_node("Conv", ["steep", "as_alpha", "colour"], ["drawn"]),
        helper.make_node("Clip", ["drawn", "least", "most"], ["bounded"]),
        helper.make_node("Squeeze", ["bounded", "first"], ["planes"]),
        helper.make_node("Transpose", ["planes"], ["rows"], perm=[1, 2, 0]),
        helper.make_node("Cast", ["rows"], ["y"], to=TensorProto.UINT8),
    ]
    constants: dict[str, np.ndarray[Any, Any]] = {
        "filters": np.stack([SOBEL, SOBEL.T])[:, None] / 2,
        "as_alpha": np.array([0, 0, 0, 1], np.float32).reshape(4, 1, 1, 1),
        "colour": np.array([255, 96, 0, 0], np.float32),
        "first": np.array([0], np.int64),
        "border": np.array([0, 0, 1, 1, 0, 0, 1, 1], np.int64),
        "least": np.array(0, np.float32),
        "most": np.array(255, np.float32),
    }
    graph = helper.make_graph(
        nodes,
        "edges",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, ["height", "width", 1])],
        [helper.make_tensor_value_info("y", TensorProto.UINT8, ["height", "width", 4])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(made, full_check=True)
    return made


if __name__ == "__main__":
    onnx.save(model(), TARGET)
    print(TARGET, TARGET.stat().st_size)
