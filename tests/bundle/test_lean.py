"""What a site leaves out is what its app can't come to ask for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lite.bundle.lean import parts_reached, reads_docstrings
from lite.bundle.paths import WHEELS
from lite.bundle.reach import named_types
from lite.components import _SHORTCUTS, component
from lite.platform.parts import part_of

HELLO = "import gradio as gr\ngr.Interface(str, gr.Textbox(), 'text').launch()\n"
INDEX: dict[str, Any] = json.loads((WHEELS / "wheels.json").read_text("utf-8"))


def reached(source: str, *types: str) -> set[str]:
    return parts_reached(INDEX, types, {"app.py": source})


def test_an_app_gets_the_parts_that_it_names_and_those_that_every_app_may_need() -> None:
    found = reached(HELLO)
    assert {"kits", "components", "events", "dynamic", "stopping"} <= found
    assert not {"chat", "media", "tables", "pool", "shared"} & found
    assert found | {"tables"} == reached(f"{HELLO}gr.Dataframe()\n")


@pytest.mark.parametrize("shortcut", sorted(_SHORTCUTS))
def test_a_component_that_is_called_by_a_shortcut_has_its_part(shortcut: str) -> None:
    made = component(shortcut)
    part = part_of(type(made).__module__)
    config = {"components": [{"type": made.get_block_name(), "props": {}}]}
    types = named_types(config, {"app.py": HELLO})
    assert part is None or part in reached(HELLO, *types)


@pytest.mark.parametrize("name", ["Sketchpad", "sketchpad", "PlayableVideo", "playablevideo"])
def test_a_name_calls_for_its_part_in_capitals_or_not(name: str) -> None:
    assert "media" in reached(f"{HELLO}gr.component({name!r})\n")


@pytest.mark.parametrize(
    "source",
    [
        "getattr(gr, name)()",
        "gr.__dict__['Image']()",
        "exec(code)",
        "importlib.import_module('lite.' + name)",
        "from gradio import *",
        "from gradio import (*)",
        "import micropip",
    ],
)
def test_an_app_that_may_name_anything_gets_all(source: str) -> None:
    assert reached(HELLO + source) == set(INDEX["parts"])
    assert reads_docstrings({"app.py": HELLO, "more.py": source})


@pytest.mark.parametrize(
    "source", ["print(json.__doc__)", "help(json)", "import argparse", "from inspect import getdoc", "import doctest"]
)
def test_an_app_that_may_read_docstrings_keeps_the_librarys(source: str) -> None:
    assert reads_docstrings({"app.py": source})


def test_an_app_that_says_nothing_of_docstrings_needs_none() -> None:
    assert not reads_docstrings({"app.py": HELLO})
