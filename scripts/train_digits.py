"""Trains the digit recogniser of site_example/apps/digits and writes its digits.onnx.

    pip install scikit-learn==1.9.1
    PYTHONPATH=. python scripts/train_digits.py

The data are scikit-learn's 1,797 digits of 8 x 8 pixels, a quarter of them kept for the test; shifted and scaled
copies make it forgive a drawing that lies elsewhere. The network is 64 -> 96 -> 10, trained by Adam in numpy, with a
fixed seed: the same versions write the same file. scikit-learn is no dependency of anything else.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

TARGET = Path(__file__).parents[1] / "site_example" / "apps" / "digits" / "digits.onnx"
HIDDEN = 96
STEPS = 6_000
BATCH = 128
RATE = 2e-3
DECAY = 1e-4

Array = NDArray[np.float64]


def moved(images: Array, random: np.random.Generator) -> Array:
    """`images` (n, 8, 8), each scaled by 0.75..1.15 and shifted by up to a pixel, sampled linearly."""
    count = len(images)
    scale = random.uniform(0.75, 1.15, (count, 1, 2))
    shift = random.uniform(-1, 1, (count, 1, 2))
    at = np.arange(8)[None, :, None]
    y, x = np.moveaxis((at - 3.5) / scale + 3.5 + shift, -1, 0)
    padded = np.pad(images, ((0, 0), (2, 2), (2, 2)))
    y, x = (np.clip(each + 2, 0, 10.999) for each in (y, x))
    top, left = y.astype(int), x.astype(int)
    down, right = (y - top)[:, :, None], (x - left)[:, None, :]
    n = np.arange(count)[:, None, None]
    rows, columns = top[:, :, None], left[:, None, :]
    above = padded[n, rows, columns] * (1 - right) + padded[n, rows, columns + 1] * right
    below = padded[n, rows + 1, columns] * (1 - right) + padded[n, rows + 1, columns + 1] * right
    result: Array = above * (1 - down) + below * down
    return result


def train(images: Array, digits: NDArray[np.int64], random: np.random.Generator) -> list[Array]:
    """Weights and biases of the two layers."""
    weights = [random.standard_normal((64, HIDDEN)) / 8, np.zeros(HIDDEN)]
    weights += [random.standard_normal((HIDDEN, 10)) / HIDDEN**0.5, np.zeros(10)]
    first, second = ([np.zeros_like(each) for each in weights] for _ in range(2))
    for step in range(1, STEPS + 1):
        chosen = random.integers(0, len(images), BATCH)
        x = moved(images[chosen], random).reshape(BATCH, 64)
        hidden = np.maximum(x @ weights[0] + weights[1], 0)
        error = softmax(hidden @ weights[2] + weights[3])
        error[np.arange(BATCH), digits[chosen]] -= 1
        back = (error @ weights[2].T) * (hidden > 0)
        gradients = [x.T @ back, back.sum(0), hidden.T @ error, error.sum(0)]
        rate = RATE * (1 - step / (STEPS + 1))
        for i, gradient in enumerate(gradients):
            gradient = gradient / BATCH + DECAY * weights[i]
            first[i] = 0.9 * first[i] + 0.1 * gradient
            second[i] = 0.999 * second[i] + 0.001 * gradient**2
            weights[i] -= rate * (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
    return weights


def softmax(scores: Array) -> Array:
    """Shares of one, row by row."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    result: Array = raised / raised.sum(1, keepdims=True)
    return result


def to_onnx(weights: list[Array], note: str) -> bytes:
    """The network as a model: `pixels` (n, 8, 8) in 0..1 -> `shares` (n, 10)."""
    nodes = [
        helper.make_node("Flatten", ["pixels"], ["flat"]),
        helper.make_node("Gemm", ["flat", "w1", "b1"], ["inner"]),
        helper.make_node("Relu", ["inner"], ["hidden"]),
        helper.make_node("Gemm", ["hidden", "w2", "b2"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["shares"], axis=1),
    ]
    names = ("w1", "b1", "w2", "b2")
    tensors = [
        numpy_helper.from_array(each.astype(np.float32), name) for name, each in zip(names, weights, strict=True)
    ]
    taken = helper.make_tensor_value_info("pixels", TensorProto.FLOAT, ["n", 8, 8])
    given = helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["n", 10])
    graph = helper.make_graph(nodes, "digits", [taken], [given], tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, doc_string=note)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def main() -> None:
    """Train, say how well it does, write the file."""
    from sklearn.datasets import load_digits

    random = np.random.default_rng(1797)
    data = load_digits()
    order = random.permutation(len(data.images))
    images, digits = data.images[order] / 16, data.target[order]
    test = len(images) // 4
    weights = train(images[test:], digits[test:], random)
    scores = np.maximum(images[:test].reshape(test, 64) @ weights[0] + weights[1], 0) @ weights[2] + weights[3]
    share = float((scores.argmax(1) == digits[:test]).mean())
    model = to_onnx(weights, f"scikit-learn's digits; {share:.1%} of {test} that it has not seen are told right.")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(model)
    print(f"{TARGET}: {len(model):,} bytes, {share:.1%} right")


if __name__ == "__main__":
    main()
