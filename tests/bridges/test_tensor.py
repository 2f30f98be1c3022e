"""`lite.Tensor` gives what numpy gives."""

from __future__ import annotations

import operator
from array import array
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import lite
from lite import Tensor
from lite.errors import PayloadError

NUMBERS = np.arange(24, dtype=np.float32).reshape(2, 3, 4) / 7 - 1
DTYPES = "bool uint8 int8 uint16 int16 uint32 int32 uint64 int64 float16 float32 float64".split()  # noqa: SIM905


def same(ours: Any, theirs: Any) -> None:
    assert isinstance(ours, Tensor), ours
    assert (ours.shape, ours.dtype) == (theirs.shape, str(theirs.dtype))
    np.testing.assert_allclose(np.asarray(ours), theirs, rtol=2e-6, atol=1e-7)


@pytest.mark.parametrize("dtype", DTYPES)
def test_an_array_of_each_type_goes_in_and_comes_out(dtype: str) -> None:
    theirs = np.array([[0, 1, 2], [3, 4, 100]]).astype(dtype)
    ours = Tensor(theirs)
    same(ours, theirs)
    assert ours.tolist() == theirs.tolist()
    assert ours.tobytes() == theirs.tobytes()
    assert Tensor.frombytes(theirs.tobytes(), dtype, theirs.shape).tolist() == theirs.tolist()


@pytest.mark.parametrize("source", DTYPES)
@pytest.mark.parametrize("target", DTYPES)
def test_a_type_becomes_another_as_numpy_does_it(source: str, target: str) -> None:
    theirs = np.array([0, 1, 2.75, 100]).astype(source)
    same(Tensor(theirs).astype(target), theirs.astype(target))


def test_lists_become_floats_and_ints_and_text() -> None:
    assert Tensor([[1, 2.5]]).dtype == "float32"
    assert Tensor([1, 2]).dtype == "int64"
    assert Tensor([True, False]).dtype == "bool"
    assert Tensor(["a", "b"]).tolist() == ["a", "b"]
    assert Tensor(3.0).shape == ()
    assert Tensor([]).shape == (0,)
    assert Tensor(array("h", [1, 2])).dtype == "int16"
    assert Tensor([300, -1], "uint8").tolist() == [44, 255]
    with pytest.raises(PayloadError, match="ragged"):
        Tensor([[1], [1, 2]])
    with pytest.raises(PayloadError, match="complex"):
        Tensor([1], complex)


KEYS: list[Any] = [
    *(0, -1, (1, 2), (..., 0), (None, 0), ([1, 0], slice(2))),
    *((slice(None), 1), (slice(None, None, -1), slice(1, 3)), (1, ..., slice(-2, None))),
]


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_a_slice_is_numpy_s(key: Any) -> None:
    same(Tensor(NUMBERS)[key], NUMBERS[key])


def test_one_element_is_a_number() -> None:
    assert Tensor(NUMBERS)[1, 2, 3] == pytest.approx(NUMBERS[1, 2, 3])
    with pytest.raises(IndexError, match="out of bounds"):
        Tensor(NUMBERS)[2]
    with pytest.raises(IndexError, match="4 indices for 3 axes"):
        Tensor(NUMBERS)[0, 0, 0, 0]


def test_a_mask_picks_and_a_slice_can_be_set() -> None:
    ours, theirs = Tensor(NUMBERS), NUMBERS.copy()
    same(ours[ours > 0], theirs[theirs > 0])
    ours[:, 1] = 5
    theirs[:, 1] = 5
    ours[0, 0] = Tensor([1, 2, 3, 4])
    theirs[0, 0] = [1, 2, 3, 4]
    same(ours, theirs)


@pytest.mark.parametrize("name", ["add", "sub", "mul", "truediv", "lt", "ge", "eq", "ne"])
@pytest.mark.parametrize(
    "other", [2, 0.5, NUMBERS[0], NUMBERS[:, :1], np.arange(1, 5, dtype=np.int32)], ids=lambda each: str(np.shape(each))
)
def test_an_operator_broadcasts_as_numpy_does(name: str, other: Any) -> None:
    operation: Callable[[Any, Any], Any] = getattr(operator, name)
    ours = operation(Tensor(NUMBERS), Tensor(other) if isinstance(other, np.ndarray) else other)
    with np.errstate(all="ignore"):
        same(ours, operation(NUMBERS, other))


def test_whole_quotients_and_remainders() -> None:
    same(Tensor(NUMBERS) // 0.5, NUMBERS // np.float32(0.5))
    same(Tensor([7, -7]) % 3, np.array([7, -7]) % 3)


def test_reflected_operators_and_division_by_zero() -> None:
    with np.errstate(all="ignore"):
        same(1 - Tensor(NUMBERS), 1 - NUMBERS)
        same(2 / Tensor(NUMBERS), 2 / NUMBERS)
        same(Tensor([1.0, 0.0, -1.0]) / 0, np.array([1, 0, -1], np.float32) / 0)
    same(255 - Tensor(np.array([1, 2], np.uint8)), 255 - np.array([1, 2], np.uint8))
    with pytest.raises(PayloadError, match="don't fit"):
        Tensor([1, 2]) + Tensor([1, 2, 3])


@pytest.mark.parametrize("axis", [None, 0, 1, -1])
@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "argmax", "argmin"])
def test_a_reduction_is_numpy_s(name: str, axis: int | None) -> None:
    ours, theirs = getattr(Tensor(NUMBERS), name)(axis), getattr(NUMBERS, name)(axis)
    kept = [getattr(each, name)(axis, keepdims=True) for each in (Tensor(NUMBERS), NUMBERS)]
    assert kept[0].shape == kept[1].shape
    if axis is None:
        assert ours == pytest.approx(theirs)
    else:
        same(ours, theirs)


def test_the_shapes_around_a_model() -> None:
    ours = Tensor(NUMBERS)
    same(ours.reshape(4, -1), NUMBERS.reshape(4, -1))
    same(ours.transpose(2, 0, 1), NUMBERS.transpose(2, 0, 1))
    same(ours.T, NUMBERS.T)
    same(ours[0] @ ours[1].T, NUMBERS[0] @ NUMBERS[1].T)
    same(Tensor.stack([ours[0], ours[1]]), NUMBERS)
    same(Tensor.concatenate([ours, ours]), np.concatenate([NUMBERS, NUMBERS]))
    same(abs(ours.clip(-0.5, 1)).sqrt(), np.sqrt(abs(NUMBERS.clip(-0.5, 1))))
    exps = np.exp(NUMBERS - NUMBERS.max(-1, keepdims=True))
    same(ours.softmax(), exps / exps.sum(-1, keepdims=True))
    same(ours.exp().log(), NUMBERS)
    same(Tensor.zeros((2, 3)), np.zeros((2, 3), np.float32))
    assert ours[0, 0].topk(2) == [(3, pytest.approx(NUMBERS[0, 0, 3])), (2, pytest.approx(NUMBERS[0, 0, 2]))]
    with pytest.raises(PayloadError, match="can't have the shape"):
        ours.reshape(5, 5)


def test_numpy_takes_a_tensor_as_an_array_and_lite_names_it() -> None:
    assert np.asarray(Tensor([1, 2, 3])).mean() == 2
    assert lite.Tensor is Tensor
    assert np.asarray(Tensor(["a"])).tolist() == ["a"]
    assert len(Tensor(NUMBERS)) == 2
    assert [row.shape for row in Tensor(NUMBERS)] == [(3, 4), (3, 4)]
