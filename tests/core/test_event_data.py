"""What a listener gets of an event, by the class that its parameter is annotated with."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr

FILE = {"path": "a.txt", "orig_name": "a.txt", "size": 3}


@pytest.mark.parametrize(
    ("cls", "data", "expected"),
    [
        (
            gr.SelectData,
            {"index": [1, 2], "value": "x", "row_value": ["w", "x"], "col_value": ["x", "y"], "selected": False},
            {"index": [1, 2], "value": "x", "row_value": ["w", "x"], "col_value": ["x", "y"], "selected": False},
        ),
        (gr.SelectData, {"index": 0, "value": "x"}, {"index": 0, "selected": True, "row_value": None}),
        (gr.KeyUpData, {"key": "g", "input_value": "re"}, {"key": "g", "input_value": "re"}),
        (gr.LikeData, {"index": 1, "value": "Ho", "liked": False}, {"index": 1, "value": "Ho", "liked": False}),
        (gr.LikeData, {"index": 1, "value": "Ho", "liked": "Wrong"}, {"liked": "Wrong"}),
        (gr.RetryData, {"index": 0, "value": "Hi"}, {"index": 0, "value": "Hi"}),
        (gr.UndoData, {"index": 0, "value": "Hi"}, {"index": 0, "value": "Hi"}),
        (
            gr.EditData,
            {"index": 0, "previous_value": "Hi", "value": "Hello"},
            {"index": 0, "previous_value": "Hi", "value": "Hello"},
        ),
        (gr.CopyData, {"value": "some words"}, {"value": "some words"}),
    ],
)
def test_each_kind_has_its_attributes(cls: Any, data: Any, expected: dict[str, Any]) -> None:
    target = object()
    made = cls(target, data)
    assert made.target is target
    assert {name: getattr(made, name) for name in expected} == expected


@pytest.mark.parametrize("cls", [gr.DeletedFileData, gr.DownloadData])
def test_a_file_comes_as_file_data(cls: Any) -> None:
    made = cls(None, {"file": FILE})
    assert (made.file.path, made.file.orig_name, made.file.size) == ("a.txt", "a.txt", 3)


def test_the_plain_class_has_whatever_the_page_sent_and_names_what_it_has_not() -> None:
    made = gr.EventData(None, {"custom": 7})
    assert made.custom == 7
    with pytest.raises(AttributeError, match="other"):
        _ = made.other
