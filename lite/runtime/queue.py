"""Who may run when: functions overlap up to their concurrency limit, the rest wait in order.

Dependencies with the same `concurrency_id` share a limit, the smallest that one of them names; without one,
dependencies of the same function do. The queue starts nothing: it hands out slots, and tells who waits how long.

    ticket() ──▶ waits ──slot is free──▶ runs ──▶ release() ──▶ the slot goes to the next in line
       └───────────────slot is free───────▲
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from lite.errors import LiteError
from lite.protocol.messages import Queued
from lite.runtime.pace import Paces

if TYPE_CHECKING:
    from lite.core.blocks import Blocks
    from lite.core.dependency import Dependency
    from lite.runtime.outlet import Outlet

_MOST_GROUPS = 256
"""More than this, and idle groups are forgotten: functions made in an event make groups of their own."""


class QueueFull(LiteError):
    """More events wait than the app allows."""

    code = "queue_full"
    is_traced = False


class Slots:
    """The slots of one concurrency group, given in order of arrival."""

    __slots__ = ("fn", "limit", "line", "running", "waking")

    def __init__(self, limit: int | None, fn: object = None) -> None:
        self.limit = limit
        self.running: set[Ticket] = set()
        self.line: deque[Ticket] = deque()
        self.waking = 0
        """Of those that run, how many have got their turn in this very turn of the event loop, and not begun."""
        self.fn = fn
        """The function the group is named by, held so that no other gets its identity."""

    @property
    def are_taken(self) -> bool:
        """Whether who comes now has to wait."""
        return self.limit is not None and (len(self.running) >= self.limit or bool(self.line))

    def fill(self) -> list[Ticket]:
        """Give free slots to the next in line, so that nobody who comes now can overtake; who got one."""
        given = []
        while self.line and (self.limit is None or len(self.running) < self.limit):
            ticket = self.line.popleft()
            if ticket.turn is not None and not ticket.turn.done():
                self.running.add(ticket)
                self.waking += 1
                self.wake(ticket.turn)
                given.append(ticket)
        return given

    def wake(self, turn: asyncio.Future[None]) -> None:
        """Let `turn` come, for one of those that are `waking`."""
        if not turn.done():
            turn.set_result(None)
        asyncio.get_running_loop().call_soon(self._is_awake)  # after what waits for `turn`

    def _is_awake(self) -> None:
        self.waking -= 1


class Ticket:
    """A slot, or the place of one call in the line for it (then there is a `turn` to await)."""

    __slots__ = ("_queue", "_slots", "begun", "call", "dependency", "outlet", "told", "turn")

    def __init__(self, queue: Queue, slots: Slots, dependency: Dependency, call: int, outlet: Outlet | None) -> None:
        self._queue = queue
        self._slots: Slots | None = slots
        self.dependency = dependency
        self.call = call
        self.outlet = outlet
        self.turn: asyncio.Future[None] | None = None
        self.begun = 0.0
        """When it got its slot, by the queue's clock."""
        self.told: tuple[int, int] | None = None
        """Position and size of the line that its page was last told."""

    def hand_over(self) -> Ticket:
        """A ticket that holds this one's slot; releasing this one does nothing from now on."""
        slots = self._slots
        assert slots is not None
        assert self in slots.running
        heir = Ticket(self._queue, slots, self.dependency, self.call, self.outlet)
        heir.begun = self.begun
        slots.running.remove(self)
        slots.running.add(heir)
        self._slots = None
        return heir

    def tell_it_runs(self) -> None:
        """End what the page shows of its place, if it was told one."""
        if self.told is None or self.outlet is None or self._slots is None:
            return
        eta = self._queue.seconds_of(self.dependency)
        # At once: its function may compute for long before the next turn.
        self.outlet.send(Queued(self.call, 0, len(self._slots.line), eta), now=True)

    def release(self, *, finished: bool = False) -> None:
        """Give the slot or the place back. Doing so twice is doing so once.

        Args:
            finished: whether the function ran to its end, so that the time it took says something.
        """
        slots, self._slots = self._slots, None
        if slots is not None:
            self._queue.take_back(self, slots, finished)


class Queue:
    """The concurrency groups of one app."""

    def __init__(self, app: Blocks, clock: Callable[[], float] = time.perf_counter) -> None:
        self._app = app
        self._clock = clock
        self._groups: dict[Hashable, Slots] = {}
        self._unlimited = Slots(None)
        self._paces = Paces()
        self._news: set[Slots] = set()
        """Groups whose line has changed in this turn of the event loop."""

    @property
    def size(self) -> int:
        """Events that wait for a slot."""
        return sum(len(slots.line) for slots in self._groups.values())

    @property
    def busy(self) -> int:
        """Events that hold a slot."""
        return sum(len(slots.running) for slots in (*self._groups.values(), self._unlimited))

    def ticket(self, dependency: Dependency, call: int = 0, outlet: Outlet | None = None) -> Ticket:
        """Take a slot for `dependency`, or a place in the line for one. The caller releases it, however its call ends.

        Args:
            call: whose position `outlet` is told while it waits.

        Raises:
            QueueFull: if it would have to wait, and `max_size` events do already.
        """
        slots = self.slots(dependency)
        ticket = Ticket(self, slots, dependency, call, outlet)
        if not slots.are_taken:
            slots.running.add(ticket)
            ticket.begun = self._clock()
            if slots.waking:
                # Others were given their slot a moment ago: who comes now begins after them.
                loop = asyncio.get_running_loop()
                slots.waking += 1
                ticket.turn = loop.create_future()
                loop.call_soon(slots.wake, ticket.turn)
            return ticket
        most = self._app.max_size
        if most is not None and self.size >= most:
            raise QueueFull(
                f"Queue is full: {self.size} events wait, and this app lets {most} wait. Try again shortly."
            )
        ticket.turn = asyncio.get_running_loop().create_future()
        slots.line.append(ticket)
        self._changed(slots)
        return ticket

    def slots(self, dependency: Dependency) -> Slots:
        """The slots that `dependency` runs in."""
        if not dependency.queue or dependency.fn is None:
            return self._unlimited
        group = _group(dependency)
        slots = self._groups.get(group)
        if slots is None:
            slots = self._groups[group] = self._new_group(group, dependency)
        elif dependency.concurrency_id:
            # One made later, as in a render, may name a smaller limit than those that were known.
            slots.limit = _smaller(slots.limit, self._limit(dependency))
        return slots

    def forget(self, dependencies: list[Dependency]) -> None:
        """Drop the groups of functions that are gone, where nothing runs or waits in them."""
        for dependency in dependencies:
            group = id(dependency.fn)
            slots = self._groups.get(group)
            if dependency.concurrency_id is None and slots is not None and not slots.running and not slots.line:
                del self._groups[group]

    def seconds_of(self, dependency: Dependency) -> float | None:
        """How long a run of its function takes, by those before."""
        return _rounded(self._paces.of(dependency.fn))

    def take_back(self, ticket: Ticket, slots: Slots, finished: bool) -> None:
        """What `Ticket.release` does."""
        if ticket in slots.running:
            slots.running.remove(ticket)
            if finished and ticket.dependency.fn is not None:
                self._paces.ran(ticket.dependency.fn, self._clock() - ticket.begun)
        elif ticket in slots.line:
            slots.line.remove(ticket)
        if not slots.line:
            return
        now = self._clock()
        for given in slots.fill():
            given.begun = now
            given.tell_it_runs()
        self._changed(slots)

    def _new_group(self, group: Hashable, dependency: Dependency) -> Slots:
        if len(self._groups) >= _MOST_GROUPS:
            self._groups = {name: each for name, each in self._groups.items() if each.running or each.line}
        limit = self._limit(dependency)
        for other in self._app.fns.values():
            if other.fn is not None and other.queue and _group(other) == group:
                limit = _smaller(limit, self._limit(other))
        return Slots(limit, dependency.fn)

    def _limit(self, dependency: Dependency) -> int | None:
        limit = dependency.concurrency_limit
        if limit == "default":
            return getattr(dependency.fn, "pool_workers", self._app.default_concurrency_limit)
        return limit

    # Telling --------------------------------------------------------------------------------------------------------

    def _changed(self, slots: Slots) -> None:
        """Tell those who wait in `slots`, once for all that happens in this turn of the event loop."""
        if not slots.line:
            return
        if not self._news:
            asyncio.get_running_loop().call_soon(self._tell)
        self._news.add(slots)

    def _tell(self) -> None:
        news, self._news = self._news, set()
        for slots in news:
            size = len(slots.line)
            due = [
                (position, ticket)
                for position, ticket in enumerate(slots.line, 1)
                if ticket.outlet is not None and _is_news(ticket.told, position, size)
            ]
            if not due:
                continue
            etas = self._etas(slots, due[-1][0])
            for position, ticket in due:
                ticket.told = (position, size)
                assert ticket.outlet is not None
                ticket.outlet.send(Queued(ticket.call, position, size, _rounded(etas[position - 1])))

    def _etas(self, slots: Slots, count: int) -> list[float | None]:
        """In how many seconds the first `count` in line should be done, by what their functions took before.

        Each in turn is given the slot that should be free first; calls of one batch run together.
        """
        from heapq import heapify, heappop, heappush  # loaded already, with asyncio

        now = self._clock()
        free: list[float] = []
        for ticket in slots.running:
            takes = self._paces.of(ticket.dependency.fn)
            if takes is None:
                return [None] * count
            free.append(max(0.0, takes - (now - ticket.begun)))
        heapify(free)
        etas: list[float | None] = []
        batches: dict[Dependency, tuple[int, float]] = {}
        for ticket in list(slots.line)[:count]:
            dependency = ticket.dependency
            places, end = batches.get(dependency, (0, 0.0))
            if not places:
                takes = self._paces.of(dependency.fn)
                if takes is None or not free:
                    break
                end = heappop(free) + takes
                heappush(free, end)
                places = dependency.max_batch_size if dependency.batch else 1
            batches[dependency] = (places - 1, end)
            etas.append(end)
        return etas + [None] * (count - len(etas))


def _group(dependency: Dependency) -> Hashable:
    return dependency.concurrency_id or id(dependency.fn)


def _smaller(one: int | None, other: int | None) -> int | None:
    """The smaller of two limits, None being none."""
    return other if one is None else one if other is None else min(one, other)


def _is_news(told: tuple[int, int] | None, position: int, size: int) -> bool:
    """Whether a place in the line differs from what was told by a tenth: a long line must not cost n² messages."""
    return told is None or any(
        abs(now - before) * 10 >= before and now != before for now, before in zip((position, size), told, strict=True)
    )


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 2)
