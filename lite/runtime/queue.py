"""Who may run when: functions overlap up to their concurrency limit, the rest wait in order.

Dependencies with the same `concurrency_id` share a limit; without one, dependencies of the same function do. The queue
knows no clock and starts nothing: it hands out slots.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Hashable
from typing import TYPE_CHECKING, Self

from lite.errors import LiteError

if TYPE_CHECKING:
    from lite.core.blocks import Blocks
    from lite.core.dependency import Dependency


class QueueFull(LiteError):
    """More events wait than the app allows."""

    code = "queue_full"


class Slots:
    """The slots of one concurrency group: `async with slots:` waits for one, in order of arrival."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.busy = 0
        self.waiting: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> Self:
        if self.limit is None or (self.busy < self.limit and not self.waiting):
            self.busy += 1
            return self
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._release()
            else:
                self.waiting.remove(turn)
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self._release()

    def _release(self) -> None:
        # The slot goes straight to the next in line, so that nobody who comes now can overtake.
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.busy -= 1


class Queue:
    """The concurrency groups of one app."""

    def __init__(self, app: Blocks) -> None:
        self._app = app
        self._groups: dict[Hashable, Slots] = {}
        self._unlimited = Slots(None)

    @property
    def size(self) -> int:
        """Events that wait for a slot."""
        return sum(len(slots.waiting) for slots in self._groups.values())

    def slots(self, dependency: Dependency) -> Slots:
        """The slots that `dependency` runs in.

        Raises:
            QueueFull: if it would have to wait, and `max_size` events do already.
        """
        if not dependency.queue or dependency.fn is None:
            return self._unlimited
        group: Hashable = dependency.concurrency_id or id(dependency.fn)
        if group not in self._groups:
            limit = dependency.concurrency_limit
            self._groups[group] = Slots(self._app.default_concurrency_limit if limit == "default" else limit)
        slots = self._groups[group]
        most = self._app.max_size
        if most is not None and slots.limit is not None and slots.busy >= slots.limit and self.size >= most:
            raise QueueFull(
                f"Queue is full: {self.size} events wait, and this app lets {most} wait. Try again shortly."
            )
        return slots
