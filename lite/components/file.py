"""Files, uploaded by the user or offered to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal

from lite.components._file_value import FileValue
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event


class File(FileValue, LabelledComponent):
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
        self.check_files()
        super().__post_init__()


class Files(File):
    """`File` for several files."""

    kind = "file"

    _: KW_ONLY
    file_count: Literal["single", "multiple", "directory"] = "multiple"
    """One file, several, or a folder of them."""
