"""Every component and layout has Gradio's parameters, defaults, events and schemas.

The facts are in gradio_api.json, a cut-out of what Gradio 6.31 answers about itself. Where lite differs on purpose,
`INTENDED` says so and why; an entry that is no difference any more fails too.
"""

from __future__ import annotations

import ast
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import lite
from lite.core.block import Block

FACTS: dict[str, Any] = json.loads((Path(__file__).parent / "gradio_api.json").read_text(encoding="utf-8"))["classes"]

_EDITORS = ("ImageEditor", "ImageMask", "Paint", "Sketchpad")

INTENDED: dict[tuple[str, str], str] = {
    ("LoginButton", "icon"): "Gradio's default is a file of its own package; no logo is shipped with lite",
    ("DeepLinkButton", "icon"): "Gradio's default is a file of its own package; the page draws one of lite's own",
    ("DeepLinkButton", "block_name"): "a view of its own, which other buttons need not download",
    ("DuplicateButton", "_activate"): "taken and ignored; Gradio keeps it to itself",
    **{(name, "_selectable"): "taken and ignored; Gradio keeps it to itself" for name in _EDITORS},
    ("Dropdown", "value"): "the default is lite's own object for 'not passed', as it is Gradio's own in Gradio",
    **{
        (name, "example_value"): "a plain dict; Gradio's is a DataFrame, which nothing here asks for"
        for name in ("BarPlot", "LinePlot", "ScatterPlot")
    },
    ("Chatbot", "api_info"): "the same fields, without Gradio's prose, and with definitions in place instead of $refs",
    **{
        (name, fact): reason
        for name in (
            *("AnnotatedImage", "Audio", "DownloadButton", "File", "Files", "Gallery", "Image", "ImageSlider"),
            *("Mic", "Microphone", "Model3D", "MultimodalTextbox"),
            *("PlayableVideo", "UploadButton", "Video"),
            *_EDITORS,
        )
        for fact, reason in {
            "api_info": "the same fields, without Gradio's prose, and with `meta` in place instead of behind a $ref",
            "example_payload": "an address of example.org instead of one in Gradio's repository",
            "example_value": "an address of example.org instead of one in Gradio's repository",
        }.items()
    },
}
"""(class, parameter or fact) → why lite differs."""

NAMES = [name for name in FACTS if name != "InputHTMLAttributes"]


def class_of(name: str) -> type[Block]:
    home = lite._HOME[name]
    if find_spec(f"lite.{home}") is None:
        pytest.skip(f"lite.{home} is not there yet")
    found: type[Block] = getattr(lite, name)
    return found


def schema_subject(cls: type[Block]) -> Any:
    return cls(render=False)


@pytest.mark.parametrize("name", NAMES)
def test_parameters_and_defaults_are_gradios(name: str) -> None:
    parameters = class_of(name).signature().parameters
    facts = FACTS[name]["params"]
    assert [p.name for p in parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD] == [
        fact for fact, _, kind in facts if kind == "positional"
    ]
    assert parameters.keys() - {p for c, p in INTENDED if c == name} == {fact for fact, _, _ in facts} - {
        p for c, p in INTENDED if c == name
    }
    for fact, default, _ in facts:
        if (name, fact) in INTENDED:
            continue
        if default is None:
            assert parameters[fact].default is parameters[fact].empty, fact
        else:
            ours = parameters[fact].default
            assert ours == ast.literal_eval(default), fact
            assert type(ours) is type(ast.literal_eval(default)) or isinstance(ours, (int, float)), fact


@pytest.mark.parametrize("name", NAMES)
def test_events_are_gradios(name: str) -> None:
    assert set(class_of(name).events) == set(FACTS[name]["events"])


@pytest.mark.parametrize("name", NAMES)
def test_the_config_type_is_gradios(name: str) -> None:
    assert (class_of(name).kind == FACTS[name]["block_name"]) != ((name, "block_name") in INTENDED)


@pytest.mark.parametrize("fact", ["api_info", "example_payload", "example_value"])
@pytest.mark.parametrize("name", NAMES)
def test_schemas_and_examples_are_gradios(name: str, fact: str) -> None:
    cls = class_of(name)
    if fact not in FACTS[name]:
        pytest.skip("Gradio says nothing about it")
    ours = getattr(schema_subject(cls), fact)()
    if (name, fact) in INTENDED:
        assert json.loads(json.dumps(ours)) != FACTS[name][fact]
    else:
        assert json.loads(json.dumps(ours)) == FACTS[name][fact]


def test_each_intended_difference_names_a_fact() -> None:
    for name, fact in INTENDED:
        known = {"block_name", "events", "api_info", "example_payload", "example_value"} | {
            p for p, _, _ in FACTS[name]["params"]
        }
        assert fact in known | set(class_of(name).signature().parameters)
