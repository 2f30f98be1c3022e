"""What a pool's worker does with a job: finds the function, runs it, and tells its values and what is said meanwhile.

Both ends are ours and run the same code, so what crosses is pickled.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections.abc import Callable
from contextlib import aclosing
from contextvars import ContextVar
from types import ModuleType
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from lite.errors import LiteError
from lite.platform import crew
from lite.protocol.messages import Reply
from lite.runtime.app import start
from lite.runtime.call import message_of, readable_traceback
from lite.runtime.outlet import Outlet, Running, running
from lite.runtime.values import values_of

if TYPE_CHECKING:
    from lite.runtime.pool import Pooled

pooled: WeakKeyDictionary[ModuleType, list[Pooled]] = WeakKeyDictionary()
"""The functions given to `pool` by each run of an app, in order. Each run has a `__main__` of its own."""
serves: ContextVar[bool] = ContextVar("serves", default=False)
"""Whether this is itself a worker of a pool."""


class PoolError(LiteError):
    """A call could not be carried out by a pool's worker."""

    code = "pool"


class _Relay(Outlet):
    """Sends what a function says on its way (toasts, progress) to the Python that its call came from."""

    def __init__(self, tell: crew.Tell) -> None:
        self._tell = tell

    def send(self, reply: Reply, *, now: bool = False) -> None:
        self._tell(pickle.dumps(("reply", reply)))


_tasks: set[asyncio.Task[None]] = set()
"""What the event loop alone would let be collected."""


def begin(job: bytes, tell: crew.Tell) -> None:
    """Begin a job in a page's worker."""
    task = start(serve(job, tell))
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


async def serve(job: bytes, tell: crew.Tell) -> None:
    """Do a job: tell each value as `("value", …)`, then `("end", None)` or `("error", exception)`."""
    serves.set(True)
    try:
        index, name, call, args, kwargs = pickle.loads(job)
        fn = _function(index, name)
        running.set(call and Running(call[0], _Relay(tell), call[1]))
        async with aclosing(values_of(fn(*args, **kwargs))) as values:
            async for value in values:
                tell(pickle.dumps(("value", _pickled(value, name))))
        last: tuple[str, Any] = ("end", None)
    except (Exception, SystemExit, asyncio.CancelledError) as error:
        last = ("error", _sendable(error))
    tell(pickle.dumps(last))


def _function(index: int, name: str) -> Callable[..., Any]:
    functions = pooled.get(sys.modules["__main__"], [])
    if index < len(functions) and functions[index].name == name:
        return functions[index].fn
    raise PoolError(
        f"{name!r} is not in the pool's worker, which ran the app's file too. Give the same functions to gr.pool, in "
        "the same order, each time that the file runs: at its top, not in an event."
    )


def _pickled(value: Any, name: str) -> bytes:
    try:
        return pickle.dumps(value)
    except Exception as error:
        hint = " Return gr.update(…) instead." if hasattr(value, "uid") else ""
        raise PoolError(
            f"What {name!r} gave can't be sent back from the pool's worker: it is of type {type(value).__name__}, and "
            f"{message_of(error)}.{hint}"
        ) from error


class _Elsewhere(Exception):
    """The traceback of an exception that was raised in a worker, as its cause."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f'\n"""\n{self.text}"""'


def _sendable(error: BaseException) -> _Fault:
    try:
        content = pickle.dumps(error)
        pickle.loads(content)
    except Exception:
        # An exception class may ask for arguments that `args` has not.
        content = None
    return _Fault(content, type(error).__name__, message_of(error), readable_traceback(error))


class _Fault:
    """An exception on its way: pickled it is data, unpickled it is the exception again."""

    def __init__(self, *said: Any) -> None:
        self._said = said

    def __reduce__(self) -> Any:
        return _raised, self._said


def _raised(content: bytes | None, name: str, message: str, text: str) -> BaseException:
    error = pickle.loads(content) if content is not None else type(name, (Exception,), {})(message)
    error.__cause__ = _Elsewhere(text)
    return error  # type: ignore[no-any-return]
