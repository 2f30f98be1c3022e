"""Any of several, all in sight."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import Any

from lite.components.choosing import Choosing, listed
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json


class CheckboxGroup(Choosing):
    """Tick any of a few.

    Payload: JSON array of the ticked choices' values.
    """

    _: KW_ONLY
    value: Any = None
    """The ticked values at load, or a function that gives them; None ticks none."""
    show_select_all: bool = False
    """Whether a further box ticks all or none."""

    change = Event("The ticks changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user ticked or cleared one.")
    select = Event("The user ticked or cleared one.", data="SelectData")

    def preprocess(self, payload: Json) -> list[Any]:
        """Give the ticked values or, by `type`, their positions.

        Raises:
            PayloadError: if it is no list, or one is no choice.
        """
        if payload is not None and not isinstance(payload, list):
            raise PayloadError(f"A list of choices was expected here, got {payload!r}.")
        return [self.chosen(one) for one in payload or []]

    def postprocess(self, value: Any) -> list[Json]:
        """Tick the given values, one or a list of them; None ticks none."""
        return [self.shown(one) for one in listed(value)]

    def api_info(self) -> dict[str, Json]:
        return {"items": {"enum": self.values, "type": "string"}, "title": "Checkbox Group", "type": "array"}

    def example_payload(self) -> Json:
        return self.example_value()

    def example_value(self) -> Any:
        return self.values[:1] or None

    def process_example(self, value: Any) -> Json:
        return [self.name_of(one) for one in listed(value)]


Checkboxgroup = CheckboxGroup
