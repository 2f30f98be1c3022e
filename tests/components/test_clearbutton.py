"""ClearButton."""

from __future__ import annotations

import pytest

import lite as gr
from lite.errors import ConfigError


def test_it_empties_components_in_the_page_and_states_in_python() -> None:
    with gr.Blocks() as app:
        box, group, state = gr.Textbox("x"), gr.CheckboxGroup(["a"]), gr.State([1])
        button = gr.ClearButton([box, group, state])
    script, reset = app.dependencies
    assert script.js == "() => [null, []]"
    assert script.fn is None
    assert [block.uid for block in script.outputs] == [box.uid, group.uid]
    assert reset.fn is not None
    assert reset.fn() == ([1],)
    assert reset.fn()[0] is not reset.fn()[0]
    assert script.targets == reset.targets == [(button.uid, "click")]
    assert app.get_api_info()["named_endpoints"] == {}


def test_add_names_further_components_and_gives_the_button() -> None:
    with gr.Blocks() as app:
        button = gr.ClearButton()
        assert button.add(gr.Slider(3, 9)) is button
        gr.State(1), button.add([gr.State(1), gr.State(2)])
    assert [d.js for d in app.dependencies] == ["() => [3]", None]
    reset = app.dependencies[1].fn
    assert reset is not None
    assert reset() == (1, 2)


def test_its_config_is_a_buttons() -> None:
    with gr.Blocks():
        button = gr.ClearButton(gr.Textbox())
    assert button.config()["name"] == "button"
    assert button.config()["value"] == "Clear"
    assert not {"components", "api_name", "api_visibility"} & button.config().keys()


def test_what_is_no_component_is_refused() -> None:
    with gr.Blocks(), pytest.raises(ConfigError, match="empties components"):
        gr.ClearButton(["name"])
