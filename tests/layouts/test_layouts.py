"""Layouts: their props, their events, and the layouts that are made around lone tabs."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.core.block import Block
from lite.errors import ConfigError


def shape(block: Block) -> Any:
    children = getattr(block, "children", None)
    return block.kind if not children else {block.kind: [shape(child) for child in children]}


def test_lone_tabs_get_one_strip_together() -> None:
    with gr.Blocks() as app:
        with gr.Tab("A"):
            gr.Button()
        with gr.Tab("B"), gr.Row():
            gr.Button()
        gr.Button()
        with gr.Tab("C"):
            pass
    expected = {
        "blocks": [
            {"tabs": [{"tabitem": ["button"]}, {"tabitem": [{"row": ["button"]}]}]},
            "button",
            {"tabs": ["tabitem"]},
        ]
    }
    assert shape(app) == expected


def test_tabs_in_tabs_stay_where_they_are() -> None:
    with gr.Blocks() as app, gr.Tabs(selected="b") as tabs:
        gr.Tab("A")
        with gr.Tab("B", id="b"), gr.Tab("inner"):
            pass
    assert shape(app) == {"blocks": [{"tabs": ["tabitem", {"tabitem": [{"tabs": ["tabitem"]}]}]}]}
    assert tabs.config()["selected"] == "b"
    assert gr.TabItem is gr.Tab


def test_lone_steps_get_one_walkthrough_together() -> None:
    with gr.Blocks() as app:
        with gr.Step("A", id=1):
            gr.Button()
        gr.Step("B", id=2)
    assert shape(app) == {"blocks": [{"walkthrough": [{"walkthroughstep": ["button"]}, "walkthroughstep"]}]}


def test_neighbouring_inputs_become_one_form_in_any_layout() -> None:
    with gr.Blocks() as app, gr.Accordion("More"):
        gr.Textbox()
        gr.Number()
        gr.Button()
    assert shape(app) == {"blocks": [{"accordion": [{"form": ["textbox", "number"]}, "button"]}]}


@pytest.mark.parametrize(
    ("made", "props"),
    [
        (lambda: gr.Row(variant="panel", height=3, equal_height=True), {"variant": "panel", "height": 3}),
        (lambda: gr.Column(scale=2, min_width=10), {"scale": 2, "min_width": 10}),
        (lambda: gr.Accordion("L", open=False, max_height="10vh"), {"label": "L", "open": False, "max_height": "10vh"}),
        (lambda: gr.Sidebar("S", position="right"), {"label": "S", "position": "right", "width": 320, "open": True}),
        (lambda: gr.Group(elem_id="g", elem_classes="a"), {"elem_id": "g", "elem_classes": ["a"]}),
        (lambda: gr.Walkthrough(selected=2), {"selected": 2}),
        (lambda: gr.Step("T", False, False, id=3), {"label": "T", "visible": False, "interactive": False, "id": 3}),
        (lambda: gr.Tab("T", False, False, id=3), {"label": "T", "visible": False, "interactive": False, "id": 3}),
    ],
)
def test_props_are_in_the_config(made: Any, props: dict[str, Any]) -> None:
    assert props.items() <= made().config().items()


def test_layouts_listen() -> None:
    with gr.Blocks() as app:
        with gr.Accordion("A") as accordion:
            pass
        with gr.Tab("T") as tab:
            pass
        accordion.expand(lambda: None)
        tab.select(lambda event: None, None, None, inputs_kwargs={"event": gr.Textbox()})
    assert [d.targets for d in app.dependencies] == [[(accordion.uid, "expand")], [(tab.uid, "select")]]


def test_gradios_module_of_layouts_has_them_all() -> None:
    import lite.layouts

    assert lite.layouts.Tab is gr.Tab
    assert {name for name in lite.layouts.__all__ if hasattr(lite.layouts, name)} == set(lite.layouts.__all__)


def test_inputs_in_a_draggable_stay_apart() -> None:
    with gr.Blocks() as demo, gr.Draggable(orientation="row") as draggable:
        first, second = gr.Textbox(label="1"), gr.Textbox(label="2")
    assert draggable.children == [first, second]
    layout: Any = demo.get_config_file()["layout"]
    assert layout["children"][0]["children"] == [{"id": first.uid}, {"id": second.uid}]
    with pytest.raises(ConfigError, match="orientation"):
        gr.Draggable(orientation="diagonal")  # type: ignore[arg-type]
