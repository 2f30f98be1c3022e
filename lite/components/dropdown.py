"""One or several of many, in a list that opens."""

from __future__ import annotations

import warnings
from dataclasses import KW_ONLY
from typing import Any

from lite.components.choosing import Choosing, listed, pairs_of
from lite.core.event import Event
from lite.errors import PayloadError
from lite.protocol.messages import Json


class DefaultValue:
    """Says that no value was passed, which is not the same as None."""

    def __repr__(self) -> str:
        return "DefaultValue()"


DEFAULT_VALUE = DefaultValue()


class Dropdown(Choosing):
    """Choose one of many or, with `multiselect`, several.

    Payload: the choice's value, JSON string or number, or null for none; with `multiselect` an array of them.
    """

    _: KW_ONLY
    value: Any = DEFAULT_VALUE
    """The chosen value or values at load, or a function that gives them; None chooses none. When it is not passed, the
    first choice is chosen, or none with `multiselect`."""
    multiselect: bool | None = None
    """Whether several can be chosen."""
    allow_custom_value: bool = False
    """Whether the user may type a value that is no choice."""
    max_choices: int | None = None
    """Most values that can be chosen with `multiselect`."""
    num_choices_shown: int | None = 100
    """Most choices the open list shows at a time; None shows all."""
    filterable: bool = True
    """Whether typing narrows the list."""

    change = Event("The choice changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the choice.")
    select = Event("The user chose.", data="SelectData")
    focus = Event("It got the focus.")
    blur = Event("It lost the focus.")
    key_up = Event("The user typed in it.", data="KeyUpData", trigger_mode="always_last")

    def __post_init__(self) -> None:
        self.choices = pairs_of(self.choices)
        if self.value is DEFAULT_VALUE:
            values = self.values
            self.value = values[0] if values and not self.multiselect else None
        if self.max_choices is not None and self.multiselect is False:
            warnings.warn("Dropdown ignores max_choices without multiselect=True.", stacklevel=2)
        if self.allow_custom_value and not self.filterable:
            warnings.warn("Dropdown is filterable where custom values are allowed: they are typed there.", stacklevel=2)
            self.filterable = True
        super().__post_init__()

    def preprocess(self, payload: Json) -> Any:
        """Give the chosen value or, by `type`, its position; with `multiselect` a list of them.

        Raises:
            PayloadError: if one is no choice and `allow_custom_value` is off, or there are more than `max_choices`.
        """
        if payload is None:
            return None
        if not self.multiselect:
            return self.chosen(payload)
        if not isinstance(payload, list):
            raise PayloadError(f"A list of choices was expected here, got {payload!r}.")
        if self.max_choices is not None and len(payload) > self.max_choices:
            raise PayloadError(f"{len(payload)} values are chosen; at most {self.max_choices} are allowed.")
        return [self.chosen(one) for one in payload]

    def postprocess(self, value: Any) -> Json:
        """Choose `value`, or with `multiselect` one or a list of them; None chooses none."""
        if self.multiselect:
            return [self.shown(one) for one in listed(value)]
        if isinstance(value, (list, tuple)):  # what a multiselect gave, shown in a single one
            value = value[0] if value else None
        return None if value is None else self.shown(value)

    def api_info(self) -> dict[str, Json]:
        one = {"type": "string", "enum": self.values}
        return {"type": "array", "items": one} if self.multiselect else one

    def example_payload(self) -> Json:
        return self.example_value()

    def example_value(self) -> Any:
        first = self.values[:1]
        return (first or None) if self.multiselect else next(iter(first), None)

    def process_example(self, value: Any) -> Json:
        if self.multiselect:
            return [self.name_of(one) for one in listed(value)]
        return None if value is None else self.name_of(value)
