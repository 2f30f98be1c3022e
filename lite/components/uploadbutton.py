"""A button that takes files."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.components._file_value import FileValue
from lite.components._icons import with_icon
from lite.core.component import Component
from lite.core.event import Event
from lite.protocol.messages import Json


class UploadButton(FileValue, Component):
    """A button that opens the file dialog.

    Payload: a file payload (see `FileData`), or a list of them unless `file_count` is "single".
    """

    label: str = "Upload a File"
    """Text on the button."""
    value: Any = None
    """Path or URL at load, a list of them, or a function that gives it."""
    _: KW_ONLY
    variant: Literal["primary", "secondary", "stop"] = "secondary"
    """How it is drawn: the main action, any other, or a dangerous one."""
    size: Literal["sm", "md", "lg"] = "lg"
    """How large it is drawn."""
    icon: str | None = None
    """Image file or URL, drawn before the text."""
    scale: int | None = None
    """Share of a row's width, compared with its neighbours'."""
    min_width: int | None = None
    """Least width in px before a row wraps."""
    interactive: bool = True
    """Whether it can be pressed."""
    type: Literal["filepath", "binary"] = "filepath"
    """What the function gets: a path, a `str` that also has it as `.name`, or the `bytes`."""
    file_count: Literal["single", "multiple", "directory"] = "single"
    """One file, several, or a folder of them."""
    file_types: list[str] | None = None
    """What may be uploaded: suffixes such as ".pdf", or "image", "video", "audio", "text", "file"."""

    change = Event("The files changed, by the user or by a function.", trigger_mode="always_last")
    click = Event("The button was pressed.")
    upload = Event("The user uploaded files.")

    def __post_init__(self) -> None:
        self.check_files()
        super().__post_init__()

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        return super().wire_props(with_icon(props))
