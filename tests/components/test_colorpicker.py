"""ColorPicker."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.errors import PayloadError


@pytest.mark.parametrize(
    "colour", ["#1f77b4", "#FFF", "#11223344", "teal", "rgb(31, 119, 180)", "hsl(120 50% 50% / 0.5)", None]
)
def test_a_colour_goes_both_ways(colour: str | None) -> None:
    assert gr.ColorPicker().postprocess(colour) == colour
    assert gr.ColorPicker().preprocess(colour) == colour


@pytest.mark.parametrize(
    "value", ["", "#12345", 5, ["#fff"], "red; background: url(x)", "url(javascript:x)", "</style>"]
)
def test_what_is_no_colour_is_refused_both_ways(value: Any) -> None:
    with pytest.raises(PayloadError, match="A colour is"):
        gr.ColorPicker().preprocess(value)
    with pytest.raises(PayloadError, match="A colour is"):
        gr.ColorPicker().postprocess(value)


def test_spaces_around_a_colour_do_not_matter() -> None:
    assert gr.ColorPicker(" teal ").config()["value"] == "teal"
