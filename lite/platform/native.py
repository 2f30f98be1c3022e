"""The platform of an ordinary Python: files have the URL of Gradio's file route."""

from __future__ import annotations

import os
import tempfile
from urllib.parse import quote


class Native:
    """CPython on a desktop, a server or in a test."""

    home = ""
    _uploads: str | None = None

    def __init__(self) -> None:
        self._root: str | None = None

    def _folder(self, name: str) -> str:
        if self._root is None:
            self._root = os.environ.get("GRADIO_TEMP_DIR") or tempfile.mkdtemp(prefix="lite-")
        return os.path.join(self._root, name)

    def publish(self, path: str, mime: str) -> str:
        return f"/gradio_api/file={quote(path)}"

    def unpublish(self, url: str) -> None:
        pass

    def cache_dir(self) -> str:
        folder = self._folder("cache")
        os.makedirs(folder, exist_ok=True)
        return folder

    def uploads_dir(self) -> str:
        return self._uploads or self._folder("uploads")

    def settle(self, home: str, uploads: str) -> None:
        self.home, self._uploads = home, uploads

    async def kept(self, key: str) -> str | None:
        path = self._kept_file(key)
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as file:
            return file.read()

    async def keep(self, key: str, text: str) -> None:
        path = self._kept_file(key)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def _kept_file(self, key: str) -> str:
        return os.path.join(self._folder("kept"), quote(key, safe=""))

    def can_block(self) -> bool:
        return False

    def interrupts(self) -> None:
        """Nothing: whoever wants to stop this Python has its own signals."""

    def find_parts(self) -> None:
        """Do nothing: the package is whole here."""
