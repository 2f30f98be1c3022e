"""A transport inside one process: what tests, and a client of an app in the same Python, use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from lite.protocol.codec import Encoder, Packet, decode
from lite.protocol.messages import Call, Done, Failed, Reply, Request
from lite.runtime.app import App
from lite.runtime.outlet import Outlet


class MemoryTransport(Outlet):
    """Passes messages to an app as a page would: encoded and decoded both ways."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._encoder = Encoder()
        self.replies: asyncio.Queue[Reply] = asyncio.Queue()

    def post(self, request: Request) -> None:
        """Send `request` to the app."""
        encoder = Encoder()
        encoder.add(request)
        packet = encoder.take()
        for message in decode(Packet(packet.text, packet.mark, packet.buffers)):
            self._app.receive(message, self)

    def send(self, reply: Reply, *, now: bool = False) -> None:
        """The app's side: take one reply."""
        self._encoder.add(reply)
        for message in decode(self._encoder.take()):
            self.replies.put_nowait(message)  # type: ignore[arg-type]

    async def call(self, call: Call) -> AsyncIterator[Reply]:
        """Send `call` and yield its replies, up to `Done` or `Failed`."""
        self.post(call)
        while True:
            reply = await self.replies.get()
            yield reply
            if isinstance(reply, (Done, Failed)) and reply.id == call.id:
                return
