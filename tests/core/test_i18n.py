"""I18n: texts that the page picks by the reader's language."""

from __future__ import annotations

import json
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError

MARK = '__i18n__{"__type__": "translation_metadata", "key": "name"}'


def test_a_key_stands_for_its_text_in_any_prop() -> None:
    i18n = gr.I18n(en={"name": "Name"}, de={"name": "Dein Name"})
    with gr.Blocks(title=i18n("name")) as demo:
        gr.Textbox(label=i18n("name"), placeholder=i18n("name"))
        gr.Radio([(i18n("name"), "n")])
        gr.Markdown(f"# {i18n('name')}")
    demo.launch(i18n=i18n)
    config = json.loads(json.dumps(demo.get_config_file()))
    assert config["i18n_translations"] == {"en": {"name": "Name"}, "de": {"name": "Dein Name"}}
    assert config["title"] == MARK
    text, radio, markdown = (c["props"] for c in config["components"] if c["type"] in ("textbox", "radio", "markdown"))
    assert (text["label"], text["placeholder"]) == (MARK, MARK)
    assert radio["choices"] == [[MARK, "n"]]
    assert markdown["value"] == f"# {MARK}"


def test_an_app_without_texts_has_none() -> None:
    with gr.Blocks() as demo:
        pass
    assert demo.get_config_file()["i18n_translations"] is None


def test_apps_of_one_call_take_texts_too() -> None:
    i18n = gr.I18n(en={"name": "Name"})
    app = gr.Interface(lambda name: name, gr.Textbox(label=i18n("name")), "text", title=i18n("name"))
    chat = gr.ChatInterface(lambda message, history: message, title=i18n("name"), examples_label=i18n("name"))
    assert app.get_config_file()["title"] == chat.get_config_file()["title"] == MARK


@pytest.mark.parametrize("texts", [{"en": "Hello"}, {"en": {"a": 1}}, {"e n": {}}, {"english!": {}}])
def test_wrong_texts_are_refused(texts: Any) -> None:
    with pytest.raises(ConfigError, match="I18n takes"):
        gr.I18n(**texts)


def test_launch_takes_an_i18n_only() -> None:
    with gr.Blocks() as demo:
        pass
    with pytest.raises(ConfigError, match=r"takes a gr\.I18n"):
        demo.launch(i18n={"en": {}})
