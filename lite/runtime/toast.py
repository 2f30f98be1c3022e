"""Toasts: `gr.Info`, `gr.Warning`, `gr.Success`."""

from __future__ import annotations

from typing import Literal

from lite.protocol.messages import Log
from lite.runtime.outlet import running


def Info(message: str = "Info issued.", duration: float | None = 10, visible: bool = True, title: str = "Info") -> None:
    """Show `message` as a toast for `duration` seconds (None: until closed). Outside of an event it is printed."""
    _toast("info", message, duration, visible, title)


def Warning(
    message: str = "Warning issued.", duration: float | None = 10, visible: bool = True, title: str = "Warning"
) -> None:
    """Show `message` as a warning toast for `duration` seconds (None: until closed)."""
    _toast("warning", message, duration, visible, title)


def Success(
    message: str = "Success.", duration: float | None = 10, visible: bool = True, title: str = "Success"
) -> None:
    """Show `message` as a success toast for `duration` seconds (None: until closed)."""
    _toast("success", message, duration, visible, title)


def _toast(
    level: Literal["info", "warning", "success"], message: str, duration: float | None, visible: bool, title: str
) -> None:
    call = running.get()
    if call is None:
        print(f"{title}: {message}")
        return
    call.outlet.send(Log(call.id, level, str(message), title, duration, visible), now=True)
