"""The kits have Gradio's parameters and defaults, in Gradio's order.

The facts are in gradio_kits.json, a cut-out of what Gradio 6.31 answers about itself.
"""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

import lite
from lite.core.props import Declared

FACTS: dict[str, Any] = json.loads((Path(__file__).parent / "gradio_kits.json").read_text(encoding="utf-8"))

BY_LEGACY = {("Interface", "_api_mode")}
"""Parameters that are taken and ignored."""


def parameters_of(name: str) -> dict[str, inspect.Parameter]:
    made = getattr(lite, name)
    declared = isinstance(made, type) and issubclass(made, Declared)
    return dict((made.signature() if declared else inspect.signature(made)).parameters)


@pytest.mark.parametrize("name", FACTS)
def test_parameters_and_defaults_are_gradios(name: str) -> None:
    parameters = parameters_of(name)
    for fact, default, _ in FACTS[name]:
        if (name, fact) in BY_LEGACY:
            assert fact in getattr(lite, name).legacy
            continue
        assert fact in parameters, fact
        ours = parameters[fact].default
        if default is None:
            assert ours is inspect.Parameter.empty, fact
        else:
            assert ours == ast.literal_eval(default), fact


@pytest.mark.parametrize("name", FACTS)
def test_the_order_of_positional_parameters_is_gradios(name: str) -> None:
    wanted = [fact for fact, _, kind in FACTS[name] if kind == "positional"]
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD,)
    assert [p.name for p in parameters_of(name).values() if p.kind in kinds] == wanted


def test_a_chat_service_is_refused_with_what_to_do() -> None:
    with pytest.raises(lite.errors.ConfigError, match="type the token into"):
        lite.load_chat("https://example.org/v1", "some-model", token="secret")
