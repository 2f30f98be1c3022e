"""The values of components that hold files: one or several, as paths or bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from lite.errors import ConfigError, PayloadError
from lite.files.filedata import NamedString, file_schema, is_file
from lite.files.kinds import checked_types, refuse_other_types
from lite.files.store import received, to_file
from lite.protocol.messages import Json

_SAMPLE = "https://example.org/sample_file.pdf"


class FileValue:
    """Conversions of a component with `file_count`, `file_types` and `type`."""

    file_count: Any
    file_types: Any
    type: Any

    def check_files(self) -> None:
        """Check the three props.

        Raises:
            ConfigError: if one is none that there is.
        """
        name = type(self).__name__
        if self.file_count not in ("single", "multiple", "directory"):
            raise ConfigError(f"{name} file_count is 'single', 'multiple' or 'directory', got {self.file_count!r}.")
        if self.type not in ("filepath", "binary"):
            raise ConfigError(f"{name} type is 'filepath' or 'binary', got {self.type!r}.")
        self.file_types = checked_types(self.file_types, name)

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
