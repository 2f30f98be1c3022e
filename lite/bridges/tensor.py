"""`lite.Tensor`: a small typed array of any number of dimensions, for what comes before and after a model.

Where an app has numpy, engines give numpy's arrays. Where it hasn't (numpy is a download of 3 MB), they give these.
They have numpy's names for the everyday of pictures, token ids and scores; elements are kept in row-major order, every
slice is a copy, and loops run in Python: put heavy work into the model.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lite.bridges import _dtypes, _layout
from lite.errors import PayloadError

Shape = tuple[int, ...]


def _binary(
    function: Callable[[Any, Any], Any], dtype: str | None = None, *, swap: bool = False
) -> Callable[[Tensor, Any], Tensor]:
    """An operator. `dtype` is that of what it gives, "float" for whichever float fits; None for the usual rules."""

    def apply(self: Tensor, other: Any) -> Tensor:
        return self._with(other, function, dtype, swap)

    return apply


class Tensor:
    """Elements of one type in `shape`.

    Args:
        data: nested lists, one number or str, another tensor, or anything with a buffer (a numpy array, an `array`).
        dtype: by default float32 for floats, int64 for ints, else what the buffer has.

    Raises:
        PayloadError: if the lists are ragged, or a type is none that tensors have.
    """

    __array_priority__ = 1000
    __slots__ = ("_data", "dtype", "shape")

    def __init__(self, data: Any, dtype: Any = None) -> None:
        wanted = None if dtype is None else _dtypes.check(dtype)
        self.shape: Shape
        self.dtype: str
        self._data: _dtypes.Data
        if isinstance(data, Tensor):
            found = data
        elif isinstance(data, (list, tuple, int, float, str)):
            flat, self.shape = _layout.flatten(data)
            self.dtype = wanted or _guess(flat)
            self._data = _dtypes.store(self.dtype, flat)
            return
        else:
            found = _of_buffer(data)
        same = wanted in (None, found.dtype)
        self.shape, self.dtype = found.shape, wanted or found.dtype
        self._data = found._data[:] if same else _dtypes.store(self.dtype, found._values())

    @classmethod
    def _of(cls, data: _dtypes.Data, shape: Shape, dtype: str) -> Tensor:
        tensor = cls.__new__(cls)
        tensor._data, tensor.shape, tensor.dtype = data, shape, dtype
        return tensor

    @classmethod
    def frombytes(cls, raw: bytes | bytearray | memoryview, dtype: str, shape: Sequence[int]) -> Tensor:
        """A tensor of `shape` from its elements' bytes, in row-major order."""
        size, name = math.prod(shape), _dtypes.check(dtype)
        if len(raw) != size * _dtypes.SIZES[name]:
            raise PayloadError(f"{tuple(shape)} of {name} takes {size * _dtypes.SIZES[name]} bytes, not {len(raw)}.")
        return cls._of(_dtypes.load(name, raw), tuple(shape), name)

    @classmethod
    def full(cls, shape: int | Sequence[int], value: Any, dtype: Any = "float32") -> Tensor:
        """A tensor of `shape` whose elements are all `value`."""
        dims = (shape,) if isinstance(shape, int) else tuple(shape)
        name = _dtypes.check(dtype)
        return cls._of(_dtypes.store(name, [value]) * math.prod(dims), dims, name)

    @classmethod
    def zeros(cls, shape: int | Sequence[int], dtype: Any = "float32") -> Tensor:
        """A tensor of `shape` full of zeros."""
        return cls.full(shape, 0, dtype)

    @classmethod
    def stack(cls, tensors: Sequence[Tensor]) -> Tensor:
        """Tensors of one shape, one after the other along a new first axis."""
        return cls.concatenate([tensor.reshape(1, *tensor.shape) for tensor in tensors])

    @classmethod
    def concatenate(cls, tensors: Sequence[Tensor]) -> Tensor:
        """Tensors one after the other along their first axis. The first says the type."""
        if not tensors or any(tensor.shape[1:] != tensors[0].shape[1:] for tensor in tensors):
            raise PayloadError(f"These shapes can't be joined: {[tensor.shape for tensor in tensors]}.")
        data = tensors[0]._data[:]
        for tensor in tensors[1:]:
            data += tensor.astype(tensors[0].dtype)._data
        return cls._of(data, (sum(tensor.shape[0] for tensor in tensors), *tensors[0].shape[1:]), tensors[0].dtype)

    # what it is

    @property
    def ndim(self) -> int:
        """How many axes there are."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """How many elements there are."""
        return math.prod(self.shape)

    @property
    def nbytes(self) -> int:
        """Bytes of all elements."""
        return self.size * _dtypes.SIZES.get(self.dtype, 0)

    def _values(self) -> Any:
        return map(bool, self._data) if self.dtype == "bool" else self._data

    def tolist(self) -> Any:
        """Nested lists of Python's numbers; of a tensor without axes its number."""
        return _layout.nest(list(self._values()), self.shape)

    def item(self) -> Any:
        """The only element."""
        if self.size != 1:
            raise PayloadError(f"Only a tensor of one element is a number; this one has {self.size}.")
        return next(iter(self._values()))

    def tobytes(self) -> bytes:
        """The elements' bytes in row-major order, little-endian."""
        return _dtypes.dump(self.dtype, self._data)

    def __buffer__(self, flags: int) -> memoryview:
        """The elements themselves: `memoryview(tensor)`, from Python 3.12 on."""
        if self.dtype in ("float16", "string"):
            raise BufferError(f"A tensor of {self.dtype} has no buffer; use tobytes().")
        code: Any = "?" if self.dtype == "bool" else _dtypes.CODES[self.dtype]
        flat: Any = memoryview(self._data).cast("B")
        view: memoryview = flat.cast(code, self.shape) if self.shape and self.size else flat.cast(code)
        return view

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        """What `numpy.asarray(tensor)` gives, where there is numpy."""
        import numpy

        if self.dtype == "string":
            return numpy.array(self._data, dtype=dtype or object).reshape(self.shape)
        made = numpy.frombuffer(bytearray(self.tobytes()), self.dtype).reshape(self.shape)
        return made if dtype is None else made.astype(dtype)

    def __repr__(self) -> str:
        shown = repr(self.tolist()) if self.size <= 20 else f"{list(self._values())[:8]} …"
        return f"Tensor({shown}, shape={self.shape}, dtype={self.dtype!r})"

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("A tensor without axes has no length.")
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return (self[index] for index in range(len(self)))

    def __bool__(self) -> bool:
        return bool(self.item())

    def __float__(self) -> float:
        return float(self.item())

    def __int__(self) -> int:
        return int(self.item())

    __index__ = __int__
    __hash__ = None  # type: ignore[assignment]

    # other shapes and types

    def reshape(self, *shape: Any) -> Tensor:
        """The same elements in another shape; one axis may be -1."""
        dims = list(shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape)
        if dims.count(-1) == 1:
            known = math.prod(each for each in dims if each != -1)
            dims[dims.index(-1)] = self.size // known if known else 0
        if math.prod(dims) != self.size:
            raise PayloadError(f"{self.size} elements of shape {self.shape} can't have the shape {tuple(shape)}.")
        return Tensor._of(self._data[:], tuple(dims), self.dtype)

    def flatten(self) -> Tensor:
        """All elements along one axis."""
        return self.reshape(-1) if self.size else Tensor._of(self._data[:], (0,), self.dtype)

    def squeeze(self) -> Tensor:
        """Without the axes that have one element."""
        return self.reshape([size for size in self.shape if size != 1])

    def transpose(self, *axes: int) -> Tensor:
        """The axes in another order, by default the reverse."""
        order = axes or tuple(reversed(range(self.ndim)))
        strides = _layout.strides(self.shape)
        offsets = _layout.offsets([self.shape[axis] for axis in order], [strides[axis] for axis in order])
        return self._picked(offsets, tuple(self.shape[axis] for axis in order))

    @property
    def T(self) -> Tensor:
        """The axes in reverse."""
        return self.transpose()

    def astype(self, dtype: Any) -> Tensor:
        """A copy with elements of another type; floats are cut to ints, as numpy does."""
        return Tensor(self, dtype)

    def copy(self) -> Tensor:
        """The same, to be changed."""
        return Tensor(self)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, Tensor):
            return self._masked(key)
        offsets, shape = _layout.select(self.shape, key)
        picked = self._picked(offsets, shape)
        return picked.item() if not shape else picked

    def __setitem__(self, key: Any, value: Any) -> None:
        offsets, shape = _layout.select(self.shape, key)
        given = _as_tensor(value).astype(self.dtype)
        for at, source in zip(offsets, _layout.broadcast_offsets(given.shape, shape), strict=True):
            self._data[at] = given._data[source]

    def _masked(self, mask: Tensor) -> Tensor:
        if mask.dtype != "bool" or mask.shape != self.shape:
            raise PayloadError(f"A mask is a bool tensor of shape {self.shape}, not {mask.dtype} {mask.shape}.")
        offsets = [at for at, kept in enumerate(mask._data) if kept]
        return self._picked(offsets, (len(offsets),))

    def _picked(self, offsets: Sequence[int], shape: Shape) -> Tensor:
        data = self._data
        values = [data[at] for at in offsets]
        stored = values if self.dtype == "string" else type(data)(data.typecode, values)
        return Tensor._of(stored, shape, self.dtype)

    # arithmetic, element by element, with numpy's broadcasting

    def _with(self, other: Any, function: Callable[[Any, Any], Any], dtype: str | None, swap: bool) -> Tensor:
        scalar = isinstance(other, (bool, int, float))
        right = Tensor(other, "float64" if isinstance(other, float) else None) if scalar else _as_tensor(other)
        kind = dtype or (_dtypes.with_scalar(self.dtype, other) if scalar else _dtypes.promote(self.dtype, right.dtype))
        if dtype == "float":
            both = _dtypes.with_scalar(self.dtype, other) if scalar else _dtypes.promote(self.dtype, right.dtype)
            kind = both if both.startswith("float") else "float64"
        left: Tensor = self
        if swap:
            left, right = right, left
        shape = _layout.broadcast(left.shape, right.shape)
        a, b = (_layout.spread(each._data, each.shape, shape) for each in (left, right))
        return Tensor._of(_dtypes.store(kind, map(function, a, b)), shape, kind)

    __add__ = _binary(operator.add)
    __radd__ = _binary(operator.add, swap=True)
    __sub__ = _binary(operator.sub)
    __rsub__ = _binary(operator.sub, swap=True)
    __mul__ = _binary(operator.mul)
    __rmul__ = _binary(operator.mul, swap=True)
    __truediv__ = _binary(_layout.divide, "float")
    __rtruediv__ = _binary(_layout.divide, "float", swap=True)
    __floordiv__ = _binary(operator.floordiv)
    __mod__ = _binary(operator.mod)
    __pow__ = _binary(operator.pow)
    __eq__ = _binary(operator.eq, "bool")  # type: ignore[assignment]
    __ne__ = _binary(operator.ne, "bool")  # type: ignore[assignment]
    __lt__ = _binary(operator.lt, "bool")
    __le__ = _binary(operator.le, "bool")
    __gt__ = _binary(operator.gt, "bool")
    __ge__ = _binary(operator.ge, "bool")

    def _each(self, function: Callable[[Any], Any], dtype: str | None = None) -> Tensor:
        kind = dtype or self.dtype
        return Tensor._of(_dtypes.store(kind, map(function, self._data)), self.shape, kind)

    def __neg__(self) -> Tensor:
        return self._each(operator.neg)

    def __abs__(self) -> Tensor:
        return self._each(abs)

    def exp(self) -> Tensor:
        """e to the power of each element."""
        return self._each(_layout.exp, self._float())

    def log(self) -> Tensor:
        """The natural logarithm of each element; -inf of 0."""
        return self._each(
            lambda value: math.log(value) if value > 0 else (-math.inf if value == 0 else math.nan), self._float()
        )

    def sqrt(self) -> Tensor:
        """The square root of each element."""
        return self._each(lambda value: math.sqrt(value) if value >= 0 else math.nan, self._float())

    def clip(self, low: Any = None, high: Any = None) -> Tensor:
        """Each element, moved into `low`..`high`."""
        lowest, highest = (-math.inf if low is None else low), (math.inf if high is None else high)
        return self._each(lambda value: min(max(value, lowest), highest))

    def _float(self) -> str:
        return self.dtype if self.dtype.startswith("float") else "float64"

    # along an axis

    def _along(self, axis: int | None, function: Callable[[Any], Any], dtype: str, keepdims: bool) -> Any:
        if axis is None:
            made = Tensor._of(_dtypes.store(dtype, [function(self._data)]), (1,) * self.ndim, dtype)
            return made if keepdims else made.item()
        rows, rest, at = _layout.rows(self._data, self.shape, axis)
        shape = (*rest[:at], 1, *rest[at:]) if keepdims else rest
        made = Tensor._of(_dtypes.store(dtype, map(function, rows)), shape, dtype)
        return made if shape else made.item()

    def sum(self, axis: int | None = None, *, keepdims: bool = False) -> Any:
        """The sum along `axis`, or of all; a tensor, or a number where no axis is left."""
        whole = {"b": "int64", "i": "int64", "u": "uint64"}.get(self.dtype[0], self.dtype)
        return self._along(axis, math.fsum if whole.startswith("float") else sum, whole, keepdims)

    def mean(self, axis: int | None = None, *, keepdims: bool = False) -> Any:
        """The mean along `axis`, or of all."""
        return self._along(axis, lambda row: math.fsum(row) / len(row) if row else math.nan, self._float(), keepdims)

    def max(self, axis: int | None = None, *, keepdims: bool = False) -> Any:
        """The largest along `axis`, or of all."""
        return self._along(axis, max, self.dtype, keepdims)

    def min(self, axis: int | None = None, *, keepdims: bool = False) -> Any:
        """The smallest along `axis`, or of all."""
        return self._along(axis, min, self.dtype, keepdims)

    def argmax(self, axis: int | None = None, *, keepdims: bool = False) -> Any:
        """Where the largest is along `axis`, or among all."""
        return self._along(axis, lambda row: row.index(max(row)), "int64", keepdims)

    def argmin(self, axis: int | None = None, *, keepdims: bool = False) -> Any:
        """Where the smallest is along `axis`, or among all."""
        return self._along(axis, lambda row: row.index(min(row)), "int64", keepdims)

    def softmax(self, axis: int = -1) -> Tensor:
        """Scores as shares of one along `axis`."""
        raised: Tensor = (self.astype(self._float()) - self.max(axis, keepdims=True)).exp()
        total: Tensor = raised.sum(axis, keepdims=True)
        return raised / total

    def topk(self, k: int) -> list[tuple[int, Any]]:
        """The `k` largest of a tensor with one axis, best first, as (index, value)."""
        ranked = sorted(enumerate(self.flatten().tolist()), key=lambda pair: -pair[1])
        return ranked[:k]

    def __matmul__(self, other: Any) -> Any:
        """The product of vectors and matrices (one or two axes each)."""
        right = _as_tensor(other)
        if self.ndim not in (1, 2) or right.ndim not in (1, 2) or self.shape[-1] != right.shape[0]:
            raise PayloadError(f"{self.shape} @ {right.shape} is no product of matrices.")
        kind = _dtypes.promote(self.dtype, right.dtype)
        lines = _layout.rows(self._data, self.shape, -1)[0]
        columns = list(_layout.rows(right._data, right.shape, 0)[0])
        values = [sum(map(operator.mul, line, column)) for line in lines for column in columns]
        shape = (*self.shape[:-1], *right.shape[1:])
        made = Tensor._of(_dtypes.store(kind, values), shape, kind)
        return made if shape else made.item()


def _guess(flat: list[Any]) -> str:
    kinds = {type(value) for value in flat}
    if str in kinds:
        return "string"
    if kinds == {bool}:
        return "bool"
    return "int64" if kinds and kinds <= {int, bool} else "float32"


def _as_tensor(value: Any) -> Tensor:
    return value if isinstance(value, Tensor) else Tensor(value)


def _of_buffer(value: Any) -> Tensor:
    """A tensor of whatever has a buffer, or of a numpy array of str."""
    if getattr(getattr(value, "dtype", None), "kind", "") in ("U", "O"):
        return Tensor(value.tolist(), "string")
    try:
        view = memoryview(value)
    except TypeError:
        raise PayloadError(f"A tensor can't be made of {type(value).__name__}; give lists or an array.") from None
    dtype = _dtypes.of_format(view.format, view.itemsize)
    return Tensor._of(_dtypes.load(dtype, view.tobytes()), tuple(view.shape or ()), dtype)
