"""What a file is on the wire and in an app's hands. Knows nothing of who may read it; that is `access`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from lite.errors import PayloadError
from lite.protocol.messages import Json

META = {"_type": "gradio.FileData"}
"""How a payload says that it is a file."""


@dataclass
class FileData:
    """A file as it crosses the wire; `dict(file)` and `file["path"]` work as well as `file.path`."""

    path: str
    """Path in Python's file system, or the URL of a file on the web."""
    url: str | None = None
    """What the page can load."""
    size: int | None = None
    """Bytes."""
    orig_name: str | None = None
    """Name it had on the user's disk."""
    mime_type: str | None = None
    is_stream: bool = False
    meta: dict[str, Any] = field(default_factory=META.copy)

    def to_dict(self) -> dict[str, Json]:
        """The payload of the wire."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    model_dump = to_dict

    @classmethod
    def from_payload(cls, payload: Any) -> FileData:
        """Read what a page or an API client sent; unknown keys are dropped.

        Raises:
            PayloadError: if it is no file payload.
        """
        if isinstance(payload, FileData):
            return payload
        if isinstance(payload, str):
            return cls(path=payload)
        if not isinstance(payload, dict):
            raise PayloadError(f"A file was expected here, not {type(payload).__name__}.")
        url, path = payload.get("url"), payload.get("path") or payload.get("url")
        name, mime, size = payload.get("orig_name"), payload.get("mime_type"), payload.get("size")
        if not isinstance(path, str) or not all(isinstance(text, str | None) for text in (url, name, mime)):
            raise PayloadError("A file was expected here, but what came has no path; upload the file again.")
        return cls(path, url, size if isinstance(size, int) else None, name, mime)

    def keys(self) -> Iterator[str]:
        return (one.name for one in fields(self))

    def __getitem__(self, name: str) -> Any:
        if name not in self.keys():
            raise KeyError(name)
        return getattr(self, name)


class NamedString(str):
    """A path that also has it as `.name`, as an open file does; what `type="filepath"` gives."""

    name: str
    orig_name: str | None

    def __new__(cls, path: str, orig_name: str | None = None) -> NamedString:
        self = super().__new__(cls, path)
        self.name = path
        self.orig_name = orig_name
        return self


class FileSize:
    """Bytes per unit: `launch(max_file_size=5 * gr.FileSize.MB)`."""

    B: ClassVar[int] = 1
    KB: ClassVar[int] = 1024
    MB: ClassVar[int] = 1024**2
    GB: ClassVar[int] = 1024**3
    TB: ClassVar[int] = 1024**4


def is_file(value: Any) -> bool:
    """Whether `value` is a `FileData` or its payload."""
    return isinstance(value, FileData) or (
        isinstance(value, dict) and "path" in value and (value.get("meta") or META).get("_type") == META["_type"]
    )


def file_schema(*, path_required: bool = True) -> dict[str, Json]:
    """JSON schema of a file payload."""

    def optional(kind: str) -> dict[str, Json]:
        return {"anyOf": [{"type": kind}, {"type": "null"}], "default": None}

    meta = {
        "type": "object",
        "properties": {"_type": {"const": META["_type"], "type": "string"}},
        "required": ["_type"],
    }
    schema: dict[str, Json] = {
        "title": "FileData",
        "type": "object",
        "properties": {
            "path": {"type": "string"} if path_required else optional("string"),
            "url": optional("string"),
            "size": optional("integer"),
            "orig_name": optional("string"),
            "mime_type": optional("string"),
            "is_stream": {"type": "boolean", "default": False},
            "meta": meta,
        },
    }
    return schema | {"required": ["path"]} if path_required else schema
