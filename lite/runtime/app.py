"""A finished app, ready to answer messages from any transport."""

from __future__ import annotations

import asyncio
import contextvars
import os
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from lite.core.blocks import Blocks
from lite.core.dependency import Dependency
from lite.errors import ProtocolError
from lite.files.access import configure, rules
from lite.protocol.codec import Single
from lite.protocol.messages import Ask, Call, Cancel, Close, Message, Open
from lite.runtime.asking import answer
from lite.runtime.call import failed, run_plain
from lite.runtime.course import Course
from lite.runtime.outlet import Outlet
from lite.runtime.queue import Queue, Ticket
from lite.runtime.quick import Quick, quick_of
from lite.runtime.session import Session
from lite.runtime.waiting import may_wait

if TYPE_CHECKING:
    from lite.runtime.batch import Batches

_MAX_SESSIONS = 10_000

Key = tuple[int, int]
"""Identity of the outlet, call id: two pages may count their calls alike."""


class App:
    """Runs the calls of all pages of one app."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.queue = Queue(blocks)
        self.sessions: dict[str, Session] = {}
        self._rules = configure(
            blocks.allowed_paths, blocks.blocked_paths, max_file_size=blocks.max_file_size, home=os.getcwd()
        )
        self._quick: dict[int, Quick | None] = {}
        self._waits: dict[int, bool] = {}
        self._batches: Batches | None = None
        self._running: dict[Key, asyncio.Task[None]] = {}
        self._entered: set[Key] = set()
        """Calls that `_answer` is in the middle of: whoever finds one here meets a suspended stack."""
        self._sessions: dict[Key, str] = {}
        """Whose the calls of those two are."""

    def receive(self, request: Message, outlet: Outlet) -> None:
        """Take one message of a page; must be called from within the event loop.

        Raises:
            ProtocolError: if `request` is not what a page may send.
        """
        match request:
            case Call():
                self._start(request, outlet)
            case Cancel(call_id):
                self._cancel((id(outlet), call_id))
            case Ask():
                self._ask(request, outlet)
            case Open(session_id, data):
                self.session(session_id).request = data
            case Close(session_id):
                self.close(session_id)
            case other:
                raise ProtocolError(f"A page sends a call, not {type(other).__name__.lower()}.")

    def at_once(self, single: Single) -> str | None:
        """The packet that answers a call, if it can go the shortest way; else nothing happened."""
        _, call_id, dep, session_id, inputs = single
        try:
            quick = self._quick[dep]
        except KeyError:
            dependency = self.blocks.fns.get(dep)
            if dependency is None:
                return None  # a render's, or nobody's
            quick = self._quick[dep] = quick_of(dependency)
        if quick is None:
            return None
        return quick.answer(call_id, inputs, self.sessions.get(session_id) or self.session(session_id))

    def may_wait(self, request: Message) -> bool:
        """Whether to take `request` in a call that can be suspended, where the platform has such calls."""
        if not isinstance(request, Call):
            return False
        known = self._waits.get(request.dep)
        if known is None:
            dependency = self.blocks.fns.get(request.dep)
            if dependency is None:
                return True  # what a render made comes and goes: not worth an analysis
            known = self._waits[request.dep] = may_wait(dependency)
        return known

    def session(self, session_id: str) -> Session:
        """The session of that id, begun when it is new; the oldest goes when there are too many."""
        if session_id not in self.sessions:
            if len(self.sessions) >= _MAX_SESSIONS:
                self.close(next(iter(self.sessions)))
            self.sessions[session_id] = Session(session_id)
        return self.sessions[session_id]

    def close(self, session_id: str) -> None:
        """End a session: its calls are cancelled, its state goes, the app's unload functions run."""
        for key in [key for key, whose in self._sessions.items() if whose == session_id]:
            self._cancel(key)
        session = self.sessions.pop(session_id, None)
        if session is None:
            return
        session.close()
        for fn in self.blocks.unload_fns:
            try:
                result = fn()
                if asyncio.iscoroutine(result):
                    start(result)
            except Exception as error:
                print(failed(0, error).traceback, file=sys.stderr)

    def stop(self) -> None:
        """Cancel all calls."""
        for key in list(self._sessions):
            self._cancel(key)

    def _cancel(self, key: Key) -> None:
        """End a call at its next await or yield, or where it is asleep; unknown ones are over already."""
        task = self._running.get(key)
        if key in self._entered or (task is not None and getattr(task.get_coro(), "cr_running", False)):
            from lite.runtime.stopping import stop_at_next_line

            if stop_at_next_line(self._sessions[key], key[1]):
                return
        if task is not None:
            task.cancel()

    def _start(self, call: Call, outlet: Outlet) -> None:
        # A context of its own for each call: what a function's callees ask of it must not reach another call.
        contextvars.copy_context().run(self._answer, call, outlet)

    def _answer(self, call: Call, outlet: Outlet) -> None:
        """Answer one call: any number of `Update`s, then one `Done` or `Failed`. Raises nothing but KeyboardInterrupt.

        A plain function that needs no waiting is over when this returns. All else goes on as a task.
        """
        rules.set(self._rules)
        key = (id(outlet), call.id)
        self._entered.add(key)
        self._sessions[key] = call.session
        course = self._begin(call, outlet)
        if course is not None:
            self._follow(course, key)
        self._entered.discard(key)
        if key not in self._running:
            self._sessions.pop(key, None)

    def _begin(self, call: Call, outlet: Outlet) -> Course | None:
        """Answer `call` if that can be done at once; else what there is to follow."""
        ticket: Ticket | None = None
        try:
            session = self.session(call.session)
            dependency = self._dependency(call.dep, session)
            course = Course(dependency, call, session, outlet)
            if dependency.validation is not None:
                return course
            course.ticket = ticket = self.queue.ticket(dependency, call.id, outlet)
            if dependency.renderable is not None:
                from lite.runtime import rerender  # few apps have a render

                rerender.overlay_of(session).forget = self.queue.forget
                course.rest = rerender.run(dependency, call, session, outlet)
                return course
            if dependency.kind != "plain" or dependency.batch or ticket.turn is not None:
                return course
            course.rest = run_plain(dependency, call, course.session, outlet)
            if course.rest is not None:
                return course
            ticket.release(finished=True)
        except (asyncio.CancelledError, Exception, SystemExit) as error:
            # `exit()` in a handler ends the handler, not everybody's Python.
            if ticket is not None:
                ticket.release()
            outlet.send(failed(call.id, error))
        return None

    def _ask(self, ask: Ask, outlet: Outlet) -> None:
        context = contextvars.copy_context()
        context.run(rules.set, self._rules)
        key = (id(outlet), ask.id)
        task = context.run(start, answer(self.blocks, ask, self.session(ask.session), outlet))
        if not task.done():
            self._running[key] = task
            self._sessions[key] = ask.session
            task.add_done_callback(lambda _: self._forget(key))

    def _follow(self, course: Course, key: Key) -> None:
        """Go on with a call as a task that can be cancelled."""
        if self._batches is None and course.dependency.batch:
            from lite.runtime.batch import Batches  # few apps have one

            self._batches = Batches()

        def ended(task: asyncio.Task[None]) -> None:
            self._forget(key)
            course.end(task)

        task = start(course.go(self.queue, self._batches))
        if task.done():
            ended(task)
        else:
            self._running[key] = task
            task.add_done_callback(ended)

    def _forget(self, key: Key) -> None:
        self._running.pop(key, None)
        self._sessions.pop(key, None)

    def _dependency(self, dep: int, session: Session) -> Dependency:
        dependency = self.blocks.fns.get(dep)
        if dependency is None and session.overlay is not None:
            dependency = session.overlay.dependency(dep)
        if dependency is None or dependency.fn is None:
            raise ProtocolError(f"No function {dep} in this app; it has {len(self.blocks.fns)} dependencies.")
        return dependency


def start(coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Start `coroutine` as a task; where Python can, it runs at once up to its first real wait.

    A plain function's call is then over before this returns: no turn of the event loop, one message back.
    """
    loop = asyncio.get_running_loop()
    if sys.version_info >= (3, 12):
        return asyncio.Task(coroutine, loop=loop, eager_start=True)
    return loop.create_task(coroutine)
