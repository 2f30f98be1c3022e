"""Where Python runs: the one seam between lite and its surroundings.

`platform` is chosen once: `browser.py` inside Pyodide, `native.py` elsewhere. Both have the functions of `Platform`.
No other module of lite may import `js` or `pyodide`; a test holds that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

HOST_MODULES = frozenset({"js", "pyodide", "pyodide_js"})
"""Modules that a browser's Python has from its host."""


class Platform(Protocol):
    """What lite asks of its surroundings."""

    home: str
    """The folder of a page's app; HOME in js_shim/src/worker/files.ts."""

    def publish(self, path: str, mime: str) -> str:
        """A URL under which the page can load the file at `path`."""
        ...

    def unpublish(self, url: str) -> None:
        """Forget a URL that `publish` gave."""
        ...

    def cache_dir(self) -> str:
        """A folder for files that lite writes itself; it exists."""
        ...

    def uploads_dir(self) -> str:
        """The folder below which files chosen by the user appear; it may not exist yet."""
        ...

    def settle(self, home: str, uploads: str) -> None:
        """Say where the files of the app are whose turn it is, and those chosen by its user."""
        ...

    async def kept(self, key: str) -> str | None:
        """The text that was kept under `key` on an earlier visit; None if there is none."""
        ...

    async def keep(self, key: str, text: str) -> None:
        """Keep `text` for later visits.

        Raises:
            OSError: if it can't be kept, e.g. for want of room.
        """

    def interrupts(self) -> tuple[Callable[[], int], Callable[[int], None]] | None:
        """Where a page can stop code that never waits: which call it means, and how to tell it what came of it."""
        ...

    def can_block(self) -> bool:
        """Whether `time.sleep` in a function lets other events go on."""
        ...

    def find_parts(self) -> None:
        """Let the modules of lite that are not in the core wheel be imported."""
        ...


def _choose() -> Platform:
    if sys.platform == "emscripten":
        from lite.platform.browser import Browser

        return Browser()
    from lite.platform.native import Native

    return Native()


platform = _choose()
