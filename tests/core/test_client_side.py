"""`js=True`: what the config carries, and what is refused where the listener is attached."""

from __future__ import annotations

import json
from typing import Any

import pytest

import lite as gr
from lite.core.blocks import Blocks
from lite.errors import ConfigError


def listener(fn: Any, make_inputs: Any, make_outputs: Any, **options: Any) -> dict[str, Any]:
    """The dependency of `fn`, as in the config."""
    with Blocks() as app:
        button = gr.Button()
        button.click(fn, make_inputs(), make_outputs(), js=True, **options)
    dependency: dict[str, Any] = app.get_config_file()["dependencies"][0]
    return dependency


def half(x: float) -> float:
    return x / 2


def test_the_program_is_in_the_config_and_the_function_stays_for_the_api() -> None:
    dependency = listener(half, gr.Number, gr.Textbox)
    program = json.loads(dependency["js_implementation"])
    assert (program["python"], program["main"]["name"]) == (1, "half")
    assert (dependency["backend_fn"], dependency["js"], dependency["api_name"]) == (True, None, "half")


def test_the_last_of_fast_events_counts_unless_the_author_says_otherwise() -> None:
    assert listener(half, gr.Number, gr.Number)["trigger_mode"] == "always_last"
    assert listener(half, gr.Number, gr.Number, trigger_mode="once")["trigger_mode"] == "once"


def test_the_program_says_how_values_become_payloads() -> None:
    dependency = listener(
        lambda a, b: (a, b, a, b, a),
        lambda: [gr.Number(precision=0), gr.Textbox()],
        lambda: [gr.Textbox(), gr.Slider(2, 5), gr.Checkbox(), gr.Number(precision=2), gr.JSON()],
    )
    program = json.loads(dependency["js_implementation"])
    assert program["inputs"] == [["number", 0], None]
    assert program["outputs"] == [["text"], ["number", None, 2], ["bool"], ["number", 2, None], None]


def test_components_and_gr_update_are_updates() -> None:
    def change(x: str) -> Any:
        return gr.Textbox("new", lines=3), gr.update(visible=x == "a"), gr.skip(), gr.Column(visible=False)

    dependency = listener(change, gr.Textbox, lambda: [gr.Textbox(), gr.Textbox(), gr.Textbox(), gr.Column()])
    (statement,) = json.loads(dependency["js_implementation"])["main"]["body"]
    updates = statement[2][1]
    assert [one[0] for one in updates] == ["update"] * 4
    assert updates[0][1] == {"value": ["const", "new"], "lines": ["const", 3]}
    assert updates[2][1] == {}


def test_inputs_by_keyword_are_named() -> None:
    with Blocks() as app:
        a, b = gr.Number(), gr.Number()
        gr.Button().click(lambda x, y: x + y, a, b, js=True, inputs_kwargs={"y": b})
    program = json.loads(app.get_config_file()["dependencies"][0]["js_implementation"])
    assert (program["keywords"], len(program["inputs"])) == (["y"], 2)


def by_component(x: str) -> Any:
    return {BOX: x}


with Blocks():
    BOX = gr.Textbox()


def wants_request(x: str, request: gr.Request) -> str:
    return x


def wants_event(event: gr.SelectData) -> str:
    return "x"


async def waits(x: str) -> str:
    return x


REFUSED = {
    "no function": (None, gr.Textbox, gr.Textbox, {}, "there is none"),
    "state": (half, lambda: gr.State(1), gr.Number, {}, "gr.State"),
    "state as output": (half, gr.Number, lambda: gr.State(1), {}, "gr.State"),
    "a dict of components": (by_component, gr.Textbox, gr.Textbox, {}, "a component"),
    "request": (wants_request, gr.Textbox, gr.Textbox, {}, "gr.Request"),
    "event data": (wants_event, lambda: None, gr.Textbox, {}, "event data"),
    "async": (waits, gr.Textbox, gr.Textbox, {}, "async"),
    "batch": (half, gr.Number, gr.Number, {"batch": True}, "batch=True"),
    "index": (half, lambda: gr.Radio(["a"], type="index"), gr.Number, {}, "type='index'"),
    "a set": (lambda values: 1, lambda: {gr.Number(), gr.Number()}, gr.Number, {}, "a set of inputs"),
    "an unknown prop": (lambda: gr.Textbox(height=3), lambda: None, gr.Textbox, {}, "`height`"),  # type: ignore[call-arg]
    "gr.Info": (lambda: gr.Info("x"), lambda: None, gr.Textbox, {}, "gr.Info"),
}


@pytest.mark.parametrize(("fn", "inputs", "outputs", "options", "what"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_in_the_page_is_refused(fn: Any, inputs: Any, outputs: Any, options: Any, what: str) -> None:
    with pytest.raises(ConfigError) as refused:
        listener(fn, inputs, outputs, **options)
    assert what in str(refused.value)
