"""HTML: plain, or a template that a page can fill without evaluating code."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from lite.components.html import HTML, unknown_tags
from lite.components.textbox import Textbox
from lite.core.blocks import Blocks
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json


def test_a_string_is_shown_as_it_is() -> None:
    assert HTML().postprocess("<b>x</b>\n  y") == "<b>x</b>\n  y"
    assert HTML("<b>x</b>").config()["value"] == "<b>x</b>"


@pytest.mark.parametrize(
    "template",
    [
        "${value}",
        "${ value }",
        "<p class='${value.kind}'>{{value.text}}</p>",
        "${items[0]} ${value['full name']} {{ a.b.c }}",
        "$5 {x} a { color: red } }}",
        "${value?.name}",
        "",
    ],
)
def test_properties_can_be_filled_in(template: str) -> None:
    assert unknown_tags(template) == []
    HTML(html_template=template, css_template=template)


@pytest.mark.parametrize(
    "template",
    [
        "${value.map(x => `<li>${x}</li>`).join('')} {{value}}",
        "{{#each items}}{{this}} {{@index}} {{../title}} {{this.name}}{{else}}none{{/each}}",
        "{{#if a.b}}{{{a.b}}}{{/if}}{{! a note }}",
    ],
)
def test_javascript_and_blocks_are_for_the_page_to_fill(template: str) -> None:
    HTML(html_template=template)


@pytest.mark.parametrize("tag", ["{{#unknown items}}", "{{> partial}}", "{{upper value}}", "{{value + 1}}"])
def test_what_no_page_fills_is_refused_by_name(tag: str) -> None:
    with pytest.raises(ConfigError) as error:
        HTML(html_template=f"<p>{tag}</p>")
    assert tag in str(error.value)


def test_further_parameters_are_the_templates_own() -> None:
    made: dict[str, Any] = {"color": "red", "items": [1, 2]}
    html = HTML("x", html_template="${color}", **made)
    assert html.props == made
    config = html.config()
    assert config["props"] == made
    assert (config["color"], config["items"], config["value"]) == ("red", [1, 2], "x")
    assert HTML().props == {}


def test_an_update_changes_one_of_them_alone() -> None:
    one: dict[str, Any] = {"color": "blue"}
    assert HTML().wire_props(HTML(**one).given) == {"color": "blue"}


def test_it_fires_every_event_there_is() -> None:
    assert isinstance(HTML.key_up, Event)  # type: ignore[attr-defined]
    assert len(HTML.EVENTS) == 34
    with Blocks() as demo:
        html: Any = HTML()
        html.like(lambda: None)
        html.click(lambda: None)
    assert [dependency.targets[0][1] for dependency in demo.dependencies] == ["like", "click"]


def test_values_for_templates_are_json() -> None:
    assert HTML().postprocess({"a": (1, 2)}) == {"a": [1, 2]}


def add(left: int, right: int = 10) -> int:
    return left + right


def total(numbers: list[int] | None) -> int:
    return sum(numbers or [])


async def later(value: Json) -> Json:
    await asyncio.sleep(0)
    return {"got": value}


def test_the_page_knows_server_functions_by_name_and_calls_only_those() -> None:
    html = HTML(server_functions=[add, total, later])
    assert html.config()["server_functions"] == ["add", "total", "later"]
    assert html.answer("add", [1]) == 11
    assert html.answer("add", [1, 2]) == 3
    assert html.answer("total", [1, 2, 3]) == 6, "as in Gradio, more arguments than it takes are one list"
    assert html.answer("total", []) == 0
    assert asyncio.run(html.answer("later", ["x"])) == {"got": "x"}
    for name in ("postprocess", "__init__", "other"):
        with pytest.raises(PayloadError, match=name):
            html.answer(name, [])


def test_a_server_function_without_a_name_is_refused() -> None:
    with pytest.raises(ConfigError, match="functions with a name"):
        HTML(server_functions=[lambda: 1])


def test_it_holds_components() -> None:
    with Blocks() as demo:
        with HTML(html_template="<h2>${title}</h2>@children", title="Form") as form:  # type: ignore[call-arg]
            name = Textbox(label="Name")
        plain = HTML("x")
    assert list(form.descendants())[-1] is name
    layout: Any = demo.get_config_file()["layout"]
    assert [child["id"] for child in layout["children"]] == [form.uid, plain.uid]
    assert layout["children"][0]["children"][0]["children"] == [{"id": name.uid}]


def test_a_subclass_is_a_component_of_its_own() -> None:
    class Stars(HTML):
        def __init__(self, label: str, value: int = 0, **props: Any) -> None:
            super().__init__(value=value, label=label, html_template="{{label}}: {{value}}", **{"most": 5, **props})

        def api_info(self) -> dict[str, Json]:
            return {"type": "integer", "minimum": 0, "maximum": 5}

    with Blocks() as demo:
        stars = Stars("Food", 3, elem_id="food")
        stars.submit(lambda value: value, stars, stars)  # type: ignore[attr-defined]
    config: Any = demo.get_config_file()["components"][0]
    assert (config["type"], config["props"]["most"], config["props"]["elem_id"]) == ("html", 5, "food")
    assert config["api_info"] == {"type": "integer", "minimum": 0, "maximum": 5}
