"""Where the elements of a row-major array are: offsets of slices, axes in other orders, broadcasting."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from lite.errors import PayloadError

Shape = tuple[int, ...]


def strides(shape: Sequence[int]) -> list[int]:
    """How many elements apart neighbours along each axis are."""
    steps = [1] * len(shape)
    for axis in range(len(shape) - 2, -1, -1):
        steps[axis] = steps[axis + 1] * shape[axis + 1]
    return steps


def offsets(shape: Sequence[int], steps: Sequence[int], start: int = 0) -> list[int]:
    """Offsets of the elements of a view with these `steps`, in its row-major order."""
    found = [start]
    for size, step in zip(shape, steps, strict=True):
        along = [index * step for index in range(size)]
        found = [at + more for at in found for more in along]
    return found


def flatten(data: Any) -> tuple[list[Any], Shape]:
    """Nested lists as (their leaves, shape).

    Raises:
        PayloadError: if they are ragged.
    """
    shape: list[int] = []
    flat = [data]
    while flat and isinstance(flat[0], (list, tuple)):
        size = len(flat[0])
        if any(not isinstance(each, (list, tuple)) or len(each) != size for each in flat):
            raise PayloadError(f"The lists are ragged: below {tuple(shape)} not all have {size} elements.")
        shape.append(size)
        flat = [value for each in flat for value in each]
    if any(isinstance(each, (list, tuple)) for each in flat):
        raise PayloadError(f"The lists are ragged: below {tuple(shape)} some are lists and some are not.")
    return flat, tuple(shape)


def nest(flat: list[Any], shape: Sequence[int]) -> Any:
    """The reverse of `flatten`."""
    if not shape:
        return flat[0]
    for size in reversed(shape[1:]):
        count = math.prod(shape) // size if size else 0
        flat = [flat[at * size : (at + 1) * size] for at in range(len(flat) // size if size else count)]
    return flat


def select(shape: Shape, key: Any) -> tuple[list[int], Shape]:
    """Offsets and shape of what `[key]` means: ints, slices, lists of ints, `...` and None.

    Raises:
        IndexError: if it is out of bounds, or there are more indices than axes.
    """
    keys = list(key) if isinstance(key, tuple) else [key]
    given = sum(each is not None and each is not Ellipsis for each in keys)
    if given > len(shape):
        raise IndexError(f"{given} indices for {len(shape)} axes")
    if not any(each is Ellipsis for each in keys):
        keys.append(Ellipsis)
    at = next(place for place, each in enumerate(keys) if each is Ellipsis)
    keys[at : at + 1] = [slice(None)] * (len(shape) - given)
    steps, axis = strides(shape), 0
    found, kept = [0], []
    for each in keys:
        if each is None:
            kept.append(1)
            continue
        chosen = _chosen(each, shape[axis])
        along = [index * steps[axis] for index in chosen]
        found = [start + more for start in found for more in along]
        if not hasattr(each, "__index__"):
            kept.append(len(along))
        axis += 1
    return found, tuple(kept)


def _chosen(key: Any, size: int) -> Sequence[int]:
    if isinstance(key, slice):
        return range(*key.indices(size))
    wanted = [key] if hasattr(key, "__index__") else list(key)
    numbers = [int(each) for each in wanted]
    for number in numbers:
        if not -size <= number < size:
            raise IndexError(f"index {number} is out of bounds for an axis of {size}")
    return [number % size for number in numbers]


def broadcast(left: Shape, right: Shape) -> Shape:
    """The shape of a sum.

    Raises:
        PayloadError: if the two don't fit.
    """
    count = max(len(left), len(right))
    a, b = ((1,) * (count - len(shape)) + shape for shape in (left, right))
    if any(x != y and 1 not in (x, y) for x, y in zip(a, b, strict=True)):
        raise PayloadError(f"The shapes {left} and {right} don't fit each other.")
    return tuple(y if x == 1 else x for x, y in zip(a, b, strict=True))


def broadcast_offsets(shape: Shape, target: Shape) -> list[int]:
    """Where in an array of `shape` each element of `target` comes from.

    Raises:
        PayloadError: if `shape` is not repeated to `target`.
    """
    if broadcast(shape, target) != target:
        raise PayloadError(f"A value of shape {shape} doesn't fit into {target}.")
    steps = [0 if size == 1 else step for size, step in zip(shape, strides(shape), strict=True)]
    return offsets(target, [0] * (len(target) - len(shape)) + steps)


def spread(data: Any, shape: Shape, target: Shape) -> Any:
    """`data` of `shape`, repeated to `target`."""
    if shape == target:
        return data
    if len(data) == 1:
        return [data[0]] * math.prod(target)
    return [data[at] for at in broadcast_offsets(shape, target)]


def rows(data: Any, shape: Shape, axis: int) -> tuple[Iterator[Any], Shape, int]:
    """The elements along `axis`, one row after the other; the shape that is left; and which axis it was."""
    if not -len(shape) <= axis < len(shape):
        raise PayloadError(f"A tensor of shape {shape} has no axis {axis}.")
    at = axis % len(shape)
    size, inner = shape[at], math.prod(shape[at + 1 :])
    block = size * inner
    starts = (first + lane for first in range(0, len(data), block or 1) for lane in range(inner))
    return (data[start : start + block : inner] for start in starts), (*shape[:at], *shape[at + 1 :]), at


def divide(left: float, right: float) -> float:
    """A quotient; of zero infinite or no number, as floats have it."""
    try:
        return left / right
    except ZeroDivisionError:
        return math.nan if left == 0 or left != left else math.copysign(math.inf, left) * math.copysign(1, right)


def exp(value: float) -> float:
    """e to the power of `value`; infinite where it is too large."""
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf
