"""`gradio.helpers`: the names that apps import from there."""

from __future__ import annotations

from lite.core.event_data import EventData
from lite.core.update import skip, update
from lite.kits.examples import Examples
from lite.runtime.progress import Progress
from lite.runtime.toast import Info, Success, Warning

__all__ = ["EventData", "Examples", "Info", "Progress", "Success", "Warning", "skip", "update"]
