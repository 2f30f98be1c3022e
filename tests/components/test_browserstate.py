"""BrowserState."""

from __future__ import annotations

from typing import Any

import pytest

import lite
from lite.protocol.messages import Failed, Render, Update
from tests.runtime.helpers import replies

gr: Any = lite  # some calls here are wrong on purpose


def test_the_page_is_told_where_and_how_to_keep_it() -> None:
    kept = gr.BrowserState(["", 1], storage_key="k", secret="s")
    assert kept.config() == {
        "default_value": ["", 1],
        "value": ["", 1],
        "storage_key": "k",
        "secret": "s",
        "name": "browserstate",
    }


def test_without_a_key_the_page_finds_one() -> None:
    assert gr.BrowserState().config() == {"value": None, "name": "browserstate"}


async def test_functions_read_and_write_it_like_any_component() -> None:
    with gr.Blocks() as blocks:
        kept = gr.BrowserState({"n": 0})
        blocks.load(lambda kept: {"n": kept["n"] + 1}, kept, kept)
    (update, _) = await replies(blocks, inputs=[{"n": 4}])
    assert isinstance(update, Update)
    assert list(update.patch.values()) == [{"value": {"n": 5}}]


@pytest.mark.parametrize("placed", [True, False])
async def test_inside_a_render_it_is_refused_and_above_it_can_be_used(placed: bool) -> None:
    with gr.Blocks() as blocks:
        above = gr.BrowserState(1)

        @gr.render(above)  # type: ignore[untyped-decorator]
        def inside(count: int) -> None:
            gr.Button("Count").click(lambda count: count + 1, above, above)
            if count == 2:
                one = gr.BrowserState(0, render=placed)  # refused here, or where it gets its place
                one.render()

    (first, *_) = await replies(blocks, inputs=[1])
    assert isinstance(first, Render)
    (refused,) = await replies(blocks, inputs=[2])
    assert isinstance(refused, Failed)
    assert "make it above the render" in (refused.traceback or "")


def test_it_has_none_of_the_props_of_what_is_drawn() -> None:
    with pytest.raises(TypeError, match="no parameter 'visible'"):
        gr.BrowserState(visible=False)
