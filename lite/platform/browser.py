"""The platform inside Pyodide: object URLs and JSPI.

The worker's host puts `liteHost` on `globalThis` before lite is imported.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import js
from pyodide.ffi import JsException, can_run_sync

from lite.platform import parts


class Browser:
    """Pyodide in a worker, or in a test under Node, where there is no host and files have no URL."""

    _CACHE = "/tmp/lite/cache"
    home = "/home/pyodide/app"
    _uploads = "/tmp/lite/uploads"

    def __init__(self) -> None:
        self._host: Any = getattr(js, "liteHost", None)

    def publish(self, path: str, mime: str) -> str:
        return str(self._host.objectUrl(path, mime)) if self._host is not None else f"file={path}"

    def unpublish(self, url: str) -> None:
        if self._host is not None:
            self._host.revoke(url)

    def cache_dir(self) -> str:
        Path(self._CACHE).mkdir(parents=True, exist_ok=True)
        return self._CACHE

    def uploads_dir(self) -> str:
        return self._uploads

    def settle(self, home: str, uploads: str) -> None:
        self.home, self._uploads = home, uploads

    async def kept(self, key: str) -> str | None:
        if self._host is None:
            return None
        try:
            text = await (await self._host.rare()).kept(self._host.page, key)
        except JsException:  # a private window keeps nothing
            return None
        return text if isinstance(text, str) else None

    async def keep(self, key: str, text: str) -> None:
        if self._host is None:
            raise OSError("There is no page, and so no browser to keep it.")
        try:
            await (await self._host.rare()).keep(self._host.page, key, text)
        except JsException as error:
            raise OSError(str(error)) from error

    def can_block(self) -> bool:
        return bool(can_run_sync())

    def interrupts(self) -> tuple[Callable[[], int], Callable[[int], None]] | None:
        shared = getattr(self._host, "interrupt", None)
        if not shared:  # JavaScript's null is an object of its own here, which is no None but false
            return None
        import pyodide_js

        cells, atomics = js.Int32Array.new(shared), js.Atomics
        pyodide_js.setInterruptBuffer(js.Uint8Array.new(shared, 0, 1))
        return lambda: int(atomics.load(cells, 1)), lambda said: atomics.store(cells, 2, said)

    def find_parts(self) -> None:
        parts.install(self._part)

    def _part(self, name: str) -> str:
        """Where the archive of a part is, fetched now if the page did not foresee that it is needed.

        Raises:
            ImportError: if it is not beside the page.
        """
        path = f"/lib/lite-{name}.zip"
        if not Path(path).exists() and not (self._host is not None and self._host.part(name, path)):
            raise ImportError(
                f"The part {name!r} of lite could not be loaded; copy the whole runtime folder, wheels/ included."
            )
        return path
