"""A button that gives a file."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.components._file_value import FileValue
from lite.components._icons import with_icon
from lite.core.component import Component
from lite.core.event import Event
from lite.protocol.messages import Json


class DownloadButton(FileValue, Component):
    """A button that saves a file to the user's disk. Without a file it only fires `click`.

    Payload: a file payload (see `FileData`).
    """

    # No props: there is one file, and functions get its path.
    file_count = "single"
    file_types = None
    type = "filepath"

    label: str = "Download"
    """Text on the button."""
    value: Any = None
    """Path or URL of the file, or a function that gives it."""
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

    change = Event("The file changed.", trigger_mode="always_last")
    click = Event("The button was pressed.")

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        return super().wire_props(with_icon(props))
