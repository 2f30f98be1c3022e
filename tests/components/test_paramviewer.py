"""ParamViewer."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError, PayloadError


def test_parameters_are_shown_as_text() -> None:
    given = {"size": {"type": "int", "description": "How many.", "default": 3}, "name": {"type": str, "extra": 1}}
    assert gr.ParamViewer(given).config()["value"] == {
        "size": {"type": "int", "description": "How many.", "default": "3"},
        "name": {"type": "<class 'str'>", "description": None, "default": None},
    }


def test_nothing_is_shown_for_none() -> None:
    assert gr.ParamViewer().postprocess(None) is None


@pytest.mark.parametrize("value", ["x", 1, [], {"a": "int"}, [{"name": "a"}]])
def test_what_is_no_list_of_parameters_is_refused(value: Any) -> None:
    with pytest.raises(PayloadError, match="dict of dicts"):
        gr.ParamViewer().postprocess(value)


def test_an_unknown_language_is_told_at_once() -> None:
    with pytest.raises(ConfigError, match="'rust'"):
        gr.ParamViewer(language="rust")  # type: ignore[arg-type]


def test_it_has_its_place_in_an_app() -> None:
    with gr.Blocks() as demo:
        gr.ParamViewer({"a": {"type": "int"}})
    assert [block["type"] for block in demo.get_config_file()["components"]] == ["paramviewer"]
