"""What `core` asks of the layers above it, without importing them: they register themselves here."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lite.core.blocks import Blocks

Launch = Callable[["Blocks", dict[str, Any]], Any]
"""Gets the app and the options of `launch`."""

on_launch: ContextVar[Launch | None] = ContextVar("on_launch", default=None)
"""Who takes a launched app: the worker's host, a server, a test."""

_timer: Callable[[float], Any] | None = None


def provide_timer(factory: Callable[[float], Any]) -> None:
    """Tell how seconds become a `gr.Timer`; called once by `lite.components`."""
    global _timer
    _timer = factory


def make_timer(seconds: float) -> Any:
    """A `gr.Timer` that ticks every `seconds`: how a component's `every=2.0` is kept.

    Raises:
        RuntimeError: if the components were never imported, which can't happen to an app that has one.
    """
    if _timer is None:
        raise RuntimeError("No timer was provided; import lite.components first.")
    return _timer(seconds)
