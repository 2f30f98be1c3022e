"""The platform of an ordinary Python: files have the URL of Gradio's file route."""

from __future__ import annotations

import os
import tempfile
from urllib.parse import quote


class Native:
    """CPython on a desktop, a server or in a test."""

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
        return self._folder("uploads")

    def can_block(self) -> bool:
        return False

    def find_parts(self) -> None:
        """Do nothing: the package is whole here."""
