"""A box to type a number into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any

from lite.components.numeric import read_number, rounded, show_number
from lite.core.block import Block
from lite.core.component import FormComponent
from lite.core.event import Event
from lite.errors import ConfigError
from lite.protocol.messages import Json


class Number(FormComponent):
    """A number, typed by the user or shown to them.

    Payload: JSON number, or null when empty.
    """

    page_value = "number"

    value: Any = None
    """Number at load, or a function that gives it."""
    _: KW_ONLY
    placeholder: str | None = None
    """Shown while it is empty."""
    buttons: Sequence[Block] | None = None
    """`gr.Button`s in its corner."""
    precision: int | None = None
    """Decimals it is rounded to, both ways; 0 gives ints, None leaves it as it is."""
    minimum: float | None = None
    """Least value, inclusive."""
    maximum: float | None = None
    """Largest value, inclusive."""
    step: float = 1
    """How much its arrows and the arrow keys change it."""

    change = Event("The number changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the number.")
    submit = Event("The user pressed Enter.")
    focus = Event("It got the focus.")
    blur = Event("It lost the focus.")

    def __post_init__(self) -> None:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ConfigError(f"Number has minimum {self.minimum} above maximum {self.maximum}; swap them.")
        super().__post_init__()

    def preprocess(self, payload: Json) -> int | float | None:
        """Give the number, rounded to `precision`; None if the box is empty.

        Raises:
            PayloadError: if it is no number or out of bounds.
        """
        if payload is None or payload == "":
            return None
        return rounded(read_number(payload, self.minimum, self.maximum), self.precision)

    def postprocess(self, value: Any) -> int | float | None:
        """Show a number, rounded to `precision`; None, NaN and infinity empty the box."""
        number = show_number(value)
        return None if number is None else rounded(number, self.precision)

    def api_info(self) -> dict[str, Json]:
        return {"type": "number"}

    def example_payload(self) -> Json:
        return self.example_value()

    def example_value(self) -> Any:
        return 3 if self.precision == 0 or self.precision is None else 3.0
