"""`gr.pool`: functions that compute in workers of their own, so that several really run at once.

    button.click(gr.pool(count_primes, workers=2), number, answer)

    here      arguments → pickle → a free worker, or a place in the line for one
    worker    it has run the app's file again, and so has the same functions in the same order → values, pickled
    here      each value, as if the function had given it

A worker that is idle for long is given back. One whose call is cancelled is ended, and another started in its place.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import pickle
import sys
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import Any, overload

from lite.core.dependency import kind_of, wants_of
from lite.errors import ConfigError
from lite.platform import crew
from lite.runtime.app import start
from lite.runtime.call import message_of
from lite.runtime.outlet import Running, running
from lite.runtime.pool_worker import PoolError, pooled, serve, serves
from lite.runtime.values import values_of

IDLE_SECONDS = 30.0
"""How long a worker waits for the next call before it is given back."""
_MOST = 16


@overload
def pool(fn: Callable[..., Any], *, workers: int | None = None) -> Callable[..., Any]: ...
@overload
def pool(fn: None = None, *, workers: int | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]: ...
def pool(fn: Callable[..., Any] | None = None, *, workers: int | None = None) -> Any:
    """Let `fn` run in workers beside the app's Python, for what computes long. Also a decorator: `@gr.pool`.

    A listener of it has `concurrency_limit=workers`, unless it names another.

    Args:
        fn: function or generator, sync or async. Its arguments and values are copied; what it changes elsewhere stays
            in its worker. Give it to `pool` where the app is declared, not in an event.
        workers: how many of its calls may run at once, 1 to 16; by default as many as the machine has processors, at
            most 4. Where memory is short there are fewer.

    Returns:
        An async function, or an async generator if `fn` yields.

    Raises:
        ConfigError: if `fn` can't run elsewhere.
    """
    if fn is None:
        return lambda fn: pool(fn, workers=workers)
    if not callable(fn):
        raise ConfigError(f"gr.pool takes a function, not {type(fn).__name__}.")
    if workers is not None and not (isinstance(workers, int) and 1 <= workers <= _MOST):
        raise ConfigError(f"A pool has 1 to {_MOST} workers, not {workers!r}.")
    for want in wants_of(fn):
        if want.what == "event":
            raise ConfigError(
                f"{_name(fn)!r} can't run in a pool: its parameter {want.name!r} has a component in it, which stays "
                "here. Give the values that it needs as inputs."
            )
    functions = pooled.setdefault(sys.modules["__main__"], [])
    made = Pooled(fn, len(functions), functions, crew.size(workers))
    functions.append(made)
    return made.wrapped()


class Pooled:
    """A function that runs in workers: where it is found there, and how many may run."""

    def __init__(self, fn: Callable[..., Any], index: int, run: list[Pooled], workers: int) -> None:
        self.fn = fn
        self.index = index
        self.run = run
        self.workers = workers
        self.name = _name(fn)

    def wrapped(self) -> Any:
        """The function as an app calls it."""
        if "generator" in kind_of(self.fn):

            async def each(*args: Any, **kwargs: Any) -> AsyncGenerator[Any, None]:
                async with aclosing(self._values(args, kwargs)) as values:
                    async for value in values:
                        yield value

            made: Any = each
        else:

            async def one(*args: Any, **kwargs: Any) -> Any:
                result = None
                async with aclosing(self._values(args, kwargs)) as values:
                    async for value in values:
                        result = value
                return result

            made = one
        functools.update_wrapper(made, self.fn)
        del made.__wrapped__  # it is async, whatever is in it
        with suppress(TypeError, ValueError):
            made.__signature__ = _signature(self.fn)
        made.pool_workers = self.workers
        return made

    async def _values(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> AsyncGenerator[Any, None]:
        if serves.get():  # a pool's worker has none of its own
            async with aclosing(values_of(self.fn(*args, **kwargs))) as values:
                async for value in values:
                    yield value
            return
        call = running.get()
        job = self._job(call, args, kwargs)
        member = await _crew.take(self)
        over = False
        try:
            member.give(job)
            while not over:
                kind, content = await member.next(self)
                if kind == "value":
                    yield content
                elif kind == "reply" and call is not None:
                    call.outlet.send(content, now=True)
                over = kind in ("end", "error")
                if kind == "error":
                    raise content
        finally:
            if over:
                _crew.give_back(member)
            else:
                _crew.dismiss(member, replace=self)

    def _job(self, call: Running | None, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
        about = (self.index, self.name, call and (call.id, call.session))
        try:
            return pickle.dumps((*about, args, kwargs))
        except Exception as error:  # `__reduce__` of any class may raise anything
            for name, value in self._named(args, kwargs):
                try:
                    pickle.dumps(value)
                except Exception as fault:
                    raise PoolError(
                        f"The argument {name!r} of {self.name!r} can't be sent to a pool's worker: it is of type "
                        f"{type(value).__name__}, and {message_of(fault)}."
                    ) from error
            raise

    def _named(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[tuple[str, Any]]:
        try:
            return list(_signature(self.fn).bind(*args, **kwargs).arguments.items())
        except (TypeError, ValueError):
            return [*((str(place), value) for place, value in enumerate(args)), *kwargs.items()]


class Member:
    """A worker of the crew, and what it has said.

    A forked one knows the functions that were made before it started; a page's has run the whole app.
    """

    def __init__(self, run: list[Pooled]) -> None:
        self.run = run
        self._known = sys.maxsize if crew.IN_PAGE else len(run)
        self._loop = asyncio.get_running_loop()
        self._heard: asyncio.Queue[bytes | str] = asyncio.Queue()
        self._worker: crew.Worker | None = None
        self.is_lost = False
        self.retiring: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        self._worker = await crew.hire(serve, self)

    def suits(self, fn: Pooled) -> bool:
        """Whether it can do a call of `fn`."""
        ours = self._loop is asyncio.get_running_loop()
        return ours and not self.is_lost and self.run is fn.run and fn.index < self._known

    def give(self, job: bytes) -> None:
        assert self._worker is not None
        self._worker.give(job)

    async def next(self, fn: Pooled) -> tuple[str, Any]:
        """What it says next of its call.

        Raises:
            PoolError: if it is gone.
        """
        message = await self._heard.get()
        if isinstance(message, str):
            raise PoolError(f"The pool's worker of {fn.name!r} is gone: {message}. Try again.")
        kind, content = pickle.loads(message)
        return kind, pickle.loads(content) if kind == "value" else content

    def heard(self, message: bytes) -> None:
        self._put(message)

    def lost(self, why: str) -> None:
        self.is_lost = True
        self._put(why)

    def _put(self, message: bytes | str) -> None:
        with suppress(RuntimeError):  # the event loop is closed
            self._loop.call_soon_threadsafe(self._heard.put_nowait, message)

    def end(self) -> None:
        if self.retiring is not None:
            self.retiring.cancel()
        if self._worker is not None:
            self._worker.end()


class Crew:
    """The workers of this Python; all its functions share them."""

    def __init__(self) -> None:
        self.members: set[Member] = set()
        self._idle: list[Member] = []
        self._line: deque[asyncio.Future[None]] = deque()

    async def take(self, fn: Pooled) -> Member:
        """A worker that does nothing else, once there is one."""
        while True:
            member = self._free(fn)
            if member is not None:
                return member
            if len(self.members) < max(each.workers for each in fn.run):
                return await self._hire(fn)
            turn = asyncio.get_running_loop().create_future()
            self._line.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._next()
                raise

    def give_back(self, member: Member) -> None:
        """Its call is over. It waits for the next, but not for ever."""
        if member.is_lost:
            self.dismiss(member)
            return
        self._idle.append(member)
        member.retiring = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._retire, member)
        self._next()

    def dismiss(self, member: Member, *, replace: Pooled | None = None) -> None:
        """End it; another is started for functions like `replace`, if the app still has that."""
        self.members.discard(member)
        member.end()
        if replace is not None and pooled.get(sys.modules["__main__"]) is replace.run:
            start(self._replace(replace))
        else:
            self._next()

    def _free(self, fn: Pooled) -> Member | None:
        while self._idle:
            member = self._idle.pop()
            if member.retiring is not None:
                member.retiring.cancel()
            if member.suits(fn):
                return member
            self.dismiss(member)
        return None

    async def _hire(self, fn: Pooled) -> Member:
        member = Member(fn.run)
        self.members.add(member)
        try:
            await member.begin()
        except BaseException:
            self.dismiss(member)
            raise
        return member

    async def _replace(self, fn: Pooled) -> None:
        self.give_back(await self._hire(fn))

    def _retire(self, member: Member) -> None:
        if member in self._idle:
            self._idle.remove(member)
            self.dismiss(member)

    def _next(self) -> None:
        """Let the first in line look again."""
        while self._line:
            turn = self._line.popleft()
            if not turn.done() and not turn.get_loop().is_closed():
                turn.set_result(None)
                return


_crew = Crew()


def _name(fn: Any) -> str:
    return str(getattr(fn, "__qualname__", None) or type(fn).__qualname__)


def _signature(fn: Callable[..., Any]) -> inspect.Signature:
    try:
        return inspect.signature(fn, eval_str=True)
    except Exception:  # an annotation may be any expression
        return inspect.signature(fn)
