"""Timer."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError


def test_it_ticks_without_showing_progress() -> None:
    with gr.Blocks() as app:
        timer = gr.Timer(0.5)
        timer.tick(lambda: None)
    assert timer.config() == {"value": 0.5, "active": True, "name": "timer"}
    assert app.dependencies[0].show_progress == "hidden"


@pytest.mark.parametrize("seconds", [0, -1, "1", None, True])
def test_it_needs_a_time_above_zero(seconds: Any) -> None:
    with pytest.raises(ConfigError, match="above 0"):
        gr.Timer(seconds)


def test_every_is_a_timer() -> None:
    with gr.Blocks() as app:
        gr.Number(lambda: 1, every=2)
    assert [block.kind for block in app.blocks.values() if block.kind == "timer"] == ["timer"]
    assert {event for _, event in app.dependencies[0].targets} == {"load", "tick"}
