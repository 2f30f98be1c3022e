"""HTML: plain, or a template that a page can fill without evaluating code."""

from __future__ import annotations

from typing import Any

import pytest

from lite.components.html import HTML, expressions
from lite.core.blocks import Blocks
from lite.core.event import Event
from lite.errors import ConfigError


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
    assert list(expressions(template)) == []
    HTML(html_template=template, css_template=template)


@pytest.mark.parametrize(
    ("template", "named"),
    [
        ("<p>${value + 1}</p>", "${value + 1}"),
        ("${value.map(x => `<li>${x}</li>`).join('')} ${value}", "${value.map(x => `<li>${x}</li>`).join('')}"),
        ("${alert(1)}", "${alert(1)}"),
        ("{{#each items}}x{{/each}}", "{{#each items}}"),
        ("${value", "${value"),
        ("${a ? 1 : 2}", "${a ? 1 : 2}"),
        ("${value[i]}", "${value[i]}"),
    ],
)
def test_expressions_are_refused_by_name(template: str, named: str) -> None:
    assert next(expressions(template)) == named
    with pytest.raises(ConfigError) as error:
        HTML(html_template=template)
    assert named in str(error.value)


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


def test_server_functions_are_refused() -> None:
    with pytest.raises(ConfigError, match="server_functions"):
        HTML(server_functions=[print])
