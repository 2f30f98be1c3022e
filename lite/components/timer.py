"""A clock that ticks."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any

from lite.core.component import Component
from lite.core.event import Event
from lite.errors import ConfigError
from lite.protocol.messages import Json

_LAYOUT_PROPS = ("visible", "elem_id", "elem_classes", "key", "preserved_by_key", "every", "inputs")


class Timer(Component, without=_LAYOUT_PROPS):
    """Ticks every so often while the page is open. It is not drawn.

    Payload: JSON number, seconds between ticks.
    """

    value: float = 1
    """Seconds between ticks."""
    _: KW_ONLY
    active: bool = True
    """Whether it ticks; change it with `gr.Timer(active=False)`."""

    change = Event("The seconds between ticks changed.", trigger_mode="always_last")
    tick = Event("The time is up, again.", show_progress="hidden")

    def __post_init__(self) -> None:
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)) or not self.value > 0:
            raise ConfigError(f"A Timer ticks every so many seconds, a number above 0; got {self.value!r}.")
        super().__post_init__()

    def preprocess(self, payload: float | None) -> float | None:
        return payload

    def postprocess(self, value: float | None) -> float | None:
        return value

    def api_info(self) -> dict[str, Json]:
        return {"type": "number"}

    def example_payload(self) -> Json:
        return 1

    def example_value(self) -> Any:
        return 1
