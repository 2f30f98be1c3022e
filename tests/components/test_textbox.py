"""Textbox, TextArea and their HTML attributes."""

from __future__ import annotations

from typing import Any

import pytest

import lite
from lite.errors import ConfigError, PayloadError

gr: Any = lite  # some calls here are wrong on purpose


def test_text_goes_through_as_typed() -> None:
    box = gr.Textbox()
    assert box.preprocess(" a ") == " a "
    assert box.preprocess(None) is None
    assert box.preprocess(3) == "3"
    assert box.postprocess(3.5) == "3.5"
    assert box.postprocess(None) is None


def test_too_long_text_is_the_users_error() -> None:
    with pytest.raises(PayloadError, match="5 characters; at most 4"):
        gr.Textbox(max_length=4).preprocess("12345")
    with pytest.raises(PayloadError, match="not dict"):
        gr.Textbox().preprocess({})


def test_an_unknown_type_is_refused_at_construction() -> None:
    with pytest.raises(ConfigError, match="'phone'"):
        gr.Textbox(type="phone")


def test_textarea_is_a_textbox_of_seven_lines() -> None:
    area = gr.TextArea("x")
    assert (area.config()["lines"], area.config()["max_lines"], area.get_block_name()) == (7, 20, "textbox")
    assert gr.Text is gr.Textbox


def test_show_copy_button_of_gradio_5_is_a_button_today() -> None:
    assert gr.Textbox(show_copy_button=True).config()["buttons"] == ["copy"]
    assert "buttons" not in gr.Textbox(show_copy_button=False).config()


def test_html_attributes_cross_the_wire_without_those_not_given() -> None:
    box = gr.Textbox(html_attributes=gr.InputHTMLAttributes(spellcheck=False, lang="de"))
    assert box.config()["html_attributes"] == {"spellcheck": False, "lang": "de"}
    assert gr.Textbox(html_attributes={"lang": "de"}).config()["html_attributes"] == {"lang": "de"}


def test_a_button_in_its_corner_leaves_its_own_place() -> None:
    with gr.Blocks() as app:
        button = gr.Button("Go")
        box = gr.Textbox(buttons=["copy", button])
    assert [block.uid for block in app.descendants() if block is button] == []
    assert button.uid in app.blocks
    assert box.config()["buttons"][1]["id"] == button.uid
