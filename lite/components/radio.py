"""One of several, all in sight."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any

from lite.components.choosing import Choosing
from lite.core.event import Event
from lite.protocol.messages import Json


class Radio(Choosing):
    """Choose one of a few.

    Payload: the choice's value, JSON string or number, or null when none is chosen.
    """

    _: KW_ONLY
    value: Any = None
    """The chosen value at load, or a function that gives it; None chooses none."""
    rtl: bool = False
    """Whether text runs from right to left."""

    select = Event("The user chose.", data="SelectData")
    change = Event("The choice changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the choice.")

    def preprocess(self, payload: Json) -> Any:
        """Give the chosen value or, by `type`, its position; None if none is chosen.

        Raises:
            PayloadError: if it is no choice.
        """
        return None if payload is None else self.chosen(payload)

    def postprocess(self, value: Any) -> Json:
        """Choose `value`; None chooses none."""
        return None if value is None else self.shown(value)

    def api_info(self) -> dict[str, Json]:
        return {"enum": self.values, "title": "Radio", "type": "string"}

    def example_payload(self) -> Json:
        return self.example_value()

    def example_value(self) -> Any:
        return next(iter(self.values), None)

    def process_example(self, value: Any) -> Json:
        return None if value is None else self.name_of(value)
