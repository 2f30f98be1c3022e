"""The transport of a Web Worker: packets in from its page, one post out per turn of the event loop.

The worker's host calls `connect` once, `Endpoint.start` to run an app, and `Endpoint.receive` for every packet.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from typing import Protocol

from lite.compat import install
from lite.platform import platform
from lite.protocol.codec import Encoder, Packet, appended, decode, single_call, to_json
from lite.protocol.messages import Message, Reply
from lite.runtime.app import App
from lite.runtime.imports import missing_imports, missing_packages
from lite.runtime.main import Broken, run_file
from lite.runtime.outlet import Outlet


class Post(Protocol):
    """Sends a packet to the page: its text, and with bytes in it their mark and the buffers."""

    def __call__(self, text: str, mark: str = ..., buffers: list[bytes] = ..., /) -> None: ...


class _Turn:
    """One `receive`. Until it is over, what its calls send waits for its end, and no callback need be scheduled."""

    __slots__ = ("over",)

    def __init__(self) -> None:
        self.over = False


_turn: ContextVar[_Turn | None] = ContextVar("turn", default=None)
"""The `receive` that a call came with. A context, because a sleeping function suspends its own `receive` only."""


def connect(post: Post) -> Endpoint:
    """Make `import gradio` mean lite, and give the host its end."""
    # Pyodide's matplotlib would draw into a document, and a worker has none. Its first import reads this.
    os.environ.setdefault("MPLBACKEND", "agg")
    install()
    platform.find_parts()
    if (page := platform.interrupts()) is not None:
        from lite.runtime.stopping import answer_signals

        answer_signals(*page)
    return Endpoint(post)


class Endpoint(Outlet):
    """Feeds an app with a page's packets and batches its replies.

    All replies of one turn of the event loop travel together, so a plain function costs one message each way, however
    many replies it makes. A streamed value goes at once: the function may compute for long before the next turn.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._app: App | None = None
        self._encoder = Encoder()
        self._flush_is_due = False
        self._left: deque[Message] = deque()

    async def start(self, options: str) -> str:
        """Run an app's entry file; JSON in and out, see docs/design/contract.md."""
        wanted = json.loads(options)
        self.stop()
        try:
            blocks = await run_file(wanted["home"], wanted["entrypoint"])
            config = to_json(blocks.get_config_file())
        except Broken as broken:
            return json.dumps({"ok": False, "failure": broken.failure})
        self._app = App(blocks)
        self._app.session(wanted["session"]).request = wanted.get("request") or {}
        return f'{{"ok":true,"config":{config},"wants":{json.dumps(missing_packages(blocks))}}}'

    def stop(self) -> None:
        """Cancel what the app does, and forget it."""
        if self._app is not None:
            self._app.stop()
            self._app = None
            self._left.clear()

    def missing(self, sources: str) -> str:
        """JSON list of Python sources → JSON list of top-level modules that they import and that aren't here."""
        return json.dumps(missing_imports(json.loads(sources)))

    def receive(self, text: str, mark: str | None = None, buffers: list[bytes] | None = None) -> str | int:
        """Take one packet; must be called from within the event loop.

        Returns:
            A packet for the host to post, or how many messages are left that may wait: as often the host calls
            `resume`, each time in a way that can be suspended. One that sleeps does not hold up the next.

        Raises:
            ProtocolError: if it is not what a page may send.
        """
        app = self._app
        if app is None:
            return 0
        if not (buffers or self._left) and (call := single_call(text)) and (answer := app.at_once(call)) is not None:
            if self._flush_is_due:
                self._flush()
            return answer
        messages = decode(Packet(text, mark, buffers))
        left = 0
        for index, message in enumerate(messages):
            if self._left or app.may_wait(message):
                # What comes after it keeps its place in the order: a cancel must not come before its call.
                self._left += messages[index:]
                left = len(messages) - index
                messages = messages[:index]
                break
        self._take(app, messages)
        return left

    def resume(self) -> None:
        """Take the next of the messages that `receive` left."""
        if self._app is not None and self._left:
            self._take(self._app, [self._left.popleft()])

    def _take(self, app: App, messages: list[Message]) -> None:
        turn = _Turn()
        token = _turn.set(turn)
        try:
            for message in messages:
                app.receive(message, self)
        finally:
            _turn.reset(token)
            turn.over = True
            self._flush()

    def send(self, reply: Reply, *, now: bool = False) -> None:
        if now and not self._encoder:
            self._send(self._encoder.alone(reply))
            return
        self._encoder.add(reply)
        if now:
            self._flush()
        elif not self._flush_is_due and ((turn := _turn.get()) is None or turn.over):
            self._flush_is_due = True
            asyncio.get_running_loop().call_soon(self._flush)

    def appender(self, call_id: int, uid: int) -> Callable[[str], object]:
        slowly, written = super().appender(call_id, uid), appended(call_id, uid)
        post, waiting = self._post, self._encoder.parts
        # What waits to be sent goes first.
        return lambda text: slowly(text) if waiting else post(written(text))

    def _flush(self) -> None:
        self._flush_is_due = False
        if self._encoder:
            self._send(self._encoder.take())

    def _send(self, packet: Packet) -> None:
        # Each argument costs a microsecond on its way to JavaScript.
        if packet.mark is None or packet.buffers is None:
            self._post(packet.text)
        else:
            self._post(packet.text, packet.mark, packet.buffers)
