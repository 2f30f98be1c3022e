"""Writes the ear of site_example/apps/tuner, tone.onnx: how strong each frequency is in a piece of sound.

    PYTHONPATH=. python scripts/tone_model.py

`x`, int16 (n,), becomes `power`, float32 (n // 2 + 1,): the energy at each of the frequencies 0, rate / n, 2 rate / n
…, and `peak`, int64: where it is highest, the lowest eight left out. Nothing is trained: a Hann window, a Fourier
transform, and what comes of it. The same versions write the same file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

TARGET = Path(__file__).parents[1] / "site_example" / "apps" / "tuner" / "tone.onnx"
LOWEST = 8


def model() -> onnx.ModelProto:
    """The graph."""
    nodes = [
        helper.make_node("Cast", ["x"], ["samples"], to=TensorProto.FLOAT),
        helper.make_node("Size", ["x"], ["n"]),
        helper.make_node("HannWindow", ["n"], ["window"]),
        helper.make_node("Mul", ["samples", "window"], ["windowed"]),
        helper.make_node("Unsqueeze", ["windowed", "batch_and_parts"], ["signal"]),
        helper.make_node("DFT", ["signal"], ["waves"], axis=1, onesided=1),
        helper.make_node("ReduceSumSquare", ["waves"], ["power"], axes=[0, 2], keepdims=0),
        helper.make_node("Slice", ["power", "first", "last"], ["heard"]),
        helper.make_node("ArgMax", ["heard"], ["at"], axis=0, keepdims=0),
        helper.make_node("Add", ["at", "lowest"], ["peak"]),
    ]
    constants: dict[str, np.ndarray[Any, Any]] = {
        "batch_and_parts": np.array([0, 2], np.int64),
        "first": np.array([LOWEST], np.int64),
        "last": np.array([-1], np.int64),
        "lowest": np.array(LOWEST, np.int64),
    }
    graph = helper.make_graph(
        nodes,
        "tone",
        [helper.make_tensor_value_info("x", TensorProto.INT16, ["n"])],
        [
            helper.make_tensor_value_info("power", TensorProto.FLOAT, ["frequencies"]),
            helper.make_tensor_value_info("peak", TensorProto.INT64, []),
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(made, full_check=True)
    return made


if __name__ == "__main__":
    onnx.save(model(), TARGET)
    print(TARGET, TARGET.stat().st_size)
