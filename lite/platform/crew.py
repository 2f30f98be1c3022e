"""Other Pythons that compute for this one. Each does one job at a time, given and answered as bytes.

In a page it is a worker of Python's worker (js_shim/src/worker/pool.ts), which starts from the same snapshot and runs
the app's file again. Elsewhere it is a forked process; where nothing can be forked, a thread, which computes no faster.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import warnings
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

Tell = Callable[[bytes], object]
Serve = Callable[[bytes, Tell], Coroutine[Any, Any, None]]
"""Does a job, telling any number of messages."""

IN_PAGE = sys.platform == "emscripten"
_FORKS = hasattr(os, "fork")
_GIGABYTES = 4
"""What browsers are taken to have that don't say. Those that do never say more than 8."""
_USUAL_MOST = 4
_PER_GIGABYTE = 2
"""A worker takes some 85 MB before the app takes any."""


class Boss(Protocol):
    """Whom a worker answers. May be called from another thread."""

    def heard(self, message: bytes) -> None: ...

    def lost(self, why: str) -> None: ...


class Worker(Protocol):
    """Another Python."""

    def give(self, job: bytes) -> None:
        """Have `job` done, when the worker is up and no other is being done."""
        ...

    def end(self) -> None:
        """End it at once, in the middle of whatever it does."""
        ...


async def hire(serve: Serve, boss: Boss) -> Worker:
    """A worker that starts now. `serve` is what it does jobs with."""
    if IN_PAGE:
        import js

        return _PageWorker((await js.liteHost.rare()).PoolWorker, boss)
    return _Process(serve, boss) if _FORKS else _Thread(serve, boss)


def size(asked: int | None = None) -> int:
    """How many workers this machine bears: at most `asked`, or a usual number of them."""
    if not IN_PAGE:
        return asked or min(os.cpu_count() or 1, _USUAL_MOST)
    import js

    cores, gigabytes = (getattr(js.navigator, name, None) for name in ("hardwareConcurrency", "deviceMemory"))
    most = max(1, int((gigabytes or _GIGABYTES) * _PER_GIGABYTE))
    return min(asked or min(cores or 1, _USUAL_MOST), most)


class _PageWorker:
    """A worker of Python's worker."""

    def __init__(self, make: Any, boss: Boss) -> None:
        import js
        from pyodide.ffi import create_proxy, to_js

        from lite.platform import platform

        home = platform.home
        files = {str(path.relative_to(home)): path.read_bytes() for path in Path(home).rglob("*") if path.is_file()}
        self._proxies = [
            create_proxy(lambda message: boss.heard(message.to_bytes())),
            create_proxy(boss.lost),
            create_proxy(lambda stream, text: getattr(sys, stream).write(text)),
        ]
        start = os.path.relpath(sys.modules["__main__"].__file__ or "app.py", home)
        given = to_js(files, dict_converter=js.Object.fromEntries)
        self._worker: Any = make.new(js.liteHost, given, start, *self._proxies)

    def give(self, job: bytes) -> None:
        from pyodide.ffi import to_js

        self._worker.give(to_js(job))

    def end(self) -> None:
        self._worker.end()
        for proxy in self._proxies:
            proxy.destroy()
        self._proxies = []


_pipes: set[Any] = set()
"""This process's ends. A forked worker closes its copies: else it would keep those of others open."""


class _Process:
    """A forked process: it has all that this one has."""

    def __init__(self, serve: Serve, boss: Boss) -> None:
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        _pipes.add(self._pipe)
        self._process = context.Process(target=_live, args=(theirs, serve), daemon=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # other threads: ours, which only wait for a pipe
            self._process.start()
        theirs.close()
        threading.Thread(target=self._listen, args=(boss,), daemon=True).start()

    def give(self, job: bytes) -> None:
        with suppress(OSError):  # it has ended: its boss is told so
            self._pipe.send_bytes(job)

    def end(self) -> None:
        self._process.kill()

    def _listen(self, boss: Boss) -> None:
        try:
            while True:
                boss.heard(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self._process.join()
            _pipes.discard(self._pipe)
            self._pipe.close()
            boss.lost("its process has ended")


def _live(pipe: Any, serve: Serve) -> None:
    """What a forked process does until it is ended, or its other end is closed."""
    for other in _pipes:
        other.close()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            asyncio.run(serve(pipe.recv_bytes(), pipe.send_bytes))


class _Thread:
    """A thread, where nothing can be forked. What it does can't be ended: its answers are let fall."""

    def __init__(self, serve: Serve, boss: Boss) -> None:
        self._serve = serve
        self._boss: Boss | None = boss

    def give(self, job: bytes) -> None:
        work = threading.Thread(target=lambda: asyncio.run(self._serve(job, self._tell)), daemon=True)
        work.start()

    def end(self) -> None:
        self._boss = None

    def _tell(self, message: bytes) -> None:
        if self._boss is not None:
            self._boss.heard(message)
