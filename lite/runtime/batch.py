"""Calls of one dependency that run as one: `batch=True` gathers those that wait and calls the function once for them.

    call ─▶ member ─▶ waits for a slot, as any call ─▶ the first to get one takes those behind it along
                                                        │
                 each gets its own end ◀── one run ◀────┘  holds that slot

The run is nobody's own: a member that is cancelled leaves it, and it ends early only when all have left.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import Any

from lite.core.dependency import Dependency
from lite.protocol.messages import Call, Done, Log, Progress, Reply
from lite.runtime.call import failed, given_to, payloads_of, update
from lite.runtime.outlet import Outlet, Running, running
from lite.runtime.queue import Ticket
from lite.runtime.session import Session
from lite.runtime.values import OutputError, Patcher


class Batches:
    """The calls of all batched dependencies of one app."""

    def __init__(self) -> None:
        self._lines: dict[Dependency, deque[_Member]] = {}

    async def join(self, dependency: Dependency, call: Call, session: Session, outlet: Outlet, ticket: Ticket) -> None:
        """Run `call` together with others; over when its `Done` or `Failed` is sent."""
        loop = asyncio.get_running_loop()
        member = _Member(call, session, outlet, ticket, loop.create_future())
        line = self._lines.setdefault(dependency, deque())
        line.append(member)
        if ticket.turn is None:
            # Not before the end of this turn of the event loop: what came together runs together.
            loop.call_soon(self._begin, dependency, member)
        else:
            ticket.turn.add_done_callback(lambda _: self._begin(dependency, member))
        try:
            await member.end
        finally:
            if member in line:
                line.remove(member)
            if not line and self._lines.get(dependency) is line:
                del self._lines[dependency]
            if member.run is not None:
                member.run.left()

    def _begin(self, dependency: Dependency, first: _Member) -> None:
        line = self._lines.get(dependency)
        if line is None or first not in line:
            return  # cancelled, or taken along by another
        slot = first.ticket.hand_over()
        line.remove(first)
        members = [first]
        while line and len(members) < dependency.max_batch_size:
            members.append(line.popleft())
            members[-1].ticket.tell_it_runs()
            members[-1].ticket.release()
        run = _Run(dependency, members, slot)
        for member in members:
            member.run = run
        run.task = asyncio.get_running_loop().create_task(run.go())
        run.task.add_done_callback(lambda _: run.over())


class _Member:
    """One call of a batch; `end` is done when its last reply is sent, or when it is cancelled."""

    __slots__ = ("call", "end", "outlet", "run", "session", "ticket")

    def __init__(self, call: Call, session: Session, outlet: Outlet, ticket: Ticket, end: asyncio.Future[None]) -> None:
        self.call = call
        self.session = session
        self.outlet = outlet
        self.ticket = ticket
        self.end = end
        self.run: _Run | None = None

    def fail(self, error: BaseException) -> None:
        if not self.end.done():
            self.outlet.send(failed(self.call.id, error))
            self.end.set_result(None)


class _Run:
    """One call of the function for several members."""

    def __init__(self, dependency: Dependency, members: list[_Member], slot: Ticket) -> None:
        self._dependency = dependency
        self._members = members
        self._slot = slot
        self._finished = False
        self.task: asyncio.Task[None] | None = None

    async def go(self) -> None:
        started = time.perf_counter()
        try:
            rows = self._rows()
            if not rows:
                return
            first, _ = rows[0]
            running.set(Running(first.call.id, _Everybody([member for member, _ in rows]), first.session.id))
            columns = [list(column) for column in zip(*(values for _, values in rows), strict=True)]
            args, kwargs = given_to(self._dependency, columns, first.call, first.session)
            assert self._dependency.fn is not None
            result = self._dependency.fn(*args, **kwargs)
            if hasattr(result, "__await__"):
                result = await result
            self._finished = True
            columns = self._columns(result, len(rows))
            for index, (member, _) in enumerate(rows):
                self._give(member, [column[index] for column in columns], time.perf_counter() - started)
        except (asyncio.CancelledError, Exception, SystemExit) as error:
            for member in self._members:
                member.fail(error)

    def over(self) -> None:
        """The slot goes back, whatever happened."""
        self._slot.release(finished=self._finished)
        for member in self._members:
            member.fail(asyncio.CancelledError())

    def left(self) -> None:
        """A member has its end; when all have theirs before the function does, it is cancelled."""
        if self.task is not None and all(member.end.done() for member in self._members):
            self.task.cancel()

    def _rows(self) -> list[tuple[_Member, list[Any]]]:
        """The members whose payloads fit, with their values."""
        rows = []
        for member in self._members:
            try:
                if not member.end.done():
                    rows.append((member, payloads_of(self._dependency, member.call, member.session)))
            except Exception as error:
                member.fail(error)
        return rows

    def _columns(self, result: Any, count: int) -> list[Any]:
        """The function's lists, one per output.

        Raises:
            OutputError: if they are not what a batch gives.
        """
        outputs = self._dependency.outputs
        listed = list(result) if isinstance(result, (list, tuple)) else []
        lengths = [len(column) if hasattr(column, "__len__") else -1 for column in listed[: len(outputs)]]
        if len(lengths) < len(outputs) or any(length < count for length in lengths):
            name = getattr(self._dependency.fn, "__name__", "The function")
            raise OutputError(
                f"{name} runs with batch=True for {count} event(s), so it has to return a list of {len(outputs)} "
                f"list(s), one per output, of {count} value(s) each; it returned {_shape(result)}."
            )
        return listed[: len(outputs)]

    def _give(self, member: _Member, values: list[Any], seconds: float) -> None:
        if member.end.done():
            return
        try:
            result = values[0] if len(values) == 1 else values
            update(Patcher(self._dependency, member.session), result, member.call, member.outlet)
            member.outlet.send(Done(member.call.id, seconds))
            member.end.set_result(None)
        except Exception as error:
            member.fail(error)


class _Everybody(Outlet):
    """Sends what a batch's function says (toasts, progress) to all its members."""

    def __init__(self, members: list[_Member]) -> None:
        self._members = members

    def send(self, reply: Reply, *, now: bool = False) -> None:
        for member in self._members:
            if member.end.done():
                continue
            if isinstance(reply, Progress):
                member.outlet.send(Progress(member.call.id, reply.steps), now=now)
            elif isinstance(reply, Log):
                said = (reply.level, reply.message, reply.title, reply.duration, reply.visible)
                member.outlet.send(Log(member.call.id, *said), now=now)


def _shape(result: Any) -> str:
    if not isinstance(result, (list, tuple)):
        return type(result).__name__
    inner = ", ".join(f"{len(item)} values" if hasattr(item, "__len__") else type(item).__name__ for item in result[:4])
    return f"{len(result)} item(s): {inner}"
