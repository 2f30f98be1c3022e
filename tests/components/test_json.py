"""JSON."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import lite as gr
from lite.errors import PayloadError


@dataclass
class Point:
    x: int
    tags: set[str]


class Model:
    def model_dump(self) -> dict[str, Any]:
        return {"a": np.arange(2)}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        ('{"a": [1, null]}', {"a": [1, None]}),
        ({1: (2, math.nan)}, {"1": [2, None]}),
        (Point(1, {"t"}), {"x": 1, "tags": ["t"]}),
        ([Model()], [{"a": [0, 1]}]),
        (np.float64(1.5), 1.5),
        (np.array([[1.0, math.inf]]), [[1.0, None]]),
        ({"when": datetime.date(2024, 1, 2)}, {"when": "2024-01-02"}),
        ({"text": "not json"}, {"text": "not json"}),
        (True, True),
    ],
)
def test_whatever_holds_data_is_shown(value: Any, shown: Any) -> None:
    assert gr.JSON().postprocess(value) == shown


@pytest.mark.parametrize("value", [b"x", {"a": b"x"}, print, [object()], Point, "{no json"])
def test_what_is_no_data_is_told_so(value: Any) -> None:
    with pytest.raises(PayloadError, match="JSON"):
        gr.JSON().postprocess(value)


def test_a_payload_goes_through_as_it_is() -> None:
    assert gr.JSON().preprocess({"a": 1}) == {"a": 1}
    assert gr.Json is gr.JSON
    assert gr.JSON().config()["buttons"] == ["copy"]
    assert gr.JSON(buttons=[]).config()["buttons"] == []
