"""Label."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import lite as gr
from lite.errors import PayloadError


def test_confidences_are_ranked_and_cut() -> None:
    label = gr.Label(num_top_classes=2)
    shown = label.postprocess({"a": 0.1, "b": np.float32(0.5), "c": 0.4})
    assert shown["label"] == "b"
    assert shown["confidences"] == [{"label": "b", "confidence": 0.5}, {"label": "c", "confidence": 0.4}]
    assert label.preprocess(shown) == {"b": 0.5, "c": 0.4}
    assert label.postprocess(shown) == shown


@pytest.mark.parametrize(("value", "label"), [("cat", "cat"), (3, "3"), (0.5, "0.5"), (np.int64(2), "2")])
def test_a_label_alone_has_no_confidences(value: Any, label: str) -> None:
    assert gr.Label().postprocess(value) == {"label": label, "confidences": None}
    assert gr.Label().preprocess({"label": label, "confidences": None}) == label


def test_nothing_is_an_empty_classification() -> None:
    assert gr.Label().postprocess(None) == gr.Label().postprocess({}) == {}
    assert gr.Label().preprocess(None) is None
    assert gr.Label().preprocess({}) is None


def test_a_json_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"label": "a", "confidences": [{"label": "a", "confidence": 1}]}))
    assert gr.Label().postprocess(str(path))["confidences"] == [{"label": "a", "confidence": 1}]
    path.write_text(json.dumps({"label": "a"}))
    assert gr.Label().postprocess(str(path)) == {"label": "a", "confidences": None}


@pytest.mark.parametrize("value", [["a"], object(), {"a": "much"}, {"a": None}])
def test_what_is_no_classification_is_told_so(value: Any) -> None:
    with pytest.raises(PayloadError, match="Label"):
        gr.Label().postprocess(value)


@pytest.mark.parametrize("payload", ["cat", 3, ["cat"], {"confidences": [1]}, {"other": 1}])
def test_an_odd_payload_is_the_users_error(payload: Any) -> None:
    with pytest.raises(PayloadError):
        gr.Label().preprocess(payload)
