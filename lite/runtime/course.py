"""A call that takes its time, from its arrival to its end: validator → queue → function → slot given back.

What is over at once (a plain function that finds a free slot) has no course: `App` answers it then and there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from lite.core.dependency import Dependency
from lite.protocol.messages import Call, Done
from lite.runtime.call import arguments, check, failed, run
from lite.runtime.outlet import Outlet
from lite.runtime.session import Session

if TYPE_CHECKING:
    from lite.runtime.batch import Batches
    from lite.runtime.queue import Queue, Ticket

Rest = Coroutine[Any, Any, None]
"""What is left to do of a call."""


class Course:
    """One such call. Whoever makes it starts `go` as a task, and calls `end` when that is over."""

    def __init__(self, dependency: Dependency, call: Call, session: Session, outlet: Outlet) -> None:
        self.dependency = dependency
        self.call = call
        self.session = session
        self.outlet = outlet
        self.ticket: Ticket | None = None
        self.rest: Rest | None = None
        """What a function that had its slot already has left to do."""

    async def go(self, queue: Queue, batches: Batches | None) -> None:
        """Do all of it, and send `Done` or `Failed` as the last reply. Raises nothing but KeyboardInterrupt."""
        try:
            await self._steps(queue, batches)
        except (asyncio.CancelledError, Exception, SystemExit) as error:
            if self.ticket is not None:
                self.ticket.release()  # first: whose end has been told is told no place in the line
            self.outlet.send(failed(self.call.id, error))

    def end(self, task: asyncio.Task[None]) -> None:
        """Give back what it still holds."""
        if self.ticket is not None:
            self.ticket.release()
        if self.rest is not None:
            self.rest.close()
        if task.cancelled():
            # Cancelled before its first step, so that `go` had no chance to say so.
            self.outlet.send(failed(self.call.id, asyncio.CancelledError()))

    async def _steps(self, queue: Queue, batches: Batches | None) -> None:
        dependency = self.dependency
        if dependency.validation is not None:
            # Before the line, not at its end: who has typed something wrong should hear of it now.
            await check(dependency.validation, self.call, self.session, self.outlet)
        if self.ticket is None:
            self.ticket = queue.ticket(dependency, self.call.id, self.outlet)
        ticket = self.ticket
        if batches is not None and dependency.batch:
            await batches.join(dependency, self.call, self.session, self.outlet, ticket)
            return
        if ticket.turn is not None and self._is_cached():
            ticket.release()  # nothing to wait for
        elif ticket.turn is not None:
            if ticket.turn.done():
                await asyncio.sleep(0)  # who was before it in line wakes up only now
            await ticket.turn
        await self._run()
        ticket.release(finished=True)

    def _is_cached(self) -> bool:
        """Whether the function is a `gr.cache` that has the result."""
        probe = getattr(self.dependency.fn, "is_cached", None)
        if probe is None:
            return False
        args, kwargs = arguments(self.dependency, self.call, self.session)
        return bool(probe(*args, **kwargs))

    async def _run(self) -> None:
        """The function, for as long as a stream's `time_limit` lets it."""
        rest = self.rest or run(self.dependency, self.call, self.session, self.outlet)
        limit = self.dependency.time_limit if self.dependency.connection == "stream" else None
        if limit is None:
            await rest
            return
        try:
            async with asyncio.timeout(limit) as clock:
                await rest
        except TimeoutError:
            if not clock.expired():
                raise
            self.outlet.send(Done(self.call.id, limit))
