"""The transport of a worker whose Python several apps share: an `Endpoint` each, in a space of its own."""

from __future__ import annotations

from collections.abc import Callable

from lite.platform import platform
from lite.runtime.spaces import Space, entered
from lite.runtime.stopping import answer_signals
from lite.transports import worker

SHARED_CALLS = 2**24
"""A page names a call by its app's number, times this, and its own: js_shim/src/protocol/host.ts."""


def connect(post: worker.Post, number: int, home: str, uploads: str, told: Callable[[], object]) -> SharedEndpoint:
    """One more app's end.

    Args:
        post: sends a packet to its page.
        number: the app's, from 1.
        home: its folder, absolute.
        uploads: the folder below which files chosen by its user appear.
        told: called each time that the app's turn comes.
    """
    endpoint = worker.connect(post)
    if (page := platform.interrupts()) is not None:
        wanted, say = page
        answer_signals(lambda: wanted() - SHARED_CALLS * _number(), say)
    return SharedEndpoint(endpoint, Space(number, home, uploads, told))


def _number() -> int:
    """The number of the app that has the CPU."""
    space = entered()
    return 0 if space is None else space.number


class SharedEndpoint:
    """An `Endpoint` whose code runs in a space."""

    def __init__(self, endpoint: worker.Endpoint, space: Space) -> None:
        self._endpoint = endpoint
        self._space = space

    async def start(self, options: str) -> str:
        """Like that of `Endpoint`."""
        return await self._space.await_(self._endpoint.start(options))

    def missing(self, sources: str) -> str:
        """Like that of `Endpoint`."""
        return self._space.run(self._endpoint.missing, sources)

    def receive(self, text: str, mark: str | None = None, buffers: list[bytes] | None = None) -> str | int:
        """Like that of `Endpoint`."""
        return self._space.run(self._endpoint.receive, text, mark, buffers)

    def resume(self) -> None:
        """Like that of `Endpoint`."""
        self._space.run(self._endpoint.resume)

    def leave(self) -> None:
        """End the app: its calls are cancelled, its modules and files go."""
        self._space.run(self._endpoint.stop)
        self._space.end()
