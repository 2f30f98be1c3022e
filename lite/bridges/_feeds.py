"""What a model is given and what it gives: checked against what it says it takes, and turned into bytes and back."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from lite.bridges import _dtypes
from lite.bridges.faults import InvalidArgument
from lite.bridges.tensor import Tensor
from lite.errors import PayloadError

_ONNX = {"float32": "float", "float64": "double"}


class Input(Protocol):
    """What is known of an input."""

    name: str
    dtype: str
    shape: list[int | str | None]


def onnx_type(dtype: str) -> str:
    """ONNX's name of a tensor's type: "tensor(float)"."""
    return f"tensor({_ONNX.get(dtype, dtype)})" if dtype else ""


def pack(inputs: Sequence[Input], feed: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[Any]]:
    """The feeds as heads of tensors and their bytes.

    Raises:
        InvalidArgument: if a name, type or shape is not the model's.
    """
    known = {each.name: each for each in inputs}
    for name in feed:
        if name not in known:
            raise InvalidArgument(f"The model has no input {name!r}; it takes {_listed(inputs)}.")
    missing = [name for name in known if name not in feed]
    if missing:
        raise InvalidArgument(f"The input {missing[0]!r} is missing; the model takes {_listed(inputs)}.")
    heads, buffers = [], []
    for name, value in feed.items():
        dtype, shape, data = parts(name, value, known[name].dtype)
        _check(known[name], dtype, shape)
        head: dict[str, Any] = {"name": name, "type": dtype, "dims": shape}
        if dtype == "string":
            head["data"] = data
        else:
            buffers.append(data)
        heads.append(head)
    return heads, buffers


def unpack(heads: Sequence[Mapping[str, Any]], buffers: Sequence[memoryview]) -> list[Any]:
    """An engine's tensors as arrays: numpy's if the app has imported numpy, else `Tensor`s."""
    numpy = sys.modules.get("numpy")
    left = iter(buffers)
    made = []
    for head in heads:
        dtype, shape = head["type"], tuple(head["dims"])
        if dtype == "string":
            tensor = Tensor(list(head["data"]), "string")
            made.append(numpy.array(head["data"], object).reshape(shape) if numpy else tensor.reshape(*shape))
        elif numpy is not None:
            made.append(numpy.frombuffer(next(left), dtype).reshape(shape))
        else:
            made.append(Tensor.frombytes(next(left), dtype, shape))
    return made


def parts(name: str, value: Any, wanted: str) -> tuple[str, list[int], Any]:
    """Type, shape and bytes of what is given for an input; of strings themselves."""
    try:
        if isinstance(value, (list, tuple, int, float, str)):  # a list has no type of its own
            value = Tensor(value, wanted or None)
        numpy = sys.modules.get("numpy")
        if numpy is not None and isinstance(value, numpy.ndarray) and value.dtype.kind not in "UO":
            whole = numpy.ascontiguousarray(value)
            return _dtypes.check(value.dtype), list(value.shape), whole.reshape(-1).view("uint8").data
        tensor = value if isinstance(value, Tensor) else Tensor(value)
    except (PayloadError, TypeError, ValueError) as error:
        raise InvalidArgument(f"The input {name!r} is no array ({error}).") from error
    data = list(tensor.flatten().tolist()) if tensor.dtype == "string" else tensor.tobytes()
    return tensor.dtype, list(tensor.shape), data


def _check(wanted: Input, dtype: str, shape: list[int]) -> None:
    if wanted.dtype and dtype != wanted.dtype:
        raise InvalidArgument(
            f"Unexpected input data type for {wanted.name!r}: it is {onnx_type(dtype)}, "
            f"expected {onnx_type(wanted.dtype)}. Convert it by `.astype({wanted.dtype!r})`."
        )
    fits = len(shape) == len(wanted.shape) and all(
        not isinstance(size, int) or size == given for size, given in zip(wanted.shape, shape, strict=True)
    )
    if wanted.shape and not fits:
        raise InvalidArgument(f"Got invalid dimensions for {wanted.name!r}: {shape}, expected {wanted.shape}.")


def _listed(inputs: Sequence[Input]) -> str:
    return ", ".join(f"{each.name!r}" for each in inputs) or "none"
