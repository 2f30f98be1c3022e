"""Stopping a call in the middle of its function's work, where no `await` or `yield` gives it up.

    asleep     its stack is suspended (JSPI: `time.sleep`, a fetch): stopped at the next line of the app's it comes to
    computing  its stack has the CPU: stopped by a signal that the page raised, where pages can (cross-origin isolation)

Both raise CancelledError inside the function, once, so that its `finally` blocks run and its call ends as cancelled.
Neither ever stops another call: the call that a stack works for is read off its frames. Loaded by the first cancel
that needs it.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from lite.protocol.messages import Call

_INDIVISIBLE = ("lite.transports", "lite.protocol")
"""An exception in these could lose the replies of other calls."""

RAISED, ELSEWHERE = 1, 2
"""What became of a signal: the call was stopped; another call has the CPU, or none."""

_asleep: set[tuple[str, int]] = set()
"""Session and id of calls to be stopped at their next line: two pages, or two apps, may count their calls alike."""


def stop_at_next_line(session: str, call_id: int) -> bool:
    """Stop a call whose stack is suspended, at the next line of the app's that it comes to.

    Returns:
        Whether this Python can.
    """
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None:  # Python 3.11, where no stack can be suspended
        return False
    if not _asleep:
        tool = _free_tool(monitoring)
        if tool is None:
            return False
        monitoring.use_tool_id(tool, "lite")
        monitoring.register_callback(tool, monitoring.events.LINE, lambda code, _: _at_line(monitoring, tool, code))
        monitoring.set_events(tool, monitoring.events.LINE)
    _asleep.add((session, call_id))
    return True


def _free_tool(monitoring: Any) -> int | None:
    return next((tool for tool in (4, 3, 5, 2, 1, 0) if monitoring.get_tool(tool) is None), None)


def _at_line(monitoring: Any, tool: int, code: CodeType) -> None:
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code is not code:
        frame = frame.f_back
    found = _call_of(frame)
    if found is None:
        return
    call, depth = found
    if not isinstance(call, Call):
        return
    whose = (call.session, call.id)
    if whose not in _asleep:
        return
    if depth > 0 and _is_lites(frame):
        return  # a toast or a report of the function's: not here
    _asleep.discard(whose)
    if not _asleep:
        monitoring.set_events(tool, 0)
        monitoring.register_callback(tool, monitoring.events.LINE, None)
        monitoring.free_tool_id(tool)
    if depth > 0:  # else the function has returned meanwhile
        raise asyncio.CancelledError


def answer_signals(wanted: Callable[[], int], say: Callable[[int], None], number: int = 10) -> None:
    """From now on signal `number` stops the call that `wanted` names, if it has the CPU; `say` hears what came."""

    def handle(_: int, frame: FrameType | None) -> None:
        found = _call_of(frame)
        if found is None or _id(found[0]) != wanted():
            say(ELSEWHERE)
        elif not _is_indivisible(frame):
            say(RAISED)
            raise asyncio.CancelledError
        # Else nothing is said, and the page tries again.

    signal.signal(number, handle)


def _id(call: Call | int) -> int:
    return call.id if isinstance(call, Call) else call


def _call_of(frame: FrameType | None) -> tuple[Call | int, int] | None:
    """The call that this stack works for, and how many frames above its own the stack is; None if it works for none."""
    depth = 0
    while frame is not None:
        call = _call_in(frame)
        if call is not None:
            return call, depth
        frame = frame.f_back
        depth += 1
    return None


def _call_in(frame: FrameType) -> Call | int | None:
    """The call that a frame of the runtime's carries out, or its id where there is no Call; None for others."""
    name = str(frame.f_globals.get("__name__", ""))
    if not name.startswith("lite.runtime."):
        return None
    call = frame.f_locals.get("call")
    if isinstance(call, Call):
        return call
    # The shortest way makes no Call. Elsewhere `call_id` names a call that the frame does not work for.
    return frame.f_locals.get("call_id") if name == "lite.runtime.quick" else None


def _is_lites(frame: FrameType | None) -> bool:
    return frame is not None and str(frame.f_globals.get("__name__", "")).partition(".")[0] == "lite"


def _is_indivisible(frame: FrameType | None) -> bool:
    """Whether one of lite's own steps that must not be cut in two is between `frame` and its call."""
    while frame is not None:
        if str(frame.f_globals.get("__name__", "")).startswith(_INDIVISIBLE):
            return True
        if _call_in(frame) is not None:
            return False
        frame = frame.f_back
    return False
