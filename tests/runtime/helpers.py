"""An app in memory, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import lite as gr
from lite.protocol.messages import Call, Failed, Json, Reply, Update
from lite.runtime.app import App
from lite.transports.memory import MemoryTransport


async def replies(blocks: gr.Blocks, dep: int = 0, inputs: list[Json] | None = None, **options: Any) -> list[Reply]:
    """All replies to one call."""
    transport = MemoryTransport(App(blocks))
    return [reply async for reply in transport.call(Call(1, dep, "s", inputs or [], **options))]


def echo(fn: Callable[..., Any], count: int = 1, **options: Any) -> gr.Blocks:
    """An app with one text box in, `count` out, and `fn` on submit."""
    with gr.Blocks() as blocks:
        box = gr.Textbox(label="in")
        outs = [gr.Textbox(label=f"out {i}") for i in range(count)]
        box.submit(fn, box, outs[0] if count == 1 else outs, **options)
    return blocks


async def values(fn: Callable[..., Any], text: str = "x", **options: Any) -> list[Json]:
    """The value of the output after each step; fails where the call does."""
    seen: list[Json] = []
    for reply in await replies(echo(fn, **options), inputs=[text]):
        if isinstance(reply, Failed):
            raise AssertionError(reply.message)
        if isinstance(reply, Update):
            seen.extend(props["value"] for props in reply.patch.values())
            for edits in reply.edits.values():
                for action, path, new in edits:
                    assert (action, path) == ("append", ["value"])
                    seen.append(seen[-1] + new)
    return seen
