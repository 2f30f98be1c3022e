"""Who may run when: functions overlap up to their concurrency limit, the rest wait in order.

Dependencies with the same `concurrency_id` share a limit; without one, dependencies of the same function do. The queue
knows no clock and starts nothing: it hands out slots.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Hashable
from typing import TYPE_CHECKING

from lite.errors import LiteError

if TYPE_CHECKING:
    from lite.core.blocks import Blocks
    from lite.core.dependency import Dependency


class QueueFull(LiteError):
    """More events wait than the app allows."""

    code = "queue_full"


class Slots:
    """The slots of one concurrency group, given in order of arrival."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.busy = 0
        self.waiting: deque[asyncio.Future[None]] = deque()

    @property
    def are_taken(self) -> bool:
        """Whether who comes now has to wait."""
        return self.limit is not None and (self.busy >= self.limit or bool(self.waiting))

    def ticket(self) -> Ticket:
        """Take a slot, or a place in the line for one. The caller releases it, however its call ends."""
        if self.are_taken:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            return Ticket(self, turn)
        self.busy += 1
        return Ticket(self, None)

    def release(self) -> None:
        """Give a slot back: it goes straight to the next in line, so that nobody who comes now can overtake."""
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.busy -= 1


class Ticket:
    """A slot, or the place of one call in the line for it (`turn`)."""

    __slots__ = ("_slots", "released", "turn")

    def __init__(self, slots: Slots, turn: asyncio.Future[None] | None) -> None:
        self._slots = slots
        self.turn = turn
        self.released = False

    def release(self) -> None:
        """Give the slot or the place back. Doing so twice is doing so once."""
        if self.released:
            return
        self.released = True
        if self.turn is None or (self.turn.done() and not self.turn.cancelled()):
            self._slots.release()
        elif self.turn in self._slots.waiting:
            self._slots.waiting.remove(self.turn)


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
        if most is not None and slots.are_taken and self.size >= most:
            raise QueueFull(
                f"Queue is full: {self.size} events wait, and this app lets {most} wait. Try again shortly."
            )
        return slots

    def forget(self, dependencies: list[Dependency]) -> None:
        """Drop the groups of functions that are gone, where nothing runs or waits in them."""
        for dependency in dependencies:
            group = id(dependency.fn)
            slots = self._groups.get(group)
            if dependency.concurrency_id is None and slots is not None and not slots.busy and not slots.waiting:
                del self._groups[group]
