"""The values of `gr.State` in one session: made when first read, dropped when their time is over or the page closes."""

from __future__ import annotations

import asyncio
import copy
import sys
from typing import Any

from lite.core.component import Component
from lite.runtime.outlet import running

_PLAIN = (str, int, float, bool, bytes, type(None))
"""Whose values can't change inside."""


class States:
    """One session's state values."""

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}
        self._versions = 0
        self._alarm: asyncio.TimerHandle | None = None

    def get(self, block: Component) -> Any:
        """The value of `block`; at first a copy of its initial one."""
        return self._of(block).value

    def set(self, block: Component, value: Any) -> int | None:
        """Store a value; a new version number if it really is another one, which pages take for a change."""
        kept = self._of(block)
        print_before, kept.print = kept.print, _print_of(block, value)
        same = value is kept.value if kept.print is None else kept.print == print_before
        if kept.print is None and same and not isinstance(value, _PLAIN):
            same = False  # it may have changed inside
        kept.value = value
        self._prolong(kept)
        if same:
            return None
        self._versions += 1
        return self._versions

    def close(self) -> None:
        """Drop all values; their `delete_callback`s are called."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while self._kept:
            _, kept = self._kept.popitem()
            kept.delete()

    def forget(self, uid: int) -> None:
        """Drop the value of a block that is gone."""
        kept = self._kept.pop(uid, None)
        if kept is not None:
            kept.delete()

    def _of(self, block: Component) -> _Kept:
        kept = self._kept.get(block.uid)
        if kept is not None and kept.deadline is not None and kept.deadline <= _now():
            self._expire()
            kept = None
        if kept is None:
            value = copy.deepcopy(block.value)
            kept = self._kept[block.uid] = _Kept(block, value)
            kept.print = _print_of(block, value)
            self._prolong(kept)
        kept.block = block  # a render makes the same block anew
        return kept

    def _prolong(self, kept: _Kept) -> None:
        """A value lives for `time_to_live` seconds from when it was made or set."""
        seconds = getattr(kept.block, "time_to_live", None)
        if seconds is None:
            return
        kept.deadline = _now() + seconds
        if self._alarm is None:
            self._alarm = asyncio.get_running_loop().call_at(kept.deadline, self._expire)

    def _expire(self) -> None:
        """Drop what is too old, and wake up for what is the next to be."""
        now = _now()
        for uid, kept in list(self._kept.items()):
            if kept.deadline is not None and kept.deadline <= now:
                del self._kept[uid]
                kept.delete()
        if self._alarm is not None:
            self._alarm.cancel()
        deadlines = [kept.deadline for kept in self._kept.values() if kept.deadline is not None]
        self._alarm = asyncio.get_running_loop().call_at(min(deadlines), self._expire) if deadlines else None


class _Kept:
    """A value, until when it lives by the event loop's clock, and its print: what tells it from another."""

    __slots__ = ("block", "deadline", "print", "value")

    def __init__(self, block: Component, value: Any) -> None:
        self.block = block
        self.value = value
        self.deadline: float | None = None
        self.print: bytes | None = None

    def delete(self) -> None:
        callback = getattr(self.block, "delete_callback", None)
        if callback is None:
            return
        token = running.set(None)  # it belongs to no call
        try:
            result = callback(self.value)
            if asyncio.iscoroutine(result):
                task = asyncio.get_running_loop().create_task(result)
                _ending.add(task)
                task.add_done_callback(_ending.discard)
        except Exception as error:
            print(f"delete_callback of a State failed: {type(error).__name__}: {error}", file=sys.stderr)
        finally:
            running.reset(token)


_ending: set[asyncio.Task[Any]] = set()
"""Asynchronous callbacks that run; the event loop itself holds tasks weakly."""


def _now() -> float:
    return asyncio.get_running_loop().time()


def _print_of(block: Component, value: Any) -> bytes | None:
    """A digest of `value` if somebody listens to its change; None also where it has none."""
    if not any(target == (block.uid, "change") for each in block.app.fns.values() for target in each.targets):
        return None
    import hashlib
    import pickle

    try:
        return hashlib.sha256(pickle.dumps(value)).digest()
    except Exception:
        return None
