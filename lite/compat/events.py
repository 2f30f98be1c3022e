"""`gradio.events`: event names for custom components (`EVENTS = [Events.change]`), `on`, and what events carry."""

from __future__ import annotations

from lite.core.dependency import Dependency as Dependency
from lite.core.event import Event
from lite.core.event import Trigger as EventListenerMethod
from lite.core.event import on as on
from lite.core.event_data import (
    CopyData,
    DeletedFileData,
    DownloadData,
    EditData,
    EventData,
    KeyUpData,
    LikeData,
    RetryData,
    SelectData,
    UndoData,
)

EventListener = Event

_NAMES = [
    "apply",
    "blur",
    "change",
    "clear",
    "click",
    "collapse",
    "copy",
    "delete",
    "double_click",
    "download",
    "edit",
    "end",
    "example_select",
    "expand",
    "focus",
    "input",
    "key_up",
    "like",
    "load",
    "option_select",
    "pause",
    "pause_recording",
    "play",
    "release",
    "retry",
    "select",
    "start_recording",
    "stop",
    "stop_recording",
    "stream",
    "submit",
    "tick",
    "undo",
    "upload",
]


class Events:
    """Gradio's event names."""


for _name in _NAMES:
    _event = Event(f"`{_name}` fired.", connection="stream" if _name == "stream" else "sse")
    _event.name = _name
    # Not through the class body: as class attributes of `Events` they stay plain values, not descriptors of a block.
    type.__setattr__(Events, _name, _event)

__all__ = [
    "CopyData",
    "DeletedFileData",
    "Dependency",
    "DownloadData",
    "EditData",
    "EventData",
    "EventListener",
    "EventListenerMethod",
    "Events",
    "KeyUpData",
    "LikeData",
    "RetryData",
    "SelectData",
    "UndoData",
    "on",
]
