"""What an author's `file_types` takes: suffixes such as ".pdf", MIME types, or whole categories of them."""

from __future__ import annotations

import os
from typing import Any

from lite.errors import ConfigError, PayloadError
from lite.files.filedata import FileData
from lite.files.store import mime_of

CATEGORIES = ("file", "image", "video", "audio", "text")

_HOLDS = {"audio": ("video/webm", "video/mp4"), "video": ("audio/ogg",)}
"""Containers that are named after the one kind and may hold the other: a browser records sound into .webm."""


def checked_types(types: Any, component: str) -> list[str] | None:
    """An author's `file_types` as a list; None takes everything.

    Raises:
        ConfigError: if one is no kind of file.
    """
    listed = [types] if isinstance(types, str) else types
    for kind in listed or ():
        if not (isinstance(kind, str) and (kind in CATEGORIES or kind.startswith(".") or "/" in kind)):
            raise ConfigError(
                f"{component} file_types are suffixes such as '.pdf', or {', '.join(CATEGORIES)}; not {kind!r}."
            )
    return None if listed is None else list(listed)


def refuse_other_types(file: FileData, types: list[str] | None) -> None:
    """Check a file that the page sent.

    Raises:
        PayloadError: if it is none of `types`.
    """
    if types and not any(fits(file.path, kind) for kind in types):
        name = file.orig_name or os.path.basename(file.path)
        raise PayloadError(f"{name} is of the wrong type; this takes {', '.join(types)}.")


def fits(path: str, kind: str) -> bool:
    """Whether the file at `path` is of `kind`: a suffix, a MIME type or a category of them."""
    if kind == "file":
        return True
    if kind.startswith("."):
        return path.lower().endswith(kind.lower())
    mime = mime_of(path)
    if "/" in kind:
        return mime == kind or (kind.endswith("/*") and mime.startswith(kind[:-1]))
    return mime.partition("/")[0] == kind or mime in _HOLDS.get(kind, ())
