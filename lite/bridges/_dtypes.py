"""Element types of tensors: their names, how they lie in memory, and which of two a sum has.

The names are numpy's. float16 is kept as float32 that was rounded to it, because Python's arrays have no half floats.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable
from typing import Any

from lite.errors import PayloadError

Data = Any
"""Elements in row-major order: an `array`, or a list of str."""

CODES = {
    "bool": "B",
    "uint8": "B",
    "int8": "b",
    "uint16": "H",
    "int16": "h",
    "uint32": "I",
    "int32": "i",
    "uint64": "Q",
    "int64": "q",
    "float16": "f",
    "float32": "f",
    "float64": "d",
}
"""dtype → typecode of the array that keeps it. `string` is kept in a list."""

SIZES = {name: 2 if name == "float16" else struct.calcsize(code) for name, code in CODES.items()}
"""Bytes of an element, as it crosses to an engine."""

_OF_FORMAT = {"?": "bool", "e": "float16", "f": "float32", "d": "float64"}


def check(dtype: Any) -> str:
    """The name of `dtype`: one of ours, a numpy dtype or scalar type, or one of Python's types.

    Raises:
        PayloadError: if tensors have no such elements.
    """
    plain = {float: "float32", int: "int64", bool: "bool", str: "string"}
    name = str(plain.get(dtype) or getattr(dtype, "name", None) or getattr(dtype, "__name__", dtype))
    if name.startswith("str") or name == "object":
        name = "string"
    if name not in CODES and name != "string":
        raise PayloadError(f"A tensor can't hold {name!r}; it holds {', '.join(CODES)} or string.")
    return name


def of_format(code: str, itemsize: int) -> str:
    """The dtype of a buffer whose elements are `code` to the struct module, of `itemsize` bytes."""
    code = code.lstrip("@=<")
    if code in _OF_FORMAT:
        return _OF_FORMAT[code]
    if code in "bhilqn":
        return f"int{8 * itemsize}"
    if code in "BHILQNc":
        return f"uint{8 * itemsize}"
    raise PayloadError(f"A tensor can't be made of a buffer with elements {code!r}.")


def store(dtype: str, values: Iterable[Any]) -> Data:
    """`values` as elements of `dtype`; integers that are too large wrap around, as numpy's do."""
    if dtype == "string":
        return [str(value) for value in values]
    if dtype == "bool":
        return array("B", [1 if value else 0 for value in values])
    if dtype.startswith("float"):
        data = array(CODES[dtype], values)
        return _halves(data) if dtype == "float16" else data
    whole = [int(value) for value in values]
    try:
        return array(CODES[dtype], whole)
    except OverflowError:
        bits = 8 * SIZES[dtype]
        low = 0 if dtype.startswith("u") else -(1 << (bits - 1))
        return array(CODES[dtype], [(value - low) % (1 << bits) + low for value in whole])


def load(dtype: str, raw: bytes | bytearray | memoryview) -> Data:
    """Elements of `dtype` from their bytes."""
    if dtype == "float16":
        return array("f", struct.unpack(f"<{len(raw) // 2}e", raw))
    data = array(CODES[dtype])
    data.frombytes(raw)
    return data


def dump(dtype: str, data: Data) -> bytes:
    """The reverse of `load`."""
    if dtype == "float16":
        return struct.pack(f"<{len(data)}e", *data)
    return bytes(data.tobytes())


def _halves(data: Data) -> Data:
    try:
        return load("float16", struct.pack(f"<{len(data)}e", *data))
    except OverflowError:  # beyond 65,504 a half is infinite; struct refuses instead
        most = 65519.0
        inside = [value if -most < value < most or value != value else value * float("inf") for value in data]
        return load("float16", struct.pack(f"<{len(inside)}e", *inside))


def promote(left: str, right: str) -> str:
    """The dtype of a sum, by numpy's rules."""
    if left == right:
        return left
    if "bool" in (left, right):
        return right if left == "bool" else left
    floats = [name for name in (left, right) if name.startswith("float")]
    size = max(SIZES[name] for name in (left, right))
    if len(floats) == 2:
        return f"float{8 * size}"
    if floats:
        whole = SIZES[right if floats[0] == left else left]
        return f"float{8 * max(SIZES[floats[0]], min(8, 2 * whole))}"
    if left[0] == right[0]:
        return max((left, right), key=lambda name: SIZES[name])
    unsigned = SIZES[left if left[0] == "u" else right]
    if unsigned == 8:
        return "float64"
    return f"int{8 * max(size, 2 * unsigned)}"


def with_scalar(dtype: str, value: Any) -> str:
    """The dtype of a sum with one of Python's numbers, which takes the tensor's own where it can."""
    if isinstance(value, bool) or dtype.startswith("float"):
        return dtype
    if isinstance(value, float):
        return "float64"
    return "int64" if dtype == "bool" else dtype
