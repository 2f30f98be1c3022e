"""Where a stack is suspended while Python waits for a promise (JSPI), and other code runs meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

IN_PAGE = sys.platform == "emscripten"


def around_waits(begin: Callable[[], Callable[[], object]]) -> None:
    """Call `begin` before each wait of a stack, and what it gives when the stack goes on.

    All waits of Python code are `run_sync`: `time.sleep`, requests, `asyncio.run`. Natively no stack is suspended.
    """
    if IN_PAGE:
        from pyodide import ffi, webloop

        ffi.run_sync = webloop.run_sync = _around(ffi.run_sync, begin)


def _around(wait: Callable[[Awaitable[Any]], Any], begin: Callable[[], Callable[[], object]]) -> Any:
    def run_sync(promise: Awaitable[Any]) -> Any:
        go_on = begin()
        try:
            return wait(promise)
        finally:
            go_on()

    return run_sync
