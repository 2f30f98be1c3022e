"""Files, uploaded by the user or offered to them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, Literal

from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.files.filedata import NamedString, file_schema, is_file
from lite.files.kinds import checked_types, refuse_other_types
from lite.files.store import received, to_file
from lite.protocol.messages import Json

_SAMPLE = "https://example.org/sample_file.pdf"


class File(LabelledComponent):
    """Files to upload or to download.

    Payload: a file payload (see `FileData`), or a list of them unless `file_count` is "single".
    """

    value: Any = None
    """Path or URL at load, a list of them, or a function that gives it."""
    _: KW_ONLY
    file_count: Literal["single", "multiple", "directory"] = "single"
    """One file, several, or a folder of them."""
    file_types: Any = None
    """What may be uploaded: suffixes such as ".pdf", or "image", "video", "audio", "text", "file"."""
    type: Literal["filepath", "binary"] = "filepath"
    """What the function gets: a path, a `str` that also has it as `.name`, or the `bytes`."""
    height: int | float | str | None = None
    """Height in px or any CSS unit; longer lists scroll."""
    interactive: bool | None = None
    """Whether the user can upload; None leaves it to how the app's events use it."""
    allow_reordering: bool = False
    """Whether the user can drag several files into another order."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s of the app's own, in its corner."""

    change = Event("The files changed, by the user or by a function.", trigger_mode="always_last")
    select = Event("The user selected a file.", data="SelectData")
    clear = Event("The user took all files out.")
    upload = Event("The user uploaded files.")
    delete = Event("The user took one file out.", data="DeletedFileData")
    download = Event("The user downloaded a file.", data="DownloadData")

    def __post_init__(self) -> None:
        if self.file_count not in ("single", "multiple", "directory"):
            raise ConfigError(f"File file_count is 'single', 'multiple' or 'directory', got {self.file_count!r}.")
        if self.type not in ("filepath", "binary"):
            raise ConfigError(f"File type is 'filepath' or 'binary', got {self.type!r}.")
        self.file_types = checked_types(self.file_types, "File")
        super().__post_init__()

    def preprocess(self, payload: Json) -> Any:
        """Give the path or bytes of the file, or a list of them; None if there is none.

        Raises:
            PayloadError: if it is no file, of a wrong type, or too large.
            AccessError: if it is not among the files that a page may name.
        """
        if payload is None:
            return None
        if not isinstance(payload, list):
            return self._read(payload) if self.file_count == "single" else [self._read(payload)]
        if self.file_count != "single":
            return [self._read(one) for one in payload]
        if len(payload) > 1:
            raise PayloadError(f"One file was expected here, not {len(payload)}.")
        return self._read(payload[0]) if payload else None

    def _read(self, payload: Json) -> NamedString | bytes:
        file = received(payload)
        refuse_other_types(file, self.file_types)
        return Path(file.path).read_bytes() if self.type == "binary" else NamedString(file.path, file.orig_name)

    def postprocess(self, value: Any) -> Json:
        """Offer a file by its path or URL, or a list of them; None offers none.

        Raises:
            PayloadError: if it is no file.
            AccessError: if it is not among the files that the page may have.
        """
        if value is None or (value == [] and self.file_count == "single"):
            return None
        if isinstance(value, (list, tuple)):
            return [to_file(one).to_dict() for one in value]
        file = to_file(value).to_dict()
        return file if self.file_count == "single" else [file]

    def process_example(self, value: Any) -> Json:
        """Names of the files."""
        if isinstance(value, (list, tuple)):
            return [self.process_example(one) for one in value]
        path = value["path"] if is_file(value) else value
        return os.path.basename(str(path)) if path else ""

    def api_info(self) -> dict[str, Json]:
        schema = file_schema()
        return schema if self.file_count == "single" else {"title": "ListFiles", "type": "array", "items": schema}

    def example_payload(self) -> Json:
        meta = {"_type": "gradio.FileData"}
        file = {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "sample_file.pdf", "meta": meta}
        return file if self.file_count == "single" else [file]

    def example_value(self) -> Any:
        return _SAMPLE if self.file_count == "single" else [_SAMPLE]


class Files(File):
    """`File` for several files."""

    kind = "file"

    _: KW_ONLY
    file_count: Literal["single", "multiple", "directory"] = "multiple"
    """One file, several, or a folder of them."""
