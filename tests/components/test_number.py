"""Number."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import lite as gr
from lite.errors import ConfigError, PayloadError


@pytest.mark.parametrize(
    ("precision", "payload", "number"), [(None, 2.345, 2.345), (0, 2.6, 3), (1, 2.36, 2.4), (2, 3, 3.0), (0, 3, 3)]
)
def test_precision_rounds_both_ways(precision: int | None, payload: float, number: float) -> None:
    box = gr.Number(precision=precision)
    for result in (box.preprocess(payload), box.postprocess(payload)):
        assert result == number
        assert type(result) is type(number)


def test_an_empty_box_is_none() -> None:
    assert gr.Number().preprocess(None) is None
    assert gr.Number().preprocess("") is None
    assert gr.Number().postprocess(None) is None


@pytest.mark.parametrize("payload", ["7", True, math.nan, math.inf, [], {}])
def test_what_is_no_number_is_the_users_error(payload: Any) -> None:
    with pytest.raises(PayloadError, match="A number was expected"):
        gr.Number().preprocess(payload)


def test_bounds_are_inclusive_and_named_in_the_error() -> None:
    box = gr.Number(minimum=1, maximum=5)
    assert (box.preprocess(1), box.preprocess(5)) == (1, 5)
    with pytest.raises(PayloadError, match=r"0 is less than .* 1"):
        box.preprocess(0)
    with pytest.raises(PayloadError, match=r"6 is more than .* 5"):
        box.preprocess(6)


def test_bounds_that_nothing_fits_are_refused_at_construction() -> None:
    with pytest.raises(ConfigError, match="swap"):
        gr.Number(minimum=5, maximum=1)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(math.nan, None), (-math.inf, None), (np.float64(1.5), 1.5), (np.int64(3), 3), ("4", 4), ("4.5", 4.5)],
)
def test_functions_may_return_any_kind_of_number(value: Any, shown: Any) -> None:
    result = gr.Number().postprocess(value)
    assert result == shown
    assert type(result) is type(shown)


def test_a_function_that_returns_no_number_is_told_so() -> None:
    with pytest.raises(PayloadError, match="got 'cat'"):
        gr.Number().postprocess("cat")
