"""The way to the engine worker, which runs models beside Python: questions and answers, awaited or waited for.

    await ask("run", head, buffers)      every browser
    wait(ask("run", head, buffers))      browsers with JSPI, where a function may wait without `await`

A page's Python is the only one that has an engine: `engine()` says so elsewhere.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from lite.errors import ConfigError, LiteError
from lite.platform import platform

T = TypeVar("T")
Buffer = bytes | bytearray | memoryview
Listen = Callable[[Any], object]


class EngineFault(LiteError):
    """An engine gave no answer. `kind` is one of the kinds in js_shim/src/worker/engines/wire.ts."""

    code = "engine"

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Engine(Protocol):
    """What bridges need of an engine."""

    async def ask(
        self, op: str, head: Any, buffers: Sequence[Buffer] = (), listen: Listen | None = None
    ) -> tuple[Any, list[memoryview]]:
        """Have `op` done; the answer's head and buffers.

        Args:
            op: an operation of the engine worker.
            head: JSON.
            buffers: bytes of the tensors in it, copied once and then transferred.
            listen: is called with what the engine tells on the way.

        Raises:
            EngineFault: if there is no answer.
        """
        ...

    def ask_now(
        self, op: str, head: Any, buffers: Sequence[Buffer] = (), listen: Listen | None = None
    ) -> tuple[Any, list[memoryview]]:
        """The same without `await`, and without the event loop's turns that one costs; other events go on meanwhile.

        Raises:
            EngineFault: if there is no answer; of kind `await`, where the browser or the caller can't wait.
        """
        ...

    def tell(self, op: str, head: Any) -> None:
        """Have `op` done without waiting for an answer."""
        ...

    def beside(self, name: str) -> str:
        """The URL of a file or folder that lies beside the page."""
        ...

    def loading(self, label: str, loaded: int, total: int) -> None:
        """Show, where the app has not started yet, how many bytes there are of what it waits for."""
        ...

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` to its end while other events go on.

        Raises:
            EngineFault: of kind `await`, where the browser or the caller can't wait.
        """
        ...


def engine() -> Engine:
    """The engine of this Python.

    Raises:
        ConfigError: outside of a page.
    """
    if _engine is None:
        raise ConfigError(
            "Models of lite run in a page; in this Python, install onnxruntime itself. An app that runs one as it "
            "starts is built by `lite build --no-bake`."
        )
    return _engine


def has_engine() -> bool:
    """Whether this Python has one: it is a page's."""
    return _engine is not None


def use(other: Engine | None) -> Engine | None:
    """Put `other` in the engine's place, for tests; answers the one before."""
    global _engine
    before, _engine = _engine, other
    return before


class _PageEngine:
    """The engine worker that Python's worker starts (js_shim/src/worker/engines/client.ts)."""

    def __init__(self) -> None:
        self._client: Any = None
        self._ids = itertools.count(1)

    async def ask(
        self, op: str, head: Any, buffers: Sequence[Buffer] = (), listen: Listen | None = None
    ) -> tuple[Any, list[memoryview]]:
        if self._client is None:
            await self._load()
        number = next(self._ids)
        with _listening(listen) as told:
            try:
                return _read(await self._post(number, op, head, buffers, told))
            except asyncio.CancelledError:
                self._client.drop(number)
                raise

    def ask_now(
        self, op: str, head: Any, buffers: Sequence[Buffer] = (), listen: Listen | None = None
    ) -> tuple[Any, list[memoryview]]:
        from pyodide.ffi import can_run_sync, run_sync

        if not can_run_sync():
            raise EngineFault("await", _CANNOT_WAIT)
        if self._client is None:
            run_sync(self._load())
        with _listening(listen) as told:
            return _read(run_sync(self._post(next(self._ids), op, head, buffers, told)))

    def tell(self, op: str, head: Any) -> None:
        if self._client is not None:
            self._post(next(self._ids), op, head, (), None)

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        from pyodide.ffi import can_run_sync, run_sync

        if not can_run_sync():
            work.close()
            raise EngineFault("await", _CANNOT_WAIT)
        result: T = run_sync(work)
        return result

    def beside(self, name: str) -> str:
        import js

        return str(js.URL.new(name, js.liteHost.page).href)

    def loading(self, label: str, loaded: int, total: int) -> None:
        import js

        js.liteHost.loading(label, loaded, total)

    async def _load(self) -> None:
        import js

        self._client = (await js.liteHost.rare()).engine

    def _post(self, number: int, op: str, head: Any, buffers: Sequence[Buffer], told: Any) -> Any:
        import js

        owned = js.Array.new()
        for each in buffers:
            owned.push(_transferable(each, js))
        return self._client.ask(number, op, json.dumps(head), owned, told)


_CANNOT_WAIT = "Python can't wait here: this browser has no JSPI, or the caller isn't suspendable."


@contextmanager
def _listening(listen: Listen | None) -> Iterator[Any]:
    """`listen` as JavaScript calls it, for as long as it may."""
    if listen is None:
        yield None
        return
    from pyodide.ffi import create_proxy

    told = create_proxy(lambda text: listen(json.loads(text)))
    try:
        yield told
    finally:
        told.destroy()


def _read(reply: Any) -> tuple[Any, list[memoryview]]:
    if reply.fault:
        raise EngineFault(reply.fault, reply.head)
    return json.loads(reply.head), [each.to_memoryview() for each in reply.buffers]


def _transferable(data: Buffer, js: Any) -> Any:
    view = memoryview(data).cast("B")
    made = js.Uint8Array.new(view.nbytes)
    if view.nbytes:
        made.assign(view)
    return made


_engine: Engine | None = _PageEngine() if type(platform).__name__ == "Browser" else None
