from typing import Any

import pytest

from lite.components import Button, Textbox
from lite.core import context
from lite.core.blocks import Blocks
from lite.core.layout import Form
from lite.errors import ConfigError
from lite.layouts import Column, Row


def types(node: dict[str, Any], config: dict[str, Any]) -> Any:
    """The layout as nested lists of types."""
    kinds = {c["id"]: c["type"] for c in config["components"]}
    return [
        [kinds[child["id"]], types(child, config)] if "children" in child else kinds[child["id"]]
        for child in node["children"]
    ]


def test_the_app_is_block_zero_and_components_count_up() -> None:
    context.fresh_uids()
    with Blocks() as app:
        first, second = Textbox(), Button()
    assert (app.uid, first.uid, second.uid) == (0, 1, 2)


def test_neighbouring_inputs_share_a_form_and_buttons_break_it() -> None:
    with Blocks() as app:
        Textbox()
        Textbox()
        Button()
        with Row():
            Textbox()
            with Column():
                Button()
    config = app.get_config_file()
    assert types(config["layout"], config) == [
        ["form", ["textbox", "textbox"]],
        "button",
        ["row", [["form", ["textbox"]], ["column", ["button"]]]],
    ]


def test_a_form_is_as_wide_as_its_widest_child() -> None:
    with Blocks() as app:
        Textbox(scale=2, min_width=300)
        Textbox(scale=1)
    form = next(block for block in app.blocks.values() if isinstance(block, Form))
    assert {"scale": 2, "min_width": 300}.items() <= form.config().items()


def test_a_form_in_a_row_is_as_wide_as_its_children_side_by_side() -> None:
    with Blocks() as app, Row():
        Textbox(scale=2, min_width=300)
        Textbox()
    form = next(block for block in app.blocks.values() if isinstance(block, Form))
    assert {"scale": 3, "min_width": 460}.items() <= form.config().items()


def test_a_component_made_before_its_app_can_be_rendered_in_it() -> None:
    box = Textbox(label="early")
    with Blocks() as app:
        box.render()
    assert box.uid in app.blocks


def test_rendering_twice_says_what_to_do() -> None:
    with Blocks():
        box = Textbox()
        with pytest.raises(ConfigError, match="render=False"):
            box.render()


def test_an_event_outside_of_an_app_says_what_to_do() -> None:
    with pytest.raises(ConfigError, match=r"with gr.Blocks\(\)"):
        Textbox().change(print)


def test_a_nested_app_brings_its_components_and_events() -> None:
    with Blocks() as inner:
        box = Textbox()
        box.change(lambda x: x, box, box)
        inner.load(lambda: "hi", None, box)
    with Blocks() as outer:
        own = Button()
        own.click(lambda: "x", None, None)
        inner.render()
    config = outer.get_config_file()
    assert box.uid in outer.blocks
    assert len({d["api_name"] for d in config["dependencies"]}) == 3
    assert config["dependencies"][2]["targets"] == [[outer.uid, "load"]]


def test_a_nested_with_is_the_same_as_rendering() -> None:
    with Blocks() as outer:
        with Blocks():
            box = Textbox()
            box.change(lambda x: x, box, box)
        Button()
    assert box.uid in outer.blocks
    assert len(outer.dependencies) == 1


def test_config_has_every_prop_that_is_not_none() -> None:
    with Blocks() as app:
        Textbox("v", label="n", elem_classes="a")
    props = next(c for c in app.get_config_file()["components"] if c["type"] == "textbox")["props"]
    assert props["value"] == "v"
    assert props["elem_classes"] == ["a"]
    assert "placeholder" not in props


def test_a_callable_value_runs_on_load() -> None:
    with Blocks() as app:
        box = Textbox(lambda: "now")
    (dependency,) = app.get_config_file()["dependencies"]
    assert dependency["targets"] == [[app.uid, "load"]]
    assert dependency["outputs"] == [box.uid]


def test_api_info_describes_public_endpoints() -> None:
    def greet(name: str) -> str:
        """Say hello."""
        return name

    with Blocks() as app:
        box, out = Textbox("Ann", label="Name"), Textbox(label="Out")
        box.submit(greet, box, out)
        box.change(greet, box, out, api_visibility="private")
    info = app.get_api_info()
    assert list(info["named_endpoints"]) == ["/greet"]
    endpoint = info["named_endpoints"]["/greet"]
    assert endpoint["description"] == "Say hello."
    assert endpoint["parameters"][0] == {
        "label": "Name",
        "parameter_name": "name",
        "parameter_has_default": True,
        "parameter_default": "Ann",
        "type": {"type": "string"},
        "python_type": {"type": "str", "description": ""},
        "component": "Textbox",
        "example_input": "Hello!!",
    }


@pytest.mark.parametrize(("size", "expected"), [("5mb", 5 * 2**20), (12, 12), ("1.5 KB", 1536), (None, None)])
def test_sizes_are_bytes_or_text(size: Any, expected: int | None) -> None:
    app = Blocks()
    app.launch(max_file_size=size)
    assert app.max_file_size == expected


def test_a_password_on_a_static_page_is_refused() -> None:
    with pytest.raises(ConfigError, match="auth"):
        Blocks().launch(auth=("a", "b"))


def test_calling_an_app_calls_its_function() -> None:
    with Blocks() as app:
        box = Textbox()
        box.change(lambda x: x * 2, box, box, api_name="twice")
    assert app("a", api_name="/twice") == "aa"
